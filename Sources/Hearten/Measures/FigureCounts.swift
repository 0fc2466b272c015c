import Statistics

/// The counts of one stretch of time, and what follows from them.
struct FigureCounts: Sendable, Equatable {
    private(set) var bins: [TallyMeasure: [Int]] = [:]

    init() {}

    mutating func add(_ measure: TallyMeasure, bin: Int, n: Int) {
        guard (0..<measure.bins).contains(bin) else { return }
        bins[measure, default: [Int](repeating: 0, count: measure.bins)][bin] += n
    }

    subscript(measure: TallyMeasure) -> [Int] { bins[measure] ?? [Int](repeating: 0, count: measure.bins) }

    /// Everyone who told us something.
    var told: Int { self[.told].reduce(0, +) }

    /// The levels that were tapped.
    var levels: Histogram { Histogram(counts: Array(self[.told].dropFirst()), from: 1) }

    var recommend: NetScore { NetScore(Histogram(counts: self[.recommend], from: 0)) }

    /// Put right, as the customer says. No verdict, and partly, are not put right.
    var putRight: Proportion {
        let verdicts = self[.verdict]
        return Proportion(verdicts[3], of: verdicts.reduce(0, +))
    }

    var firstAnswerInTime: Proportion {
        let answers = self[.firstAnswer]
        return Proportion(answers[1], of: answers.reduce(0, +))
    }
}
