import Foundation

/// Text that came from outside, made sound once: valid UTF-8, NFC, no control characters but line breaks, trimmed, bounded.
package enum Words {
    /// One line, such as a name. Nil when nothing is left; throws when it is too long.
    package static func line(_ raw: String, field: String, limit: Int = 200) throws -> String? {
        let clean = sound(raw).split(whereSeparator: { $0 == "\n" || $0 == "\t" }).joined(separator: " ")
        return try bounded(clean, field: field, limit: limit)
    }

    /// Several lines, such as a story.
    package static func text(_ raw: String, field: String, limit: Int = 10_000) throws -> String? {
        try bounded(sound(raw), field: field, limit: limit)
    }

    /// NFC, line breaks as `\n`, without other control characters or the bidirectional overrides that disguise text.
    package static func sound(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        var lastWasReturn = false
        for scalar in raw.unicodeScalars {
            defer { lastWasReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A: if !lastWasReturn { scalars.append("\n") }
            case 0x0D: scalars.append("\n")
            case 0x09: scalars.append("\t")
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: continue
            default: scalars.append(scalar)
            }
        }
        let text = String(scalars)
        return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }

    private static func bounded(_ text: String, field: String, limit: Int) throws -> String? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.utf8.count <= limit * 4, trimmed.unicodeScalars.count <= limit else {
            throw Refusal.invalid(FormProblems(field, "Keep this under \(limit) letters"))
        }
        return trimmed.isEmpty ? nil : trimmed
    }
}
