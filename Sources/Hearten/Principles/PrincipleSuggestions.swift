import Storage
import Understanding

/// Moments whose words speak of a principle, for the service lead to choose from.
enum PrincipleSuggestions {
    private static let looked = 300
    private static let most = 3
    /// Shorter words say too little to be an example.
    private static let shortest = 30
    private static let leastScore = 0.16

    static func suggest(for principle: Principle, in scope: Scope, _ meaning: Meaning?, _ tx: any ReadTransaction) throws -> [PrincipleExample] {
        guard principle.retiredAt == nil else { return [] }
        let live = try PrincipleQueries.live(tx)
        let situations = try SituationQueries.live(tx)
        let cards = try PracticeCardQueries.live(tx)
        let library = Likeness(
            live.map { one in
                let stories = situations.filter { $0.principle == one.id }.map { "\($0.content.title) \($0.content.story) \($0.content.good)" }
                let practised = cards.filter { $0.principle == one.id }.map { "\($0.content.story) \($0.content.strong)" }
                return (title: one.name, body: ([one.text] + stories + practised).joined(separator: " "))
            }, meaning)
        guard let index = live.firstIndex(where: { $0.id == principle.id }) else { return [] }
        let found = try PrincipleExampleQueries.candidates(for: principle.id, in: scope, limit: looked, tx)
            .filter { $0.example.words.unicodeScalars.count >= shortest && PrincipleExamples.isNameless($0) }
        var seen: Set<String> = []
        let scored = found.compactMap { one -> (PrincipleExample, Double)? in
            guard seen.insert(one.example.words).inserted else { return nil }
            let near = library.nearest(to: one.example.words, limit: 2)
            guard let score = near.first(where: { $0.index == index })?.score, score >= leastScore else { return nil }
            return (one.example, score)
        }
        return scored.sorted { $1.1 < $0.1 }.prefix(most).map(\.0)
    }
}
