/// How much a number of answers can carry: fewer than 10 give no figure at all, 10 to 29 a figure that is
/// marked "few answers" and left out of comparisons and order, 30 and more a figure.
package enum Weight: Int, Comparable, Sendable, CaseIterable {
    case none, few, enough

    package static let leastForFigure = 10
    package static let leastForComparison = 30

    package init(answers: Int) {
        switch answers {
        case ..<Self.leastForFigure: self = .none
        case ..<Self.leastForComparison: self = .few
        default: self = .enough
        }
    }

    package static func < (one: Weight, other: Weight) -> Bool { one.rawValue < other.rawValue }
}
