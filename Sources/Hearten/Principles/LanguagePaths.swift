import Markup

/// Addresses of the organisation's language.
package enum LanguagePaths {
    package static let learn = "/learn"
    package static let all = "/learn/language"
    static let begin = "/learn/language/begin"
    static let file = "/learn/language.csv"
    static let newPrinciple = "/learn/language/new-principle"
    static let principles = "/learn/language/principles"
    package static func principle(_ id: ID<Principle>) -> String { "/learn/language/principles/\(id)" }
    static let examples = "/learn/language/examples"
    package static let situations = "/learn/language/situations"
    static let newSituation = "/learn/language/new-situation"
    package static func situation(_ id: ID<Situation>) -> String { "/learn/language/situations/\(id)" }
    static let cards = "/learn/language/cards"
    static func newCard(_ kind: PracticeCard.Kind, of principle: ID<Principle>) -> String {
        "/learn/language/new-card?kind=\(kind.rawValue)&principle=\(principle)"
    }
    static func card(_ id: ID<PracticeCard>) -> String { "/learn/language/cards/\(id)" }
}

/// The tabs of what one learns from.
package enum LearnTab: CaseIterable, Sendable {
    case practice, principles, situations, commitments, guidance

    var path: String {
        switch self {
        case .practice: PracticePaths.home
        case .principles: LanguagePaths.all
        case .situations: LanguagePaths.situations
        case .commitments: CommitmentPaths.home
        case .guidance: "/guidance"
        }
    }

    var name: Phrase {
        switch self {
        case .practice: .learnPractice
        case .principles: .learnPrinciples
        case .situations: .learnSituations
        case .commitments: .commitmentsTitle
        case .guidance: .learnGuidance
        }
    }

    /// What there is at a shared tablet: the language itself is read at one's own phone or desk.
    private var isOnTablet: Bool { self == .practice || self == .guidance }

    static func nav(_ here: LearnTab?, _ say: Say, for viewer: Viewer? = nil) -> HTML {
        let tabs = viewer?.isOnTablet == true ? allCases.filter(\.isOnTablet) : allCases
        return """
            <nav class="tabs mb-4" aria-label="\(say(.learnNav))">\(each: tabs, { tab in
                "<a href=\"\(url: tab.path)\"\(when: tab == here, " aria-current=\"page\"")>\(say(tab.name))</a>"
            })</nav>
            """
    }
}
