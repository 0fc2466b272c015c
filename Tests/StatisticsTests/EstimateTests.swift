import Testing
@testable import Statistics

private func same(_ one: Double?, _ other: Double, within tolerance: Double = 1e-9) -> Bool {
    one.map { abs($0 - other) <= tolerance } ?? false
}

/// Reference figures: SciPy 1.17.1 (`ttest_1samp` and `ttest_ind(equal_var=False)` with `confidence_interval`,
/// `binomtest(…).proportion_ci(method="wilson")`) unless another source is named.
struct EstimateTests {
    @Test(
        arguments: [
            ([3, 5, 12, 9, 4, 2], 3.342857142857143, 1.6436974789915968, 2.9024514935901853, 3.7832627921241007),
            ([0, 1, 0, 3, 4, 2, 10], 5.8, 2.168421052631578, 5.110822596889539, 6.48917740311046),
            ([32, 80, 330, 480, 270, 80], 3.8773584905660377, 1.1871502159939438, 3.817424783719857, 3.9372921974122184),
        ] as [([Int], Double, Double, Double, Double)])
    func `a mean carries Student's t interval`(counts: [Int], mean: Double, variance: Double, low: Double, high: Double) {
        let answers = Histogram(counts: counts, from: 1)
        let estimate = answers.meanEstimate()
        #expect(same(answers.mean, mean))
        #expect(same(answers.variance, variance))
        #expect(same(answers.standardDeviation, variance.squareRoot()))
        #expect(same(estimate?.interval.low, low))
        #expect(same(estimate?.interval.high, high))
        #expect(estimate?.n == counts.reduce(0, +))
    }

    @Test func `a mean's range never leaves the scale`() {
        let estimate = Histogram(counts: [0, 0, 0, 0, 1, 9], from: 1).meanEstimate()
        #expect(estimate?.interval.high == 6)
        #expect((estimate?.interval.low ?? 0) < 5.9)
    }

    @Test func `answers that all agree still leave room for doubt`() {
        let estimate = Histogram(counts: [0, 0, 0, 12, 0, 0], from: 1).meanEstimate()
        #expect(estimate?.value == 4)
        #expect((estimate?.interval.width ?? 0) > 0.2)
        let many = Histogram(counts: [0, 0, 0, 12_000, 0, 0], from: 1).meanEstimate()
        #expect((many?.interval.width ?? 1) < 0.001)
    }

    @Test func `nobody, one answer and a scale of one value have no range`() {
        #expect(Histogram(counts: [0, 0], from: 1).meanEstimate() == nil)
        #expect(Histogram(counts: [0, 0], from: 1).mean == nil)
        #expect(Histogram(counts: [0, 1], from: 1).meanEstimate() == nil)
        #expect(Histogram(counts: [], from: 1).meanEstimate() == nil)
        #expect(Histogram(counts: [5], from: 1).meanEstimate() == nil)
    }

    @Test func `wild counts neither trap nor poison a figure`() {
        let wild = Histogram([.init(value: 2, count: .max), .init(value: 1, count: .max), .init(value: .nan, count: 4), .init(value: 3, count: -7)])
        #expect(wild.n == .max)
        #expect(wild.mean == 1.5)
        #expect(wild.bins.map(\.count) == [.max, .max, 0])
        #expect(Proportion(-4, of: .min).estimate() == nil)
        #expect(Proportion(9, of: 3).share == 1)
        #expect(NetScore(promoters: .max, passives: .max, detractors: .max).estimate()?.value == 0)
        #expect(Histogram(counts: [1, 1], from: .max).n == 2)
    }

    @Test(
        arguments: [
            (960, 1200, 0.7764268531608343, 0.8216585464775248), (9, 10, 0.5958499732047615, 0.9821237869049271),
            (0, 20, 0, 0.16112515805281935), (20, 20, 0.8388748419471808, 1), (1, 3, 0.06149194472039626, 0.7923403991979523),
            (214, 264, 0.7590160436543583, 0.8532864756124197),
        ] as [(Int, Int, Double, Double)])
    func `a share carries Wilson's interval`(count: Int, total: Int, low: Double, high: Double) {
        let estimate = Proportion(count, of: total).estimate()
        #expect(same(estimate?.interval.low, low, within: 1e-12))
        #expect(same(estimate?.interval.high, high, within: 1e-12))
        #expect(estimate?.n == total)
    }

    @Test func `the product's own figures for shares come out`() {
        func percent(_ count: Int, of total: Int, decimals: Int) -> [String]? {
            Proportion(count, of: total).estimate().map { estimate in
                [estimate.interval.low, estimate.interval.high].map { Rounding.text($0 * 100, decimals: decimals) }
            }
        }
        #expect(percent(960, of: 1200, decimals: 2) == ["77.64", "82.17"])
        #expect(percent(9, of: 10, decimals: 1) == ["59.6", "98.2"])
    }

    @Test(arguments: [(50, 30, 20, 30, "14.1", "44.2"), (500, 300, 200, 30, "25.1", "34.7")] as [(Int, Int, Int, Double, String, String)])
    func `the product's own figures for recommending come out`(up: Int, middle: Int, down: Int, value: Double, low: String, high: String) {
        let estimate = NetScore(promoters: up, passives: middle, detractors: down).estimate()
        #expect(same(estimate?.value, value))
        #expect(estimate.map { Rounding.text($0.interval.low, decimals: 1) } == low)
        #expect(estimate.map { Rounding.text($0.interval.high, decimals: 1) } == high)
    }

    @Test func `nine and ten promote, seven and eight wait, the rest detract`() {
        let score = NetScore(Histogram(counts: [1, 1, 1, 1, 1, 1, 1, 2, 3, 5, 7], from: 0))
        #expect(score == NetScore(promoters: 12, passives: 5, detractors: 7))
        #expect(score.n == 24)
        #expect(NetScore(promoters: 0, passives: 0, detractors: 0).estimate() == nil)
        #expect(NetScore(promoters: 5, passives: 0, detractors: 0).estimate()?.value == 100)
        #expect(NetScore(promoters: 5, passives: 0, detractors: 0).estimate()?.interval.high ?? 101 <= 100)
    }

    @Test func `two means differ with Welch's interval`() {
        let now = Histogram(counts: [3, 5, 12, 9, 4, 2], from: 1)
        let before = Histogram(counts: [8, 9, 12, 3, 1, 0], from: 1)
        let rise = now.difference(from: before)
        #expect(same(rise?.value, 0.9489177489177489))
        #expect(same(rise?.interval.low, 0.3807200702700918))
        #expect(same(rise?.interval.high, 1.5171154275654062))
        #expect(rise?.n == 33)
        #expect(rise?.change == .up)
        #expect(before.difference(from: now)?.change == .down)
        #expect(now.difference(from: now)?.change == .unclear)
        #expect(now.difference(from: Histogram(counts: [1], from: 1)) == nil)
    }

    /// Newcombe 1998, table II, method 10: 56/70 less 48/80 lies in 0.0524 to 0.3339, 9/10 less 3/10 in 0.1705 to 0.8090.
    @Test(arguments: [(56, 70, 48, 80, "0.0524", "0.3339"), (9, 10, 3, 10, "0.1705", "0.8090")] as [(Int, Int, Int, Int, String, String)])
    func `two shares differ with Newcombe's interval`(a: Int, m: Int, b: Int, n: Int, low: String, high: String) {
        let difference = Proportion(a, of: m).difference(from: Proportion(b, of: n))
        #expect(difference.map { Rounding.text($0.interval.low, decimals: 4) } == low)
        #expect(difference.map { Rounding.text($0.interval.high, decimals: 4) } == high)
        #expect(difference?.change == .up)
        #expect(Proportion(a, of: m).difference(from: Proportion(0, of: 0)) == nil)
    }

    @Test func `two scores differ only when their ranges allow it`() {
        let before = NetScore(promoters: 300, passives: 300, detractors: 400)
        let now = NetScore(promoters: 500, passives: 300, detractors: 200)
        #expect(now.difference(from: before)?.value == 40)
        #expect(now.difference(from: before)?.change == .up)
        #expect(now.difference(from: now)?.change == .unclear)
    }

    @Test func `each level's share has its own range`() {
        let shares = Histogram(counts: [32, 80, 330, 480, 270, 80], from: 1).shares()
        #expect(shares.count == 6)
        #expect(abs(shares.map(\.value).reduce(0, +) - 1) < 1e-12)
        #expect(shares[3] == Proportion(480, of: 1272).estimate())
        #expect(Histogram(counts: [0, 0], from: 1).shares().isEmpty)
    }
}
