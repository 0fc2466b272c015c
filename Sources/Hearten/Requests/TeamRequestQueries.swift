import Storage

/// Requests between teams, as rows.
enum TeamRequestQueries {
    private static let columns: SQL = """
        r.id, r.from_unit_id, r.to_unit_id, r.asked_by, r.title, r.words, r.wanted_by, r.state, r.owner_id, r.asked_at, r.done_at, r.done_words,
        r.ended_at, r.level, (SELECT MIN(k.due_at) FROM request_clock k WHERE k.request_id = r.id AND k.met_at IS NULL)
        """

    private static func request(_ row: Row) throws -> TeamRequest {
        TeamRequest(
            id: try row.get(0), from: try row.get(1), to: try row.get(2), askedBy: try row.get(3), title: try row.get(4), words: try row.get(5),
            wantedBy: try row.maybe(6), state: TeamRequest.State(rawValue: try row.get(7)) ?? .waiting, owner: try row.maybe(8),
            askedAt: try row.get(9), doneAt: try row.maybe(10), doneWords: try row.maybe(11), endedAt: try row.maybe(12), level: try row.maybe(13),
            dueAt: try row.maybe(14))
    }

    static func insert(_ one: TeamRequest, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO team_request (id, from_unit_id, to_unit_id, asked_by, title, words, wanted_by, state, asked_at)
            VALUES (\(one.id), \(one.from), \(one.to), \(one.askedBy), \(one.title), \(one.words), \(one.wantedBy), \(one.state.rawValue),
                \(one.askedAt)) ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    /// Whether exactly this was asked before.
    static func isAsked(_ one: TeamRequest, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            "SELECT 1 FROM team_request WHERE id = \(one.id) AND asked_by = \(one.askedBy) AND to_unit_id = \(one.to) AND words = \(one.words)")
    }

    static func update(_ one: TeamRequest, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE team_request SET state = \(one.state.rawValue), owner_id = \(one.owner), done_at = \(one.doneAt), done_words = \(one.doneWords),
                ended_at = \(one.endedAt), level = \(one.level) WHERE id = \(one.id)
            """)
    }

    static func find(_ id: ID<TeamRequest>, _ tx: any ReadTransaction) throws -> TeamRequest? {
        try tx.row("SELECT \(columns) FROM team_request r WHERE r.id = \(id)").map(request)
    }

    /// A request that the viewer's side asked or was asked.
    static func find(_ id: ID<TeamRequest>, for viewer: Viewer, _ tx: any ReadTransaction) throws -> TeamRequest? {
        let scope = viewer.requestScope
        return try tx.row(
            """
            SELECT \(columns) FROM team_request r WHERE r.id = \(id) AND (r.asked_by = \(viewer.id) OR \(scope.covers("r.to_unit_id"))
                OR \(scope.covers("r.from_unit_id")))
            """
        ).map(request)
    }

    /// What is asked of the units of a scope, or by them; what needs somebody first.
    static func list(asked: Bool, within scope: Scope, hasEnded: Bool, limit: Int, _ tx: any ReadTransaction) throws -> [TeamRequest] {
        let side: SQL = asked ? scope.covers("r.to_unit_id") : scope.covers("r.from_unit_id")
        let states = hasEnded ? ["closed", "withdrawn"] : ["waiting", "in-hand", "done"]
        let order: SQL = hasEnded ? "r.ended_at DESC, r.id" : "CASE WHEN r.state = 'done' THEN 1 ELSE 0 END, 15 NULLS LAST, r.asked_at, r.id"
        return try tx.rows(
            "SELECT \(columns) FROM team_request r WHERE \(side) AND r.state IN \(list: states) ORDER BY \(order) LIMIT \(limit)"
        ).map(request)
    }

    /// What one colleague has to look at: asked of their unit and not taken, with them, or done for them.
    static func forMyDay(_ viewer: Viewer, limit: Int, _ tx: any ReadTransaction) throws -> [TeamRequest] {
        try tx.rows(
            """
            SELECT \(columns) FROM team_request r WHERE (r.to_unit_id = \(viewer.unit) AND r.state = 'waiting')
                OR (r.owner_id = \(viewer.id) AND r.state = 'in-hand') OR (r.from_unit_id = \(viewer.unit) AND r.asked_by = \(viewer.id) AND r.state = 'done')
            ORDER BY 15 NULLS LAST, r.id LIMIT \(limit)
            """
        ).map(request)
    }

    /// Closes without a level what has waited long enough for one.
    static func close(doneBefore instant: Instant, in tx: any Transaction) throws {
        try tx.run("UPDATE team_request SET state = 'closed', ended_at = \(tx.now) WHERE state = 'done' AND done_at < \(instant)")
    }

    /// Whoever left looks after nothing any more.
    static func release(_ colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("UPDATE team_request SET state = 'waiting', owner_id = NULL WHERE owner_id = \(colleague) AND state = 'in-hand'")
    }

    // MARK: Clocks

    private static let clockColumns: SQL =
        "k.id, k.request_id, k.kind, k.rule, k.started_at, k.due_at, k.warn_at, k.site_at, k.step, k.met_at, k.missed_at, k.pauses"

    /// A clock of a request is reckoned and told like one of a case; its `caseID` is the request's.
    private static func clock(_ row: Row) throws -> CaseClock {
        CaseClock(
            id: try row.get(0), caseID: try row.get(1), kind: CaseClock.Kind(rawValue: try row.get(2)) ?? .putRight,
            allowance: Allowance(try row.get(3)) ?? .workingHours(8), startedAt: try row.get(4), pauses: PauseText.pauses(try row.get(11)),
            dueAt: try row.maybe(5), warnAt: try row.maybe(6),
            siteAt: try row.maybe(7), taken: EscalationRules.Step(rawValue: try row.get(8)), metAt: try row.maybe(9), missedAt: try row.maybe(10))
    }

    static func insert(_ one: CaseClock, zone: String, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO request_clock (id, request_id, kind, rule, zone, started_at, due_at, warn_at, site_at, next_at, step)
            VALUES (\(one.id), \(one.caseID), \(one.kind.rawValue), \(one.allowance.text), \(zone), \(one.startedAt), \(one.dueAt), \(one.warnAt),
                \(one.siteAt), \(one.nextAt), \(one.taken?.rawValue ?? 0))
            """)
    }

    static func update(_ one: CaseClock, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE request_clock SET due_at = \(one.dueAt), warn_at = \(one.warnAt), site_at = \(one.siteAt), next_at = \(one.nextAt),
                step = \(one.taken?.rawValue ?? 0), pauses = \(PauseText.text(one.pauses)), met_at = \(one.metAt), missed_at = \(one.missedAt) WHERE id = \(one.id)
            """)
    }

    static func clocks(of id: ID<TeamRequest>, _ tx: any ReadTransaction) throws -> [CaseClock] {
        try tx.rows("SELECT \(clockColumns) FROM request_clock k WHERE k.request_id = \(id) ORDER BY k.kind, k.id").map(clock)
    }

    static func waiting(limit: Int, _ tx: any ReadTransaction) throws -> [CaseClock] {
        try tx.rows(
            """
            SELECT \(clockColumns) FROM request_clock k WHERE k.next_at IS NOT NULL AND k.next_at <= \(tx.now) ORDER BY k.next_at, k.id LIMIT \(limit)
            """
        ).map(clock)
    }

    /// Running clocks of a unit and all below it, some at a time, for a new reckoning.
    static func running(within unit: ID<Unit>, after id: ID<CaseClock>?, limit: Int, _ tx: any ReadTransaction) throws -> [(CaseClock, ID<Unit>)] {
        let after: SQL = id.map { "AND k.id > \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT \(clockColumns), r.to_unit_id FROM request_clock k JOIN team_request r ON r.id = k.request_id
            WHERE k.met_at IS NULL AND \(Scope(roots: [unit]).covers("r.to_unit_id")) \(after) ORDER BY k.id LIMIT \(limit)
            """
        ).map { (try clock($0), try $0.get(12)) }
    }
}
