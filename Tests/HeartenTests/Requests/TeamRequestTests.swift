import Cast
import Jobs
import Storage
import Testing

@testable import Hearten

@Suite struct TeamRequestTests {
    private struct Scene {
        let house: TestHouse
        let declan: String
        let sunniva: String
        let grace: String
        let lounge: ID<Hearten.Unit>

        /// A Monday morning at which both places are at work.
        init() async throws {
            house = try await TestHouse.open(at: Instant(milliseconds: at("2026-11-23T10:00:00Z")))
            declan = try await house.cookie(for: Cast.declan)
            sunniva = try await house.cookie(for: Cast.sunniva)
            grace = try await house.cookie(for: Cast.grace)
            lounge = try house.unit("Lounge, Port Amaly")
            // A schedule fires from the first slot after it is known.
            await house.runJobs()
        }

        func ask(_ fields: [String: String] = [:]) async throws -> TestReply {
            let key = try #require(try await house.get("/requests/new", cookie: declan).hidden("key"))
            let form = ["key": key, "to": lounge.description, "words": "A wheelchair at gate 4 for KA 302."]
            return try await house.post("/requests", form.merging(fields) { $1 }, cookie: declan)
        }

        func find(_ path: String) async throws -> TeamRequest {
            let id = try #require(path.split(separator: "/").last.flatMap { ID<TeamRequest>(String($0)) })
            return try #require(try await house.store.read { try TeamRequestQueries.find(id, $0) })
        }

        func clocks(_ path: String) async throws -> [CaseClock] {
            let one = try await find(path)
            return try await house.store.read { try TeamRequestQueries.clocks(of: one.id, $0) }
        }

        func news(_ person: Cast.Person) async throws -> [News.Kind] {
            let id = try #require(try await CastHouse(house.services)?.id(of: person))
            return try await house.store.read { try NewsQueries.unread(of: id, $0).map(\.kind) }
        }
    }

    @Test func `a request is taken, done, and its asker alone says how it was`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask().location)
        #expect(try await scene.news(Cast.grace).contains(.requestAsked))
        #expect(try await scene.house.get("/today", cookie: scene.sunniva).text.contains("A wheelchair at gate 4"))
        #expect(try await scene.house.post(path, ["act": "take"], cookie: scene.declan).status == 404)
        #expect(try await scene.house.post(path, ["act": "take"], cookie: scene.sunniva).status == 303)
        #expect(try await scene.news(Cast.declan).contains(.requestTaken))
        #expect(try await scene.house.post(path, ["act": "level", "level": "5"], cookie: scene.declan).status == 409)
        #expect(try await scene.house.post(path, ["act": "done", "words": "It waits at gate 4."], cookie: scene.sunniva).status == 303)
        // Whoever did it does not say how it was.
        #expect(try await scene.house.post(path, ["act": "level", "level": "6"], cookie: scene.sunniva).status == 404)
        #expect(try await scene.house.post(path, ["act": "level"], cookie: scene.declan).status == 422)
        #expect(try await scene.house.post(path, ["act": "level", "level": "9"], cookie: scene.declan).status == 422)
        #expect(try await scene.house.post(path, ["act": "level", "level": "5"], cookie: scene.declan).status == 303)
        let one = try await scene.find(path)
        #expect(one.state == .closed && one.level == 5)
        #expect(try await scene.clocks(path).allSatisfy { $0.metAt != nil })
        // Both sides' leaders see it.
        for person in [Cast.grace, Cast.tomas, Cast.priya] {
            let page = try await scene.house.get(path, cookie: try await scene.house.cookie(for: person))
            #expect(page.status == 200 && page.text.contains("It waits at gate 4."))
        }
        for person in [Cast.wanjiru, Cast.nuria] {
            #expect(try await scene.house.get(path, cookie: try await scene.house.cookie(for: person)).status == 404)
        }
    }

    @Test func `its clocks run in the working hours of the team that is asked`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask().location)
        let calendar = scene.house.services.house.current.calendar(of: scene.lounge)
        let rules = try await scene.house.store.read { try RecoveryRulesQueries.rules($0) }
        let clock = try #require(try await scene.clocks(path).first { $0.kind == .firstAnswer })
        let due = try RecoveryClock(startedAt: scene.house.clock.now.milliseconds, allowance: rules.firstAnswer).due(in: calendar)
        #expect(clock.dueAt?.milliseconds == due)
    }

    @Test func `a time that was named is the clock, and it escalates once`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask(["wanted": "2026-11-23T14:00"]).location)
        let done = try #require(try await scene.clocks(path).first { $0.kind == .putRight })
        #expect(done.dueAt == Instant(milliseconds: at("2026-11-23T14:00:00Z")))
        scene.house.clock.set(Instant(milliseconds: at("2026-11-23T14:01:00Z")))
        await scene.house.runJobs()
        let first = try await scene.news(Cast.grace)
        #expect(first.contains(.requestLate))
        scene.house.clock.set(Instant(milliseconds: at("2026-11-23T14:02:00Z")))
        await scene.house.runJobs()
        #expect(try await scene.news(Cast.grace) == first)
    }

    @Test func `not done yet opens it again, and a request that nobody needs is taken back`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask().location)
        _ = try await scene.house.post(path, ["act": "done"], cookie: scene.sunniva)
        #expect(try await scene.house.post(path, ["act": "again"], cookie: scene.declan).status == 303)
        #expect(try await scene.find(path).state == .inHand)
        #expect(try await scene.clocks(path).first { $0.kind == .putRight }?.isRunning == true)
        #expect(try await scene.house.post(path, ["act": "withdraw"], cookie: scene.declan).status == 303)
        #expect(try await scene.clocks(path).allSatisfy { !$0.isRunning })
    }

    @Test func `what is wrong is said and the words stay`() async throws {
        let scene = try await Scene()
        let reply = try await scene.ask(["to": "", "wanted": "2020-01-01T10:00"])
        #expect(reply.status == 422)
        #expect(reply.text.contains("A wheelchair at gate 4 for KA 302.") && reply.text.contains("Choose the team that you ask"))
        #expect(try await scene.ask(["wanted": "2020-01-01T10:00"]).text.contains("still to come"))
        #expect(try await scene.ask(["words": " "]).status == 422)
        let own = try scene.house.unit("Bags, Northcombe")
        #expect(try await scene.ask(["to": own.description]).text.contains("Choose another team"))
    }

    @Test func `the title hides colleagues' names, and hostile words are text`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask(["words": "Ibrahim Sayed left <b>no</b> chair at gate 4"]).location)
        #expect(!(try await scene.find(path)).title.contains("Ibrahim"))
        let list = try await scene.house.get("/requests", cookie: scene.grace).text
        #expect(!list.contains("Ibrahim Sayed") && !list.contains("<b>no</b>"))
    }

    @Test func `whoever leaves gives back what they took`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask().location)
        _ = try await scene.house.post(path, ["act": "take"], cookie: scene.sunniva)
        let sunniva = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.sunniva))
        #expect(try await scene.house.post("/settings/people/\(sunniva)/disable", [:], cookie: scene.grace).status == 303)
        let one = try await scene.find(path)
        #expect(one.state == .waiting && one.owner == nil)
    }

    @Test func `whoever goes back and asks for something else is heard`() async throws {
        let scene = try await Scene()
        let key = try #require(try await scene.house.get("/requests/new", cookie: scene.declan).hidden("key"))
        #expect(try await scene.ask(["key": key]).status == 303)
        #expect(try await scene.ask(["key": key]).status == 303)
        let other = try await scene.ask(["key": key, "words": "Two chairs at gate 9"])
        #expect(other.status == 422 && other.text.contains("Two chairs at gate 9") && other.text.contains("sent before"))
        let fresh = try #require(other.hidden("key"))
        #expect(try await scene.ask(["key": fresh, "words": "Two chairs at gate 9"]).status == 303)
        #expect(try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM team_request", as: Int.self) } == 2)
    }

    @Test func `taken twice is taken once, whoever is slower takes nothing unseen, and the former taker hears`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask().location)
        let before = try #require(try await scene.house.get(path, cookie: scene.grace).hidden("with"))
        for _ in 0..<2 { #expect(try await scene.house.post(path, ["act": "take", "with": before], cookie: scene.sunniva).status == 303) }
        #expect(try await scene.news(Cast.declan).count { $0 == .requestTaken } == 1)
        #expect(try await scene.house.journal("request.take") == 1)
        // Grace looked before Sunniva took it.
        #expect(try await scene.house.post(path, ["act": "take", "with": before], cookie: scene.grace).status == 409)
        let sunniva = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.sunniva))
        #expect(try await scene.find(path).owner == sunniva)
        let now = try #require(try await scene.house.get(path, cookie: scene.grace).hidden("with"))
        #expect(try await scene.house.post(path, ["act": "take", "with": now], cookie: scene.grace).status == 303)
        #expect(try await scene.news(Cast.sunniva).map(\.rawValue).contains("request-taken-over"))
        #expect(try await scene.house.get("/today", cookie: scene.sunniva).text.contains("taken over"))
    }

    @Test func `said not to be done, its promise runs on from where it was`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask().location)
        func due() async throws -> Instant? { try await scene.clocks(path).first { $0.kind == .putRight }?.dueAt }
        let first = try #require(try await due())
        scene.house.clock.advance(by: .seconds(1_800))
        _ = try await scene.house.post(path, ["act": "done"], cookie: scene.sunniva)
        // Its asker looks a week later.
        scene.house.clock.advance(by: .seconds(7 * 86_400))
        _ = try await scene.house.post(path, ["act": "again"], cookie: scene.declan)
        let second = try #require(try await due())
        #expect(second - first >= .seconds(6 * 86_400), "due again \(second.iso8601)")
        await scene.house.runJobs()
        #expect(try await !scene.news(Cast.tomas).contains(.requestLate))
        // A new calendar does not forget it.
        try await scene.house.services.house.reload(scene.house.store)
        #expect(try await due() == second)
    }

    @Test func `what somebody did who has left waits for another when it is not done`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask().location)
        _ = try await scene.house.post(path, ["act": "done"], cookie: scene.sunniva)
        let sunniva = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.sunniva))
        #expect(try await scene.house.post("/settings/people/\(sunniva)/disable", [:], cookie: scene.grace).status == 303)
        let heard = try await scene.news(Cast.grace).count { $0 == .requestAsked }
        #expect(try await scene.house.post(path, ["act": "again"], cookie: scene.declan).status == 303)
        let one = try await scene.find(path)
        #expect(one.state == .waiting && one.owner == nil)
        #expect(try await scene.news(Cast.grace).count { $0 == .requestAsked } == heard + 1)
    }

    @Test func `many times that pass at once are one line`() async throws {
        let scene = try await Scene()
        for number in 0..<12 { #expect(try await scene.ask(["words": "A chair at gate \(number)", "wanted": "2026-11-23T14:00"]).status == 303) }
        let before = try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM news", as: Int.self) ?? 0 }
        scene.house.clock.set(Instant(milliseconds: at("2026-11-24T09:00:00Z")))
        await scene.house.runJobs()
        let after = try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM news", as: Int.self) ?? 0 }
        #expect(after - before <= 4, "\(after - before) lines")
        #expect(after > before)
    }

    @Test func `what is done and never judged closes without a level`() async throws {
        let scene = try await Scene()
        let path = try #require(try await scene.ask().location)
        _ = try await scene.house.post(path, ["act": "done"], cookie: scene.sunniva)
        scene.house.clock.set(scene.house.clock.now + .seconds(15 * 86_400))
        await scene.house.runJobs()
        let one = try await scene.find(path)
        #expect(one.state == .closed && one.level == nil)
    }
}
