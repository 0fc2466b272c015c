/// A moment in time as UTC milliseconds since 1970: how every time is stored, bound and compared.
package struct Instant: Sendable, Hashable, Comparable, Codable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(seconds: Int64) {
        let (value, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        milliseconds = overflow ? (seconds < 0 ? .min : .max) : value
    }

    /// Whole seconds since 1970, rounded down.
    package var seconds: Int64 { milliseconds.floored(by: 1000) }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    package static func - (a: Instant, b: Instant) -> Duration {
        .milliseconds(a.milliseconds.subtractingSaturated(b.milliseconds))
    }

    package static func + (a: Instant, b: Duration) -> Instant {
        Instant(milliseconds: a.milliseconds.addingSaturated(b.wholeMilliseconds))
    }

    package static func - (a: Instant, b: Duration) -> Instant {
        Instant(milliseconds: a.milliseconds.subtractingSaturated(b.wholeMilliseconds))
    }

    package static func += (a: inout Instant, b: Duration) { a = a + b }
}

extension Duration {
    /// Rounded down to a millisecond; saturates instead of trapping.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        if overflow { return seconds < 0 ? .min : .max }
        return whole.addingSaturated(attoseconds.floored(by: 1_000_000_000_000_000))
    }
}

extension Int64 {
    func addingSaturated(_ other: Int64) -> Int64 {
        let (value, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : value
    }

    func subtractingSaturated(_ other: Int64) -> Int64 {
        let (value, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : value
    }

    /// Division that rounds towards minus infinity; `divisor` is a positive constant.
    func floored(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
