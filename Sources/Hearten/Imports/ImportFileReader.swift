import Foundation

/// Reads a file's records in batches, in constant memory.
package struct ImportFileReader: ~Copyable {
    private let plan: ImportPlan
    private let handle: FileHandle
    private var decoder: TextDecoder
    private var csv: CSVReader
    private var lines = JSONLinesReader()
    private var records = JSONRecordsReader()
    private var keys: [String: Int]
    private var pending: [ImportRecord] = []
    private var headersToSkip: Int
    private var rowsSeen = 0
    private var isAtEnd = false
    /// Bytes of the file read so far.
    package private(set) var bytesRead: Int64 = 0
    static let chunkBytes = 128 << 10

    package init(path: String, plan: ImportPlan) throws {
        self.plan = plan
        handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        decoder = TextDecoder(plan.encoding, markLength: plan.markLength)
        csv = CSVReader(plan.dialect)
        keys = Dictionary(plan.headers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        headersToSkip = plan.headerRows
    }

    deinit { try? handle.close() }

    /// At least `count` records while there are so many, none at the end of the file.
    package mutating func next(_ count: Int) throws -> [ImportRecord] {
        while pending.count < count, !isAtEnd { try readChunk() }
        if isAtEnd, plan.endsWithSentence, pending.count <= count { dropSentence() }
        let batch = Array(pending.prefix(count))
        pending.removeFirst(batch.count)
        return batch
    }

    private mutating func readChunk() throws {
        let data = try handle.read(upToCount: Self.chunkBytes) ?? Data()
        bytesRead += Int64(data.count)
        var text: [UInt8] = []
        if data.isEmpty {
            isAtEnd = true
            decoder.finish(into: &text)
        } else {
            data.withUnsafeBytes { decoder.feed($0.bindMemory(to: UInt8.self), into: &text) }
        }
        switch plan.format {
        case .csv:
            var events: [CSVReader.Event] = []
            csv.feed(text) { events.append($0) }
            if isAtEnd { csv.finish { events.append($0) } }
            for event in events { take(event) }
        case .jsonLines:
            var events: [JSONLinesReader.Event] = []
            lines.feed(text) { events.append($0) }
            if isAtEnd { lines.finish { events.append($0) } }
            for event in events { take(event) }
        case .json:
            var events: [JSONLinesReader.Event] = []
            records.feed(text) { events.append($0) }
            if isAtEnd { records.finish { events.append($0) } }
            for event in events { take(event) }
        }
    }

    private mutating func take(_ event: CSVReader.Event) {
        if headersToSkip > 0 {
            headersToSkip -= 1
            return
        }
        switch event {
        case .problem(let problem):
            var refusal = RowRefusal(problem.reason)
            if problem.reason == .notText { refusal = .notText(byte: firstUnreadable(from: problem.offset)) }
            pending.append(ImportRecord(row: problem.number, content: .refused(refusal)))
        case .row(let row):
            let expected = plan.headers.count
            guard row.filledCount <= expected, !isTooShort(row) else {
                pending.append(ImportRecord(row: row.number, content: .refused(.ragged(found: row.count, expected: expected))))
                return
            }
            pending.append(ImportRecord(row: row.number, content: .cells(row.texts)))
        }
    }

    /// A row may leave out empty cells at its end, as spreadsheets do, but none that the plan needs.
    private func isTooShort(_ row: CSVRow) -> Bool {
        guard row.count < plan.headers.count else { return false }
        let needed = plan.columns.filter { [.sourceID, .happenedAt, .words, .score].contains($0.role) }.map(\.index).max() ?? 0
        return row.count <= needed
    }

    private func firstUnreadable(from offset: Int) -> Int? {
        decoder.unreadable.first { $0.decodedOffset >= offset }?.offset
    }

    private mutating func take(_ event: JSONLinesReader.Event) {
        switch event {
        case .problem(let problem): pending.append(ImportRecord(row: problem.line, content: .refused(RowRefusal(problem.reason))))
        case .row(let row):
            var cells = [String](repeating: "", count: plan.headers.count)
            var more: [JSON.Member] = []
            for member in row.value.flatMembers {
                if let index = keys[member.key] { cells[index] = Self.text(member.value) } else { more.append(member) }
            }
            pending.append(ImportRecord(row: row.line, content: .cells(cells), more: more))
        }
    }

    /// An export that ends with a sentence about its period: one filled cell in the last row.
    private mutating func dropSentence() {
        guard let last = pending.last else { return }
        switch last.content {
        case .cells(let cells) where cells.count(where: { !$0.isEmpty }) <= 1: pending.removeLast()
        case .refused(.ragged(let found, _)) where found <= 1: pending.removeLast()
        default: break
        }
    }

    /// A JSON value as the text of a cell.
    static func text(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        case .int(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): "\(number)"
        case .array, .object: value.text
        }
    }
}
