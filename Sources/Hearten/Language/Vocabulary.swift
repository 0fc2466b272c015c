/// The organisation's own words. Renamed once, changed everywhere.
package struct Vocabulary: Sendable, Equatable {
    /// Every word that an organisation may rename.
    package enum Word: String, CaseIterable, Sendable {
        case customer, customers, colleague, colleagues, unit, units, leader, partner
        case level1 = "level.1", level2 = "level.2", level3 = "level.3"
        case level4 = "level.4", level5 = "level.5", level6 = "level.6"
        case said1 = "said.1", said2 = "said.2", said3 = "said.3"
        case said4 = "said.4", said5 = "said.5", said6 = "said.6"
        case product, delivery, mindset, relationship
    }

    private var words: [Word: String]

    package init(_ words: [Word: String] = [:]) { self.words = Vocabulary.plain.merging(words) { $1 } }

    package subscript(word: Word) -> String {
        get { words[word] ?? Vocabulary.plain[word] ?? word.rawValue }
        set { words[word] = newValue }
    }

    /// The word that `{Customer}` or `{customer}` in a phrase stands for.
    func named(_ name: some StringProtocol) -> String? {
        if let word = Word(rawValue: String(name)) { return self[word] }
        guard let word = Word(rawValue: name.lowercased()) else { return nil }
        let text = self[word]
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static let plain: [Word: String] = [
        .customer: "customer", .customers: "customers", .colleague: "colleague", .colleagues: "colleagues",
        .unit: "unit", .units: "units", .leader: "team leader", .partner: "partner",
        .level1: "Let down", .level2: "Short", .level3: "Expected",
        .level4: "Better", .level5: "Surprising", .level6: "Memorable",
        .said1: "You let me down", .said2: "Less than I expected", .said3: "As I expected",
        .said4: "Better than I expected", .said5: "A lovely surprise", .said6: "I’ll remember this",
        .product: "Product", .delivery: "Delivery", .mindset: "Mindset", .relationship: "Relationship",
    ]
}
