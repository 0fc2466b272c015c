import Statistics

/// Every count of some units and a period, read in one snapshot: tiles, charts, tables and files are all made of this.
package struct Figures: Sendable, Equatable {
    /// A cell of the heat map; nil stands for everything together.
    struct CellPlace: Hashable, Sendable {
        var touchpoint: ID<Touchpoint>?
        var category: String?
    }

    var period: MeasurePeriod
    /// For each measure the bins of each week that has any.
    var weekly: [TallyMeasure: [Int: [Int]]] = [:]
    /// How often each level was tapped, by touchpoint and category.
    var cells: [CellPlace: [Int]] = [:]

    /// What was counted in the period before, which is as long.
    var before = FigureCounts()

    init(period: MeasurePeriod) { self.period = period }

    /// The counts of the whole period, or of a part of it.
    func counts(in part: MeasurePeriod? = nil) -> FigureCounts {
        let wanted = part ?? period
        var counts = FigureCounts()
        for (measure, weeks) in weekly {
            for (week, bins) in weeks where week >= wanted.firstWeek && week <= wanted.lastWeek {
                for (bin, n) in bins.enumerated() { counts.add(measure, bin: bin, n: n) }
            }
        }
        return counts
    }

    /// The bins of a measure, over the whole period or a part of it.
    func bins(_ measure: TallyMeasure, in part: MeasurePeriod? = nil) -> [Int] {
        let wanted = part ?? period
        var sum = [Int](repeating: 0, count: measure.bins)
        for (week, bins) in weekly[measure] ?? [:] where week >= wanted.firstWeek && week <= wanted.lastWeek {
            for (bin, n) in bins.enumerated() where bin < sum.count { sum[bin] += n }
        }
        return sum
    }

    var told: Int { bins(.told).reduce(0, +) }

    /// The levels that were tapped.
    func levels(in part: MeasurePeriod? = nil) -> Histogram { Histogram(counts: Array(bins(.told, in: part).dropFirst()), from: 1) }

    var recommend: NetScore { counts().recommend }
    var putRight: Proportion { counts().putRight }
    var firstAnswerInTime: Proportion { counts().firstAnswerInTime }

    /// How words were read: unhappy, neither, happy; of one category, of those without one, or of all.
    func words(_ group: WordsGroup) -> [Int] {
        let bins = bins(.words)
        let groups: [Int] =
            switch group {
            case .all: Array(0..<WordsBin.categories.count)
            case .category(let category): [WordsBin.categories.firstIndex(of: category) ?? 0]
            }
        return (0..<3).map { mood in groups.reduce(0) { $0 + bins[$1 * 3 + mood] } }
    }

    enum WordsGroup { case all, category(Category?) }

    /// The levels tapped at a touchpoint, in one category or in all.
    func levels(at touchpoint: ID<Touchpoint>, category: String? = nil) -> Histogram {
        var sum = [0, 0, 0, 0, 0, 0]
        for (place, levels) in cells where place.touchpoint == touchpoint && (category == nil || place.category == category) {
            for (index, n) in levels.enumerated() { sum[index] += n }
        }
        return Histogram(counts: sum, from: 1)
    }

    var isEmpty: Bool { told == 0 && bins(.verdict).allSatisfy { $0 == 0 } }
}
