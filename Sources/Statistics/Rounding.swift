import Foundation

/// No more digits than the range deserves.
package enum Rounding {
    /// Decimals to write a figure and its range with: down to the first digit of half the range's width, so that
    /// 3.8 to 4.1 has one and 0.33 to 0.49 has two. Never fewer than none, never more than `most`.
    package static func decimals(for interval: Interval, most: Int = 2) -> Int {
        let half = interval.halfWidth
        guard half > 0, half.isFinite else { return most }
        // A hair is taken off, so that a half width of 0.1 is not pushed to two decimals by binary fractions.
        let places = (-log10(half) - 1e-9).rounded(.up)
        return Int(min(max(places, 0), Double(max(0, most))))
    }

    package static func rounded(_ value: Double, decimals: Int) -> Double {
        guard value.isFinite else { return value }
        let factor = pow(10, Double(min(max(decimals, -15), 15)))
        let scaled = (value * factor).rounded()
        // A figure too large to shift is already whole; minus zero would be written with a sign.
        return scaled.isFinite ? scaled / factor + 0 : value
    }

    /// For money: 1,234,567 with two significant digits is 1,200,000.
    package static func significant(_ value: Double, digits: Int = 2) -> Double {
        guard value.isFinite, value != 0 else { return value }
        let lead = Int(log10(value.magnitude).rounded(.down))
        return rounded(value, decimals: max(1, digits) - 1 - lead)
    }

    /// A figure in fixed decimals with a point and the true minus sign (U+2212); words for what is no number
    /// are the caller's, so those give an empty text.
    package static func text(_ value: Double, decimals: Int, signed: Bool = false) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "" }
        let places = min(max(decimals, 0), 9)
        let shown = rounded(value, decimals: places)
        let digits = String(format: "%.\(places)f", shown.magnitude)
        if shown < 0 { return "\u{2212}" + digits }
        return signed && shown > 0 ? "+" + digits : digits
    }
}
