import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct ColleagueThanksTests {
    private struct Scene {
        let house: TestHouse
        let sunniva: String
        let declan: String
        let ibrahim: String

        init() async throws {
            house = try await TestHouse.open()
            sunniva = try await house.cookie(for: Cast.sunniva)
            declan = try await house.cookie(for: Cast.declan)
            ibrahim = try await house.cookie(for: Cast.ibrahim)
        }

        func send(_ fields: [String: String], _ cookie: String? = nil) async throws -> TestReply {
            let form = try await house.get("/thanks/new", cookie: cookie ?? sunniva)
            let key = try #require(form.hidden("key"))
            return try await house.post("/thanks", ["key": key].merging(fields) { $1 }, cookie: cookie ?? sunniva)
        }

        func page(_ path: String, _ cookie: String) async throws -> String { try await house.get(path, cookie: cookie).text }
    }

    @Test func `thanks reach somebody in another place by name, and only that person reads them`() async throws {
        let scene = try await Scene()
        let reply = try await scene.send(["name": "declan", "words": "You found the blue suitcase before the doors closed."])
        #expect(reply.status == 303)
        #expect(try await scene.page("/today", scene.declan).contains("before the doors closed"))
        for cookie in [scene.sunniva, scene.ibrahim, try await scene.house.cookie(for: Cast.priya), try await scene.house.cookie(for: Cast.ingrid)] {
            #expect(!(try await scene.page("/recognise", cookie)).contains("before the doors closed"))
            #expect(!(try await scene.page("/recognise?show=team", cookie)).contains("before the doors closed"))
            #expect(!(try await scene.page("/today", cookie)).contains("before the doors closed"))
        }
    }

    @Test func `the team reads them when the receiver says so, and others named in them stay hidden`() async throws {
        let scene = try await Scene()
        let plain = try await scene.house.person("Zebedee Quill", .colleague, at: try scene.house.unit("Northcombe"))
        _ = plain
        try await scene.house.services.house.reload(scene.house.store)
        _ = try await scene.send(["name": "Declan Moore", "words": "You and Zebedee Quill found the blue suitcase."])
        let path = try #require(try await scene.house.get("/today", cookie: scene.declan).link("/thanks/"))
        #expect(try await scene.house.post(path, ["act": "share"], cookie: scene.declan).status == 303)
        let leader = try await scene.house.cookie(for: Cast.priya)
        let wall = try await scene.page("/recognise?show=team", leader)
        #expect(wall.contains("Sunniva Aasen thanked Declan Moore"))
        #expect(wall.contains("the blue suitcase"))
        #expect(!wall.withoutThanksForm.contains("Zebedee"))
        #expect(!(try await scene.page("/recognise", scene.ibrahim)).contains("the blue suitcase"))
    }

    @Test func `nobody shares, keeps or reads what was meant for somebody else`() async throws {
        let scene = try await Scene()
        _ = try await scene.send(["name": "Declan Moore", "words": "The blue suitcase."])
        let id = try #require(try await scene.house.store.read { try $0.value("SELECT id FROM colleague_thanks", as: ID<ColleagueThanks>.self) })
        for cookie in [scene.sunniva, scene.ibrahim] {
            #expect(try await scene.house.post("/thanks/\(id)", ["act": "share"], cookie: cookie).status == 404)
        }
        #expect(try await scene.house.store.read { try $0.exists("SELECT 1 FROM colleague_thanks WHERE shared_at IS NULL AND seen_at IS NULL") })
    }

    @Test func `the same form twice is one thanks`() async throws {
        let scene = try await Scene()
        let key = try #require(try await scene.house.get("/thanks/new", cookie: scene.sunniva).hidden("key"))
        for _ in 0..<2 {
            let form = ["key": key, "name": "Declan Moore", "words": "The blue suitcase."]
            #expect(try await scene.house.post("/thanks", form, cookie: scene.sunniva).status == 303)
        }
        #expect(try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM colleague_thanks", as: Int.self) } == 1)
        #expect(try await scene.house.journal("thanks.sent") == 1)
    }

    @Test func `whoever goes back and writes other words is not told that those are on their way`() async throws {
        let scene = try await Scene()
        let key = try #require(try await scene.house.get("/thanks/new", cookie: scene.sunniva).hidden("key"))
        let first = ["key": key, "name": "Declan Moore", "words": "The blue suitcase."]
        #expect(try await scene.house.post("/thanks", first, cookie: scene.sunniva).status == 303)
        let second = ["key": key, "name": "Ibrahim Sayed", "words": "The chair at gate 4."]
        let again = try await scene.house.post("/thanks", second, cookie: scene.sunniva)
        #expect(again.status == 422 && again.text.contains("The chair at gate 4.") && again.text.contains("sent before"))
        let fresh = try #require(again.hidden("key"))
        #expect(fresh != key)
        let sent = second.merging(["key": fresh]) { $1 }
        #expect(try await scene.house.post("/thanks", sent, cookie: scene.sunniva).status == 303)
        #expect(try await scene.page("/today", scene.ibrahim).contains("The chair at gate 4."))
    }

    @Test func `thanks to somebody who has left just now come back with their words`() async throws {
        let scene = try await Scene()
        let gone = try await scene.house.person("Petra Away", .colleague, at: try scene.house.unit("Northcombe"))
        let key = try #require(try await scene.house.get("/thanks/new?to=\(gone)", cookie: scene.sunniva).hidden("key"))
        try await scene.house.store.write { try ColleagueQueries.setDisabled($0.now, of: gone, in: $0) }
        let reply = try await scene.house.post(
            "/thanks", ["key": key, "to": "\(gone)", "words": "The <b>blue</b> suitcase"], cookie: scene.sunniva)
        #expect(reply.status == 422)
        #expect(reply.text.contains("perhaps they have left") && reply.text.contains("The &lt;b&gt;blue&lt;/b&gt; suitcase"))
        let fresh = try #require(reply.hidden("key"))
        let again = ["key": fresh, "name": "Declan Moore", "words": "The blue suitcase"]
        #expect(try await scene.house.post("/thanks", again, cookie: scene.sunniva).status == 303)
    }

    @Test func `what is missing is asked for, and the words stay`() async throws {
        let scene = try await Scene()
        let nobody = try await scene.send(["words": "For the blue suitcase"])
        #expect(nobody.status == 422)
        #expect(nobody.text.contains("Say whom you thank") && nobody.text.contains("For the blue suitcase"))
        let unknown = try await scene.send(["name": "Xaver", "words": "For it"])
        #expect(unknown.status == 422 && unknown.text.contains("Nobody here is called"))
        let empty = try await scene.send(["name": "Declan Moore", "words": "   "])
        #expect(empty.status == 422 && empty.text.contains("Write what they did"))
        for name in ["Dana Twin", "Dana Twin"] { _ = try await scene.house.person(name, .colleague, at: try scene.house.unit("Northcombe")) }
        let two = try await scene.send(["name": "Dana Twin", "words": "For it"])
        #expect(two.status == 422)
        #expect(two.text.ranges(of: "type=\"radio\" name=\"to\"").count == 2)
        let me = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.sunniva))
        #expect(try await scene.send(["to": me.description, "words": "For me"]).status == 422)
    }

    @Test func `a partner's people reach their own unit and nobody else`() async throws {
        let scene = try await Scene()
        let partner = try await scene.house.cookie(for: Cast.nuria)
        let key = try #require(try await scene.house.get("/thanks/new", cookie: partner).hidden("key"))
        let reply = try await scene.house.post("/thanks", ["key": key, "name": "Declan Moore", "words": "The suitcase"], cookie: partner)
        #expect(reply.status == 422)
        #expect(reply.text.contains("Nobody here is called"))
        let declan = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.declan))
        // Somebody out of reach looks like somebody who is not there.
        let byId = try await scene.house.post("/thanks", ["key": key, "to": declan.description, "words": "The suitcase"], cookie: partner)
        #expect(byId.status == 422 && byId.text.contains("cannot be thanked here") && !byId.text.contains("Declan"))
        let nobody = try await scene.house.post("/thanks", ["key": key, "to": "0000000000zzz", "words": "The suitcase"], cookie: partner)
        #expect(nobody.status == 422 && nobody.text.contains("cannot be thanked here"))
        #expect(try await scene.house.journal("thanks.sent") == 0)
    }

    @Test func `nobody who has left is thanked, and hostile words are text`() async throws {
        let scene = try await Scene()
        let declan = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.declan))
        _ = try await scene.send(["name": "Declan Moore", "words": "<script>alert(1)</script>"])
        let day = try await scene.page("/today", scene.declan)
        #expect(!day.contains("<script>alert"))
        #expect(day.contains("&lt;script"))
        try await scene.house.store.write { try ColleagueQueries.setDisabled($0.now, of: declan, in: $0) }
        #expect(try await scene.send(["to": declan.description, "words": "The suitcase"]).status == 422)
        #expect(try await scene.house.journal("thanks.sent") == 1)
    }

    @Test func `no page says how many somebody sent or got`() async throws {
        let scene = try await Scene()
        for number in 0..<3 { _ = try await scene.send(["name": "Declan Moore", "words": "Thing \(number)"]) }
        for path in ["/recognise", "/recognise?show=team", "/measure", "/settings/people"] {
            let text = try await scene.page(path, try await scene.house.cookie(for: Cast.ingrid))
            #expect(!text.contains("3 thanks"))
        }
    }
}

extension String {
    /// A page without its form for thanks: who may be thanked is no secret, who was named is.
    var withoutThanksForm: String { replacing(/<section class="card" id="thank"(?s:.*?)<\/section>/, with: "") }
}
