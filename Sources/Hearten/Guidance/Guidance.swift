import Storage
import Understanding

/// What guidance holds for one viewer: all of it on one page, so that it can be kept for times without a connection.
struct Guidance: Sendable {
    var principles: [Principle]
    var situations: [Situation]
    /// The viewer's own parts, each with what it may decide; nil where nobody has written it.
    var limits: [(role: Role, text: String?)]
    var rules: RecoveryRules
    var whom: [WhomToAsk]
    var asked: [Lack] = []
    var openLacks = 0

    static let mostSituations = 100

    static func load(_ viewer: Viewer, mayEdit: Bool, _ tx: any ReadTransaction) throws -> Guidance {
        let texts = try MayDecideQueries.all(tx)
        let roles = Role.allCases.filter { role in role != .operator && viewer.has(role) }
        var guidance = Guidance(
            principles: try PrincipleQueries.live(tx), situations: Array(try SituationQueries.live(tx).prefix(mostSituations)),
            limits: roles.map { (role: $0, text: texts[$0]) }, rules: try RecoveryRulesQueries.rules(tx), whom: try WhomToAsk.now(for: viewer, tx))
        guidance.asked = try LackQueries.asked(by: viewer.id, limit: 5, tx)
        if mayEdit { guidance.openLacks = try LackQueries.open(viewer.scope(.editLanguage), limit: Lacks.mostOpen, tx).count }
        return guidance
    }

    /// One thing that can be found.
    enum Piece: Sendable {
        case principle(Principle)
        case situation(Situation)
        case limits(Role, String)
    }

    struct Answer: Sendable {
        var pieces: [Piece]
        /// Whether the first of them probably answers the question.
        var isKnown: Bool
        var nearest: ID<Principle>?
    }

    /// From this share of the question's weight on, an answer counts as found. Below it the lack is written down.
    static let known = 0.5
    static let mostFound = 4

    /// The nearest pieces to a question; whatever is asked there is at least one, if anything is written at all.
    func answer(to question: String, _ meaning: Meaning?) -> Answer {
        let all = pieces
        let found = Likeness(all.map(\.searched), meaning).nearest(to: question, limit: Guidance.mostFound)
        var pieces = found.compactMap { all.indices.contains($0.index) ? all[$0.index] : nil }
        let nearest = nearestPrinciple(pieces)
        if pieces.isEmpty, let first = principles.first { pieces = [.principle(first)] }
        return Answer(pieces: pieces, isKnown: (found.first?.score ?? 0) >= Guidance.known, nearest: nearest?.id)
    }

    private var pieces: [Piece] {
        situations.map { .situation($0) } + principles.map { .principle($0) }
            + limits.compactMap { limit in limit.text.map { .limits(limit.role, $0) } }
    }

    private func nearestPrinciple(_ found: [Piece]) -> Principle? {
        for piece in found {
            switch piece {
            case .principle(let one): return one
            case .situation(let one): if let own = principles.first(where: { $0.id == one.principle }) { return own }
            case .limits: continue
            }
        }
        return principles.first
    }
}

extension Guidance.Piece {
    /// Where it stands on the page.
    var anchor: String {
        switch self {
        case .principle(let one): "p-\(one.id)"
        case .situation(let one): "s-\(one.id)"
        case .limits(let role, _): "l-\(role.rawValue)"
        }
    }

    fileprivate var searched: (title: String, body: String) {
        switch self {
        case .principle(let one): (one.name, one.text)
        case .situation(let one): (one.content.title, "\(one.content.story) \(one.content.mayDecide) \(one.content.good)")
        case .limits(_, let text): ("", text)
        }
    }
}
