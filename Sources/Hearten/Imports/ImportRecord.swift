/// One row of a file, whatever its format, or why it cannot be read.
package struct ImportRecord: Sendable {
    package enum Content: Sendable {
        case cells([String])
        case refused(RowRefusal)
    }
    /// The row's place in the file, from 1, header rows included.
    package let row: Int
    package let content: Content
    /// Values of JSON Lines whose name is not among the headers.
    package var more: [JSON.Member] = []
}

/// Why a row is put aside; stored as a code and said in the reader's language.
package enum RowRefusal: Error, Sendable, Equatable {
    case strayQuote, unclosedQuote, cellTooLong, rowTooLong, tooManyColumns, nul
    /// The byte in the file where the first unreadable character lies, when known.
    case notText(byte: Int?)
    case ragged(found: Int, expected: Int)
    case badJSON(String)
    case notAnObject
    case noDate(String)
    case futureDate(String)
    case badScore(String)
    case nothingSaid
    case wordsTooLong
    case idTooLong

    init(_ reason: CSVProblem.Reason) {
        self =
            switch reason {
            case .strayQuote: .strayQuote
            case .unclosedQuote: .unclosedQuote
            case .fieldTooLong: .cellTooLong
            case .rowTooLong: .rowTooLong
            case .tooManyColumns: .tooManyColumns
            case .nul: .nul
            case .notText: .notText(byte: nil)
            }
    }

    init(_ reason: JSONLinesReader.Problem.Reason) {
        self =
            switch reason {
            case .lineTooLong: .rowTooLong
            case .notAnObject: .notAnObject
            case .fault(let fault) where fault.reason == .invalidText: .notText(byte: nil)
            case .fault(let fault) where fault.reason == .nul: .nul
            case .fault(let fault): .badJSON("\(fault.reason)")
            }
    }

    /// The code and, after a colon, what it is about.
    package var code: String {
        switch self {
        case .strayQuote: "stray-quote"
        case .unclosedQuote: "unclosed-quote"
        case .cellTooLong: "cell-too-long"
        case .rowTooLong: "row-too-long"
        case .tooManyColumns: "too-many-columns"
        case .nul: "nul"
        case .notText(let byte): byte.map { "not-text:\($0)" } ?? "not-text"
        case .ragged(let found, let expected): "ragged:\(found)/\(expected)"
        case .badJSON(let reason): "bad-json:\(reason)"
        case .notAnObject: "not-an-object"
        case .noDate(let cell): "no-date:\(cell.prefix(60))"
        case .futureDate(let cell): "future-date:\(cell.prefix(60))"
        case .badScore(let cell): "bad-score:\(cell.prefix(60))"
        case .nothingSaid: "nothing-said"
        case .wordsTooLong: "words-too-long"
        case .idTooLong: "id-too-long"
        }
    }
}
