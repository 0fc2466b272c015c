/// Reads delimited text from chunks of UTF-8 (RFC 4180 and what spreadsheets really write) in constant memory.
///
/// A row that cannot be read is reported and the reading goes on at the next line after the row's first line,
/// so a quote that is never closed costs one row and not the rest of the file.
package struct CSVReader {
    package struct Limits: Sendable {
        package var fieldBytes = 1 << 20
        package var rowBytes = 4 << 20
        package var columns = 2_000

        package init() {}
    }

    /// What the reader hands over, in the order of the file.
    package enum Event {
        case row(CSVRow)
        case problem(CSVProblem)
    }

    enum State { case fieldStart, plain, quoted, quoteInQuoted, skipping }

    let delimiter: UInt8
    let limits: Limits
    var state = State.fieldStart
    /// The cells of the row being read, unescaped, each followed by one delimiter byte.
    var cells: [UInt8] = []
    var ends: [Int] = []
    var fieldStart = 0
    var hasNUL = false
    /// The last row ended with CR: an LF that follows belongs to it.
    var skipNextLF = false
    var lastQuotedCR = false
    var failure: CSVProblem.Reason?

    /// The offset of the current chunk's first byte in the stream.
    var base = 0
    var line = 1
    var rowNumber = 0
    var rowLine = 1
    var rowOffset = 0
    /// Where reading resumes should the row prove broken: the byte after its first line end inside quotes.
    var resumeAt: Int?
    /// The bytes from `resumeAt` up to the current chunk.
    var replay: [UInt8] = []
    private var hintToSkip: Int

    package init(_ dialect: CSVDialect = CSVDialect(), limits: Limits = Limits()) {
        self.delimiter = dialect.delimiter
        self.limits = limits
        self.hintToSkip = dialect.hintLength
    }

    package mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>, _ receive: (Event) throws -> Void) rethrows {
        var input = chunk
        if hintToSkip > 0 {
            let skipped = min(hintToSkip, input.count)
            hintToSkip -= skipped
            base += skipped
            rowOffset = base
            if hintToSkip == 0 { (line, rowLine) = (2, 2) }
            input = UnsafeBufferPointer(rebasing: input[skipped...])
        }
        try scan(input, receive)
    }

    package mutating func feed(_ chunk: some Sequence<UInt8>, _ receive: (Event) throws -> Void) rethrows {
        try Array(chunk).withUnsafeBufferPointer { try feed($0, receive) }
    }

    /// Says that the stream has ended: hands over the last row, or reports it and reads the lines it had swallowed.
    package mutating func finish(_ receive: (Event) throws -> Void) rethrows {
        while state == .quoted {
            try fail(.unclosedQuote, receive)
            let rest = replay
            guard let target = resumeAt else { return startRow(at: base, line: line) }
            base = target
            startRow(at: target, line: rowLine + 1)
            try rest.withUnsafeBufferPointer { try scan($0, receive) }
        }
        let isBlank = state == .fieldStart && ends.isEmpty
        if state != .skipping, !isBlank {
            endField()
            try endRow(receive)
        }
        startRow(at: base, line: line)
    }

    mutating func startRow(at offset: Int, line: Int) {
        state = .fieldStart
        cells.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        fieldStart = 0
        hasNUL = false
        resumeAt = nil
        replay.removeAll(keepingCapacity: true)
        self.line = line
        rowLine = line
        rowOffset = offset
    }

    /// A cell beyond the bound is noticed here too, so that the bound does not depend on how the file was cut.
    mutating func endField() {
        if cells.count - fieldStart > limits.fieldBytes { failure = .fieldTooLong }
        ends.append(cells.count)
        cells.append(delimiter)
        fieldStart = cells.count
    }

    mutating func endRow(_ receive: (Event) throws -> Void) rethrows {
        if ends.count == 1, ends[0] == 0, state != .quoteInQuoted { return }
        if let reason = failure ?? (cells.count > limits.rowBytes ? .rowTooLong : nil) {
            failure = nil
            return try fail(reason, receive)
        }
        if ends.count > limits.columns { return try fail(.tooManyColumns(ends.count), receive) }
        if hasNUL { return try fail(.nul, receive) }
        if cells.withUnsafeBufferPointer({ Text.firstInvalid(in: $0) }) != nil { return try fail(.notText, receive) }
        rowNumber += 1
        try receive(.row(CSVRow(number: rowNumber, line: rowLine, offset: rowOffset, bytes: cells, ends: ends)))
    }

    mutating func fail(_ reason: CSVProblem.Reason, _ receive: (Event) throws -> Void) rethrows {
        rowNumber += 1
        try receive(.problem(CSVProblem(number: rowNumber, line: rowLine, offset: rowOffset, reason: reason)))
    }
}
