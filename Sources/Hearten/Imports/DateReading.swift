/// How a column writes its dates.
package enum DateStyle: String, Sendable, Codable, CaseIterable {
    case yearFirst
    case dayFirst
    case monthFirst
    case monthName
    case epochSeconds
    case epochMilliseconds

    package var words: String {
        switch self {
        case .yearFirst: "2015-02-24"
        case .dayFirst: "24/02/2015"
        case .monthFirst: "02/24/2015"
        case .monthName: "24 Feb 2015"
        case .epochSeconds: "seconds since 1970"
        case .epochMilliseconds: "milliseconds since 1970"
        }
    }

    /// Reads one cell written in this style; nil where it is not a date.
    package func read(_ text: String) -> WallTime? {
        var cursor = ByteCursor(text)
        let found: WallTime? =
            switch self {
            case .yearFirst: cursor.numericDate { WallTime(year: $0, month: $1, day: $2) }
            case .dayFirst: cursor.numericDate { WallTime(year: fullYear($2), month: $1, day: $0) }
            case .monthFirst: cursor.numericDate { WallTime(year: fullYear($2), month: $0, day: $1) }
            case .monthName: cursor.namedDate()
            case .epochSeconds: epoch(text, digits: 8...11, scale: 1_000)
            case .epochMilliseconds: epoch(text, digits: 12...14, scale: 1)
            }
        guard let found, found.isReal else { return nil }
        return found
    }

    private func epoch(_ text: String, digits: ClosedRange<Int>, scale: Int64) -> WallTime? {
        let whole = text.utf8.prefix { $0 &- 0x30 < 10 }
        let rest = text.utf8.dropFirst(whole.count)
        guard digits.contains(whole.count), let value = Int64(Substring(whole)) else { return nil }
        guard rest.isEmpty || (rest.first == UInt8(ascii: ".") && rest.dropFirst().allSatisfy { $0 &- 0x30 < 10 }) else { return nil }
        return WallTime(milliseconds: value * scale)
    }

    private func fullYear(_ year: Int) -> Int {
        year >= 100 ? year : (year < 70 ? 2_000 + year : 1_900 + year)
    }

    /// Decides over a column's sample how it writes its dates; nil where fewer than eight in ten cells are dates.
    package static func decide(_ sample: [String]) -> (style: DateStyle, confidence: Double, reason: String)? {
        let cells = sample.map { $0.trimmedBlanks }.filter { !$0.isEmpty }
        guard !cells.isEmpty else { return nil }
        func share(_ style: DateStyle) -> Double {
            Double(cells.count { style.read($0) != nil }) / Double(cells.count)
        }
        for style in [DateStyle.yearFirst, .monthName, .epochMilliseconds, .epochSeconds] {
            let part = share(style)
            if part >= 0.8 { return (style, 0.98 * part, "The dates read like \(style.words).") }
        }
        let (day, month) = (share(.dayFirst), share(.monthFirst))
        guard max(day, month) >= 0.8 else { return nil }
        if day > month { return (.dayFirst, month < 0.8 * day ? 0.95 : 0.85, "Some days are above 12, so the day comes first.") }
        if month > day { return (.monthFirst, day < 0.8 * month ? 0.95 : 0.85, "Some days are above 12, so the month comes first.") }
        if cells.allSatisfy({ $0.utf8.contains(UInt8(ascii: ".")) && !$0.utf8.contains(UInt8(ascii: "/")) }) {
            return (.dayFirst, 0.8, "With dots the day usually comes first, but no day is above 12.")
        }
        return (.dayFirst, 0.45, "Day or month may come first: no day in the sample is above 12. Please check.")
    }
}

extension String {
    /// Without blanks, tabs and line ends at either side; works on scalars.
    var trimmedBlanks: String {
        if isTight { return self }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
