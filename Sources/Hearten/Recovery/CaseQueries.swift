import Storage

/// The rows of cases, and the counts that are kept with them.
enum CaseQueries {
    static let columns: SQL = """
        c.id, c.number, c.unit_id, c.moment_id, c.touchpoint_id, c.level, c.title, c.state, c.opened_at, c.opened_by, c.owner_id,
        c.offered_to, c.next_due_at, c.is_at_risk, c.is_late, c.paused_at, c.verdict, c.verdict_at, c.ask_at, c.asked_at, c.asked_count,
        c.closed_at, c.reopened_count, c.cause
        """

    static func recoveryCase(_ row: Row) throws -> RecoveryCase {
        RecoveryCase(
            id: try row.get(0), number: try row.get(1), unit: try row.get(2), moment: try row.get(3), touchpoint: try row.maybe(4),
            level: try row.maybe(5), title: try row.get(6), state: CaseState(rawValue: try row.get(7)) ?? .waiting, openedAt: try row.get(8),
            openedBy: try row.get(9), owner: try row.maybe(10), offeredTo: try row.maybe(11), nextDueAt: try row.maybe(12),
            isAtRisk: try row.get(13), isLate: try row.get(14), pausedAt: try row.maybe(15),
            verdict: try row.maybe(16, as: String.self).flatMap { Verdict(rawValue: $0) }, verdictAt: try row.maybe(17),
            askAt: try row.maybe(18), askedAt: try row.maybe(19), askedCount: try row.get(20), closedAt: try row.maybe(21),
            reopened: try row.get(22), cause: try row.maybe(23))
    }

    static func find(_ id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> RecoveryCase? {
        try tx.row("SELECT \(columns) FROM recovery_case c WHERE c.id = \(id)").map(recoveryCase)
    }

    /// The case with this number, when the viewer may work on it: by their right at its unit, or because they look after
    /// it, were asked, joined, or hold one of its tasks.
    static func find(number: Int, for viewer: Viewer, _ tx: any ReadTransaction) throws -> RecoveryCase? {
        try tx.row(
            """
            SELECT \(columns) FROM recovery_case c WHERE c.number = \(number) AND (\(viewer.scope(.workCases).covers("c.unit_id"))
            OR c.owner_id = \(viewer.id) OR c.offered_to = \(viewer.id)
            OR EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.id AND m.colleague_id = \(viewer.id))
            OR EXISTS (SELECT 1 FROM case_task t WHERE t.case_id = c.id AND t.owner_id = \(viewer.id)))
            """
        ).map(recoveryCase)
    }

    /// The case that answers this moment, if one does.
    static func find(answering moment: ID<Moment>, _ tx: any ReadTransaction) throws -> RecoveryCase? {
        try tx.row(
            """
            SELECT \(columns) FROM recovery_case c WHERE c.id = (SELECT case_id FROM case_moment WHERE moment_id = \(moment))
            """
        ).map(recoveryCase)
    }

    /// The case behind a customer's link, and the moment whose teller has it.
    static func find(link digest: [UInt8], _ tx: any ReadTransaction) throws -> (one: RecoveryCase, toldIn: ID<Moment>)? {
        let row = try tx.row(
            """
            SELECT case_id, moment_id FROM guest_link WHERE token_digest = \(digest) AND kind = 'case' AND expires_at > \(tx.now)
            """)
        guard let row, let one = try find(row.get(0), tx) else { return nil }
        return (one, try row.get(1))
    }

    // MARK: Writing

    static func nextNumber(in tx: any Transaction) throws -> Int {
        try tx.value("UPDATE organisation SET next_case_number = next_case_number + 1 RETURNING next_case_number - 1") ?? 1
    }

    static func insert(_ one: RecoveryCase, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO recovery_case (id, number, unit_id, moment_id, touchpoint_id, level, title, state, opened_at, opened_by, owner_id,
                next_due_at, is_at_risk, is_late, asked_count, reopened_count, desk, sort_key)
            VALUES (\(one.id), \(one.number), \(one.unit), \(one.moment), \(one.touchpoint), \(one.level), \(one.title), \(one.state.rawValue),
                \(one.openedAt), \(one.openedBy), \(one.owner), \(one.nextDueAt), \(one.isAtRisk), \(one.isLate), 0, 0,
                \(one.desk.rawValue), \(one.sortKey))
            """)
        try tx.run("INSERT INTO case_moment (case_id, moment_id) VALUES (\(one.id), \(one.moment))")
        try count(one, by: 1, in: tx)
    }

    /// Stores what has changed, with the counts that follow from it.
    static func update(_ one: RecoveryCase, was: RecoveryCase, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE recovery_case SET unit_id = \(one.unit), level = \(one.level), title = \(one.title), state = \(one.state.rawValue),
                owner_id = \(one.owner), offered_to = \(one.offeredTo), next_due_at = \(one.nextDueAt), is_at_risk = \(one.isAtRisk),
                is_late = \(one.isLate), paused_at = \(one.pausedAt), verdict = \(one.verdict?.rawValue), verdict_at = \(one.verdictAt),
                ask_at = \(one.askAt), asked_at = \(one.askedAt), asked_count = \(one.askedCount), closed_at = \(one.closedAt),
                reopened_count = \(one.reopened), cause = \(one.cause), desk = \(one.desk.rawValue), sort_key = \(one.sortKey)
            WHERE id = \(one.id)
            """)
        guard buckets(one) != buckets(was) || one.unit != was.unit else { return }
        try count(was, by: -1, in: tx)
        try count(one, by: 1, in: tx)
    }

    private static func buckets(_ one: RecoveryCase) -> [String] {
        var buckets = ["desk-\(one.desk.rawValue)"]
        if one.state == .waiting || one.state == .inHand {
            if one.isAtRisk { buckets.append("risk") }
            if one.isLate { buckets.append("late") }
        }
        return buckets
    }

    private static func count(_ one: RecoveryCase, by difference: Int, in tx: any Transaction) throws {
        for bucket in buckets(one) {
            try tx.run(
                """
                INSERT INTO case_count (unit_id, bucket, n) VALUES (\(one.unit), \(bucket), \(difference))
                ON CONFLICT (unit_id, bucket) DO UPDATE SET n = case_count.n + excluded.n
                """)
        }
    }

    // MARK: The customer's page

    static func insertLink(
        _ digest: [UInt8], case id: ID<RecoveryCase>, toldIn moment: ID<Moment>, until: Instant, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO guest_link (token_digest, kind, moment_id, case_id, expires_at)
            VALUES (\(digest), 'case', \(moment), \(id), \(until)) ON CONFLICT DO NOTHING
            """)
    }

    static func setLinkEnd(of id: ID<RecoveryCase>, to until: Instant, in tx: any Transaction) throws {
        try tx.run("UPDATE guest_link SET expires_at = \(until) WHERE kind = 'case' AND case_id = \(id)")
    }

    // MARK: Duplicates

    /// An open case of the same unit and the same customer, told within two weeks.
    static func openCase(of contact: Contact, at unit: ID<Unit>, since: Instant, _ tx: any ReadTransaction) throws -> RecoveryCase? {
        var same: [SQL] = []
        if let email = contact.email { same.append("SELECT moment_id FROM contact WHERE email = \(email.text) AND erased_at IS NULL") }
        if let phone = contact.phone { same.append("SELECT moment_id FROM contact WHERE phone = \(phone) AND erased_at IS NULL") }
        guard !same.isEmpty else { return nil }
        return try tx.row(
            """
            SELECT \(columns) FROM recovery_case c WHERE c.state <> 'closed' AND c.unit_id = \(unit) AND c.opened_at > \(since)
            AND c.moment_id IN (\(same.joined(separator: " UNION "))) ORDER BY c.number DESC LIMIT 1
            """
        ).map(recoveryCase)
    }

    static func join(_ moment: ID<Moment>, to id: ID<RecoveryCase>, in tx: any Transaction) throws {
        try tx.run("INSERT INTO case_moment (case_id, moment_id) VALUES (\(id), \(moment)) ON CONFLICT DO NOTHING")
    }

    static func moments(of id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> [ID<Moment>] {
        try tx.values("SELECT moment_id FROM case_moment WHERE case_id = \(id) ORDER BY moment_id LIMIT 100")
    }
}
