/// How well one thing is remembered, and when it should be met again.
///
/// The words are those of FSRS (free spaced repetition scheduler, version 6). Times are milliseconds since 1970.
package struct SpacedMemory: Equatable, Sendable {
    /// Where it stands: first steps, long intervals, or short steps again after it was forgotten.
    package enum Phase: Int, Sendable { case learning = 1, review, relearning }

    /// How it went, by whoever remembered.
    package enum Rating: Int, Sendable, CaseIterable { case again = 1, hard, good, easy }

    package var phase: Phase
    /// The place among the short steps; nil while the intervals are long.
    package var step: Int?
    /// The days after which it is still recalled nine times in ten; nil before the first time.
    package var stability: Double?
    /// 1, easiest, to 10, hardest; nil before the first time.
    package var difficulty: Double?
    package var lastReview: Int64?
    package var due: Int64

    package init(
        phase: Phase = .learning, step: Int? = 0, stability: Double? = nil, difficulty: Double? = nil, lastReview: Int64? = nil, due: Int64
    ) {
        (self.phase, self.step, self.stability, self.difficulty) = (phase, step, stability, difficulty)
        (self.lastReview, self.due) = (lastReview, due)
    }

    /// Whole days since it was last met, rounded down; nil before the first time.
    func days(until now: Int64) -> Int64? {
        guard let lastReview else { return nil }
        let (gap, overflow) = now.subtractingReportingOverflow(lastReview)
        if overflow { return 0 }
        return gap >= 0 ? gap / Spacing.day : gap / Spacing.day - (gap % Spacing.day == 0 ? 0 : 1)
    }
}
