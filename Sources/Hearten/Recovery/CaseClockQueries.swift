import Storage

/// The clocks of cases, as rows.
enum CaseClockQueries {
    static let columns: SQL = "k.id, k.case_id, k.kind, k.rule, k.started_at, k.pauses, k.due_at, k.warn_at, k.site_at, k.step, k.met_at, k.missed_at"

    static func clock(_ row: Row) throws -> CaseClock {
        CaseClock(
            id: try row.get(0), caseID: try row.get(1), kind: CaseClock.Kind(rawValue: try row.get(2)) ?? .putRight,
            allowance: Allowance(try row.get(3)) ?? .workingHours(8), startedAt: try row.get(4), pauses: PauseText.pauses(try row.get(5)),
            dueAt: try row.maybe(6), warnAt: try row.maybe(7), siteAt: try row.maybe(8), taken: EscalationRules.Step(rawValue: try row.get(9)),
            metAt: try row.maybe(10), missedAt: try row.maybe(11))
    }

    /// Every clock of a case, oldest first.
    static func clocks(of id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> [CaseClock] {
        try tx.rows("SELECT \(columns) FROM case_clock k WHERE k.case_id = \(id) ORDER BY k.started_at, k.kind, k.id").map(clock)
    }

    static func insert(_ one: CaseClock, zone: String, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO case_clock (id, case_id, kind, rule, zone, started_at, pauses, due_at, warn_at, site_at, next_at, step)
            VALUES (\(one.id), \(one.caseID), \(one.kind.rawValue), \(one.allowance.text), \(zone), \(one.startedAt),
                \(PauseText.text(one.pauses)), \(one.dueAt), \(one.warnAt), \(one.siteAt), \(one.nextAt), \(one.taken?.rawValue ?? 0))
            """)
    }

    static func update(_ one: CaseClock, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE case_clock SET pauses = \(PauseText.text(one.pauses)), due_at = \(one.dueAt), warn_at = \(one.warnAt), site_at = \(one.siteAt),
                next_at = \(one.nextAt), step = \(one.taken?.rawValue ?? 0), met_at = \(one.metAt), missed_at = \(one.missedAt)
            WHERE id = \(one.id)
            """)
    }

    /// The calendars with which every running clock was last reckoned.
    static func reckonedWith(_ tx: any ReadTransaction) throws -> [UInt8]? {
        try tx.value("SELECT digest FROM clocks_reckoned WHERE id = 1")
    }

    static func noteReckoned(with digest: [UInt8], in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO clocks_reckoned (id, digest, at) VALUES (1, \(digest), \(tx.now))
            ON CONFLICT (id) DO UPDATE SET digest = \(digest), at = \(tx.now)
            """)
    }

    /// Clocks of which somebody has to hear by now, the longest overdue first.
    static func waiting(limit: Int, _ tx: any ReadTransaction) throws -> [CaseClock] {
        try tx.rows(
            """
            SELECT \(columns) FROM case_clock k WHERE k.next_at IS NOT NULL AND k.next_at <= \(tx.now) ORDER BY k.next_at, k.id LIMIT \(limit)
            """
        ).map(clock)
    }

    /// Whether a clock or a question to a customer waits.
    static func somethingWaits(_ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM case_clock WHERE next_at IS NOT NULL AND next_at <= \(tx.now) LIMIT 1")
            || tx.exists("SELECT 1 FROM recovery_case WHERE ask_at IS NOT NULL AND ask_at <= \(tx.now) LIMIT 1")
    }

    /// Answered cases whose customer is to be asked, or whose time of silence is over.
    static func casesToAsk(limit: Int, _ tx: any ReadTransaction) throws -> [RecoveryCase] {
        try tx.rows(
            """
            SELECT \(CaseQueries.columns) FROM recovery_case c WHERE c.ask_at IS NOT NULL AND c.ask_at <= \(tx.now) AND c.state = 'answered'
            ORDER BY c.ask_at, c.id LIMIT \(limit)
            """
        ).map(CaseQueries.recoveryCase)
    }

    /// A page of the clocks that run, in the order of their ids, each with its case's unit and whether that lies within `unit`.
    ///
    /// The page is cut before the cases are looked at: a plan that began with a unit's cases would read all of them for each page.
    static func running(
        within unit: ID<Unit>, after id: ID<CaseClock>?, limit: Int, _ tx: any ReadTransaction
    ) throws -> [(clock: CaseClock, unit: ID<Unit>, isWithin: Bool)] {
        let after: SQL = id.map { "AND id > \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT \(columns), c.unit_id, CASE WHEN \(Scope(roots: [unit]).covers("c.unit_id")) THEN 1 ELSE 0 END
            FROM (SELECT * FROM case_clock WHERE met_at IS NULL \(after) ORDER BY id LIMIT \(limit)) k JOIN recovery_case c ON c.id = k.case_id
            ORDER BY k.id
            """
        ).map { (try clock($0), try $0.get(12), try $0.get(13, as: Int.self) == 1) }
    }
}
