import Storage

/// Reads figures: folded sums and unfolded rows together, in the snapshot that it is given.
enum FigureQueries {
    static func figures(_ unit: ID<Unit>, _ period: MeasurePeriod, _ tx: any ReadTransaction) throws -> Figures {
        try figures([unit], period, tx)
    }

    /// The figures of several units together, of which none lies below another.
    static func figures(_ units: [ID<Unit>], _ period: MeasurePeriod, _ tx: any ReadTransaction) throws -> Figures {
        var figures = Figures(period: period)
        guard !units.isEmpty else { return figures }
        try tx.each(
            """
            SELECT measure, week, bin, n FROM tally WHERE unit_id IN \(list: units)
            AND measure IN (\(TallyMeasure.told), \(TallyMeasure.recommend), \(TallyMeasure.firstAnswer), \(TallyMeasure.verdict), \(TallyMeasure.words),
                \(TallyMeasure.aspects))
            AND week BETWEEN \(period.firstWeek) AND \(period.lastWeek)
            """
        ) { row in
            figures.add(try row.get(0), week: try row.get(1), bin: try row.get(2), n: try row.get(3))
        }
        try tx.each(
            """
            SELECT touchpoint_id, category, SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5), SUM(n6) FROM tally_cell
            WHERE unit_id IN \(list: units) AND week BETWEEN \(period.firstWeek) AND \(period.lastWeek) GROUP BY touchpoint_id, category
            """
        ) { row in
            let place = try place(row, 0)
            for level in 1...6 { figures.add(place, level: level, n: try row.get(level + 1)) }
        }
        try addBefore(to: &figures, units, tx)
        try addUnfolded(to: &figures, units, tx)
        return figures
    }

    /// The sums of the period before: what the tiles are compared with.
    private static func addBefore(to figures: inout Figures, _ units: [ID<Unit>], _ tx: any ReadTransaction) throws {
        let before = figures.period.before
        try tx.each(
            """
            SELECT measure, bin, SUM(n) FROM tally WHERE unit_id IN \(list: units)
            AND measure IN (\(TallyMeasure.told), \(TallyMeasure.recommend), \(TallyMeasure.firstAnswer), \(TallyMeasure.verdict))
            AND week BETWEEN \(before.firstWeek) AND \(before.lastWeek) GROUP BY measure, bin
            """
        ) { row in
            figures.before.add(try row.get(0), bin: try row.get(1), n: try row.get(2))
        }
    }

    private static func addUnfolded(to figures: inout Figures, _ units: [ID<Unit>], _ tx: any ReadTransaction) throws {
        let period = figures.period
        try tx.each(
            """
            SELECT touchpoint_id, category, measure, week, bin, SUM(n) FROM tally_delta
            WHERE week BETWEEN \(period.before.firstWeek) AND \(period.lastWeek) AND \(Scope(roots: units).covers("unit_id"))
            GROUP BY touchpoint_id, category, measure, week, bin
            """
        ) { row in
            let (measure, week, bin): (TallyMeasure, Int, Int) = (try row.get(2), try row.get(3), try row.get(4))
            let n: Int = try row.get(5)
            guard week >= period.firstWeek else { return figures.before.add(measure, bin: bin, n: n) }
            figures.add(measure, week: week, bin: bin, n: n)
            if measure == .told && (1...6).contains(bin) { figures.add(try place(row, 0), level: bin, n: n) }
        }
    }

    private static func place(_ row: Row, _ column: Int) throws -> Figures.CellPlace {
        let point: Int64 = try row.get(column)
        let category: String = try row.get(column + 1)
        return Figures.CellPlace(touchpoint: point == 0 ? nil : ID(point), category: category.isEmpty ? nil : category)
    }

    /// The newest week in which anything was told at the units or below; nil when nothing ever was.
    static func newestWeek(_ units: [ID<Unit>], _ tx: any ReadTransaction) throws -> Int? {
        let folded: Int? = try tx.value("SELECT MAX(week) FROM tally WHERE unit_id IN \(list: units) AND measure = \(TallyMeasure.told) AND n > 0")
        let waiting: Int? = try tx.value("SELECT MAX(week) FROM tally_delta WHERE n > 0 AND \(Scope(roots: units).covers("unit_id"))")
        return [folded, waiting].compactMap { $0 }.max()
    }

    /// The cases behind "put right" or "first answer in time", newest first, those of one bin or all.
    static func cases(
        _ measure: TallyMeasure, bin: Int?, _ units: [ID<Unit>], _ period: MeasurePeriod, after: Int, limit: Int, _ tx: any ReadTransaction
    ) throws -> [CountedCase] {
        let counts: SQL = measure == .verdict ? verdicts : firstAnswers
        let chosen: SQL = bin.map { "WHERE found.bin = \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT number, moment_id, words, happened_at, bin FROM (\(counts) WHERE m.state = 'kept'
            AND m.week BETWEEN \(period.firstWeek) AND \(period.lastWeek) AND \(Scope(roots: units).covers("m.unit_id"))
            AND \(TallyQueries.isFirstCase) AND \(measure == .verdict ? "c.verdict IS NOT NULL" : TallyQueries.isFirstAnswer)
            AND c.number < \(after)) AS found \(chosen) ORDER BY number DESC LIMIT \(limit)
            """
        ).map { row in
            CountedCase(
                number: try row.get(0), moment: try row.get(1), words: try row.maybe(2), happenedAt: try row.get(3), bin: try row.get(4))
        }
    }

    private static let verdicts: SQL = """
        SELECT c.number, c.moment_id, COALESCE(m.shown_words, m.words) AS words, m.happened_at,
        CASE c.verdict WHEN 'yes' THEN 3 WHEN 'partly' THEN 2 WHEN 'no' THEN 1 ELSE 0 END AS bin
        FROM moment m JOIN recovery_case c ON c.moment_id = m.id
        """
    private static let firstAnswers: SQL = """
        SELECT c.number, c.moment_id, COALESCE(m.shown_words, m.words) AS words, m.happened_at,
        CASE WHEN \(TallyQueries.inTime) THEN 1 ELSE 0 END AS bin
        FROM moment m JOIN recovery_case c ON c.moment_id = m.id JOIN case_clock k ON k.case_id = c.id
        """
}

/// A case behind a figure, with the words that lists may show.
struct CountedCase: Sendable, Equatable {
    var number: Int
    var moment: ID<Moment>
    var words: String?
    var happenedAt: Instant
    var bin: Int
}

extension Figures {
    fileprivate mutating func add(_ measure: TallyMeasure, week: Int, bin: Int, n: Int) {
        guard (0..<measure.bins).contains(bin) else { return }
        weekly[measure, default: [:]][week, default: [Int](repeating: 0, count: measure.bins)][bin] += n
    }

    fileprivate mutating func add(_ place: CellPlace, level: Int, n: Int) {
        guard (1...6).contains(level) else { return }
        cells[place, default: [0, 0, 0, 0, 0, 0]][level - 1] += n
    }
}
