import Foundation

/// Answers on a scale, as a count for each value. Values nobody chose belong to the scale too.
package struct Histogram: Equatable, Sendable {
    /// One value of the scale and how many chose it.
    package struct Bin: Equatable, Sendable {
        package let value: Double
        package let count: Int

        package init(value: Double, count: Int) {
            self.value = value
            self.count = count
        }
    }

    package let bins: [Bin]

    /// Bins may come in any order; those with a value that is no number are left out, and counts below zero count as zero.
    package init(_ bins: [Bin]) {
        self.bins = bins.filter(\.value.isFinite)
            .map { Bin(value: $0.value, count: max(0, $0.count)) }
            .sorted { $0.value < $1.value }
    }

    /// The counts of a scale of whole numbers that starts at `first`, as 1…6 or 0…10.
    package init(counts: [Int], from first: Int) {
        self.init(counts.enumerated().map { Bin(value: Double($0.offset) + Double(first), count: $0.element) })
    }

    /// How many answered; it stays at the largest number rather than overflow.
    package var n: Int {
        bins.reduce(0) { sum, bin in
            let (total, overflow) = sum.addingReportingOverflow(bin.count)
            return overflow ? .max : total
        }
    }

    package var mean: Double? {
        guard n > 0 else { return nil }
        let total = weights.reduce(0, +)
        return zip(bins, weights).reduce(0) { $0 + $1.0.value * $1.1 } / total
    }

    /// The sample variance (divided by n − 1), in two passes around the mean; nil for fewer than two answers.
    package var variance: Double? {
        guard n > 1, let mean else { return nil }
        let squares = zip(bins, weights).reduce(0) { $0 + $1.1 * ($1.0.value - mean) * ($1.0.value - mean) }
        return squares / (weights.reduce(0, +) - 1)
    }

    package var standardDeviation: Double? { variance.map { $0.squareRoot() } }

    /// The lowest and the highest value of the scale, chosen or not.
    package var scale: Interval? {
        guard let first = bins.first, let last = bins.last else { return nil }
        return Interval(first.value, last.value)
    }

    private var weights: [Double] { bins.map { Double($0.count) } }
}

extension Histogram {
    /// The mean with Student's t interval, which never leaves the scale; nil for fewer than two answers.
    package func meanEstimate(confidence: Double = 0.95) -> Estimate? {
        guard let mean, let scale, let error = standardError else { return nil }
        let half = error * StudentT.halfWidth(confidence: confidence, degrees: Double(n) - 1)
        let interval = Interval(mean - half, mean + half).clamped(to: scale)
        return Estimate(value: mean, interval: interval, n: n)
    }

    /// The standard error of the mean.
    package var standardError: Double? {
        cautiousVariance.map { ($0 / Double(n)).squareRoot() }
    }

    /// The sample variance, but never that of absolute agreement: when all answers are alike, the variance
    /// that one more answer a single step away would give, step² / (n + 1). Twelve people who agree do not
    /// prove that the thirteenth would. Nil when the scale has one value only, or for fewer than two answers.
    var cautiousVariance: Double? {
        guard let variance else { return nil }
        if variance > 0 { return variance }
        let steps = zip(bins, bins.dropFirst()).map { $1.value - $0.value }.filter { $0 > 0 }
        guard let step = steps.min() else { return nil }
        return step * step / (Double(n) + 1)
    }
}
