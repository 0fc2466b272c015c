package import Statistics
package import Storage

/// A colleague answers the card of the day, sees how it may be done, and says how it went.
package struct Practise: Sendable {
    package let colleague: ID<Colleague>
    /// The zone of their unit: a day is one of their own.
    package let zone: String

    package init(_ colleague: ID<Colleague>, zone: String) {
        self.colleague = colleague
        self.zone = zone
    }

    /// A card comes at most once a day, so that the intervals are whole days from the beginning.
    package static let spacing = Spacing(learningSteps: [], relearningSteps: [])

    /// Takes the answer to the card whose turn it is. The first answer of a day stays: whoever has seen the reasons cannot un-see them.
    package func answer(_ card: ID<PracticeCard>, _ answer: PracticeAnswer, in tx: any Transaction) throws {
        let day = try PracticeDay.load(of: colleague, zone: zone, tx)
        guard day.turn(of: card) == nil else { return }
        guard day.next == card else { throw Refusal.notFound }
        let isNew = try PracticeQueries.memory(of: colleague, card, tx) == nil
        try PracticeQueries.add(answer, to: card, of: colleague, on: day.day, isNew: isNew, in: tx)
    }

    /// Notes how it went and when the card comes again. False when it was noted before.
    @discardableResult
    package func rate(_ card: ID<PracticeCard>, _ rating: SpacedMemory.Rating, in tx: any Transaction) throws -> Bool {
        let day = LocalTime(tx.now, zone: zone).day
        guard try PracticeQueries.rate(card, of: colleague, on: day, rating.rawValue, in: tx) else { return false }
        let before = try PracticeQueries.memory(of: colleague, card, tx) ?? SpacedMemory(due: tx.now.milliseconds)
        try PracticeQueries.set(Practise.spacing.reviewed(before, rating, at: tx.now.milliseconds), of: colleague, card, in: tx)
        return true
    }
}

/// What somebody answered to a card: one of its choices, or words of their own.
package enum PracticeAnswer: Sendable, Equatable {
    case chosen(Int)
    case written(String)
}
