import Storage

/// A case as a list shows it: with masked words, never the ones that name a colleague.
struct CaseLine: Sendable {
    let recoveryCase: RecoveryCase
    let customer: String?
    let words: String?
    let owner: String?
}

/// How many cases stand where, within what a viewer looks after.
struct CaseCounts: Sendable, Equatable {
    var needsSomebody = 0
    var inHand = 0
    var awaitsVerdict = 0
    var done = 0
    var atRisk = 0
    var late = 0

    /// Everybody who waits to hear from us.
    var waiting: Int { needsSomebody + inHand }

    subscript(desk: RecoveryCase.Desk) -> Int {
        switch desk {
        case .needsSomebody: needsSomebody
        case .inHand: inHand
        case .awaitsVerdict: awaitsVerdict
        case .done: done
        }
    }
}

/// Where a page of a desk ended.
struct CaseCursor: Sendable, Equatable {
    let key: Int64
    let id: ID<RecoveryCase>

    init(key: Int64, id: ID<RecoveryCase>) {
        self.key = key
        self.id = id
    }

    init(_ one: RecoveryCase) { self.init(key: one.sortKey, id: one.id) }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Int64(parts[0]), let id = ID<RecoveryCase>(String(parts[1])) else { return nil }
        self.key = key
        self.id = id
    }

    var text: String { "\(key).\(id)" }
}

extension CaseQueries {
    private static let lineColumns: SQL = "\(columns), COALESCE(m.shown_words, m.words), t.name, o.given_name"
    private static let lineTables: SQL = """
        recovery_case c JOIN moment m ON m.id = c.moment_id
        LEFT JOIN contact t ON t.moment_id = c.moment_id AND t.erased_at IS NULL LEFT JOIN colleague o ON o.id = c.owner_id
        """

    private static func line(_ row: Row) throws -> CaseLine {
        CaseLine(recoveryCase: try recoveryCase(row), customer: try row.maybe(25), words: try row.maybe(24), owner: try row.maybe(26))
    }

    /// The first cases of a desk within a scope. The cost follows from the units and the page, not from how many are open:
    /// what comes next in the whole house is looked at first, and where too little of it lies within the scope each unit
    /// gives its own first ones from the index, up to where the page must have ended.
    static func list(
        _ desk: RecoveryCase.Desk, _ scope: Scope, after: CaseCursor? = nil, limit: Int, lookingAt: Int = lookedAt, _ tx: any ReadTransaction
    ) throws -> [CaseLine] {
        guard !scope.isEmpty, limit > 0 else { return [] }
        if let ids = try next(desk, scope, after: after, limit: limit, of: lookingAt, tx) {
            return try tx.rows("SELECT \(lineColumns) FROM \(lineTables) WHERE c.id IN \(list: ids) ORDER BY c.sort_key, c.id").map(line)
        }
        var range: SQL = "y.unit_id = u.unit_id AND y.desk = \(desk.rawValue)"
        if let after { range += " AND (y.sort_key, y.id) > (\(after.key), \(after.id))" }
        if let end = try end(of: range, scope, limit: limit, tx) { range += " AND (y.sort_key, y.id) <= (\(end.key), \(end.id))" }
        return try tx.rows(
            """
            SELECT \(lineColumns) FROM \(lineTables) WHERE c.id IN (
                SELECT x.id FROM (\(units(scope))) u JOIN recovery_case x ON x.id IN (
                    SELECT y.id FROM recovery_case y WHERE \(range) ORDER BY y.sort_key, y.id LIMIT \(limit))
                ORDER BY x.sort_key, x.id LIMIT \(limit))
            ORDER BY c.sort_key, c.id
            """
        ).map(line)
    }

    /// How far into the whole house's cases one looks before each unit is asked.
    static let lookedAt = 60

    /// The page, when it lies within the next cases of the whole house or these are all there are; else nil.
    private static func next(
        _ desk: RecoveryCase.Desk, _ scope: Scope, after: CaseCursor?, limit: Int, of some: Int, _ tx: any ReadTransaction
    ) throws -> [ID<RecoveryCase>]? {
        let after: SQL = after.map { "AND (sort_key, id) > (\($0.key), \($0.id))" } ?? ""
        let rows = try tx.rows(
            """
            SELECT id, \(scope.covers("unit_id")) FROM recovery_case WHERE desk = \(desk.rawValue) \(after)
            ORDER BY sort_key, id LIMIT \(some)
            """)
        let ids: [ID<RecoveryCase>] = try rows.filter { try $0.get(1) }.map { try $0.get(0) }
        return ids.count >= limit || rows.count < some ? Array(ids.prefix(limit)) : nil
    }

    /// A case by which a page of `limit` must have ended: of each unit the n-th is looked at, n being the page shared out
    /// among the units. Once enough units have come so far, there are cases for a page. Nil when there are too few.
    private static func end(of range: SQL, _ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> CaseCursor? {
        let units: Int = try tx.value("SELECT COUNT(*) FROM (\(units(scope))) u") ?? 0
        let share = (limit + units - 1) / max(1, units)
        let ends = try tx.rows(
            """
            SELECT x.sort_key, x.id FROM (\(self.units(scope))) u JOIN recovery_case x ON x.id = (
                SELECT y.id FROM recovery_case y WHERE \(range) ORDER BY y.sort_key, y.id LIMIT 1 OFFSET \(max(1, share) - 1))
            ORDER BY x.sort_key, x.id LIMIT \(limit)
            """)
        let place = (limit + max(1, share) - 1) / max(1, share) - 1
        guard ends.indices.contains(place) else { return nil }
        return CaseCursor(key: try ends[place].get(0), id: try ends[place].get(1))
    }

    private static func units(_ scope: Scope) -> SQL {
        "SELECT DISTINCT unit_id FROM unit_within WHERE ancestor_id IN \(list: scope.roots)"
    }

    /// What a colleague looks after, was asked to take, joined or holds a task of.
    static func list(mine colleague: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [CaseLine] {
        try tx.rows(
            """
            SELECT \(lineColumns) FROM \(lineTables) WHERE \(isMine(colleague))
            ORDER BY c.desk, c.sort_key, c.id LIMIT \(limit)
            """
        ).map(line)
    }

    /// SQL that is true for open cases `c` in a colleague's hands.
    private static func isMine(_ colleague: ID<Colleague>) -> SQL {
        """
        c.desk < 4 AND c.id IN (
            SELECT id FROM recovery_case WHERE owner_id = \(colleague) AND state IN ('waiting', 'in-hand', 'answered')
            UNION SELECT id FROM recovery_case WHERE offered_to = \(colleague)
            UNION SELECT case_id FROM case_member WHERE colleague_id = \(colleague)
            UNION SELECT case_id FROM case_task WHERE owner_id = \(colleague) AND done_at IS NULL)
        """
    }

    static func countMine(_ colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM recovery_case c WHERE \(isMine(colleague))") ?? 0
    }

    static func counts(_ scope: Scope, _ tx: any ReadTransaction) throws -> CaseCounts {
        guard !scope.isEmpty else { return CaseCounts() }
        func sum(_ bucket: String) -> SQL { "COALESCE(SUM(CASE WHEN bucket = \(bucket) THEN n END), 0)" }
        let sums: SQL = "\(sum("desk-1")), \(sum("desk-2")), \(sum("desk-3")), \(sum("desk-4")), \(sum("risk")), \(sum("late"))"
        let row = try tx.row("SELECT \(sums) FROM case_count WHERE \(scope.covers("unit_id"))")
        guard let row else { return CaseCounts() }
        return CaseCounts(
            needsSomebody: try row.get(0), inHand: try row.get(1), awaitsVerdict: try row.get(2), done: try row.get(3), atRisk: try row.get(4),
            late: try row.get(5))
    }

    /// How many promises are at risk within a scope, for the rail.
    static func atRisk(_ scope: Scope, _ tx: any ReadTransaction) throws -> Int {
        guard !scope.isEmpty else { return 0 }
        return try tx.value("SELECT COALESCE(SUM(n), 0) FROM case_count WHERE bucket = 'risk' AND \(scope.covers("unit_id"))") ?? 0
    }

    /// Counts everything anew: what the kept counts must equal.
    static func recounted(_ tx: any ReadTransaction) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try tx.rows(
            """
            SELECT unit_id, desk, is_at_risk, is_late, COUNT(*) FROM recovery_case GROUP BY unit_id, desk, is_at_risk, is_late
            """)
        {
            let unit: Int64 = try row.get(0)
            let desk: Int = try row.get(1)
            let n: Int = try row.get(4)
            counts["\(unit) desk-\(desk)", default: 0] += n
            guard desk < 3 else { continue }
            if try row.get(2) { counts["\(unit) risk", default: 0] += n }
            if try row.get(3) { counts["\(unit) late", default: 0] += n }
        }
        return counts
    }

    static func keptCounts(_ tx: any ReadTransaction) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try tx.rows("SELECT unit_id, bucket, n FROM case_count WHERE n <> 0") {
            counts["\(try row.get(0, as: Int64.self)) \(try row.get(1, as: String.self))"] = try row.get(2)
        }
        return counts
    }
}
