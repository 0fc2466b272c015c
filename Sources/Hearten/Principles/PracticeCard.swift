package import Storage

/// One small thing to practise: choose an answer and see why, or write one and compare.
package struct PracticeCard: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case choose, compare }

    package let id: ID<PracticeCard>
    package var content: CardContent
    package var principle: ID<Principle>
    package var situation: ID<Situation>?
    package var owner: ID<Colleague>
    package var retiredAt: Instant?

    package var kind: Kind { content.kind }
}

/// What a card says.
package struct CardContent: Sendable, Equatable {
    package struct Option: Sendable, Equatable {
        package var words: String
        /// Why it is the better or the weaker thing, kindly.
        package var reason: String
        package var isBest: Bool
        package init(_ words: String, _ reason: String, best: Bool = false) {
            self.words = words
            self.reason = reason
            isBest = best
        }
    }

    package var kind: PracticeCard.Kind
    package var title: String
    package var story: String
    package var question: String
    /// Why it matters, shown afterwards.
    package var why: String
    /// The answers to choose from; empty when one writes.
    package var options: [Option] = []
    /// A strong answer to compare one's own with; empty when one chooses.
    package var strong = ""
    /// What to look for in one's own answer.
    package var look: [String] = []

    package static let mostOptions = 4

    /// The kind's own part as it is stored.
    var stored: String {
        switch kind {
        case .choose:
            JSON.array(
                options.map { option in
                    .object([.init("words", .string(option.words)), .init("reason", .string(option.reason)), .init("best", .bool(option.isBest))])
                }
            ).text
        case .compare:
            JSON.object([.init("strong", .string(strong)), .init("look", .array(look.map { .string($0) }))]).text
        }
    }

    /// Reads what `stored` wrote; a part that cannot be read is left out.
    mutating func read(_ stored: String) {
        guard let json = try? JSON.parse(stored) else { return }
        switch kind {
        case .choose:
            options = (json.array ?? []).compactMap { one in
                guard let words = one["words"]?.string, let reason = one["reason"]?.string else { return nil }
                return Option(words, reason, best: one["best"] == .bool(true))
            }
        case .compare:
            strong = json["strong"]?.string ?? ""
            look = (json["look"]?.array ?? []).compactMap(\.string)
        }
    }
}
