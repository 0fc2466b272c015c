import Cast
import Storage
import Testing

@testable import Hearten

struct SweepTests {
    private func sweep(_ desk: CaseHouse) async throws -> Int {
        try await SweepClocks(desk.house.services).sweepOnce()
    }

    private func move(_ desk: CaseHouse, to text: String) {
        desk.house.clock.set(Instant(milliseconds: at(text)))
    }

    @Test func `the owner is warned, then the leader is told, each once`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let number = try #require(try await desk.tell())
        let owner = try await desk.house.person("Grace Mbeki", .desk, at: desk.unit)
        _ = try await desk.act(number, "owner", ["who": "me"], cookie: try await desk.house.cookie(for: owner))
        #expect(try await sweep(desk) == 0)
        move(desk, to: "2026-11-23T12:00:00Z")
        #expect(try await sweep(desk) == 1)
        #expect(try await sweep(desk) == 0)
        #expect(try await desk.news(of: owner) == [.caseWarned])
        #expect(try await desk.news(of: desk.leader) == [])
        #expect(try await desk.find(number).desk == .needsSomebody)
        move(desk, to: "2026-11-23T13:00:00Z")
        #expect(try await sweep(desk) == 1)
        #expect(try await desk.news(of: desk.leader) == [.caseLate])
        #expect(try await desk.find(number).isLate)
        #expect(try await desk.clock(.firstAnswer, of: number).missedAt?.milliseconds == at("2026-11-23T13:00:00Z"))
        #expect(try await desk.countsAgree())
    }

    @Test func `after a day of downtime nobody gets a burst`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        for _ in 1...6 { try await desk.tell() }
        move(desk, to: "2026-11-24T08:30:00Z")
        while try await sweep(desk) > 0 {}
        #expect(try await desk.news(of: desk.leader) == [.manyEscalated])
    }

    @Test func `at night whoever is on duty hears, else the leader`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let root = try #require(desk.house.services.house.current.root)
        let night = try await desk.house.person("Nadia Night", .leader, at: root)
        let unit = desk.unit
        try await desk.house.store.write { tx in
            try tx.run(
                "UPDATE unit SET hours = '00:00-24:00;00:00-24:00;00:00-24:00;00:00-24:00;00:00-24:00;00:00-24:00;00:00-24:00' WHERE id = \(root)")
            try tx.run("UPDATE unit SET hours = '09:00-17:00;09:00-17:00;09:00-17:00;09:00-17:00;09:00-17:00;;' WHERE id = \(unit)")
        }
        try await desk.house.services.house.reload(desk.house.store)
        let number = try #require(try await desk.tell())
        _ = try await desk.act(number, "owner", ["who": "me"])
        // The house was asleep when the warning fell due; it is taken at night.
        move(desk, to: "2026-11-23T12:59:00Z")
        let one = try await desk.find(number)
        try await desk.house.store.write {
            try $0.run("UPDATE case_clock SET due_at = due_at + 86400000, site_at = site_at + 86400000 WHERE case_id = \(one.id)")
        }
        move(desk, to: "2026-11-23T23:00:00Z")
        _ = try await sweep(desk)
        #expect(try await desk.news(of: night) == [.caseWarned])
        #expect(try await desk.news(of: desk.leader) == [])
    }

    @Test func `the customer is asked twice, three days apart, and silence closes the case a week later`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let number = try #require(try await desk.tell(email: "dina@example.org"))
        try await desk.reply(number)
        var askedOn: [String] = []
        for day in 24...39 {
            let date = Day(checkedYear: 2026, month: 11, day: 24)?.adding(days: day - 24).iso ?? ""
            move(desk, to: "\(date)T09:30:00Z")
            let before = try await desk.find(number).askedCount
            while try await sweep(desk) > 0 {}
            if try await desk.find(number).askedCount > before { askedOn.append(date) }
            if try await desk.find(number).state == .closed {
                #expect(date == "2026-12-04")
                break
            }
        }
        #expect(askedOn == ["2026-11-24", "2026-11-27"])
        let one = try await desk.find(number)
        #expect(one.verdict == Verdict.none)
        #expect(one.verdict?.isPutRight == false)
        #expect(try await desk.countsAgree())
    }

    @Test func `a new holiday moves the running clocks`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        let monday = try #require(Day(iso: "2026-11-23"))
        let unit = desk.unit
        try await desk.house.store.write { tx in
            try tx.run("INSERT INTO holiday (unit_id, day, name) VALUES (\(unit), \(monday.number), 'Founders'' Day')")
        }
        try await desk.house.services.house.reload(desk.house.store)
        let root = try #require(desk.house.services.house.current.root)
        try await ReckonClocksAgain(desk.house.services).run(within: root)
        #expect(try await desk.clock(.firstAnswer, of: number).dueAt?.milliseconds == at("2026-11-24T13:00:00Z"))
        let page = try await desk.house.get("/recover/\(number)", cookie: desk.cookie)
        #expect(page.text.contains("Founders&#39; Day"))
    }

    @Test func `hours that changed while the program was down move the clocks at its start`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        try await SweepClocks(desk.house.services).reckonIfNeeded()
        let before = try await desk.clock(.firstAnswer, of: number).dueAt
        let monday = try #require(Day(iso: "2026-11-23"))
        let unit = desk.unit
        try await desk.house.store.write { tx in
            try tx.run("INSERT INTO holiday (unit_id, day, name) VALUES (\(unit), \(monday.number), 'Founders'' Day')")
        }
        // A new start reads the house anew and knows nothing of what was changed before.
        let again = try await HeartenApp.open(desk.house.services.settings, store: desk.house.store, random: .seeded(8))
        try await SweepClocks(again.services).reckonIfNeeded()
        let after = try await desk.clock(.firstAnswer, of: number).dueAt
        #expect(after?.milliseconds == at("2026-11-24T13:00:00Z"))
        #expect(after != before)
        // The second start finds nothing to do: the clocks are not touched again.
        try await desk.house.store.write { try $0.run("UPDATE case_clock SET due_at = 7 WHERE kind = 'first-answer'") }
        try await SweepClocks(again.services).reckonIfNeeded()
        #expect(try await desk.clock(.firstAnswer, of: number).dueAt?.milliseconds == 7)
    }

    @Test func `kept counts equal a recount through anything that happens`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        var random = Dice(seed: 11)
        var numbers: [Int] = []
        for _ in 1...120 {
            desk.house.clock.advance(by: .seconds(Int64(random.next(20_000))))
            let number = numbers.isEmpty ? 0 : numbers[random.next(numbers.count)]
            switch random.next(9) {
            case 0, 1: if let opened = try await desk.tell(level: 1 + random.next(2)) { numbers.append(opened) }
            case 2: _ = try await desk.act(number, "owner", ["who": "me"])
            case 3: _ = try await desk.reply(number, key: "r\(random.next(1_000_000))", with: ["anyway": "yes"])
            case 4: _ = try await desk.act(number, random.next(2) == 0 ? "pause" : "resumption")
            case 5: _ = try await desk.act(number, "reopening")
            case 6, 7:
                guard number > 0 else { continue }
                let verdict = ["yes", "partly", "no"][random.next(3)]
                _ = try await desk.house.post(
                    "\(try await desk.page(of: number))/verdict", ["key": "v\(random.next(1_000_000))", "verdict": verdict])
            default: while try await sweep(desk) > 0 {}
            }
        }
        #expect(try await desk.countsAgree())
        #expect(numbers.count > 5)
    }
}

/// Throws of a die that can be repeated.
struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, sides)
    }
}
