/// What one column's header and sampled cells look like.
struct ColumnProfile {
    let header: String
    /// The header in lower case, its letters and digits parted by single blanks.
    let name: String
    private let filled: [String]
    private let total: Int
    private let averageLength: Double
    private let distinct: Int

    init(header: String, cells: [String]) {
        self.header = header
        name = Self.folded(header)
        total = cells.count
        filled = cells.map(\.trimmedBlanks).filter { !$0.isEmpty }
        averageLength = filled.isEmpty ? 0 : Double(filled.reduce(0) { $0 + $1.utf8.count }) / Double(filled.count)
        distinct = Set(filled).count
    }

    var isEmpty: Bool { filled.isEmpty }
    var saysUTC: Bool { name.split(separator: " ").contains { $0 == "utc" || $0 == "gmt" } }
    var dates: (style: DateStyle, confidence: Double, reason: String)? { DateStyle.decide(filled) }

    static func folded(_ header: String) -> String {
        var words: [String] = [""]
        for scalar in header.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                words[words.count - 1].unicodeScalars.append(scalar)
            } else if words.last?.isEmpty == false {
                words.append("")
            }
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    func share(where test: (String) -> Bool) -> Double {
        filled.isEmpty ? 0 : Double(filled.count(where: test)) / Double(filled.count)
    }

    func guess(_ role: ColumnRole, column: Int) -> ColumnMapping.Suggestion? {
        func suggest(_ confidence: Double, _ reason: String) -> ColumnMapping.Suggestion {
            ColumnMapping.Suggestion(role, column: column, confidence: confidence, reason: reason)
        }
        let named = ColumnNames.weight(of: name, for: role)
        let says = "The header “\(header)” says so"
        switch role {
        case .sourceID: return identity(named).map { suggest($0, "\(says), and no value appears twice.") }
        case .happenedAt: return time(named, suggest)
        case .score: return score(named, suggest)
        case .words: return wording(named).map { suggest($0.0, $0.1) }
        case .email:
            let addresses = share(where: Self.isAddress)
            return addresses > 0.8 ? suggest(0.6 + 0.38 * max(named, 0.6) * addresses, "The cells are e-mail addresses.") : nil
        case .language: return tongue(named).map { suggest($0.0, $0.1) }
        case .title, .unit, .touchpoint, .channel, .customerName:
            guard named > 0, averageLength < 120 else { return nil }
            return suggest(isEmpty ? named * 0.6 : named * 0.9, says + ".")
        }
    }

    private func identity(_ named: Double) -> Double? {
        guard named > 0, !filled.isEmpty else { return nil }
        let unique = Double(distinct) / Double(total)
        return unique > 0.98 && averageLength < 80 ? named * 0.97 : nil
    }

    private func time(_ named: Double, _ suggest: (Double, String) -> ColumnMapping.Suggestion) -> ColumnMapping.Suggestion? {
        guard let dates else { return nil }
        let isNumber = dates.style == .epochSeconds || dates.style == .epochMilliseconds
        guard named > 0 || !isNumber else { return nil }
        var result = suggest(dates.confidence * (0.6 + 0.4 * named), dates.reason)
        result.dateStyle = dates.style
        result.isUTC = saysUTC
        return result
    }

    private func score(_ named: Double, _ suggest: (Double, String) -> ColumnMapping.Suggestion) -> ColumnMapping.Suggestion? {
        guard named > 0, let found = scale() else { return nil }
        var result = suggest(named * found.confidence, found.reason)
        result.scale = found.scale
        return result
    }

    /// The yardstick that the header names or that the values fill.
    func scale() -> (scale: ScoreScale, confidence: Double, reason: String)? {
        if let scale = ColumnNames.scale(of: name), share(where: { scale.read($0) != nil }) > 0.9 {
            return (scale, 0.97, "The header “\(header)” and the values fit \(scale.words).")
        }
        let fitting = [ScoreScale.satisfaction, .level, .effort, .recommend].filter { scale in share(where: { scale.read($0) != nil }) > 0.95 }
        guard let first = fitting.first else { return nil }
        switch first {
        case .satisfaction: return (.satisfaction, 0.75, "Every value lies from 1 to 5.")
        case .level: return (.level, 0.55, "Every value lies from 1 to 6. Please check the scale.")
        case .effort: return (.effort, 0.55, "Every value lies from 1 to 7. Please check the scale.")
        default: return (.recommend, 0.7, "Every value lies from 0 to 10.")
        }
    }

    private func wording(_ named: Double) -> (Double, String)? {
        guard !filled.isEmpty else { return named > 0 ? (named * 0.5, "The header “\(header)” says so; the sample is empty.") : nil }
        let spaced = share { $0.utf8.count { $0 == 0x20 } >= 3 }
        guard named > 0 || spaced > 0.3, dates == nil else { return nil }
        let length = min(1, averageLength / 80)
        let confidence = named > 0 ? named * (0.75 + 0.22 * max(length, spaced)) : 0.35 + 0.4 * length * spaced
        return (confidence, named > 0 ? "The header “\(header)” says so, and the cells read like sentences." : "These are the longest texts.")
    }

    private func tongue(_ named: Double) -> (Double, String)? {
        let tags = share(where: Self.isLanguageTag)
        guard named > 0, isEmpty || tags > 0.7 else { return nil }
        return (isEmpty ? 0.5 : named * 0.95, "The header “\(header)” says so, and the cells are language tags.")
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let domain = parts.last, !parts[0].isEmpty else { return false }
        return domain.contains(UInt8(ascii: ".")) && !text.utf8.contains(0x20) && text.utf8.count <= 254
    }

    private static func isLanguageTag(_ text: String) -> Bool {
        let parts = text.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        guard let first = parts.first, (2...3).contains(first.count), parts.count <= 3 else { return false }
        return first.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    }
}
