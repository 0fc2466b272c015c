import Foundation
import Testing

@testable import Hearten

/// Compares clocks with cases that Tests/tools/clocks_oracle.py counted minute by minute.
struct ClockOracleTests {
    private struct Line: Decodable {
        struct Special: Decodable {
            let day: String
            let shifts: [[Int]]
        }
        struct Ask: Decodable {
            let kind: String
            let start: Int64
            let pauses: [[Int64]]
            let n: Int64
            let due: Int64
        }
        let zone: String
        let week: [[[Int]]]
        let special: [Special]
        let asks: [Ask]
    }

    @Test func `a sample of counted cases agrees`() throws {
        let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/clock-cases.jsonl")
        let result = try compare(fixture)
        #expect(result.asked == 500)
        #expect(result.differences == [])
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["HEARTEN_CLOCK_CASES"] != nil))
    func `every counted case agrees`() throws {
        let path = try #require(ProcessInfo.processInfo.environment["HEARTEN_CLOCK_CASES"])
        let result = try compare(URL(filePath: path))
        print("clock cases: \(result.asked) asked, \(result.differences.count) differences")
        #expect(result.asked > 0)
        #expect(result.differences.prefix(5) == [])
    }

    private func compare(_ file: URL) throws -> (asked: Int, differences: [String]) {
        var asked = 0
        var differences: [String] = []
        for text in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
            let line = try JSONDecoder().decode(Line.self, from: text)
            let calendar = try calendar(line)
            for ask in line.asks {
                asked += 1
                let answer = try answer(ask, in: calendar)
                if answer != ask.due { differences.append("\(line.zone) \(ask): \(answer.map(String.init) ?? "none")") }
            }
        }
        return (asked, differences)
    }

    private func calendar(_ line: Line) throws -> WorkCalendar {
        let special = try line.special.map {
            SpecialDay(try #require(Day(iso: $0.day)), name: "special", shifts: try shifts($0.shifts))
        }
        return try WorkCalendar(
            zone: try #require(TimeZoneRules.named(line.zone)), week: try line.week.map(shifts), special: special)
    }

    private func shifts(_ pairs: [[Int]]) throws -> [Shift] {
        try pairs.map { Shift(opens: try #require($0.first), closes: try #require($0.last)) }
    }

    private func answer(_ ask: Line.Ask, in calendar: WorkCalendar) throws -> Int64? {
        let pauses = try ask.pauses.map { TimeSpan(from: try #require($0.first), to: try #require($0.last)) }
        if ask.kind == "elapsed" {
            return try calendar.workingTime(from: ask.start, to: ask.n, pauses: pauses)
        }
        let clock = RecoveryClock(startedAt: ask.start, allowance: try allowance(ask), pauses: pauses)
        let arithmetic = try clock.arithmetic(in: calendar)
        // The explanation must tell the same as the clock.
        if case .workingTime = clock.allowance, arithmetic.counted != ask.n { return -1 }
        return arithmetic.due
    }

    private func allowance(_ ask: Line.Ask) throws -> Allowance {
        switch ask.kind {
        case "hours": .workingTime(ask.n)
        case "workdays": .workingDays(Int(ask.n))
        default: .calendarDays(Int(ask.n))
        }
    }
}
