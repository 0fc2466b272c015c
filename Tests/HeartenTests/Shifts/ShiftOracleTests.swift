import Foundation
import Testing

@testable import Hearten

/// Compares the instants of shifts with those that Tests/tools/shifts_oracle.py found with Python's zoneinfo.
struct ShiftOracleTests {
    private struct Line: Decodable {
        let zone: String
        let date: String
        let start: String
        let end: String
        let from: Int64
        let until: Int64
    }

    @Test func `every shift around a change of clocks begins and ends when zoneinfo says`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/shift-cases.jsonl")
        let plan = ShiftPlan(
            file: ImportFile.plan(sample: Array("date,start,end\n2026-11-23,06:00,14:00\n".utf8), isWhole: true, name: "x.csv"), isCalendar: false,
            columns: [
                ShiftColumn(role: .date, index: 0, confidence: 1, dateStyle: .yearFirst), ShiftColumn(role: .start, index: 1, confidence: 1),
                ShiftColumn(role: .end, index: 2, confidence: 1),
            ])
        let mapper = RowToShift(plan: plan)
        var asked = 0
        for text in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
            let line = try JSONDecoder().decode(Line.self, from: text)
            let zone = try #require(TimeZoneRules.named(line.zone))
            let shift = try mapper.read(ImportRecord(row: 1, content: .cells([line.date, line.start, line.end]))).read.get()
            #expect(shift.starts.instant(in: zone) == line.from && shift.ends.instant(in: zone) == line.until, "\(line)")
            asked += 1
        }
        #expect(asked >= 400)
    }
}
