import Statistics
import Storage
@testable import Hearten

/// A small tree of units, a journey, and moments of which the test knows everything: a model to hold figures against.
///
///     organisation ─ site north ─ team a, team b
///                  └ site south
final class CountingHouse {
    struct Told: Equatable {
        let id: ID<Moment>
        var week: Int
        var unit: Int64
        var point: Int64?
        var category: String?
        var sentiment: String?
        /// Bins of `TallyMeasure.aspects`.
        var aspects: Set<Int> = []
        var level: Int?
        var recommend: Int?
        var state = "kept"
        var verdict: String?
        var firstAnswer: Bool?
    }

    static let organisation: Int64 = 1, north: Int64 = 2, south: Int64 = 3, teamA: Int64 = 4, teamB: Int64 = 5
    static let below: [Int64: Set<Int64>] = [1: [1, 2, 3, 4, 5], 2: [2, 4, 5], 3: [3], 4: [4], 5: [5]]
    static let points: [Int64] = [11, 12, 13]
    static let firstWeek = Day(year: 2026, month: 6, day: 1).monday.number
    static let period = MeasurePeriod(firstWeek: firstWeek, weeks: 8)

    let store: any Store
    let random: Randomness
    private(set) var told: [Told] = []
    private var nextNumber: Int64 = 100

    init(seed: UInt64 = 1) async throws {
        store = try await TemporaryStore.open()
        random = .seeded(seed)
        try await Migrator(Migrations.all).migrate(store)
        try await store.write { tx in
            for (id, parent) in [(1, nil), (2, 1), (3, 1), (4, 2), (5, 2)] as [(Int64, Int64?)] {
                try tx.run(
                    """
                    INSERT INTO unit (id, parent_id, name, kind, place, zone, language)
                    VALUES (\(id), \(parent), \("unit \(id)"), 'own', 'team', 'Europe/Oslo', 'en')
                    """)
            }
            for (ancestor, units) in Self.below {
                for unit in units { try tx.run("INSERT INTO unit_within (unit_id, ancestor_id, depth) VALUES (\(unit), \(ancestor), 0)") }
            }
            for point in Self.points {
                try tx.run(
                    """
                    INSERT INTO touchpoint (id, position, phase, name, channel, method)
                    VALUES (\(point), \(point), 'phase', \("point \(point)"), 'sign', 'sign')
                    """)
            }
        }
    }

    /// Stores moments with all that belongs to them, and counts them.
    func tell(_ new: [Told]) async throws {
        let (random, first) = (random, nextNumber)
        nextNumber += Int64(new.count)
        try await store.write { tx in
            for (index, moment) in new.enumerated() { try Self.insert(moment, number: first + Int64(index), in: tx) }
            try Tally.record(new.map(\.id), random: random, in: tx)
        }
        told += new
    }

    private static func insert(_ moment: Told, number: Int64, in tx: any Transaction) throws {
        let at = Instant(milliseconds: Int64(moment.week) * 86_400_000)
        try tx.run(
            """
            INSERT INTO moment (id, received_at, happened_at, day, week, unit_id, touchpoint_id, channel, source, level, words, is_anonymous,
            sharing, state, reader_version, sentiment, aspects, category) VALUES (\(moment.id), \(at), \(at), \(moment.week + 2), \(moment.week),
            \(moment.unit), \(moment.point), 'sign', 'form', \(moment.level), 'words', \(true), 'all', \(moment.state), 1,
            \(moment.sentiment), \(bits(moment.aspects)), \(moment.category))
            """)
        // The same question on another scale, which no figure counts.
        if moment.level == 3 {
            try tx.run("INSERT INTO answer (moment_id, position, kind, scale, value) VALUES (\(moment.id), 0, 'recommend', 5, 4.0)")
        }
        if let recommend = moment.recommend {
            try tx.run(
                """
                INSERT INTO answer (moment_id, position, kind, scale, value) VALUES (\(moment.id), 1, 'recommend', 10, \(Double(recommend)))
                """)
        }
        guard moment.verdict != nil || moment.firstAnswer != nil else { return }
        try tx.run(
            """
            INSERT INTO recovery_case (id, number, unit_id, moment_id, title, state, opened_at, opened_by, is_late, verdict, asked_count, reopened_count)
            VALUES (\(moment.id.value), \(number), \(moment.unit), \(moment.id), 'case', 'closed', \(at), 'rule', \(false), \(moment.verdict), 0, 0)
            """)
        let met: Instant? = moment.firstAnswer == true ? at : nil
        let missed: Instant? = moment.firstAnswer == false ? at : nil
        try tx.run(
            """
            INSERT INTO case_clock (id, case_id, kind, rule, zone, started_at, due_at, met_at, missed_at, pauses)
            VALUES (\(moment.id.value), \(moment.id.value), 'first-answer', 'r', 'UTC', \(at), \(at + .seconds(60)), \(met), \(missed), '')
            """)
    }

    /// Changes moments as corrections, verdicts and undone imports do.
    func change(_ indices: [Int], _ edit: (inout Told) -> Void) async throws {
        for index in indices { edit(&told[index]) }
        let changed = indices.map { told[$0] }
        let random = random
        try await store.write { tx in
            try Tally.recounting(changed.map(\.id), random: random, in: tx) {
                for moment in changed {
                    try tx.run(
                        """
                        UPDATE moment SET category = \(moment.category), level = \(moment.level), state = \(moment.state),
                        sentiment = \(moment.sentiment), aspects = \(Self.bits(moment.aspects)), touchpoint_id = \(moment.point), unit_id = \(moment.unit) WHERE id = \(moment.id)
                        """)
                    try tx.run("UPDATE recovery_case SET verdict = \(moment.verdict) WHERE moment_id = \(moment.id)")
                }
            }
        }
    }

    func fold(limit: Int) async throws { _ = try await store.write { try FoldTallies.once(in: $0, limit: limit) } }

    func figures(_ unit: Int64, _ period: MeasurePeriod = CountingHouse.period) async throws -> Figures {
        try await store.read { try FigureQueries.figures(ID(unit), period, $0) }
    }

    /// The bins as the model knows them, for a part of the period.
    func expected(_ measure: TallyMeasure, _ unit: Int64, _ period: MeasurePeriod = CountingHouse.period) -> [Int] {
        var bins = [Int](repeating: 0, count: measure.bins)
        for moment in kept(unit, period) { for bin in Self.bins(measure, moment) { bins[bin] += 1 } }
        return bins
    }

    func expectedLevels(_ unit: Int64, at point: Int64, category: String?) -> [Int] {
        var bins = [0, 0, 0, 0, 0, 0]
        for moment in kept(unit, Self.period) where moment.point == point && (category == nil || moment.category == category) {
            if let level = moment.level { bins[level - 1] += 1 }
        }
        return bins
    }

    private func kept(_ unit: Int64, _ period: MeasurePeriod) -> [Told] {
        told.filter {
            $0.state == "kept" && Self.below[unit, default: []].contains($0.unit) && $0.week >= period.firstWeek && $0.week <= period.lastWeek
        }
    }

    private static func bins(_ measure: TallyMeasure, _ moment: Told) -> [Int] {
        let one: Int? =
            switch measure {
            case .told: moment.level ?? 0
            case .recommend: moment.recommend
            case .firstAnswer: moment.firstAnswer.map { $0 ? 1 : 0 }
            case .verdict: moment.verdict.map { ["none": 0, "no": 1, "partly": 2, "yes": 3][$0] ?? 0 }
            case .words: WordsBin.bin(sentiment: moment.sentiment, category: moment.category)
            case .aspects: nil
            }
        return one.map { [$0] } ?? (measure == .aspects ? moment.aspects.sorted() : [])
    }

    /// As a moment keeps them: bin 0 is the first aspect hurt, bin 5 the second one glad.
    static func bits(_ bins: Set<Int>) -> Int64 {
        var bits: Int64 = 0
        for bin in bins {
            let (place, mood): (Int64, Int64) = (Int64(bin / 3) * 3, Int64(bin % 3) + 1)
            bits |= mood << place
        }
        return bits
    }

    // Random moments, the same for the same seed.

    func number(_ range: Range<Int>) -> Int { range.lowerBound + Int(random.next() % UInt64(range.count)) }
    func one<Choice>(of choices: [Choice]) -> Choice { choices[number(0..<choices.count)] }

    func anyMoment() -> Told {
        var moment = Told(
            id: ID(at: Instant(seconds: Int64(1_780_000_000)), random: random.next()), week: Self.firstWeek + 7 * number(-1..<9),
            unit: Int64(number(1..<6)))
        moment.point = one(of: Self.points.map(Optional.some) + [nil])
        moment.category = one(of: [nil, "product", "delivery", "mindset", "relationship"])
        moment.sentiment = one(of: [nil, "negative", "neutral", "positive"])
        // At most one feeling for each aspect; the first and the last of them, too.
        moment.aspects = one(of: [[], [], [0], [51], [53], [2, 4], [1, 30, 52]])
        moment.level = one(of: [nil, 1, 2, 3, 4, 5, 6])
        moment.recommend = one(of: [nil, 0, 6, 8, 10])
        moment.state = one(of: ["kept", "kept", "kept", "quarantined"])
        moment.verdict = one(of: [nil, nil, "yes", "partly", "no", "none"])
        moment.firstAnswer = one(of: [nil, true, false])
        return moment
    }
}
