import Foundation

/// The standard normal distribution.
package enum Normal {
    /// The value below which the share `p` (0…1) of the distribution lies; NaN outside 0…1.
    /// Source: Wichura, algorithm AS 241 (PPND16), relative accuracy about 1e-16.
    package static func quantile(_ p: Double) -> Double {
        guard p >= 0, p <= 1 else { return .nan }
        if p == 0 { return -.infinity }
        if p == 1 { return .infinity }
        let q = p - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            return q * ratio(central, at: r)
        }
        let r = (-log(q < 0 ? p : 1 - p)).squareRoot()
        let tail = r <= 5 ? ratio(middle, at: r - 1.6) : ratio(far, at: r - 5)
        return q < 0 ? -tail : tail
    }

    /// Half the width, in standard errors, of a two-sided interval: 1.96 for 0.95.
    package static func halfWidth(confidence: Double) -> Double {
        quantile(0.5 + checked(confidence: confidence) / 2)
    }

    private typealias Ratio = (above: [Double], below: [Double])

    private static func ratio(_ parts: Ratio, at r: Double) -> Double {
        polynomial(parts.above, at: r) / polynomial(parts.below, at: r)
    }

    private static let central: Ratio = (
        [
            3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
            4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
        ],
        [
            1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
            2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
        ]
    )

    private static let middle: Ratio = (
        [
            1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
            1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
        ],
        [
            1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
        ]
    )

    private static let far: Ratio = (
        [
            6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
            2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
        ],
        [
            1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
        ]
    )
}

/// A polynomial with its coefficients in rising powers.
func polynomial(_ coefficients: [Double], at x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
}

/// A confidence outside 0…1 has no meaning; it is brought to where every formula stays finite.
func checked(confidence: Double) -> Double {
    confidence.isNaN ? 0.95 : min(max(confidence, 0.01), 0.999_999)
}
