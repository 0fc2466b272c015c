import Cast
import Jobs
import Storage
import Testing

@testable import Hearten

struct PulseSuppressionTests {
    private func id(_ number: Int) -> ID<Hearten.Unit> { ID(Int64(number)) }

    @Test func `a group of fewer than five is hidden, and the next smallest with it`() {
        let tree = PulseSuppression(k: 5, children: [id(1): [id(2), id(3), id(4)]], own: [id(2): 3, id(3): 6, id(4): 20])
        // 3 alone could be found as the whole without 6 and 20.
        #expect(tree.shown(from: id(1)) == [id(1): 29, id(4): 20])
    }

    @Test func `those who work in the unit itself are a group too`() {
        let tree = PulseSuppression(k: 5, children: [id(1): [id(2), id(3)]], own: [id(1): 2, id(2): 6, id(3): 20])
        #expect(tree.shown(from: id(1)) == [id(1): 28, id(3): 20])
    }

    @Test func `nothing is hidden where everybody is in large groups, and all is where the whole is small`() {
        let whole = PulseSuppression(k: 5, children: [id(1): [id(2), id(3)]], own: [id(2): 6, id(3): 7])
        #expect(whole.shown(from: id(1)).count == 3)
        let small = PulseSuppression(k: 5, children: [id(1): [id(2), id(3)]], own: [id(2): 2, id(3): 2])
        #expect(small.shown(from: id(1)).isEmpty)
    }

    /// Every group that can be made by adding and subtracting what is shown is a sum of the leftovers of shown groups.
    @Test(arguments: 0..<300) func `no sum or difference of what is shown is a group of fewer than five`(seed: Int) {
        let random = Randomness.seeded(UInt64(seed))
        func draw(_ below: Int) -> Int { Int(random.next() % UInt64(below)) }
        var children: [ID<Hearten.Unit>: [ID<Hearten.Unit>]] = [:]
        var own: [ID<Hearten.Unit>: Int] = [:]
        let count = 3 + draw(20)
        for number in 1...count {
            own[id(number)] = draw(3) == 0 ? 0 : draw(12)
            if number > 1 { children[id(1 + draw(number - 1)), default: []].append(id(number)) }
        }
        let shown = PulseSuppression(k: 5, children: children, own: own).shown(from: id(1))
        for (group, all) in shown {
            let parts = (children[group] ?? []).compactMap { shown[$0] }
            let left = all - parts.reduce(0, +)
            #expect(left == 0 || left >= 5, "seed \(seed)")
            #expect(all >= 5)
        }
        // Brute force over pairs of shown groups, one within the other.
        func below(_ group: ID<Hearten.Unit>) -> Set<ID<Hearten.Unit>> {
            (children[group] ?? []).reduce(Set([group])) { $0.union(below($1)) }
        }
        for (group, all) in shown {
            for (part, some) in shown where part != group && below(group).contains(part) {
                #expect(all - some == 0 || all - some >= 5, "seed \(seed)")
            }
        }
    }

    @Test func `a round opens on the first Monday of a month for two weeks`() {
        let round = PulseRound(of: Day(year: 2026, month: 11, day: 21))
        #expect(round.first == Day(year: 2026, month: 11, day: 2))
        #expect(PulseRound.open(on: Day(year: 2026, month: 11, day: 1)) == nil)
        #expect(PulseRound.open(on: Day(year: 2026, month: 11, day: 2)) == round)
        #expect(PulseRound.open(on: Day(year: 2026, month: 11, day: 15)) == round)
        #expect(PulseRound.open(on: Day(year: 2026, month: 11, day: 16)) == nil)
        #expect(PulseRound(of: Day(year: 2026, month: 6, day: 1)).first == Day(year: 2026, month: 6, day: 1))
        #expect(PulseRound(of: Day(year: 2027, month: 1, day: 31)).month == PulseRound(of: Day(year: 2026, month: 12, day: 1)).month + 1)
    }
}

@Suite struct PulseTests {
    /// Monday 7 December 2026.
    private static let open = Instant(milliseconds: at("2026-12-07T10:00:00Z"))

    private struct Scene {
        let house: TestHouse
        let lead: String

        init() async throws {
            house = try await TestHouse.open(at: PulseTests.open)
            lead = try await house.cookie(for: Cast.ingrid)
            // A schedule fires from the first slot after it is known.
            await house.runJobs()
            _ = try await house.post("/pulse/setting", ["on": "yes"], cookie: lead)
        }

        /// So many people of a unit answer the same.
        func answer(_ count: Int, at unit: String, _ values: [Int]) async throws {
            for number in 0..<count {
                let id = try await house.person("Pulse \(unit) \(number)", .colleague, at: try house.unit(unit))
                let form = Dictionary(uniqueKeysWithValues: values.enumerated().map { ("question-\($0.offset + 1)", String($0.element)) })
                #expect(try await house.post("/pulse/answer", form, cookie: try await house.cookie(for: id)).status == 303)
            }
        }

        func close() async {
            house.clock.set(PulseTests.open + .seconds(16 * 86_400))
            await house.runJobs()
        }
    }

    @Test func `somebody answers once, and nothing anywhere says what`() async throws {
        let scene = try await Scene()
        let cookie = try await scene.house.cookie(for: Cast.sunniva)
        #expect(try await scene.house.get("/today", cookie: cookie).text.contains("Three anonymous questions"))
        let journal = try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM journal_entry", as: Int.self) }
        #expect(try await scene.house.post("/pulse/answer", ["question-1": "2"], cookie: cookie).status == 303)
        #expect(try await scene.house.post("/pulse/answer", ["question-1": "5"], cookie: cookie).status == 303)
        #expect(try await scene.house.store.read { try $0.value("SELECT SUM(n) FROM pulse_count", as: Int.self) } == 1)
        #expect(try await scene.house.store.read { try $0.value("SELECT value FROM pulse_count", as: Int.self) } == 2)
        #expect(try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM journal_entry", as: Int.self) } == journal)
        #expect(!(try await scene.house.get("/today", cookie: cookie)).text.contains("Three anonymous questions"))
        // No table that holds an answer names a person, a time or an order.
        let columns = try await scene.house.store.read {
            try $0.row("SELECT * FROM pulse_count")?.columnNames.sorted()
        }
        #expect(columns == ["month", "n", "question", "unit_id", "value"])
    }

    @Test func `nothing is shown while a round is open, and afterwards groups of five and what lies above them`() async throws {
        let scene = try await Scene()
        try await scene.answer(6, at: "Lounge, Port Amaly", [4, 3, 5])
        try await scene.answer(4, at: "Gates, Port Amaly", [1, 1, 1])
        try await scene.answer(9, at: "Bags, Northcombe", [3, 3, 3])
        let during = try await scene.house.get("/pulse", cookie: scene.lead).text
        #expect(during.contains("Nothing to show yet"))
        await scene.close()
        let after = try await scene.house.get("/pulse", cookie: scene.lead).text
        #expect(after.contains("19 answers"))
        #expect(after.contains("9 answers"))
        // The gates have four; the lounge's six go with them, or the four could be found.
        #expect(!after.contains("4 answers") && !after.contains(">6 answers"))
        #expect(after.contains("10 answers"))
        let left = try await scene.house.store.read { tx in
            (try tx.value("SELECT COUNT(*) FROM pulse_count", as: Int.self) ?? 0)
                + (try tx.value("SELECT COUNT(*) FROM pulse_part", as: Int.self) ?? 0)
        }
        #expect(left == 0)
        let units = try await scene.house.store.read { try $0.values("SELECT DISTINCT unit_id FROM pulse_result", as: ID<Hearten.Unit>.self) }
        for hidden in ["Gates, Port Amaly", "Lounge, Port Amaly"] {
            let unit = try scene.house.unit(hidden)
            #expect(!units.contains(unit))
        }
    }

    @Test func `a leader sees the own places only, and colleagues see no figures`() async throws {
        let scene = try await Scene()
        try await scene.answer(9, at: "Bags, Northcombe", [3, 3, 3])
        await scene.close()
        let priya = try await scene.house.cookie(for: Cast.priya)
        #expect(try await scene.house.get("/pulse", cookie: priya).text.contains("9 answers"))
        let other = try scene.house.unit("Bags, Northcombe")
        #expect(try await scene.house.get("/pulse?unit=\(other)", cookie: try await scene.house.cookie(for: Cast.grace)).status == 404)
        #expect(try await scene.house.get("/pulse", cookie: try await scene.house.cookie(for: Cast.declan)).status == 404)
    }

    @Test func `the places of a page are those right below it, so that a house of a thousand teams is no list of a thousand`() async throws {
        let scene = try await Scene()
        try await scene.answer(9, at: "Bags, Northcombe", [3, 3, 3])
        await scene.close()
        let path = try ["North coast", "Northcombe", "Bags, Northcombe"].map { try scene.house.unit($0) }
        func places(_ page: String) async throws -> [Bool] {
            let text = try await scene.house.get(page, cookie: scene.lead).text
            return path.map { text.contains("href=\"/pulse?unit=\($0)\"") }
        }
        #expect(try await places("/pulse") == [true, false, false])
        #expect(try await places("/pulse?unit=\(path[0])") == [false, true, false])
        #expect(try await places("/pulse?unit=\(path[1])") == [false, false, true])
    }

    @Test func `a question may be skipped, or the whole month, but not nothing sent`() async throws {
        let scene = try await Scene()
        let cookie = try await scene.house.cookie(for: Cast.sunniva)
        #expect(try await scene.house.post("/pulse/answer", [:], cookie: cookie).status == 422)
        #expect(try await scene.house.post("/pulse/answer", ["question-1": "9"], cookie: cookie).status == 422)
        #expect(try await scene.house.post("/pulse/answer", ["act": "skip", "question-1": "1"], cookie: cookie).status == 303)
        #expect(try await scene.house.store.read { try $0.exists("SELECT 1 FROM pulse_count") } == false)
        #expect(try await scene.house.get("/pulse/answer", cookie: cookie).text.contains("had your turn"))
    }

    @Test func `nobody is asked while it is off or closed`() async throws {
        let scene = try await Scene()
        let cookie = try await scene.house.cookie(for: Cast.sunniva)
        _ = try await scene.house.post("/pulse/setting", ["on": "no"], cookie: scene.lead)
        #expect(try await scene.house.post("/pulse/answer", ["question-1": "3"], cookie: cookie).status == 409)
        _ = try await scene.house.post("/pulse/setting", ["on": "yes"], cookie: scene.lead)
        scene.house.clock.set(PulseTests.open + .seconds(15 * 86_400))
        #expect(try await scene.house.post("/pulse/answer", ["question-1": "3"], cookie: cookie).status == 409)
    }

    @Test func `everybody alike is not told as such`() async throws {
        let scene = try await Scene()
        try await scene.answer(8, at: "Bags, Northcombe", [1, 5, 3])
        await scene.close()
        let text = try await scene.house.get("/pulse", cookie: scene.lead).text
        #expect(text.contains("1.5 or lower") && text.contains("4.5 or higher"))
        #expect(!text.contains("1.0, likely"))
    }
}
