import Cast
import Hearten
import HTTPTypes
import Storage
import Testing

@Suite struct MomentListTests {
    private func lead(_ house: TestHouse) async throws -> String {
        let root = try #require(house.services.house.current.root)
        return try await house.cookie(for: try await house.person("Ines Lead", .serviceLead, at: root))
    }

    private func rows(_ csv: TestReply) -> Int { csv.text.split(separator: "\r\n").count - 1 }

    @Test func `a file has exactly the moments of its list`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await lead(house)
        for query in ["", "?level=1", "?level=any", "?category=delivery", "?from=2026-10-01&to=2026-10-31"] {
            let filter = MomentFilter(Fields(urlEncoded: Array(query.dropFirst().utf8), limit: 10) ?? Fields())
            let root = try #require(house.services.house.current.root)
            let count = try await house.store.read { try MomentQueries.count(filter, Scope(roots: [root]), $0) }
            let file = try await house.get("/moments.csv\(query)", cookie: cookie)
            #expect(file.status == 200)
            #expect(rows(file) == count)
        }
    }

    @Test func `a colleague sees the moments of her own unit and below, and no others`() async throws {
        let house = try await TestHouse.open()
        let here = try house.unit("Port Amaly")
        let cookie = try await house.cookie(for: try await house.person("Ada Here", .colleague, at: here))
        let page = try await house.get("/moments", cookie: cookie)
        #expect(page.status == 200)
        #expect(!page.text.contains("Northcombe"))
    }

    @Test func `a colleague may not take moments away as a file`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: try await house.person("Ada Here", .colleague, at: try house.unit("Port Amaly")))
        #expect(try await house.get("/moments.csv", cookie: cookie).status == 404)
    }

    @Test func `a correction wins, and says so`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await lead(house)
        let sealedAge = try await house.get("/f/\(Cast.signCode)").hidden("age") ?? ""
        house.clock.advance(by: .seconds(9))
        _ = try await house.post(
            "/f/\(Cast.signCode)", ["key": "a-key-of-my-own", "age": sealedAge, "level": "2", "words": "The shower was cold."])
        let id: ID<Moment> = try #require(
            try await house.store.read { try $0.value("SELECT id FROM moment WHERE source = 'form' AND words = 'The shower was cold.'") })
        let reply = try await house.post("/moments/\(id)/reading", ["category": "mindset"], cookie: cookie)
        #expect(reply.status == 303)
        let page = try await house.get("/moments/\(id)", cookie: cookie)
        #expect(page.text.contains("corrected by a"))
        let category: String? = try await house.store.read { try $0.value("SELECT category FROM moment WHERE id = \(id)") }
        #expect(category == "mindset")
    }

    @Test func `what was set aside is counted once it is kept`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await lead(house)
        _ = try await house.post("/f/\(Cast.signCode)", ["key": "a-key-of-my-own", "level": "5", "words": "Warm soup", "website": "x"])
        let id: ID<Moment> = try #require(try await house.store.read { try $0.value("SELECT id FROM moment WHERE state = 'quarantined'") })
        #expect(try await house.get("/moments?state=set-aside", cookie: cookie).text.contains("Warm soup"))
        #expect(!(try await house.get("/moments", cookie: cookie).text.contains("Warm soup")))
        #expect(try await house.post("/moments/\(id)/keeping", ["keep": "yes"], cookie: cookie).status == 303)
        #expect(try await house.get("/moments", cookie: cookie).text.contains("Warm soup"))
    }

    @Test func `what a colleague tells is one moment, however often it is sent`() async throws {
        let house = try await TestHouse.open()
        let unit = try house.unit("Port Amaly")
        let cookie = try await house.cookie(for: try await house.person("Ada Here", .colleague, at: unit))
        for _ in 0..<2 {
            let reply = try await house.post(
                "/tell", ["key": "told-once", "words": "A guest missed his bus.", "unit": unit.description], cookie: cookie)
            #expect(reply.status == 303)
        }
        let told: Int? = try await house.store.read {
            try $0.value("SELECT COUNT(*) FROM moment WHERE source = 'tell' AND words LIKE 'A guest missed%'")
        }
        #expect(told == 1)
    }

    @Test func `a moment cannot be told for a place that is not one's own`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: try await house.person("Ada Here", .colleague, at: try house.unit("Port Amaly")))
        let other = try house.unit("Northcombe")
        let reply = try await house.post("/tell", ["key": "told-twice", "words": "A story", "unit": other.description], cookie: cookie)
        #expect(reply.status == 422)
        #expect(reply.text.contains("A story"))
    }

    @Test func `a post from another site is refused`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await lead(house)
        let body = Array("words=x".utf8)
        let reply = try await house.send(
            .post, "/tell", body: body, headers: [.origin: "https://evil.example", .contentType: "application/x-www-form-urlencoded"], cookie: cookie)
        #expect(reply.status == 404)
    }
}
