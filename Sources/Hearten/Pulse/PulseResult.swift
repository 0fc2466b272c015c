import Statistics
import Storage

/// What a group answered to one question in one round: how many chose each value.
struct PulseResult: Sendable, Equatable {
    let round: PulseRound
    let unit: ID<Unit>
    let question: PulseQuestion
    private(set) var counts: [Int]

    init(round: PulseRound, unit: ID<Unit>, question: PulseQuestion, counts: [Int]) {
        (self.round, self.unit, self.question) = (round, unit, question)
        self.counts = Array((counts + [0, 0, 0, 0, 0]).prefix(5))
    }

    subscript(value: Int) -> Int { PulseQuestion.values.contains(value) ? counts[value - 1] : 0 }

    mutating func add(_ n: Int, of value: Int) {
        if PulseQuestion.values.contains(value) { counts[value - 1] += n }
    }

    var n: Int { counts.reduce(0, +) }
    private var histogram: Histogram { Histogram(counts: counts, from: 1) }

    /// Where nearly everybody answers alike, a figure at the very end would tell what each of them said.
    static let ends = Interval(1.5, 4.5)

    /// Nothing for fewer than k.
    var estimate: Estimate? { n >= PulseSuppression.usual ? histogram.meanEstimate() : nil }

    /// Several rounds together, for the baseline.
    static func together(_ results: [PulseResult]) -> PulseResult? {
        guard var one = results.first else { return nil }
        for other in results.dropFirst() {
            for value in PulseQuestion.values { one.add(other[value], of: value) }
        }
        return one
    }

    /// Up, down or no clear change against another: nineteen times in twenty.
    func change(from other: PulseResult) -> Change {
        guard n >= PulseSuppression.usual, other.n >= PulseSuppression.usual else { return .unclear }
        return histogram.difference(from: other.histogram)?.change ?? .unclear
    }
}
