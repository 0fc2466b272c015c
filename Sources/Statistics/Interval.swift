/// A likely range: both ends belong to it.
package struct Interval: Equatable, Hashable, Sendable {
    package let low: Double
    package let high: Double

    /// Ends are put in order, so that a range can never be inside out.
    package init(_ low: Double, _ high: Double) {
        self.low = Swift.min(low, high)
        self.high = Swift.max(low, high)
    }

    package var width: Double { high - low }
    package var halfWidth: Double { width / 2 }
    package var middle: Double { low + width / 2 }

    package func contains(_ value: Double) -> Bool { low <= value && value <= high }

    /// The part of this range that a scale can hold; a range wholly outside becomes the nearest end.
    package func clamped(to bounds: Interval) -> Interval {
        Interval(bounds.nearest(to: low), bounds.nearest(to: high))
    }

    /// Both ends multiplied, as from a share to a percentage.
    package func scaled(by factor: Double) -> Interval { Interval(low * factor, high * factor) }

    package func shifted(by amount: Double) -> Interval { Interval(low + amount, high + amount) }

    private func nearest(to value: Double) -> Double { Swift.min(Swift.max(value, low), high) }
}

/// A figure, how sure we are of it, and from how many answers it comes.
package struct Estimate: Equatable, Sendable {
    package let value: Double
    package let interval: Interval
    package let n: Int

    package init(value: Double, interval: Interval, n: Int) {
        self.value = value
        self.interval = interval
        self.n = n
    }

    package var weight: Weight { Weight(answers: n) }

    package func scaled(by factor: Double) -> Estimate {
        Estimate(value: value * factor, interval: interval.scaled(by: factor), n: n)
    }

    package func shifted(by amount: Double) -> Estimate {
        Estimate(value: value + amount, interval: interval.shifted(by: amount), n: n)
    }
}

/// What the range of a difference allows one to say.
package enum Change: Equatable, Sendable {
    case up, down, unclear
}

extension Estimate {
    /// For a difference: a range that holds zero is no clear change.
    package var change: Change {
        if interval.low > 0 { return .up }
        if interval.high < 0 { return .down }
        return .unclear
    }
}
