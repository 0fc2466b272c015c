/// Promoters less detractors, for each hundred who answered.
package struct NetScore: Equatable, Sendable {
    package let promoters: Int
    package let passives: Int
    package let detractors: Int

    package init(promoters: Int, passives: Int, detractors: Int) {
        self.promoters = max(0, promoters)
        self.passives = max(0, passives)
        self.detractors = max(0, detractors)
    }

    /// From answers of 0…10: 9 and 10 promote, 0 to 6 detract, the rest are passive.
    package init(_ answers: Histogram) {
        func sum(_ range: ClosedRange<Double>) -> Int {
            Histogram(answers.bins.filter { range.contains($0.value.rounded()) }).n
        }
        self.init(promoters: sum(9...10), passives: sum(7...8), detractors: sum(0...6))
    }

    package var n: Int { Histogram(counts: [detractors, passives, promoters], from: -1).n }

    /// The score (−100…100) with the adjusted Wald interval: three answers are added, three quarters of one to each
    /// end and one and a half to the middle, before the plain interval is taken. The value itself stays unadjusted.
    /// Source: Sauro and Lewis, "Quantifying the User Experience"; it reproduces 50/30/20 → 14.1 to 44.2.
    package func estimate(confidence: Double = 0.95) -> Estimate? {
        guard n > 0 else { return nil }
        let up = Double(promoters) + 0.75
        let down = Double(detractors) + 0.75
        let total = Double(promoters) + Double(passives) + Double(detractors) + 3
        let score = (up - down) / total
        let variance = (up + down) / total - score * score
        let half = Normal.halfWidth(confidence: confidence) * (variance / total).squareRoot()
        let value = (Double(promoters) - Double(detractors)) / (total - 3)
        let interval = Interval(score - half, score + half).clamped(to: Interval(-1, 1))
        return Estimate(value: value, interval: interval, n: n).scaled(by: 100)
    }

    /// This score less another one (in points), the two adjusted variances added; nil when either has no answers.
    package func difference(from other: NetScore, confidence: Double = 0.95) -> Estimate? {
        guard let mine = estimate(confidence: confidence), let theirs = other.estimate(confidence: confidence) else { return nil }
        let middle = mine.interval.middle - theirs.interval.middle
        let half =
            (mine.interval.halfWidth * mine.interval.halfWidth
            + theirs.interval.halfWidth * theirs.interval.halfWidth).squareRoot()
        let interval = Interval(middle - half, middle + half)
        return Estimate(value: mine.value - theirs.value, interval: interval, n: min(n, other.n))
    }
}
