import Cast
import Statistics
import Storage
import Testing

@testable import Hearten

/// Ninety days by a clock that is told: what comes by itself, and what does not.
@Suite struct NinetyDaysTests {
    /// 20 September 2026, 00:30 in Lisbon; clocks go back on 25 October.
    private static let start = Instant(milliseconds: 1_789_860_600_000)
    private static let leave = 30...43
    private static let downtime = 60...67

    private func at(_ day: Int, _ hour: Int, _ one: PracticeHouse) -> Instant {
        let rules = TimeZoneRules.named(one.zone) ?? .utc
        let first = LocalTime(Self.start, zone: one.zone).day.number
        return Instant(milliseconds: rules.instant(wall: Int64(first + day) * millisecondsPerDay + Int64(hour) * 3_600_000))
    }

    @Test func `a card a day, none in quiet time or on leave, and no burst after either or after downtime`() async throws {
        let one = try await PracticeHouse.open(at: Self.start)
        let me = one.me
        try await one.house.store.write { [first = at(Self.leave.lowerBound, 0, one), end = at(Self.leave.upperBound + 1, 0, one)] tx in
            try AbsenceQueries.set(Absence(from: first, until: end), of: me, in: tx)
        }
        var met: [Int: Int] = [:]
        var skipped = 0
        for day in 0..<90 where !Self.downtime.contains(day) {
            for hour in [1, 3, 6] {
                one.house.clock.set(at(day, hour, one))
                #expect(try await one.offered() == nil, "day \(day), \(hour) o’clock")
            }
            one.house.clock.set(at(day, 9, one))
            await one.house.runJobs()
            let card = try await one.offered()
            if Self.leave.contains(day) { #expect(card == nil, "on leave, day \(day)") }
            // Every ninth day she has no time for it.
            if day % 9 == 4 {
                skipped += 1
            } else if let card {
                try await one.practise(card, [.good, .good, .hard, .easy, .again][day % 5])
                met[day, default: 0] += 1
                for hour in [10, 15, 20] {
                    one.house.clock.set(at(day, hour, one))
                    #expect(try await one.offered() == nil, "a second one on day \(day)")
                }
            }
            for hour in [21, 23] {
                one.house.clock.set(at(day, hour, one))
                #expect(try await one.offered() == nil, "day \(day), \(hour) o’clock")
            }
        }
        #expect(met.values.allSatisfy { $0 == 1 })
        // There is a card on the first day back, on each of the next days, and never two.
        for day in (Self.leave.upperBound + 1)...(Self.leave.upperBound + 7) where day % 9 != 4 { #expect(met[day] == 1, "day \(day)") }
        for day in (Self.downtime.upperBound + 1)...(Self.downtime.upperBound + 5) where day % 9 != 4 { #expect(met[day] == 1, "day \(day)") }
        #expect(skipped >= 7)
        let (turns, news, mail, cards) = try await one.house.store.read { tx in
            (
                try tx.values("SELECT COUNT(*) FROM practice_turn WHERE colleague_id = \(me) GROUP BY day", as: Int.self),
                try NewsQueries.unreadCount(of: me, tx), try tx.value("SELECT COUNT(*) FROM mail", as: Int.self),
                try PracticeQueries.met(by: me, limit: 100, tx).count
            )
        }
        #expect(turns.allSatisfy { $0 == 1 })
        // Practice writes to nobody.
        #expect(news == 0 && mail == 0)
        // Nothing starves: what comes back does not keep new cards out.
        #expect(cards >= 15)
    }

    @Test func `whoever goes on by themself finds an end, every day`() async throws {
        let one = try await PracticeHouse.open(at: Self.start)
        let me = one.me
        for day in 0..<90 where !Self.downtime.contains(day) {
            one.house.clock.set(at(day, 9, one))
            var count = 0
            while let card = try await one.day().next {
                try await one.practise(card, [.again, .hard, .good][(day + count) % 3])
                count += 1
                #expect(count <= PracticeDay.most, "day \(day)")
                if count > PracticeDay.most { break }
            }
        }
        let days = try await one.house.store.read { tx in
            try tx.rows("SELECT COUNT(*), SUM(CASE WHEN is_new THEN 1 ELSE 0 END) FROM practice_turn WHERE colleague_id = \(me) GROUP BY day").map {
                (all: try $0.get(0, as: Int.self), new: try $0.get(1, as: Int.self))
            }
        }
        #expect(days.count > 60)
        #expect(days.allSatisfy { $0.all <= PracticeDay.most && $0.new <= PracticeDay.mostNew })
    }

    @Test func `what rests comes back when it may, and a card waits until its day`() async throws {
        let one = try await PracticeHouse.open()
        let me = one.me
        let first = try #require(try await one.offered())
        var wish = PracticeWish()
        wish.rests = true
        try await one.house.store.write { [wish] in try PracticeQueries.set(wish, of: me, in: $0) }
        #expect(try await one.offered() == nil)
        // Whoever comes by themself may practise all the same.
        #expect(try await one.day().next == first)
        wish.rests = false
        try await one.house.store.write { [wish] in try PracticeQueries.set(wish, of: me, in: $0) }
        try await one.practise(first, .good)
        one.house.clock.advance(by: .seconds(86_400))
        let second = try #require(try await one.offered())
        #expect(second != first)
        one.house.clock.advance(by: .seconds(86_400))
        #expect(try await one.offered() == first)
    }
}
