/// Says phrases in the reader's language, with the organisation's words: `say(.recoverTitle)`.
package struct Say: Sendable {
    package var language: Language
    package var vocabulary: Vocabulary
    /// The zone in which the reader reads times.
    package var zone: String

    package init(language: Language = .english, vocabulary: Vocabulary = Vocabulary(), zone: String = "UTC") {
        self.language = language
        self.vocabulary = vocabulary
        self.zone = zone
    }

    package func callAsFunction(_ phrase: Phrase) -> String {
        let template = language.template(for: phrase.key)
        guard template.utf8.contains(0x7B) else { return language.dress(template) }
        return filled(template, values: phrase.values)
    }

    package func callAsFunction(_ word: Vocabulary.Word) -> String { vocabulary[word] }

    /// The template with its `{…}` places filled; what a visitor said is never looked at for places again.
    private func filled(_ template: String, values: [String]) -> String {
        var said = ""
        said.reserveCapacity(template.utf8.count + 32)
        var rest = Substring(template)
        // The braces are sought as bytes: a page says some hundred phrases, and letters are slow to step through.
        while let open = rest.utf8.firstIndex(of: 0x7B), let close = rest.utf8[open...].firstIndex(of: 0x7D) {
            said += language.dress(rest[..<open])
            let name = rest[rest.utf8.index(after: open)..<close]
            if let number = Int(name), number >= 1, number <= values.count {
                said += values[number - 1]
            } else {
                said += vocabulary.named(name) ?? ""
            }
            rest = rest[rest.utf8.index(after: close)...]
        }
        return said + language.dress(rest)
    }
}

/// A language of the interface: its code, its direction and, but for English, its templates by English key.
package struct Language: Sendable, Equatable {
    package var code: String
    package var isRightToLeft: Bool
    package var templates: [String: String]
    /// Whether this is the pseudo-language of the tests: every phrase goes between ⟦ and ⟧, right to left.
    package var isPseudo = false

    package static let english = Language(code: "en", isRightToLeft: false, templates: [:])
    /// For tests: shows what is not in the catalogue, and proves the direction of every page.
    package static let pseudo = Language(code: "ar-XB", isRightToLeft: true, templates: [:], isPseudo: true)

    package var direction: String { isRightToLeft ? "rtl" : "ltr" }

    func template(for key: String) -> String { templates[key] ?? key }
    func dress<Piece: StringProtocol & LosslessStringConvertible>(_ text: Piece) -> Piece {
        guard isPseudo, text.contains(where: \.isLetter) else { return text }
        return Piece("⟦\(text)⟧") ?? text
    }
}
