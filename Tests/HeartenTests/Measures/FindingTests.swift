import Statistics
import Testing
@testable import Hearten

struct FindingTests {
    @Test(
        arguments: [
            (0, "Nobody"), (0.02, "Almost nobody"), (0.1, "One in ten"), (0.33, "One in three"), (0.5, "Half"), (0.66, "Two in three"),
            (0.9, "Nine in ten"), (0.99, "Almost everyone"), (1, "Everyone"),
        ] as [(Double, String)])
    func `shares are said in plain words`(share: Double, words: String) {
        #expect(Say().share(share) == words)
    }

    @Test func `no share is said further from the truth than one step`() {
        for percent in 0...100 { #expect(!Say().share(Double(percent) / 100).isEmpty) }
    }

    @Test func `differences are said in tenths`() {
        let say = Say()
        #expect(say.levels(0.42) == "four tenths of a level")
        #expect(say.levels(-0.04) == "less than a tenth of a level")
        #expect(say.levels(0.96) == "a whole level")
        #expect(say.levels(-1.34) == "1.3 levels")
        #expect(say.levels(.infinity) == "6.0 levels" || !say.levels(.infinity).isEmpty)
    }

    @Test func `counts part their thousands`() {
        #expect([0, 12, 999, 1_272, 1_000_000, -4_200].map { Say().count($0) } == ["0", "12", "999", "1,272", "1,000,000", "−4,200"])
    }

    @Test func `a period is whole weeks`() {
        let today = Day(year: 2026, month: 11, day: 21)
        let usual = MeasurePeriod(Fields(), today: today)
        #expect(usual.weeks == 24 && !usual.isChosen)
        #expect(usual.to == Day(year: 2026, month: 11, day: 22))
        #expect(usual.from.weekday == 1)
        let asked = MeasurePeriod(Fields([("from", "2026-06-05"), ("to", "2026-06-11")]), today: today)
        #expect(asked.from == Day(year: 2026, month: 6, day: 1) && asked.to == Day(year: 2026, month: 6, day: 14) && asked.weeks == 2)
        #expect(MeasurePeriod(Fields([("weeks", "4")]), today: today).weeks == 4)
        #expect(MeasurePeriod(Fields([("from", "1900-01-01"), ("to", "2200-01-01")]), today: today).weeks == MeasurePeriod.longest)
    }

    @Test func `stretches cover the period once, the oldest perhaps shorter`() {
        let period = MeasurePeriod(firstWeek: 0, weeks: 11)
        let parts = period.stretches(of: 4)
        #expect(parts.map(\.weeks) == [3, 4, 4])
        #expect(parts.first?.firstWeek == 0 && parts.last?.lastWeek == period.lastWeek)
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.lastWeek + 7 == $1.firstWeek })
    }
}
