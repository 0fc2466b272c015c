import Storage
import Testing

@testable import Hearten

@Suite struct SetUpTests {
    private let organisation = ["name": "Fenwick Ferries", "pack": "airline", "customer": "Passenger", "customers": "Passengers"]
    private let place = ["unit": "Lounge, East Pier", "zone": "Europe/Lisbon", "days": "all", "opens": "06:00", "closes": "22:30"]
    private let person = [
        "name": "Rosa Lind", "title": "Head of service", "email": "rosa@fenwick.example", "password": "gravel teapot marching violet",
    ]

    private func entered() async throws -> (TestHouse, String) {
        let house = try await TestHouse.open(empty: true)
        let code = house.services.setUp.makeCode(random: house.services.random)
        let reply = try await house.post("/set-up", ["code": code])
        #expect(reply.location == "/set-up/organisation")
        return (house, "hearten-set-up=\(try #require(reply.cookie("hearten-set-up")))")
    }

    @Test func `an empty house sends everybody to the set-up`() async throws {
        let house = try await TestHouse.open(empty: true)
        #expect(try await house.get("/today").location == "/set-up")
        #expect(try await house.get("/sign-in").location == "/set-up")
        #expect(try await house.get("/set-up").status == 200)
    }

    @Test func `four steps make a house that listens, with its first person inside`() async throws {
        let (house, cookie) = try await entered()
        #expect(try await house.post("/set-up/organisation", organisation, cookie: cookie).location == "/set-up/place")
        #expect(try await house.post("/set-up/place", place, cookie: cookie).location == "/set-up/you")
        let done = try await house.post("/set-up/you", person, cookie: cookie)
        #expect(done.location == "/welcome")
        let session = try #require(done.session)
        let welcome = try await house.get("/welcome", cookie: session)
        #expect(welcome.status == 200)
        #expect(welcome.text.contains("Fenwick Ferries is listening"))
        let form = try #require(welcome.link("/f/"))
        #expect(try await house.get(form).status == 200)
        #expect(try await house.get("/settings/people", cookie: session).status == 200)
        #expect(try await house.signIn("rosa@fenwick.example", "gravel teapot marching violet").status == 303)
        let current = house.services.house.current
        #expect(current.vocabulary[.customers] == "passengers")
        #expect(current.journey.count == SectorPack.named("airline")?.journey.count)
        #expect(
            current.units.values.first { $0.name == "Lounge, East Pier" }?.hours == Array(repeating: "06:00-22:30", count: 7).joined(separator: ";"))
        #expect(current.touchpoint(current.signs.values.first?.touchpoint)?.name == "Lounge")
    }

    @Test func `afterwards the set-up is gone, with and without its code`() async throws {
        let (house, cookie) = try await entered()
        _ = try await house.post("/set-up/organisation", organisation, cookie: cookie)
        _ = try await house.post("/set-up/place", place, cookie: cookie)
        _ = try await house.post("/set-up/you", person, cookie: cookie)
        for path in ["/set-up", "/set-up/organisation", "/set-up/place", "/set-up/you"] {
            #expect(try await house.get(path, cookie: cookie).status == 404)
            #expect(try await house.post(path, person, cookie: cookie).status == 404)
        }
    }

    @Test func `without the code nothing can be set up`() async throws {
        let house = try await TestHouse.open(empty: true)
        _ = house.services.setUp.makeCode(random: house.services.random)
        #expect(try await house.post("/set-up", ["code": "0000-0000"]).status == 422)
        for path in ["/set-up/organisation", "/set-up/place", "/set-up/you"] {
            #expect(try await house.get(path).location == "/set-up")
            #expect(try await house.post(path, person, cookie: "hearten-set-up=\(house.services.newToken().text)").location == "/set-up")
        }
        #expect(house.services.house.current.isSetUp == false)
    }

    @Test func `guessing the code meets a wait`() async throws {
        let house = try await TestHouse.open(empty: true)
        let code = house.services.setUp.makeCode(random: house.services.random)
        for _ in 0..<10 { #expect(try await house.post("/set-up", ["code": "0000-0000"]).status == 422) }
        let refused = try await house.post("/set-up", ["code": code])
        #expect(refused.status == 429)
        #expect(refused.header("Retry-After") == "60")
        house.clock.advance(by: .seconds(61))
        #expect(try await house.post("/set-up", ["code": code.uppercased().replacing("-", with: " ")]).status == 303)
    }

    @Test func `a house that printed no code cannot be entered with an empty one`() async throws {
        let house = try await TestHouse.open(empty: true)
        #expect(try await house.post("/set-up", ["code": ""]).status == 422)
    }

    @Test func `what is missing is said, and what was written stays`() async throws {
        let (house, cookie) = try await entered()
        let first = try await house.post(
            "/set-up/organisation", ["name": "", "pack": "college", "customer": "Learner", "customers": ""], cookie: cookie)
        #expect(first.status == 422)
        #expect(first.text.contains("value=\"Learner\"") && first.text.contains("value=\"college\" checked"))
        #expect(first.text.contains("Write the name your customers know") && first.text.contains("Write both words"))
        _ = try await house.post("/set-up/organisation", organisation, cookie: cookie)
        let second = try await house.post("/set-up/place", ["unit": "Pier", "zone": "Mars/Olympus", "opens": "25:00", "closes": "x"], cookie: cookie)
        #expect(second.status == 422)
        #expect(second.text.contains("value=\"Pier\""))
        #expect(try await house.get("/set-up/place", cookie: cookie).text.contains("value=\"Pier\""))
        #expect(try await house.get("/set-up/you", cookie: cookie).location == "/set-up/place")
        _ = try await house.post("/set-up/place", place, cookie: cookie)
        let third = try await house.post("/set-up/you", ["name": "Rosa Lind", "email": "no", "password": "Fenwick Ferries 2026"], cookie: cookie)
        #expect(third.status == 422)
        #expect(
            third.text.contains("Write what you do") && third.text.contains("names that others know") && third.text.contains("value=\"Rosa Lind\""))
        #expect(!third.text.contains("Fenwick Ferries 2026"))
    }

    @Test func `two who finish at once make one house`() async throws {
        let (house, cookie) = try await entered()
        _ = try await house.post("/set-up/organisation", organisation, cookie: cookie)
        _ = try await house.post("/set-up/place", place, cookie: cookie)
        let person = person
        let replies = try await withThrowingTaskGroup(of: TestReply.self) { group in
            for _ in 0..<4 { group.addTask { try await house.post("/set-up/you", person, cookie: cookie) } }
            return try await group.reduce(into: [TestReply]()) { $0.append($1) }
        }
        #expect(replies.filter { $0.session != nil }.count == 1)
        let people: Int? = try await house.store.read { try $0.value("SELECT COUNT(*) FROM colleague") }
        #expect(people == 1)
    }

    @Test func `a college speaks of its students`() async throws {
        let (house, cookie) = try await entered()
        _ = try await house.post("/set-up/organisation", ["name": "Fenwick College", "pack": "college"], cookie: cookie)
        _ = try await house.post("/set-up/place", place, cookie: cookie)
        let done = try await house.post("/set-up/you", person, cookie: cookie)
        #expect(done.session != nil)
        #expect(house.services.house.current.vocabulary[.customers] == "students")
    }

    @Test(arguments: [("Kittiwake Air", "KA"), ("ferries of fenwick bay", "FOF"), ("Ærø", "C"), ("7", "C")])
    func `cases are numbered by the organisation's letters`(name: String, prefix: String) {
        #expect(SetUpHouse.prefix(of: name) == prefix)
    }
}
