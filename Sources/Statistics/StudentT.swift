import Foundation

/// Student's t distribution with any positive number of degrees of freedom.
package enum StudentT {
    /// The share of the distribution below `t`; NaN for degrees that are not positive.
    package static func share(below t: Double, degrees: Double) -> Double {
        guard degrees > 0, !t.isNaN else { return .nan }
        let upper = tail(above: abs(t), degrees: degrees)
        return t < 0 ? upper : 1 - upper
    }

    /// The value below which the share `p` (0…1) lies; NaN outside 0…1 or for degrees that are not positive.
    package static func quantile(_ p: Double, degrees: Double) -> Double {
        guard p >= 0, p <= 1, degrees > 0 else { return .nan }
        if p == 0.5 { return 0 }
        if p < 0.5 { return -quantile(above: p, degrees: degrees) }
        return quantile(above: 1 - p, degrees: degrees)
    }

    /// Half the width, in standard errors, of a two-sided interval: 2.262 for 0.95 and 9 degrees.
    package static func halfWidth(confidence: Double, degrees: Double) -> Double {
        quantile(above: (1 - checked(confidence: confidence)) / 2, degrees: degrees)
    }

    private static func tail(above t: Double, degrees: Double) -> Double {
        if t == .infinity { return 0 }
        return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
    }

    private static func quantile(above q: Double, degrees: Double) -> Double {
        if q <= 0 { return .infinity }
        let z = -Normal.quantile(q)
        if degrees >= 1_000 && q > 1e-12 { return expanded(z, degrees: degrees) }
        return solved(q, degrees: degrees)
    }

    /// The Cornish–Fisher expansion; below 1,000 degrees it is not exact enough, above it is exact to 1e-12.
    /// Source: Abramowitz and Stegun, 26.7.5.
    private static func expanded(_ z: Double, degrees: Double) -> Double {
        if degrees.isInfinite { return z }
        let s = z * z
        let g1 = z * (s + 1) / 4
        let g2 = z * ((5 * s + 16) * s + 3) / 96
        let g3 = z * (((3 * s + 19) * s + 17) * s - 15) / 384
        let g4 = z * ((((79 * s + 776) * s + 1_482) * s - 1_920) * s - 945) / 92_160
        return z + polynomial([0, g1, g2, g3, g4], at: 1 / degrees)
    }

    /// Newton's steps on the logarithm of the tail, held inside a bracket that halves when a step leaves it.
    private static func solved(_ q: Double, degrees: Double) -> Double {
        var low = 0.0
        var high = max(1, 2 * expanded(-Normal.quantile(q), degrees: max(degrees, 2)))
        while tail(above: high, degrees: degrees) > q && high < 1e300 {
            low = high
            high *= 2
        }
        var t = low == 0 ? high / 2 : (low + high) / 2
        for _ in 0..<200 {
            let here = tail(above: t, degrees: degrees)
            if here > q { low = t } else { high = t }
            var next = t + here * log(here / q) / density(at: t, degrees: degrees)
            if !(next > low && next < high) { next = (low + high) / 2 }
            if abs(next - t) <= 1e-14 * abs(next) { return next }
            t = next
        }
        return t
    }

    private static func density(at t: Double, degrees: Double) -> Double {
        let constant = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * log(degrees * .pi)
        return exp(constant - (degrees + 1) / 2 * log1p(t * t / degrees))
    }
}
