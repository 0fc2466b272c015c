import Statistics
import Storage

/// What others read of practice: how many people, never who, of days that are over.
///
/// Counts of days that go on would tell who has just practised, so a week is counted when it has ended, and no day counts in two weeks.
struct PracticeCounts: Sendable {
    struct Line: Sendable, Equatable {
        let unit: ID<Unit>
        var depth: Int
        var people: Int
        /// Nil where it would tell of single people.
        var practised: Int?
        /// How far the level that colleagues thought lies above the one that customers told; nil below five people or ten predictions.
        var gap: Estimate?
        var predictions: Int
    }

    var week: Day
    var gapSince: Day
    var lines: [Line]

    /// Weeks over which predictions are taken together: there are few of them.
    static let gapWeeks = 12
    static let mostLines = 200

    /// The last week that is over, of the units that the viewer may measure.
    static func load(_ scope: Scope, in house: House, _ tx: any ReadTransaction) throws -> PracticeCounts {
        // A day is over when it is over everywhere on earth.
        let week = Day(LocalTime(tx.now - .seconds(12 * 3600), zone: "UTC").day.monday.number - 7)
        let last = Day(week.number + 6)
        let since = Day(week.number - (gapWeeks - 1) * 7)
        let counted = try PracticeQueries.counts(from: week, through: last, tx)
        let means = try AskFirstQueries.means(from: since, through: last, tx)
        let tree = Tree(house, counted, means)
        let units = house.within(scope).prefix(mostLines)
        let top = units.map { house.depth(of: $0.id) }.min() ?? 0
        let lines = units.map { unit in
            Line(
                unit: unit.id, depth: house.depth(of: unit.id) - top, people: tree.people(in: unit.id), practised: tree.practised[unit.id]?.counted,
                gap: tree.gap(in: unit.id), predictions: tree.predictions(in: unit.id))
        }
        return PracticeCounts(week: week, gapSince: since, lines: lines)
    }

    /// Counts over the whole house, so that what is hidden is hidden alike for everybody who looks.
    private struct Tree {
        let house: House
        let practised: [ID<Unit>: SmallGroups.Share]
        private let predicted: [ID<Unit>: SmallGroups.Share]
        private let own: [ID<Unit>: Int]
        private var means: [ID<Unit>: [(mean: Double, count: Int)]] = [:]

        init(
            _ house: House, _ counted: [(unit: ID<Unit>, people: Int, practised: Int)], _ means: [(unit: ID<Unit>, mean: Double, count: Int)]
        ) {
            self.house = house
            own = Dictionary(counted.map { ($0.unit, $0.people) }) { first, _ in first }
            for one in means { self.means[one.unit, default: []].append((one.mean, one.count)) }
            let did = Dictionary(counted.map { ($0.unit, $0.practised) }) { first, _ in first }
            let (people, thought) = (own, self.means)
            practised = SmallGroups.shown(
                house.units.values.map { .init($0.id, in: $0.parent, people: people[$0.id] ?? 0, counted: did[$0.id] ?? 0) })
            predicted = SmallGroups.shown(
                house.units.values.map { unit in
                    let count = thought[unit.id]?.count ?? 0
                    return .init(unit.id, in: unit.parent, people: count, counted: count)
                }, hidesNearlyAll: false)
        }

        func people(in unit: ID<Unit>) -> Int { house.below(unit).reduce(0) { $0 + (own[$1.id] ?? 0) } }

        func gap(in unit: ID<Unit>) -> Estimate? {
            guard predicted[unit] != nil, Weight(answers: predictions(in: unit)) > .none else { return nil }
            return AskFirst.mean(ofPeople: house.below(unit).flatMap { (means[$0.id] ?? []).map(\.mean) })
        }

        /// 0 where even their number would tell of single people.
        func predictions(in unit: ID<Unit>) -> Int {
            guard predicted[unit] != nil else { return 0 }
            return house.below(unit).reduce(0) { $0 + (means[$1.id] ?? []).reduce(0) { $0 + $1.count } }
        }
    }
}
