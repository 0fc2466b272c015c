import Storage
import Understanding

/// The SQL of counting.
enum TallyQueries {
    /// What the moments that `which` selects count, as the tables stand: the one definition of what counts.
    ///
    /// Only kept moments do. Each counts once for every measure: by its own tapped level, its first answer to "would
    /// you recommend us", and its first case.
    private static func counts(_ which: SQL) -> SQL {
        """
        SELECT m.week, m.unit_id, COALESCE(m.touchpoint_id, 0) AS point, COALESCE(m.category, '') AS category,
               \(TallyMeasure.told) AS measure, COALESCE(m.level, 0) AS bin
        FROM moment m WHERE m.state = 'kept' AND \(which)
        UNION ALL
        SELECT m.week, m.unit_id, COALESCE(m.touchpoint_id, 0), COALESCE(m.category, ''),
               \(TallyMeasure.recommend), CAST(ROUND(a.value) AS BIGINT)
        FROM moment m JOIN answer a ON a.moment_id = m.id
        WHERE m.state = 'kept' AND \(which) AND \(TallyQueries.recommends)
        UNION ALL
        SELECT m.week, m.unit_id, COALESCE(m.touchpoint_id, 0), COALESCE(m.category, ''), \(TallyMeasure.verdict),
               CASE c.verdict WHEN 'yes' THEN 3 WHEN 'partly' THEN 2 WHEN 'no' THEN 1 ELSE 0 END
        FROM moment m JOIN recovery_case c ON c.moment_id = m.id
        WHERE m.state = 'kept' AND \(which) AND \(TallyQueries.isFirstCase) AND c.verdict IS NOT NULL
        UNION ALL
        SELECT m.week, m.unit_id, COALESCE(m.touchpoint_id, 0), COALESCE(m.category, ''), \(TallyMeasure.firstAnswer),
               CASE WHEN \(TallyQueries.inTime) THEN 1 ELSE 0 END
        FROM moment m JOIN recovery_case c ON c.moment_id = m.id JOIN case_clock k ON k.case_id = c.id
        WHERE m.state = 'kept' AND \(which) AND \(TallyQueries.isFirstCase) AND \(TallyQueries.isFirstAnswer)
        UNION ALL
        SELECT m.week, m.unit_id, COALESCE(m.touchpoint_id, 0), COALESCE(m.category, ''), \(TallyMeasure.words),
               CASE m.category WHEN 'product' THEN 3 WHEN 'delivery' THEN 6 WHEN 'mindset' THEN 9 WHEN 'relationship' THEN 12 ELSE 0 END
               + CASE m.sentiment WHEN 'negative' THEN 0 WHEN 'neutral' THEN 1 ELSE 2 END
        FROM moment m WHERE m.state = 'kept' AND \(which) AND m.sentiment IN ('negative', 'neutral', 'positive')
        UNION ALL
        SELECT m.week, m.unit_id, COALESCE(m.touchpoint_id, 0), COALESCE(m.category, ''), \(TallyMeasure.aspects),
               b.k * 3 + ((m.aspects >> CAST(3 * b.k AS INTEGER)) & 3) - 1
        FROM moment m CROSS JOIN (\(TallyQueries.places)) b
        WHERE m.state = 'kept' AND \(which) AND m.aspects <> 0 AND ((m.aspects >> CAST(3 * b.k AS INTEGER)) & 3) <> 0
        """
    }

    /// A row for each aspect.
    private static let places: SQL = Aspect.allCases.indices.dropFirst().reduce("SELECT 0 AS k") { "\($0) UNION ALL SELECT \($1)" }
    /// Of an answer `a`: one to "would you recommend us" that counts.
    static let isRecommendation: SQL = "a.kind = 'recommend' AND a.scale = 10 AND a.value BETWEEN 0 AND 10"
    /// Of an answer `a`: the moment's first such one.
    static let recommends: SQL = """
        \(isRecommendation) AND a.position =
        (SELECT MIN(b.position) FROM answer b WHERE b.moment_id = a.moment_id AND b.kind = 'recommend' AND b.scale = 10
         AND b.value BETWEEN 0 AND 10)
        """
    /// Of a case `c`: the first of its moment.
    static let isFirstCase: SQL = "c.number = (SELECT MIN(d.number) FROM recovery_case d WHERE d.moment_id = c.moment_id)"
    /// Of a clock `k`: the case's first for its first answer, when it is decided.
    static let isFirstAnswer: SQL = """
        k.id = (SELECT MIN(j.id) FROM case_clock j WHERE j.case_id = k.case_id AND j.kind = 'first-answer')
        AND (k.met_at IS NOT NULL OR k.missed_at IS NOT NULL)
        """
    static let inTime: SQL = "k.met_at IS NOT NULL AND k.missed_at IS NULL AND (k.due_at IS NULL OR k.met_at <= k.due_at)"

    static func counted(of moments: [ID<Moment>], in tx: any ReadTransaction) throws -> [Counted] {
        guard !moments.isEmpty else { return [] }
        return try tx.rows(counts("m.id IN \(list: moments)")).map(counted)
    }

    private static func counted(_ row: Row) throws -> Counted {
        let point: Int64 = try row.get(2)
        let category: String = try row.get(3)
        return Counted(
            week: try row.get(0), unit: try row.get(1), touchpoint: point == 0 ? nil : ID(point),
            category: category.isEmpty ? nil : category, measure: try row.get(4), bin: try row.get(5))
    }

    static func add(_ sums: [Counted: Int], random: Randomness, in tx: any Transaction) throws {
        let changes = sums.filter { $0.value != 0 }
        guard !changes.isEmpty else { return }
        let insert = try tx.prepare(
            """
            INSERT INTO tally_delta (id, week, unit_id, touchpoint_id, category, measure, bin, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        let start = random.next()
        for (place, (one, n)) in changes.enumerated() {
            try insert.run([
                ID<Counted>(at: tx.now, start: start, place: place).sqlValue, one.week.sqlValue, one.unit.sqlValue, .int(one.touchpoint?.value ?? 0),
                .text(one.category ?? ""),
                one.measure.sqlValue, one.bin.sqlValue, n.sqlValue,
            ])
        }
    }

    static func recountEverything(random: Randomness, in tx: any Transaction) throws {
        try tx.run("DELETE FROM tally_delta")
        try tx.run("DELETE FROM tally")
        try tx.run("DELETE FROM tally_cell")
        var sums: [Counted: Int] = [:]
        try tx.each(
            """
            SELECT week, unit_id, point, category, measure, bin, COUNT(*) FROM (\(counts("1 = 1"))) AS every
            GROUP BY week, unit_id, point, category, measure, bin
            """
        ) { sums[try counted($0)] = try $0.get(6) }
        try add(sums, random: random, in: tx)
    }
}

extension TallyQueries {
    /// The units that a unit lies under, without itself.
    static func above(_ unit: ID<Unit>, _ tx: any ReadTransaction) throws -> Set<ID<Unit>> {
        Set(try tx.values("SELECT ancestor_id FROM unit_within WHERE unit_id = \(unit) AND ancestor_id <> \(unit)"))
    }

    /// Adds a unit's sums to those of another unit, or takes them away from it.
    static func carry(_ unit: ID<Unit>, to ancestor: ID<Unit>, times: Int, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO tally (unit_id, measure, week, bin, n)
            SELECT \(ancestor), measure, week, bin, n * \(times) FROM tally WHERE unit_id = \(unit)
            ON CONFLICT (unit_id, measure, week, bin) DO UPDATE SET n = tally.n + excluded.n
            """)
        try tx.run(
            """
            INSERT INTO tally_cell (unit_id, week, touchpoint_id, category, n1, n2, n3, n4, n5, n6)
            SELECT \(ancestor), week, touchpoint_id, category, n1 * \(times), n2 * \(times), n3 * \(times), n4 * \(times),
            n5 * \(times), n6 * \(times) FROM tally_cell WHERE unit_id = \(unit) \(addingCells)
            """)
    }

    /// What a cell that is there already does with one that comes.
    private static let addingCells: SQL = """
        ON CONFLICT (unit_id, week, touchpoint_id, category) DO UPDATE SET
        n1 = tally_cell.n1 + excluded.n1, n2 = tally_cell.n2 + excluded.n2, n3 = tally_cell.n3 + excluded.n3,
        n4 = tally_cell.n4 + excluded.n4, n5 = tally_cell.n5 + excluded.n5, n6 = tally_cell.n6 + excluded.n6
        """

    static func disagreements(_ tx: any ReadTransaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM (SELECT measure, week, bin FROM (
                SELECT measure, week, bin, 1 AS n FROM (\(counts("1 = 1"))) AS told
                UNION ALL SELECT measure, week, bin, -n FROM tally_delta
                UNION ALL SELECT measure, week, bin, -n FROM tally
                WHERE unit_id IN (SELECT id FROM unit WHERE parent_id IS NULL)) AS every
            GROUP BY measure, week, bin HAVING SUM(n) <> 0) AS wrong
            """) ?? 0
    }

    /// The oldest unfolded rows, with their ids.
    static func unfolded(limit: Int, in tx: any ReadTransaction) throws -> [(id: Int64, counted: Counted, n: Int)] {
        try tx.rows(
            """
            SELECT week, unit_id, touchpoint_id, category, measure, bin, n, id FROM tally_delta ORDER BY id LIMIT \(limit)
            """
        ).map { row in (id: try row.get(7), counted: try counted(row), n: try row.get(6)) }
    }

    static func hasUnfolded(in tx: any ReadTransaction) throws -> Bool { try tx.exists("SELECT 1 FROM tally_delta LIMIT 1") }

    static func forget(_ ids: [Int64], in tx: any Transaction) throws {
        try tx.run("DELETE FROM tally_delta WHERE id IN \(list: ids)")
    }

    /// Each unit with everything above it.
    static func ancestors(in tx: any ReadTransaction) throws -> [ID<Unit>: Set<ID<Unit>>] {
        var above: [ID<Unit>: Set<ID<Unit>>] = [:]
        try tx.each("SELECT unit_id, ancestor_id FROM unit_within") { row in
            above[try row.get(0), default: []].insert(try row.get(1))
        }
        return above
    }

    static func addSums(_ sums: [TallySum: Int], in tx: any Transaction) throws {
        let upsert = try tx.prepare(
            """
            INSERT INTO tally (unit_id, measure, week, bin, n) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (unit_id, measure, week, bin) DO UPDATE SET n = tally.n + excluded.n
            """)
        for (sum, n) in sums where n != 0 {
            try upsert.run([sum.unit.sqlValue, sum.measure.sqlValue, sum.week.sqlValue, sum.bin.sqlValue, n.sqlValue])
        }
    }

    static func addCells(_ cells: [TallyCell: [Int]], in tx: any Transaction) throws {
        let upsert = try tx.prepare(
            """
            INSERT INTO tally_cell (unit_id, week, touchpoint_id, category, n1, n2, n3, n4, n5, n6)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unit_id, week, touchpoint_id, category) DO UPDATE SET
            n1 = tally_cell.n1 + excluded.n1, n2 = tally_cell.n2 + excluded.n2, n3 = tally_cell.n3 + excluded.n3,
            n4 = tally_cell.n4 + excluded.n4, n5 = tally_cell.n5 + excluded.n5, n6 = tally_cell.n6 + excluded.n6
            """)
        for (cell, levels) in cells where levels.contains(where: { $0 != 0 }) {
            let place: [SQLValue] = [
                cell.unit.sqlValue, cell.week.sqlValue, .int(cell.touchpoint?.value ?? 0), .text(cell.category ?? ""),
            ]
            try upsert.run(place + levels.map(\.sqlValue))
        }
    }
}
