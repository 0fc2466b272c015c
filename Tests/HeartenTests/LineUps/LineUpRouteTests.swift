import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct LineUpRouteTests {
    private static let monday = Instant(seconds: 1_795_410_000)

    private struct Scene {
        let house: TestHouse
        let lounge: ID<Unit>
        let grace: String
        let sunniva: String
        var path: String { "/lead/\(lounge)/line-up/2026-11-23" }
        /// The version on which somebody opens the form.
        func version(_ cookie: String) async throws -> String {
            try #require(try await house.get("\(path)/change", cookie: cookie).hidden("version"))
        }
        func key() -> String { house.services.key.sealed("promise", "\(house.services.newID(at: house.clock.now, of: LineUpPromise.self))") }
    }

    private func scene() async throws -> Scene {
        let house = try await TestHouse.open(at: Self.monday)
        try await ComposeLineUps(house.services).run()
        return Scene(
            house: house, lounge: try house.unit("Lounge, Port Amaly"), grace: try await house.cookie(for: Cast.grace),
            sunniva: try await house.cookie(for: Cast.sunniva))
    }

    @Test func `a leader finds it ready in two taps`() async throws {
        let scene = try await scene()
        #expect(try await scene.house.get("/today", cookie: scene.grace).text.contains("href=\"/lead\""))
        let first = try await scene.house.get("/lead", cookie: scene.grace)
        #expect(first.location == "/lead/\(scene.lounge)")
        let lead = try await scene.house.get("/lead/\(scene.lounge)", cookie: scene.grace).text
        #expect(lead.contains("The line-up is ready") && lead.contains("href=\"\(scene.path)\""))
        let run = try await scene.house.get(scene.path, cookie: scene.grace).text
        for part in ["Thank somebody by name", "One moment to learn from", "Today’s word", "One question", "One promise each", "Who is here"] {
            #expect(run.contains(part), "\(part)")
        }
        #expect(!run.contains("People to know"))
    }

    @Test func `whoever works there reads it, and leads nothing`() async throws {
        let scene = try await scene()
        let page = try await scene.house.get(scene.path, cookie: scene.sunniva)
        #expect(page.status == 200 && !page.text.contains("Who is here") && !page.text.contains("We held it"))
        #expect(try await scene.house.get("/today", cookie: scene.sunniva).text.contains("Today’s line-up is ready"))
        #expect(try await scene.house.get("/lead", cookie: scene.sunniva).status == 404)
        #expect(try await scene.house.post("\(scene.path)/held", [:], cookie: scene.sunniva).status == 404)
        for other in [Cast.priya, Cast.declan, Cast.nuria, Cast.henrik] {
            let cookie = try await scene.house.cookie(for: other)
            #expect(try await scene.house.get(scene.path, cookie: cookie).status == 404, "\(other.name)")
        }
        #expect(try await scene.house.get("/lead/\(scene.lounge)/line-up/2026-11-2x", cookie: scene.grace).status == 404)
        #expect(try await scene.house.get("/lead/\(scene.lounge)/line-up/2026-11-20", cookie: scene.grace).status == 404)
    }

    @Test func `held with who was there and what was said, without names, and said again it is corrected`() async throws {
        let scene = try await scene()
        let sunniva = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.sunniva))
        let reply = try await scene.house.post(
            "\(scene.path)/held", ["here": "\(sunniva)", "answers": "Declan Moore says <b>the wait</b> was too long"], cookie: scene.grace)
        #expect(reply.status == 303)
        let page = try await scene.house.get(scene.path, cookie: scene.sunniva).text
        #expect(page.contains("&lt;b&gt;the wait") && !page.contains("Declan"))
        #expect(try await scene.house.get("/lead/\(scene.lounge)", cookie: scene.grace).text.contains("Today’s line-up was held."))
        let again = try await scene.house.get(scene.path, cookie: scene.grace).text
        #expect(again.contains("value=\"\(sunniva)\" checked"))
        let long = try await scene.house.post("\(scene.path)/held", ["answers": String(repeating: "x", count: 9_000)], cookie: scene.grace)
        #expect(long.status == 422 && long.text.contains("xxxx"))
        // On the day after it can still be said; then the past is the past.
        scene.house.clock.advance(by: .seconds(86_400))
        #expect(try await scene.house.post("\(scene.path)/held", ["answers": "Late"], cookie: scene.grace).status == 303)
        scene.house.clock.advance(by: .seconds(86_400))
        #expect(try await scene.house.post("\(scene.path)/held", ["answers": "Too late"], cookie: scene.grace).status == 409)
    }

    @Test func `a leader takes another word, a question of her own, and nothing that may not be said`() async throws {
        let scene = try await scene()
        let principle = try #require(try await scene.house.store.read { try PrincipleQueries.live($0).last })
        let elsewhere = try #require(try await scene.house.store.read { try $0.value("SELECT id FROM colleague", as: ID<Moment>.self) })
        let reply = try await scene.house.post(
            "\(scene.path)/change",
            [
                "principle": "\(principle.id)", "question": "Who saw <i>it</i>?", "note": "Good morning", "moment": "\(elsewhere)",
                "thanks": "nonsense", "version": try await scene.version(scene.grace),
            ],
            cookie: scene.grace)
        #expect(reply.status == 303)
        let page = try await scene.house.get(scene.path, cookie: scene.sunniva).text
        #expect(page.contains("Today’s word: \(principle.name)") && page.contains("Who saw &lt;i&gt;it&lt;/i&gt;?") && page.contains("Good morning"))
        #expect(page.contains("Nothing new was heard here"))
        let long = try await scene.house.post("\(scene.path)/change", ["question": String(repeating: "q", count: 900)], cookie: scene.grace)
        #expect(long.status == 422 && long.text.contains("qqqq"))
    }

    @Test func `a promise reappears each day until it is kept, also by the one who made it`() async throws {
        let scene = try await scene()
        let sunniva = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.sunniva))
        let empty = try await scene.house.post("/lead/\(scene.lounge)/promises", ["text": " "], cookie: scene.grace)
        #expect(empty.status == 422 && empty.text.contains("Write what was promised"))
        #expect(
            try await scene.house.post(
                "/lead/\(scene.lounge)/promises",
                ["key": scene.key(), "text": "Blinds for <u>Ibrahim Sayed</u>", "who": "\(sunniva)"], cookie: scene.grace
            ).status == 303)
        scene.house.clock.advance(by: .seconds(2 * 86_400))
        try await ComposeLineUps(scene.house.services).run()
        let next = try await scene.house.get("/lead/\(scene.lounge)/line-up/2026-11-25", cookie: scene.grace).text
        #expect(next.contains("Blinds for &lt;u&gt;") && !next.contains("Ibrahim") && next.contains("Sunniva Aasen, since Monday"))
        let id: ID<LineUpPromise> = try #require(try await scene.house.store.read { try $0.value("SELECT id FROM line_up_promise") })
        let kept = "/lead/\(scene.lounge)/promises/\(id)/kept"
        #expect(try await scene.house.post(kept, [:], cookie: try await scene.house.cookie(for: Cast.ibrahim)).status == 404)
        #expect(try await scene.house.get("/today", cookie: scene.sunniva).text.contains("Said at the line-up"))
        #expect(try await scene.house.post(kept, ["from": "day"], cookie: scene.sunniva).location == "/today")
        #expect(!(try await scene.house.get("/today", cookie: scene.sunniva).text.contains("Said at the line-up")))
        #expect(try await scene.house.post(kept, [:], cookie: scene.sunniva).status == 303)
        #expect(try await scene.house.journal("line-up.kept") == 1)
    }

    @Test func `tapped twice it is one promise, and other words in the same form are not swallowed`() async throws {
        let scene = try await scene()
        let path = "/lead/\(scene.lounge)/promises"
        let key = try #require(try await scene.house.get(scene.path, cookie: scene.grace).hidden("key"))
        for _ in 0..<2 {
            let reply = try await scene.house.post(path, ["key": key, "day": "2026-11-23", "text": "More tea"], cookie: scene.grace)
            #expect(reply.location == "\(scene.path)#promises")
        }
        let count = { try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM line_up_promise", as: Int.self) } }
        #expect(try await count() == 1)
        let other = try await scene.house.post(path, ["key": key, "day": "2026-11-23", "text": "Less noise"], cookie: scene.grace)
        #expect(other.status == 422 && other.text.contains("value=\"Less noise\""))
        let fresh = try #require(other.hidden("key"))
        _ = try await scene.house.post(path, ["key": fresh, "day": "2026-11-23", "text": "Less noise"], cookie: scene.grace)
        #expect(try await count() == 2)
        #expect(try await scene.house.post(path, ["key": "forged", "text": "x"], cookie: scene.grace).status == 400)
    }

    @Test func `a promise of yesterday's line-up leads back to it, though today has none`() async throws {
        let scene = try await scene()
        scene.house.clock.advance(by: .seconds(86_400))
        let page = try await scene.house.get(scene.path, cookie: scene.grace)
        let (key, day) = (try #require(page.hidden("key")), try #require(page.hidden("day")))
        let reply = try await scene.house.post(
            "/lead/\(scene.lounge)/promises", ["key": key, "day": day, "text": "More tea"], cookie: scene.grace)
        let back = try #require(reply.location?.split(separator: "#").first.map(String.init))
        #expect(back == scene.path)
        #expect(try await scene.house.get(back, cookie: scene.grace).status == 200)
        // Even where the day says nothing.
        let without = try await scene.house.post(
            "/lead/\(scene.lounge)/promises", ["key": scene.key(), "text": "Less noise"], cookie: scene.grace)
        let target = try #require(without.location?.split(separator: "#").first.map(String.init))
        #expect(try await scene.house.get(target, cookie: scene.grace).status == 200)
    }

    @Test func `of two leaders the slower one does not write over the other unseen`() async throws {
        let scene = try await scene()
        let tomas = try await scene.house.cookie(for: Cast.tomas)
        #expect(try await scene.house.post("\(scene.path)/held", ["answers": "The wait was explained"], cookie: tomas).status == 303)
        let slower = try await scene.house.post("\(scene.path)/held", ["answers": "More tea"], cookie: scene.grace)
        #expect(slower.status == 422 && slower.text.contains("More tea") && slower.text.contains("Tomás Arregui has recorded it"))
        #expect(try await scene.house.get(scene.path, cookie: scene.sunniva).text.contains("The wait was explained"))
        // Seen, it is corrected; and whoever taps twice is not asked.
        let again = try #require(slower.hidden("again"))
        #expect(try await scene.house.post("\(scene.path)/held", ["answers": "More tea", "again": again], cookie: scene.grace).status == 303)
        #expect(try await scene.house.get(scene.path, cookie: scene.sunniva).text.contains("More tea"))
        #expect(try await scene.house.post("\(scene.path)/held", ["answers": "Both"], cookie: tomas).status == 303)
    }

    @Test func `a skipped day is a visible gap, and today's is made on demand`() async throws {
        let scene = try await scene()
        scene.house.clock.advance(by: .seconds(2 * 86_400))
        let lead = try await scene.house.get("/lead/\(scene.lounge)", cookie: scene.grace).text
        #expect(
            lead.contains("There is no line-up for today yet") && lead.contains("Monday 23 November: none")
                && lead.contains("Tuesday 24 November: none"))
        let made = try await scene.house.post("/lead/\(scene.lounge)/line-up", [:], cookie: scene.grace)
        #expect(made.location == "/lead/\(scene.lounge)/line-up/2026-11-25")
        #expect(try await scene.house.post("/lead/\(scene.lounge)/line-up", [:], cookie: scene.grace).location == made.location)
        #expect(try await scene.house.get("/lead/\(scene.lounge)", cookie: scene.grace).text.contains("Held on 0 of 2 days of work."))
    }

    @Test func `who was there is forgotten after three months`() async throws {
        let scene = try await scene()
        let sunniva = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.sunniva))
        _ = try await scene.house.post("\(scene.path)/held", ["here": "\(sunniva)"], cookie: scene.grace)
        let count = { try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM line_up_present", as: Int.self) } }
        try await TidyUp(scene.house.services).run()
        #expect(try await count() == 1)
        scene.house.clock.advance(by: .seconds(95 * 86_400))
        try await TidyUp(scene.house.services).run()
        #expect(try await count() == 0)
    }

    @Test func `two leaders change one line-up: the slower sees both texts, and nothing is lost`() async throws {
        let scene = try await scene()
        let tomas = try await scene.house.cookie(for: Cast.tomas)
        let opened = try await scene.version(scene.grace)
        let change = "\(scene.path)/change"
        let his = ["note": "Doors open at <b>five</b>", "question": "What went well?", "version": try await scene.version(tomas)]
        #expect(try await scene.house.post(change, his, cookie: tomas).status == 303)
        // Sent once more it is the same change.
        #expect(try await scene.house.post(change, his, cookie: tomas).status == 303)
        #expect(try await scene.house.journal("line-up.changed") == 1)
        var hers = ["note": "Tea for <i>everybody</i>", "question": "What went well?", "version": opened]
        let slower = try await scene.house.post(change, hers, cookie: scene.grace)
        #expect(slower.status == 409 && slower.text.contains("Tomás Arregui has changed it since you opened it"))
        #expect(slower.text.contains("Tea for &lt;i&gt;everybody") && slower.text.contains("Doors open at &lt;b&gt;five"))
        // The question is the same in both: it is not brought up.
        #expect(slower.text.ranges(of: "What went well?").count == 1)
        #expect(try await scene.house.get(scene.path, cookie: scene.sunniva).text.contains("Doors open"))
        // A form that says nothing of its version takes nobody else's words away.
        #expect(try await scene.house.post(change, ["note": "Tea"], cookie: scene.grace).status == 409)
        let seen: String = try #require(slower.hidden("version"))
        hers["version"] = seen
        #expect(try await scene.house.post(change, hers, cookie: scene.grace).status == 303)
        #expect(try await scene.house.get(scene.path, cookie: scene.sunniva).text.contains("Tea for"))
    }

    @Test func `what was typed is still there when the line-up was held meanwhile`() async throws {
        let scene = try await scene()
        let opened = try await scene.version(scene.grace)
        let tomas = try await scene.house.cookie(for: Cast.tomas)
        #expect(try await scene.house.post("\(scene.path)/held", ["answers": "Done"], cookie: tomas).status == 303)
        let late = try await scene.house.post("\(scene.path)/change", ["note": "Tea for everybody", "version": opened], cookie: scene.grace)
        #expect(late.status == 409 && late.text.contains("Tea for everybody") && late.text.contains("It cannot be changed any more"))
        #expect(!late.text.contains("Save mine"))
    }
}
