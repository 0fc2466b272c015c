import Foundation

/// A share: how many of how many.
package struct Proportion: Equatable, Sendable {
    package let count: Int
    package let total: Int

    /// The count is held within 0…total.
    package init(_ count: Int, of total: Int) {
        self.total = max(0, total)
        self.count = min(max(0, count), self.total)
    }

    package var share: Double? { total > 0 ? Double(count) / Double(total) : nil }

    /// The share (0…1) with Wilson's score interval; nil when there is nobody.
    /// Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22.
    package func estimate(confidence: Double = 0.95) -> Estimate? {
        guard let share else { return nil }
        let n = Double(total)
        let z = Normal.halfWidth(confidence: confidence)
        let z2 = z * z
        let centre = (share + z2 / (2 * n)) / (1 + z2 / n)
        let half = z / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
        // At none and at all the formula's own end is exactly 0 or 1; rounding must not move it off.
        let low = count == 0 ? 0 : max(0, centre - half)
        let high = count == total ? 1 : min(1, centre + half)
        return Estimate(value: share, interval: Interval(low, high), n: total)
    }

    /// This share less another one, with Newcombe's hybrid score interval; nil when either has nobody.
    /// Source: Newcombe 1998, "Interval estimation for the difference between independent proportions",
    /// Statistics in Medicine 17, method 10. `n` is the smaller of the two numbers.
    package func difference(from other: Proportion, confidence: Double = 0.95) -> Estimate? {
        guard let mine = estimate(confidence: confidence), let theirs = other.estimate(confidence: confidence) else { return nil }
        let value = mine.value - theirs.value
        let below = hypot(mine.value - mine.interval.low, theirs.interval.high - theirs.value)
        let above = hypot(mine.interval.high - mine.value, theirs.value - theirs.interval.low)
        return Estimate(value: value, interval: Interval(value - below, value + above), n: min(total, other.total))
    }
}

extension Histogram {
    /// The share of each bin, in the order of the scale, each with its own Wilson interval; empty when nobody answered.
    /// Each range holds for its share alone, not for all of them at once.
    package func shares(confidence: Double = 0.95) -> [Estimate] {
        let total = n
        return bins.compactMap { Proportion($0.count, of: total).estimate(confidence: confidence) }
    }
}
