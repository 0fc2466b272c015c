package import Storage
import Understanding

/// Something that guidance could not answer: a question, a limit, a person to ask. A lack is the house's, never the asker's.
package struct Lack: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case question, limit, person, other }

    package let id: ID<Lack>
    /// With colleagues' names masked.
    package var words: String
    package var unit: ID<Unit>
    package var at: Instant
    package var kind: Kind
    /// The nearest principle that was offered instead.
    package var principle: ID<Principle>?
    package var wantsAnswer: Bool
    package var answeredAt: Instant?
    package var answeredBy: ID<Colleague>?
    package var answer: String?
}

/// Writes down what was lacking.
package enum Lacks {
    /// So many open ones are kept; more of them would say nothing new.
    package static let mostOpen = 500
    package static let longest = 300

    /// `colleague` only when they want an answer; otherwise nobody can tell who asked, and the time is its quarter of an hour.
    /// The same open words at the same unit are written once.
    @discardableResult
    package static func record(
        _ words: String, kind: Lack.Kind, at unit: ID<Unit>, by colleague: ID<Colleague>? = nil, principle: ID<Principle>? = nil,
        _ services: Services, in tx: any Transaction
    ) throws -> ID<Lack>? {
        guard let said = try Words.line(String(words.prefix(longest)), field: "q", limit: longest * 2) else { return nil }
        let shown = services.maskedWords(said) ?? said
        if let same = try LackQueries.open(words: shown, unit: unit, tx) {
            if let colleague { try LackQueries.setAsker(colleague, of: same, in: tx) }
            return same
        }
        guard try LackQueries.openCount(tx) < mostOpen else { return nil }
        let id: ID<Lack> = services.newID(at: tx.now)
        try LackQueries.add(
            id, shown, kind: kind, unit: unit, colleague: colleague, at: colleague == nil ? tx.now.quarter : tx.now, principle: principle, in: tx)
        return id
    }
}
