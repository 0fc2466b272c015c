/// Drawing weak evidence weakly.
package enum Evidence {
    /// A distance from the expected, pulled towards zero the less sure we are of it:
    /// d · τ² / (τ² + e²), where e is the standard error of d and τ how far such distances usually lie apart.
    /// It is the posterior mean of a normal distance around zero with the deviation τ. With e = 0 nothing is
    /// pulled, with e = τ half. For colouring only: the figure that is written stays as measured.
    package static func shrunk(_ distance: Double, standardError: Double, spread: Double = 0.5) -> Double {
        guard distance.isFinite, standardError.isFinite else { return 0 }
        let prior = spread * spread
        let noise = standardError * standardError
        guard prior + noise > 0 else { return distance }
        return distance * prior / (prior + noise)
    }

    /// The step of a scale of two arms that a distance falls on: 0 within the first cut, ±1 beyond it, and so on.
    /// Cuts are positive and rising; a distance that lies on a cut belongs to the outer step.
    package static func step(of distance: Double, cuts: [Double] = [0.25, 0.55, 1.2]) -> Int {
        let size = cuts.count { $0 <= distance.magnitude }
        return distance < 0 ? -size : size
    }
}
