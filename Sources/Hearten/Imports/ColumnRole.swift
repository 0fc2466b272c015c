/// What a column of a file is to Hearten.
package enum ColumnRole: String, Sendable, Codable, CaseIterable {
    case sourceID
    case happenedAt
    case score
    case words
    case title
    case language
    case unit
    case touchpoint
    case channel
    /// Shown beside the moment; never becomes a contact without consent.
    case customerName
    case email

    package var words: String {
        switch self {
        case .sourceID: "its own number"
        case .happenedAt: "when it happened"
        case .score: "the score"
        case .words: "the words"
        case .title: "a heading"
        case .language: "the language"
        case .unit: "the unit"
        case .touchpoint: "the touchpoint"
        case .channel: "the channel"
        case .customerName: "the name"
        case .email: "the e-mail address"
        }
    }
}

/// The yardstick of a score column.
package enum ScoreScale: String, Sendable, Codable, CaseIterable {
    case stars
    case satisfaction
    case recommend
    case effort
    case level
    /// "good" or "bad", as a help desk asks.
    case good

    package var range: ClosedRange<Int> {
        switch self {
        case .stars, .satisfaction: 1...5
        case .recommend: 0...10
        case .effort: 1...7
        case .level: 1...6
        case .good: 0...1
        }
    }

    package var words: String {
        switch self {
        case .stars: "stars, 1 to 5"
        case .satisfaction: "satisfaction, 1 to 5"
        case .recommend: "would recommend, 0 to 10"
        case .effort: "effort, 1 to 7"
        case .level: "level of service, 1 to 6"
        case .good: "good or bad"
        }
    }

    /// The whole number that a cell such as `4`, `4.0`, `4/5`, `5 stars`, `FIVE` or `9 - Extremely likely` means; nil outside the scale.
    package func read(_ text: String) -> Int? {
        let cell = text.trimmedBlanks.lowercased()
        if self == .good { return ["good": 1, "good_with_comment": 1, "bad": 0, "bad_with_comment": 0][cell] }
        if let index = Self.numberWords.firstIndex(of: cell) { return range.contains(index) ? index : nil }
        let digits = cell.utf8.prefix { $0 &- 0x30 < 10 }
        guard (1...2).contains(digits.count), let value = Int(Substring(digits)), range.contains(value) else { return nil }
        guard endsWell(cell.utf8.dropFirst(digits.count)) else { return nil }
        return value
    }

    /// What exports write where somebody was asked and gave no score.
    static func isNothing(_ cell: String) -> Bool { ["star_rating_unspecified", "offered", "unoffered"].contains(cell.lowercased()) }

    /// After the number: nothing, zeros behind a point, the scale's top behind a stroke, or words.
    private func endsWell(_ rest: Substring.UTF8View) -> Bool {
        guard let first = rest.first else { return true }
        switch first {
        case UInt8(ascii: "."), UInt8(ascii: ","):
            return rest.count > 1 && rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
        case UInt8(ascii: "/"):
            return Int(Substring(rest.dropFirst())) == range.upperBound
        case 0x20:
            return rest.count <= 40 && !rest.contains { $0 &- 0x30 < 10 && rest.count > 24 }
        default:
            return false
        }
    }

    private static let numberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
}
