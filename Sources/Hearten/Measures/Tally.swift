package import Storage
import Understanding

/// What is counted for each moment, and the meaning of its bins.
package enum TallyMeasure: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// Every moment that is kept: bin 1…6 is the level that was tapped, 0 that none was.
    case told
    /// Would you recommend us: 0…10.
    case recommend
    /// The case's first answer came late (0) or in time (1).
    case firstAnswer = "first-answer"
    /// Was it put right: 0 no verdict, 1 no, 2 partly, 3 yes.
    case verdict
    /// How the words were read: three bins for each category, unsorted first: unhappy, neither, happy (`WordsBin`).
    /// Never averaged with what was tapped.
    case words
    /// What the words talk about: three bins for each aspect, in their order: hurt, neither, glad. Never averaged with what was tapped.
    case aspects

    package var bins: Int {
        switch self {
        case .told: 7
        case .recommend: 11
        case .firstAnswer: 2
        case .verdict: 4
        case .words: WordsBin.count
        case .aspects: Aspect.allCases.count * 3
        }
    }
}

/// One thing that counts, by where and when its moment belongs. `week` is the Monday of the moment's own day, in days
/// since 1970, so that a figure and the list behind it are cut alike; a case counts in the week of its moment.
package struct Counted: Hashable, Sendable {
    package var week: Int
    package var unit: ID<Unit>
    package var touchpoint: ID<Touchpoint>?
    package var category: String?
    package var measure: TallyMeasure
    package var bin: Int

    package init(week: Int, unit: ID<Unit>, touchpoint: ID<Touchpoint>?, category: String?, measure: TallyMeasure, bin: Int) {
        self.week = week
        self.unit = unit
        self.touchpoint = touchpoint
        self.category = category
        self.measure = measure
        self.bin = bin
    }
}

/// Where a reading falls among the bins of `.words`.
package enum WordsBin {
    static let categories: [Category?] = [nil] + Category.allCases.map(Optional.some)
    static let sentiments = ["negative", "neutral", "positive"]
    static let count = (Category.allCases.count + 1) * 3

    /// Nil when the words say nothing about how somebody felt.
    package static func bin(sentiment: String?, category: String?) -> Int? {
        guard let mood = sentiments.firstIndex(where: { $0 == sentiment }) else { return nil }
        let group = categories.firstIndex { $0?.rawValue == category } ?? 0
        return group * 3 + mood
    }
}

/// The counts behind every figure. Changes of a moment only ever add rows here, in the moment's own transaction; they
/// are folded into sums later (`FoldTallies`), and a figure is sums and unfolded rows in one snapshot.
package enum Tally {
    /// Adds each of these `times` over: 1 for a moment that comes, −1 for one that goes. Equal ones become one row.
    package static func record(
        _ counted: [Counted], times: Int = 1, random: Randomness, in tx: any Transaction
    ) throws {
        var sums: [Counted: Int] = [:]
        for one in counted { sums[one, default: 0] += times }
        try TallyQueries.add(sums, random: random, in: tx)
    }

    /// Any change of moments already stored, or of their cases: what they counted before is taken back, what they
    /// count afterwards is added. A change that alters no count writes nothing.
    ///
    ///     try Tally.recounting([moment.id], random: services.random, in: tx) { try MomentQueries.correct(…) }
    package static func recounting<T>(
        _ moments: [ID<Moment>], random: Randomness, in tx: any Transaction, _ change: () throws -> T
    ) throws -> T {
        let before = try TallyQueries.counted(of: moments, in: tx)
        let result = try change()
        var sums: [Counted: Int] = [:]
        for one in before { sums[one, default: 0] -= 1 }
        for one in try TallyQueries.counted(of: moments, in: tx) { sums[one, default: 0] += 1 }
        try TallyQueries.add(sums, random: random, in: tx)
        return result
    }

    /// Adds what these moments, just stored, count.
    package static func record(_ moments: [ID<Moment>], random: Randomness, in tx: any Transaction) throws {
        try record(TallyQueries.counted(of: moments, in: tx), random: random, in: tx)
    }

    /// A unit's move within the tree: what it and all below it counted goes with it, from those it lay under to those
    /// it lies under now. `change` moves it in `unit_within`; rows not yet folded follow by themselves.
    package static func moving<T>(_ unit: ID<Unit>, in tx: any Transaction, _ change: () throws -> T) throws -> T {
        let before = try TallyQueries.above(unit, tx)
        let result = try change()
        let after = try TallyQueries.above(unit, tx)
        for ancestor in before.subtracting(after) { try TallyQueries.carry(unit, to: ancestor, times: -1, in: tx) }
        for ancestor in after.subtracting(before) { try TallyQueries.carry(unit, to: ancestor, times: 1, in: tx) }
        return result
    }

    /// How many bins, over the whole organisation, hold another number than the moments say: 0 when all is well.
    package static func disagreements(_ tx: any ReadTransaction) throws -> Int { try TallyQueries.disagreements(tx) }

    /// Counts everything afresh from the moments, when a check finds a difference.
    package static func rebuild(random: Randomness, in tx: any Transaction) throws {
        try TallyQueries.recountEverything(random: random, in: tx)
        while try FoldTallies.once(in: tx) > 0 {}
    }
}
