import Foundation

private let stirling: [Double] = [
    1.0 / 12, -1.0 / 360, 1.0 / 1_260, -1.0 / 1_680, 1.0 / 1_188, -691.0 / 360_360, 1.0 / 156,
]

/// The logarithm of the gamma function for positive arguments, by Stirling's series.
/// Source: Abramowitz and Stegun, 6.1.41, after lifting the argument above 10 with Γ(x+1) = xΓ(x).
func logGamma(_ argument: Double) -> Double {
    guard argument > 0, argument.isFinite else { return .nan }
    var x = argument
    var lifted = 1.0
    while x < 10 {
        lifted *= x
        x += 1
    }
    let square = 1 / (x * x)
    let series = polynomial(stirling, at: square) / x
    return (x - 0.5) * log(x) - x + 0.5 * log(2 * .pi) + series - log(lifted)
}

/// The regularised incomplete beta function I_x(a, b) for a, b > 0 and x in 0…1.
/// Source: the continued fraction of Abramowitz and Stegun, 26.5.8, by the modified method of Lentz.
func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, x.isFinite else { return .nan }
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The fraction converges fast only below the mean; above it, the mirrored function is used.
    if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
    let front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)
    return exp(front) * betaFraction(x, a, b) / a
}

private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var fraction = d
    for step in 1...500 {
        let m = Double(step)
        let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / kept(1 + even * d)
        c = kept(1 + even / c)
        fraction *= d * c
        let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / kept(1 + odd * d)
        c = kept(1 + odd / c)
        fraction *= d * c
        if abs(d * c - 1) < 1e-16 { break }
    }
    return fraction
}
