import Foundation

extension Words {
    /// One line, such as a name. Nil when nothing is left; throws when it is too long.
    package static func line(_ raw: String, field: String, limit: Int = 200) throws -> String? {
        let clean = sound(raw).split(whereSeparator: { $0 == "\n" || $0 == "\t" }).joined(separator: " ")
        return try bounded(clean, field: field, limit: limit)
    }

    /// Several lines, such as a story.
    package static func text(_ raw: String, field: String, limit: Int = 10_000) throws -> String? {
        try bounded(sound(raw), field: field, limit: limit)
    }

    private static func bounded(_ text: String, field: String, limit: Int) throws -> String? {
        let trimmed = text.isTight ? text : text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.utf8.count <= limit || (trimmed.utf8.count <= limit * 4 && trimmed.unicodeScalars.count <= limit) else {
            throw Refusal.invalid(FormProblems(field, phrase: .keepUnder(limit)))
        }
        return trimmed.isEmpty ? nil : trimmed
    }
}
