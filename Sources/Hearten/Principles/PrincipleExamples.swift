package import Storage
import Understanding

/// A customer's words that show a principle at work, as everybody may read them.
package struct PrincipleExample: Sendable, Equatable {
    package let moment: ID<Moment>
    /// Names of colleagues are masked in them.
    package var words: String
    package var language: String?
    package var unit: ID<Unit>
    package var touchpoint: ID<Touchpoint>?
    package var happenedAt: Instant
    package var level: Int?
    package var addedBy: ID<Colleague>?
}

/// Examples come from the house's own moments, and only as far as the customer and the colleague who is meant allow.
package enum PrincipleExamples {
    /// Where examples for this viewer may come from: anywhere in the house, because the customer said "anyone";
    /// a partner reads its own, and whoever may read no moments reads none.
    package static func scope(for viewer: Viewer, in house: House) -> Scope {
        let own = viewer.assignments.filter { $0.role != .partner && $0.role.rights.contains(.readMoments) }
        guard !own.isEmpty, let root = house.root else { return viewer.scope(.readMoments) }
        return Scope(roots: [root])
    }

    /// The examples of a principle that may still be shown: a moment that was withdrawn, or is no longer for anyone, is gone at once.
    package static func consented(
        for principle: ID<Principle>, in scope: Scope, limit: Int = 12, _ tx: any ReadTransaction
    ) throws -> [PrincipleExample] {
        try PrincipleExampleQueries.shown(of: principle, in: scope, limit: limit, tx).filter(isNameless).map(\.example)
    }

    /// Whether this moment may become an example at all.
    package static func mayShow(_ moment: ID<Moment>, in scope: Scope, _ tx: any ReadTransaction) throws -> Bool {
        try PrincipleExampleQueries.consented(moment, in: scope, tx).map(isNameless) ?? false
    }

    /// "Without my name": words that hold the customer's own name stay out.
    static func isNameless(_ found: PrincipleExampleQueries.Found) -> Bool {
        guard let name = found.customer else { return true }
        let parts = fold(name).split(separator: " ").filter { $0.utf8.count >= 3 }
        let words = Set(fold(found.example.words).split { !$0.isLetter && $0 != "-" }.map(String.init))
        return !parts.contains { words.contains(String($0)) }
    }
}
