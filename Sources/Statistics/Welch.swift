extension Histogram {
    /// This mean less another one, with Welch's interval (the two spreads may differ); nil when either side has
    /// fewer than two answers. `n` is the smaller of the two numbers.
    /// Source: Welch 1947, "The generalization of Student's problem when several different population variances are involved".
    package func difference(from other: Histogram, confidence: Double = 0.95) -> Estimate? {
        guard let mine = mean, let theirs = other.mean,
            let here = standardError.map({ $0 * $0 }), let there = other.standardError.map({ $0 * $0 })
        else { return nil }
        let error = (here + there).squareRoot()
        let degrees =
            (here + there) * (here + there)
            / (here * here / (Double(n) - 1) + there * there / (Double(other.n) - 1))
        let half = error * StudentT.halfWidth(confidence: confidence, degrees: degrees)
        let value = mine - theirs
        return Estimate(value: value, interval: Interval(value - half, value + half), n: min(n, other.n))
    }
}
