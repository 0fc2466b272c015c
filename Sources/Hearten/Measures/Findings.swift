import Statistics

/// What the figures allow one to say, before it is put into words.
struct Findings: Sendable, Equatable {
    /// How the level has moved from the first third of the period to the last.
    enum Movement: Sendable, Equatable {
        /// Too few answers on one of the two sides.
        case tooEarly
        case unclear
        /// By so many levels, up or down; the range leaves out zero.
        case moved(Double)
    }

    var movement: Movement
    /// The share above and below what was expected, and of how many; nil for fewer than ten.
    var above: Double?
    var below: Double?
    var answers: Int
    /// The points that are surely below or above the expected, the furthest of each.
    var weakest: ID<Touchpoint>?
    var strongest: ID<Touchpoint>?

    init(_ figures: Figures, points: [ID<Touchpoint>]) {
        movement = Self.movement(figures)
        let levels = figures.levels()
        answers = levels.n
        if levels.n >= Weight.leastForFigure {
            let counts = levels.bins.map(\.count)
            above = Double(counts[3...].reduce(0, +)) / Double(levels.n)
            below = Double(counts[..<2].reduce(0, +)) / Double(levels.n)
        }
        // Among many points one looks unusual by chance; the ranges that pick one out are as much wider (Bonferroni).
        let confidence = 1 - 0.05 / Double(max(1, points.count))
        let distances = points.compactMap { point in
            Self.distance(figures.levels(at: point), confidence: confidence).map { (point, $0) }
        }
        weakest = distances.filter { $0.1.change == .down }.min { $0.1.value < $1.1.value }?.0
        strongest = distances.filter { $0.1.change == .up }.max { $0.1.value < $1.1.value }?.0
    }

    /// The distance from the expected level; nil for fewer answers than a comparison needs.
    static func distance(_ levels: Histogram, confidence: Double = 0.95) -> Estimate? {
        guard levels.n >= Weight.leastForComparison else { return nil }
        return levels.meanEstimate(confidence: confidence)?.shifted(by: -Double(expectedLevel))
    }

    private static func movement(_ figures: Figures) -> Movement {
        let period = figures.period
        let third = max(1, period.weeks / 3)
        let first = figures.levels(in: MeasurePeriod(firstWeek: period.firstWeek, weeks: third))
        let last = figures.levels(in: MeasurePeriod(endingIn: period.lastWeek, weeks: third))
        guard period.weeks > 1, min(first.n, last.n) >= Weight.leastForComparison, let change = last.difference(from: first) else {
            return .tooEarly
        }
        return change.change == .unclear ? .unclear : .moved(change.value)
    }
}

/// The level that says "as I expected": the zero line of every chart.
let expectedLevel = 3
