import Statistics
import Storage

/// The ask-first check: one says which level a customer tapped, and only then sees it.
package enum AskFirst {
    /// So many on a day; more would be guessing.
    package static let most = 3
    /// Of moments of this time.
    static let days = 60
    /// How many of the newest one is taken from.
    static let pool = 40

    /// A customer's words, without the level.
    struct Question: Sendable, Equatable {
        let moment: ID<Moment>
        /// Names of colleagues are masked in them.
        var words: String
        var language: String?
        var unit: ID<Unit>
        var touchpoint: ID<Touchpoint>?
        var happenedAt: Instant
    }

    /// What was thought, and what was told.
    package struct Prediction: Sendable, Equatable {
        package let moment: ID<Moment>
        package var predicted: Int
        package var told: Int
        /// Levels that one thought too high; below zero when too low.
        package var gap: Int { predicted - told }

        package init(moment: ID<Moment>, predicted: Int, told: Int) {
            (self.moment, self.predicted, self.told) = (moment, predicted, told)
        }
    }

    /// The same for the whole day, so that looking again is no other question; another one after each that was answered.
    static func chosen(from questions: [Question], for colleague: ID<Colleague>, on day: Day, answered: Int) -> Question? {
        guard !questions.isEmpty else { return nil }
        let mixed = UInt64(bitPattern: colleague.value) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(day.number)) &* 0xBF58_476D_1CE4_E5B9
        let place = Int((mixed >> 17 &+ UInt64(answered)) % UInt64(questions.count))
        return questions[place]
    }

    /// The mean gap of one's own; nil below ten, where a mean would say too much.
    static func own(_ gaps: [Int]) -> Estimate? {
        guard Weight(answers: gaps.count) > .none else { return nil }
        let counts = (-5...5).map { gap in gaps.count { $0 == gap } }
        return Histogram(counts: counts, from: -5).meanEstimate()
    }

    /// The mean gap of many, each person's own mean counting once: people who predict often do not outweigh the others.
    static func mean(ofPeople means: [Double]) -> Estimate? {
        let ends = [Histogram.Bin(value: -5, count: 0), Histogram.Bin(value: 5, count: 0)]
        return Histogram(ends + means.map { Histogram.Bin(value: $0, count: 1) }).meanEstimate()
    }
}
