import Statistics
import Storage
import Testing
@testable import Hearten

private func moment(_ house: CountingHouse, _ edit: (inout CountingHouse.Told) -> Void = { _ in }) -> CountingHouse.Told {
    var told = CountingHouse.Told(
        id: ID(at: Instant(seconds: Int64(1_780_000_000)), random: house.random.next()), week: CountingHouse.firstWeek, unit: CountingHouse.teamA)
    edit(&told)
    return told
}

struct TallyTests {
    @Test func `a moment counts at its unit and everywhere above it, folded or not`() async throws {
        let house = try await CountingHouse()
        try await house.tell([moment(house) { $0.level = 5 }, moment(house) { $0.level = 5 }, moment(house)])
        for _ in 0..<2 {
            #expect(try await house.figures(CountingHouse.teamA).bins(.told) == [1, 0, 0, 0, 0, 2, 0])
            #expect(try await house.figures(CountingHouse.organisation).levels().n == 2)
            #expect(try await house.figures(CountingHouse.south).told == 0)
            try await house.fold(limit: 100)
        }
    }

    @Test func `what is set aside counts only once it is kept`() async throws {
        let house = try await CountingHouse()
        try await house.tell([
            moment(house) {
                $0.level = 1; $0.state = "quarantined"; $0.recommend = 3
            }
        ])
        #expect(try await house.figures(CountingHouse.organisation).told == 0)
        try await house.change([0]) { $0.state = "kept" }
        #expect(try await house.figures(CountingHouse.organisation).told == 1)
        #expect(try await house.figures(CountingHouse.organisation).recommend.detractors == 1)
    }

    @Test func `an undone import leaves no count behind`() async throws {
        let house = try await CountingHouse()
        try await house.tell((0..<40).map { _ in house.anyMoment() })
        try await house.fold(limit: 25)
        try await house.change(Array(0..<40)) { $0.state = "withdrawn" }
        let figures = try await house.figures(CountingHouse.organisation)
        #expect(figures.isEmpty && figures.levels().n == 0 && figures.words(.all) == [0, 0, 0])
        try await house.fold(limit: 1_000)
        #expect(try await house.figures(CountingHouse.organisation).isEmpty)
    }

    @Test func `a corrected category moves its count`() async throws {
        let house = try await CountingHouse()
        try await house.tell([
            moment(house) {
                $0.level = 2; $0.point = 11; $0.category = "product"; $0.sentiment = "negative"
            }
        ])
        try await house.fold(limit: 10)
        try await house.change([0]) { $0.category = "delivery" }
        let figures = try await house.figures(CountingHouse.organisation)
        #expect(figures.levels(at: ID(11), category: "product").n == 0)
        #expect(figures.levels(at: ID(11), category: "delivery").n == 1)
        #expect(figures.levels(at: ID(11)).n == 1)
        #expect(figures.words(.category(.delivery)) == [1, 0, 0])
    }

    @Test func `no verdict never counts as put right, nor does a change without effect write anything`() async throws {
        let house = try await CountingHouse()
        try await house.tell([
            moment(house) { $0.verdict = "none" }, moment(house) { $0.verdict = "partly" }, moment(house) { $0.verdict = "yes" },
        ])
        #expect(try await house.figures(CountingHouse.organisation).putRight == Proportion(1, of: 3))
        try await house.fold(limit: 100)
        try await house.change([0]) { _ in }
        #expect(try await house.store.read { try TallyQueries.hasUnfolded(in: $0) } == false)
    }

    @Test func `a fold takes no more than it is given and loses nothing`() async throws {
        let house = try await CountingHouse()
        try await house.tell((0..<30).map { _ in house.anyMoment() })
        let before = try await house.figures(CountingHouse.organisation)
        let folded = try await house.store.write { try FoldTallies.once(in: $0, limit: 7) }
        #expect(folded == 7)
        #expect(try await house.figures(CountingHouse.organisation).bins(.told) == before.bins(.told))
        try await FoldTallies.all(house.store)
        #expect(try await house.figures(CountingHouse.organisation).bins(.told) == before.bins(.told))
    }

    @Test func `counting everything afresh gives the same figures`() async throws {
        let house = try await CountingHouse(seed: 5)
        try await house.tell((0..<80).map { _ in house.anyMoment() })
        try await FoldTallies.all(house.store)
        let (before, random) = (try await house.figures(CountingHouse.organisation), house.random)
        try await house.store.write { try Tally.rebuild(random: random, in: $0) }
        #expect(try await house.figures(CountingHouse.organisation) == before)
    }

    @Test func `a count that differs from its moments is found, and counting afresh repairs it`() async throws {
        let house = try await CountingHouse(seed: 9)
        try await house.tell((0..<40).map { _ in house.anyMoment() })
        try await house.fold(limit: 20)
        #expect(try await house.store.read { try Tally.disagreements($0) } == 0)
        try await house.store.write {
            _ = try $0.run("UPDATE moment SET state = 'withdrawn' WHERE id = (SELECT MIN(id) FROM moment WHERE state = 'kept')")
        }
        #expect(try await house.store.read { try Tally.disagreements($0) } > 0)
        let random = house.random
        try await house.store.write { try Tally.rebuild(random: random, in: $0) }
        #expect(try await house.store.read { try Tally.disagreements($0) } == 0)
    }

    @Test func `a unit that moves takes what it counted along`() async throws {
        let house = try await CountingHouse(seed: 11)
        try await house.tell((0..<120).map { _ in house.anyMoment() })
        try await house.fold(limit: 90)
        let (north, south, team) = (CountingHouse.north, CountingHouse.south, CountingHouse.teamB)
        let before = try await (house.figures(north), house.figures(south), house.figures(team))
        try await house.store.write { tx in
            try Tally.moving(ID<Hearten.Unit>(team), in: tx) {
                try tx.run("UPDATE unit_within SET ancestor_id = \(south) WHERE unit_id = \(team) AND ancestor_id = \(north)")
            }
        }
        let after = try await (house.figures(north), house.figures(south), house.figures(team))
        func sum(_ one: Figures, _ other: Figures, _ times: Int) -> [Int] { zip(one.bins(.words), other.bins(.words)).map { $0 + times * $1 } }
        #expect(after.0.bins(.words) == sum(before.0, before.2, -1))
        #expect(after.1.bins(.words) == sum(before.1, before.2, 1))
        let gone = before.2.levels(at: ID(12)).n
        #expect(after.0.levels(at: ID(12)).n == before.0.levels(at: ID(12)).n - gone && gone > 0)
        #expect(after.1.levels(at: ID(12)).n == before.1.levels(at: ID(12)).n + gone)
        let random = house.random
        try await house.store.write { try Tally.rebuild(random: random, in: $0) }
        #expect(try await house.figures(north).bins(.told) == after.0.bins(.told))
        #expect(try await house.figures(south).bins(.told) == after.1.bins(.told))
    }

    @Test func `the newest week is found, folded or not`() async throws {
        let house = try await CountingHouse()
        let unit = ID<Unit>(CountingHouse.organisation)
        #expect(try await house.store.read { try FigureQueries.newestWeek([unit], $0) } == nil)
        try await house.tell([moment(house) { $0.week = CountingHouse.firstWeek - 700 }])
        #expect(try await house.store.read { try FigureQueries.newestWeek([unit], $0) } == CountingHouse.firstWeek - 700)
        try await house.fold(limit: 10)
        #expect(try await house.store.read { try FigureQueries.newestWeek([unit], $0) } == CountingHouse.firstWeek - 700)
    }
}
