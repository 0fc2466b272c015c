import Foundation
import Storage

/// Reads a rota's file in batches: a delimited one in constant memory, a calendar whole, since it is bounded.
final class ShiftFileReader {
    private var rows: ImportFileReader
    private let mapper: RowToShift
    private var events: ArraySlice<ShiftLine>?

    init(path: String, plan: ShiftPlan, now: Instant, zone: TimeZoneRules) throws {
        rows = try ImportFileReader(path: path, plan: plan.file)
        mapper = RowToShift(plan: plan)
        guard plan.isCalendar else { return }
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        let bytes = [UInt8](try handle.read(upToCount: ShiftCalendar.mostBytes + 1) ?? Data())
        events = try ShiftCalendar.read(bytes, now: now, zone: zone)[...]
    }

    /// At most `count` lines, none at the end of the file.
    func next(_ count: Int) throws -> [ShiftLine] {
        guard let waiting = events else { return try rows.next(count).map { mapper.read($0) } }
        events = waiting.dropFirst(count)
        return Array(waiting.prefix(count))
    }
}
