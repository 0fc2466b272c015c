/// One row of a delimited file; its cells become text only when asked for.
package struct CSVRow: Sendable {
    /// The row's place among the rows of the file, from 1, the header included and blank lines left out.
    package let number: Int
    /// The line of the file where the row begins, from 1.
    package let line: Int
    /// Where the row begins in the stream of UTF-8, in bytes.
    package let offset: Int
    let bytes: [UInt8]
    let ends: [Int]

    package var count: Int { ends.count }

    /// The text of a cell in NFC; empty beyond the last one.
    package subscript(_ column: Int) -> String {
        guard let range = range(column) else { return "" }
        return bytes.withUnsafeBufferPointer { Text.validated(UnsafeBufferPointer(rebasing: $0[range])) ?? "" }
    }

    package var texts: [String] { (0..<count).map { self[$0] } }

    package func isEmpty(_ column: Int) -> Bool { range(column)?.isEmpty ?? true }

    /// The row without empty cells at its end counted.
    package var filledCount: Int {
        var last = count
        while last > 0, isEmpty(last - 1) { last -= 1 }
        return last
    }

    private func range(_ column: Int) -> Range<Int>? {
        guard ends.indices.contains(column) else { return nil }
        let start = column == 0 ? 0 : ends[column - 1] + 1
        return start..<ends[column]
    }
}

/// A row that could not be read, where it is, and why.
package struct CSVProblem: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        case strayQuote
        case unclosedQuote
        case fieldTooLong
        case rowTooLong
        case tooManyColumns(Int)
        case nul
        case notText
    }
    package let number: Int
    package let line: Int
    package let offset: Int
    package let reason: Reason

    /// The reason in words for the person who chose the file.
    package var words: String {
        switch reason {
        case .strayQuote: "A quotation mark stands in the middle of a quoted cell. Double it inside a cell, or remove it."
        case .unclosedQuote: "A quotation mark opens a cell and is never closed."
        case .fieldTooLong: "A cell is longer than allowed. A quotation mark may be missing."
        case .rowTooLong: "The row is longer than allowed."
        case .tooManyColumns(let count): "The row has \(count) columns, more than can be read."
        case .nul: "The row holds a NUL character, which is not text."
        case .notText: "The row holds bytes that are not text in the file's encoding."
        }
    }
}
