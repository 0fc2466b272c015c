import Cast
import Storage
import Testing

@testable import Hearten

/// Ten minutes round a shared tablet: the page of the line-up stays, and nothing else.
@Suite struct LineUpOnTabletTests {
    private struct Scene {
        let made: TabletHouse
        let on: String
        let lounge: ID<Hearten.Unit>
        var house: TestHouse { made.house }
        var path: String { "/lead/\(lounge)/line-up/2026-11-21" }

        init() async throws {
            made = try await TabletHouse.open()
            try await ComposeLineUps(made.house.services).run()
            let grace = try await made.id(Cast.grace)
            try await made.setPin(TabletHouse.pin, of: grace)
            on = try await made.onTablet(grace)
            lounge = try made.house.unit("Lounge, Port Amaly")
        }

        func key() -> String { house.services.key.sealed("promise", "\(house.services.newID(at: house.clock.now, of: LineUpPromise.self))") }
        func isLocked(_ reply: TestReply) -> Bool { reply.status == 303 && reply.location == "/tablet" }
    }

    @Test func `the page says that it stays, and after five minutes it alone is open`() async throws {
        let scene = try await Scene()
        let page = try await scene.house.get(scene.path, cookie: scene.on).text
        #expect(page.contains("stays open for 20 minutes") && page.contains("data-stays=\"1200\"") && page.contains("content=\"1202; url=/tablet"))
        #expect(try await !scene.house.get("/today", cookie: scene.on).text.contains("data-stays"))
        _ = try await scene.house.get(scene.path, cookie: scene.on)
        scene.house.clock.advance(by: .seconds(11 * 60))
        let still = try await scene.house.get(scene.path, cookie: scene.on)
        #expect(still.status == 200 && still.text.contains("data-stays=\"540\"") && still.text.contains("stays open for 9 minutes"))
        #expect(try await scene.house.post("/tablet/here", [:], cookie: scene.on).status == 204)
        let bags = try scene.house.unit("Bags, Northcombe")
        for path in [
            "/today", "/tell", "/lead", "/lead/\(scene.lounge)", "\(scene.path)/change", "/learn/practice", "/guidance",
            "/lead/\(bags)/line-up/2026-11-21",
        ] {
            let reply = try await scene.house.get(path, cookie: scene.on)
            #expect(scene.isLocked(reply) || reply.status == 404, "\(path)")
        }
        #expect(try await scene.house.get("/today", cookie: scene.on).location == "/tablet")
        #expect(try await scene.house.post("/tell", ["words": "x", "level": "5"], cookie: scene.on).location == "/tablet")
        // The names are there for the next person.
        #expect(try await scene.house.get("/tablet", cookie: scene.on).text.contains("Who are you?"))
    }

    @Test func `what is said meanwhile is kept, opens nothing, and the wait has an end`() async throws {
        let scene = try await Scene()
        _ = try await scene.house.get(scene.path, cookie: scene.on)
        scene.house.clock.advance(by: .seconds(12 * 60))
        let promised = try await scene.house.post(
            "/lead/\(scene.lounge)/promises", ["key": scene.key(), "day": "2026-11-21", "text": "More tea"], cookie: scene.on)
        #expect(promised.location == "\(scene.path)#promises")
        #expect(try await scene.house.get(scene.path, cookie: scene.on).text.contains("More tea"))
        let id: ID<LineUpPromise> = try #require(try await scene.house.store.read { try $0.value("SELECT id FROM line_up_promise") })
        let kept = try await scene.house.post("/lead/\(scene.lounge)/promises/\(id)/kept", ["run": "2026-11-21"], cookie: scene.on)
        #expect(kept.location == "\(scene.path)#promises")
        let bags = try scene.house.unit("Port Amaly")
        let other = try await scene.house.post("/lead/\(bags)/promises", ["key": scene.key(), "text": "Elsewhere"], cookie: scene.on)
        #expect(other.status == 404 || other.location == "/tablet")
        #expect(try await scene.house.get("/today", cookie: scene.on).location == "/tablet")
        // Twenty minutes after it was opened it locks, whatever was done on it since.
        scene.house.clock.advance(by: .seconds(8 * 60))
        #expect(try await scene.isLocked(scene.house.get(scene.path, cookie: scene.on)))
        #expect(try await scene.house.post("/tablet/here", [:], cookie: scene.on).location == "/tablet")
        try await TidyUp(scene.house.services).run()
        #expect(try await scene.made.sessions(.tablet) == 0)
    }

    @Test func `when it was held the tablet locks, and tidying up does not end it before`() async throws {
        let scene = try await Scene()
        _ = try await scene.house.get(scene.path, cookie: scene.on)
        scene.house.clock.advance(by: .seconds(10 * 60))
        try await TidyUp(scene.house.services).run()
        let held = try await scene.house.post("\(scene.path)/held", ["here": "\(scene.made.sunniva)", "answers": "More tea"], cookie: scene.on)
        #expect(scene.isLocked(held))
        #expect(try await scene.house.journal("line-up.held") == 1)
        #expect(try await scene.isLocked(scene.house.get(scene.path, cookie: scene.on)))
    }

    @Test func `whoever only reads it, and whoever looks back at an old one, is locked after five minutes`() async throws {
        let scene = try await Scene()
        let reader = try await scene.made.onTablet()
        #expect(try await !scene.house.get(scene.path, cookie: reader).text.contains("data-stays"))
        scene.house.clock.advance(by: .seconds(301))
        #expect(try await scene.isLocked(scene.house.get(scene.path, cookie: reader)))
        let grace = try await scene.made.onTablet(try await scene.made.id(Cast.grace))
        scene.house.clock.advance(by: .seconds(60))
        _ = try await scene.house.post("\(scene.path)/held", [:], cookie: grace)
        #expect(try await !scene.house.get(scene.path, cookie: grace).text.contains("data-stays"))
    }

    @Test func `at a desk nothing changes, and whoever is touched goes on as before`() async throws {
        let scene = try await Scene()
        let desk = try await scene.house.cookie(for: Cast.grace)
        #expect(try await !scene.house.get(scene.path, cookie: desk).text.contains("stays open for"))
        _ = try await scene.house.get(scene.path, cookie: scene.on)
        for _ in 0..<4 {
            scene.house.clock.advance(by: .seconds(200))
            #expect(try await scene.house.post("/tablet/here", [:], cookie: scene.on).status == 204)
        }
        #expect(try await scene.house.get("/today", cookie: scene.on).status == 200)
    }
}
