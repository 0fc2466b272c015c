import Foundation

/// Spaced repetition by FSRS-6: after each time that something was met, when it should be met again.
///
/// Source of every formula: open-spaced-repetition, "The Algorithm" (FSRS-6), whose weights are called w0 to w20 here too.
/// Compared with the reference implementation, the PyPI package `fsrs` 6.3.2, by Tests/tools/spacing_oracle.py.
/// Intervals are not blurred by chance: the same history gives the same day.
package struct Spacing: Sendable {
    package static let day: Int64 = 86_400_000

    /// The default weights w0 to w20 of FSRS-6, the last of them the decay of the forgetting curve.
    package static let defaultWeights: [Double] = [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729,
        0.5425, 0.0912, 0.0658, 0.1542,
    ]
    /// One minute and ten minutes before the long intervals begin; ten minutes after something was forgotten.
    package static let defaultLearningSteps: [Int64] = [60_000, 600_000]
    package static let defaultRelearningSteps: [Int64] = [600_000]

    private let weights: [Double]
    private let retention: Double
    private let learningSteps: [Int64]
    private let relearningSteps: [Int64]
    private let longest: Double
    private let decay: Double
    private let factor: Double

    /// Days by which stability never falls below, and the ends of difficulty.
    private static let leastStability = 0.001
    private static let difficulties = 1.0...10.0

    /// `retention` is the wished chance of recalling it when it comes again, `longest` the longest interval in days. Without steps every
    /// interval is whole days. Weights that are not 21 numbers are replaced by the default ones.
    package init(
        weights: [Double] = Spacing.defaultWeights, retention: Double = 0.9, learningSteps: [Int64] = Spacing.defaultLearningSteps,
        relearningSteps: [Int64] = Spacing.defaultRelearningSteps, longest: Int = 36_500
    ) {
        let given = weights.count == Spacing.defaultWeights.count && weights.allSatisfy(\.isFinite) ? weights : Spacing.defaultWeights
        self.weights = given
        self.retention = retention
        self.learningSteps = learningSteps
        self.relearningSteps = relearningSteps
        self.longest = Double(max(1, longest))
        decay = -given[20]
        factor = pow(0.9, 1 / decay) - 1
    }

    /// The chance, 0 to 1, that it is recalled at `now`: R(t, S) = (1 + factor · t / S)^(−w20), with factor = 0.9^(−1/w20) − 1 so that
    /// R(S, S) = 0.9, and t in whole days. Before the first time it is 0.
    package func retrievability(of memory: SpacedMemory, at now: Int64) -> Double {
        guard let stability = memory.stability, let days = memory.days(until: now) else { return 0 }
        return pow(1 + factor * Double(max(0, days)) / stability, decay)
    }

    /// The memory after it was met at `now` and went as rated.
    package func reviewed(_ memory: SpacedMemory, _ rating: SpacedMemory.Rating, at now: Int64) -> SpacedMemory {
        var next = memory
        if let stability = memory.stability, let difficulty = memory.difficulty {
            let isSameDay = memory.days(until: now).map { $0 < 1 } ?? false
            let chance = retrievability(of: memory, at: now)
            next.stability =
                isSameDay
                ? shortTermStability(stability, rating)
                : nextStability(stability, difficulty: difficulty, retrievability: chance, rating)
            next.difficulty = nextDifficulty(difficulty, rating)
        } else {
            next.stability = max(weight(of: rating), Spacing.leastStability)
            next.difficulty = Spacing.clamped(initialDifficulty(rating))
        }
        next.due = now + wait(&next, rating)
        next.lastReview = now
        return next
    }

    // MARK: Intervals

    /// Milliseconds until it comes again; moves the memory on among its steps.
    private func wait(_ memory: inout SpacedMemory, _ rating: SpacedMemory.Rating) -> Int64 {
        switch memory.phase {
        case .review:
            guard rating == .again, let first = relearningSteps.first else { return long(&memory) }
            (memory.phase, memory.step) = (.relearning, 0)
            return first
        case .learning: return short(&memory, rating, learningSteps)
        case .relearning: return short(&memory, rating, relearningSteps)
        }
    }

    private func short(_ memory: inout SpacedMemory, _ rating: SpacedMemory.Rating, _ steps: [Int64]) -> Int64 {
        let step = memory.step ?? 0
        guard let first = steps.first, rating == .again || steps.indices.contains(step) else { return long(&memory) }
        switch rating {
        case .again:
            memory.step = 0
            return first
        case .hard:
            guard step == 0 else { return steps[step] }
            return steps.count == 1 ? first * 3 / 2 : (first + steps[1]) / 2
        case .good:
            guard steps.indices.contains(step + 1) else { return long(&memory) }
            memory.step = step + 1
            return steps[step + 1]
        case .easy: return long(&memory)
        }
    }

    /// I(r, S) = S / factor · (r^(−1/w20) − 1), in whole days, a half going to the even day; at least one.
    private func long(_ memory: inout SpacedMemory) -> Int64 {
        (memory.phase, memory.step) = (.review, nil)
        let days = (memory.stability ?? 0) / factor * (pow(retention, 1 / decay) - 1)
        guard days.isFinite else { return Int64(longest) * Spacing.day }
        return Int64(min(max(days.rounded(.toNearestOrEven), 1), longest)) * Spacing.day
    }

    // MARK: Stability

    /// S0(G) = w(G−1).
    private func weight(of rating: SpacedMemory.Rating) -> Double { weights[rating.rawValue - 1] }

    /// Met again on the same day: S′ = S · e^(w17 · (G − 3 + w18)) · S^(−w19); unless it was forgotten, it does not fall.
    private func shortTermStability(_ stability: Double, _ rating: SpacedMemory.Rating) -> Double {
        var rise = exp(weights[17] * (Double(rating.rawValue) - 3 + weights[18])) * pow(stability, -weights[19])
        if rating != .again { rise = max(rise, 1) }
        return max(stability * rise, Spacing.leastStability)
    }

    private func nextStability(
        _ stability: Double, difficulty: Double, retrievability: Double, _ rating: SpacedMemory.Rating
    ) -> Double {
        let next =
            rating == .again
            ? forgotten(stability, difficulty, retrievability) : recalled(stability, difficulty, retrievability, rating)
        return max(next, Spacing.leastStability)
    }

    /// S′ = S · (1 + e^w8 · (11 − D) · S^(−w9) · (e^(w10 · (1 − R)) − 1) · (w15 if hard) · (w16 if easy)).
    private func recalled(
        _ stability: Double, _ difficulty: Double, _ retrievability: Double, _ rating: SpacedMemory.Rating
    ) -> Double {
        let hard = rating == .hard ? weights[15] : 1
        let easy = rating == .easy ? weights[16] : 1
        let rise = exp(weights[8]) * (11 - difficulty) * pow(stability, -weights[9]) * (exp((1 - retrievability) * weights[10]) - 1)
        return stability * (1 + rise * hard * easy)
    }

    /// S′ = w11 · D^(−w12) · ((S + 1)^w13 − 1) · e^(w14 · (1 − R)), and never more than S / e^(w17 · w18).
    private func forgotten(_ stability: Double, _ difficulty: Double, _ retrievability: Double) -> Double {
        let long = weights[11] * pow(difficulty, -weights[12]) * (pow(stability + 1, weights[13]) - 1) * exp((1 - retrievability) * weights[14])
        return min(long, stability / exp(weights[17] * weights[18]))
    }

    // MARK: Difficulty

    /// D0(G) = w4 − e^(w5 · (G − 1)) + 1, before it is held between 1 and 10.
    private func initialDifficulty(_ rating: SpacedMemory.Rating) -> Double { weights[4] - exp(weights[5] * Double(rating.rawValue - 1)) + 1 }

    /// D′ = w7 · D0(easy) + (1 − w7) · (D − w6 · (G − 3) · (10 − D) / 9): damped towards the hard end, drawn back to the easy one.
    private func nextDifficulty(_ difficulty: Double, _ rating: SpacedMemory.Rating) -> Double {
        let change = -(weights[6] * Double(rating.rawValue - 3))
        let damped = difficulty + (10 - difficulty) * change / 9
        return Spacing.clamped(weights[7] * initialDifficulty(.easy) + (1 - weights[7]) * damped)
    }

    private static func clamped(_ difficulty: Double) -> Double {
        min(max(difficulty, difficulties.lowerBound), difficulties.upperBound)
    }
}
