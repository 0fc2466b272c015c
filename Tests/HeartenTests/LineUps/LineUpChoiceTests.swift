import Storage
import Testing

@testable import Hearten

@Suite struct LineUpChoiceTests {
    private let principles = (1...10).map { ID<Principle>(Int64($0)) }

    @Test func `each principle returns, however much guidance lacks elsewhere`() {
        let random = Randomness.seeded(42)
        for _ in 0..<40 {
            var last: [ID<Principle>: Day] = [:]
            var heard: [ID<Principle>: Int] = [:]
            var longest = 0
            for number in 0..<300 {
                let day = Day(20_000 + number)
                var lacks: [ID<Principle>: Int] = [:]
                for id in principles { lacks[id] = Int(random.next() % 9) }
                guard let chosen = LineUpChoice.principle(principles, lastUsed: last, lacks: lacks, today: day) else { continue }
                if let before = last[chosen] { longest = max(longest, day.number - before.number) }
                last[chosen] = day
                heard[chosen, default: 0] += 1
            }
            #expect(heard.count == principles.count)
            #expect(longest <= principles.count * 5 / 2 + 1, "\(longest) days")
        }
    }

    @Test func `new principles come in their order, and a lack lets one come sooner`() {
        #expect(LineUpChoice.principle(principles, lastUsed: [:], lacks: [:], today: Day(20_000)) == principles.first)
        var last: [ID<Principle>: Day] = [:]
        for (place, id) in principles.enumerated() { last[id] = Day(20_000 - 10 + place) }
        #expect(LineUpChoice.principle(principles, lastUsed: last, lacks: [:], today: Day(20_001)) == principles[0])
        #expect(LineUpChoice.principle(principles, lastUsed: last, lacks: [principles[2]: 2], today: Day(20_001)) == principles[2])
        #expect(LineUpChoice.principle([], lastUsed: last, lacks: [:], today: Day(20_001)) == nil)
    }

    @Test func `the moment is telling, readable and new`() {
        func moment(_ number: Int64, _ level: Int?, _ letters: Int, _ at: Int64) -> LineUpMoment {
            LineUpMoment(
                moment: ID(number), words: String(repeating: "a", count: letters), language: nil, level: level, unit: ID(1), touchpoint: nil,
                happenedAt: Instant(seconds: at))
        }
        let all = [moment(1, 3, 100, 900), moment(2, 1, 100, 500), moment(3, 6, 100, 400), moment(4, 1, 4_000, 950), moment(5, 1, 5, 990)]
        #expect(LineUpChoice.moment(all, used: [])?.moment == ID(2))
        #expect(LineUpChoice.moment(all, used: [ID(2)])?.moment == ID(3))
        #expect(LineUpChoice.moment(all, used: [ID(2), ID(3)])?.moment == ID(1))
        #expect(LineUpChoice.moment(all, used: Set(all.map(\.moment))) == nil)
    }

    @Test func `a day of work without a line-up is a gap, a day off is none, and neither is one before the first`() throws {
        // Monday 16 to Sunday 22 November 2026, Monday to Friday.
        let calendar = try WorkCalendar.hours([Shift(opens: 540, closes: 1020)], on: Weekday.allCases.filter { $0.rawValue < 5 }, zone: .utc)
        let sunday = Day(year: 2026, month: 11, day: 22)
        let row = LineUpDay.row(
            until: sunday, count: 7, calendar: calendar, first: Day(year: 2026, month: 11, day: 17), held: [Day(year: 2026, month: 11, day: 18)])
        #expect(row.map(\.state) == [.off, .skipped, .held, .skipped, .skipped, .off, .off])
        let friday = LineUpDay.row(until: Day(sunday.number - 2), count: 1, calendar: calendar, first: nil, held: [])
        #expect(friday.map(\.state) == [.open])
    }
}
