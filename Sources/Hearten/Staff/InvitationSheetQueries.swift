import Storage

/// Sheets of invitations and who waits for one, as rows.
enum InvitationSheetQueries {
    /// Somebody without a way in.
    struct Waiting: Sendable {
        let id: ID<Colleague>
        let name: String
        let unit: ID<Unit>
    }

    private static func isInvited(_ now: Instant) -> SQL {
        "EXISTS (SELECT 1 FROM entry_link l WHERE l.colleague_id = c.id AND l.kind = 'invitation' AND l.used_at IS NULL AND l.expires_at > \(now))"
    }

    /// By name, so that neighbours on the sheet are easily found.
    static func waiting(
        within scope: Scope, evenInvited: Bool, after last: Waiting?, limit: Int, _ tx: any ReadTransaction
    ) throws -> [Waiting] {
        let open: SQL = evenInvited ? "1 = 1" : "NOT \(isInvited(tx.now))"
        let next: SQL = last.map { "(c.name > \($0.name) OR (c.name = \($0.name) AND c.id > \($0.id)))" } ?? "1 = 1"
        return try tx.rows(
            """
            SELECT c.id, c.name, c.unit_id FROM colleague c WHERE c.disabled_at IS NULL AND c.password_hash IS NULL AND \(scope.covers("c.unit_id"))
                AND \(open) AND \(next) ORDER BY c.name, c.id LIMIT \(limit)
            """
        ).map { Waiting(id: try $0.get(0), name: try $0.get(1), unit: try $0.get(2)) }
    }

    /// For each unit: how many have no way in, and how many of them hold a link.
    static func counts(within scope: Scope, _ tx: any ReadTransaction) throws -> [ID<Unit>: (waiting: Int, invited: Int)] {
        var counts: [ID<Unit>: (waiting: Int, invited: Int)] = [:]
        for row in try tx.rows(
            """
            SELECT c.unit_id, COUNT(*), SUM(CASE WHEN \(isInvited(tx.now)) THEN 1 ELSE 0 END) FROM colleague c
            WHERE c.disabled_at IS NULL AND c.password_hash IS NULL AND \(scope.covers("c.unit_id")) GROUP BY c.unit_id
            """)
        {
            counts[try row.get(0)] = (try row.get(1), try row.get(2))
        }
        return counts
    }

    static func insert(_ sheet: InvitationSheet, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO staff_sheet (id, unit_id, made_by, made_at, ends_at)
            VALUES (\(sheet.id), \(sheet.unit), \(sheet.madeBy), \(sheet.madeAt), \(sheet.endsAt))
            """)
    }

    /// A sheet is its maker's alone, while its links hold.
    static func find(_ id: ID<InvitationSheet>, madeBy maker: ID<Colleague>, _ tx: any ReadTransaction) throws -> InvitationSheet? {
        try tx.row(
            "SELECT id, unit_id, made_by, made_at, ends_at FROM staff_sheet WHERE id = \(id) AND made_by = \(maker) AND ends_at > \(tx.now)"
        ).map(sheet)
    }

    static func latest(madeBy maker: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [InvitationSheet] {
        try tx.rows(
            """
            SELECT id, unit_id, made_by, made_at, ends_at FROM staff_sheet WHERE made_by = \(maker) AND ends_at > \(tx.now)
            ORDER BY made_at DESC, id LIMIT \(limit)
            """
        ).map(sheet)
    }

    private static func sheet(_ row: Row) throws -> InvitationSheet {
        InvitationSheet(id: try row.get(0), unit: try row.maybe(1), madeBy: try row.get(2), madeAt: try row.get(3), endsAt: try row.get(4))
    }

    /// Those whose link of this sheet still holds: with its digest, to tell it from a link that was made in the same instant.
    static func open(on sheet: InvitationSheet, _ tx: any ReadTransaction) throws -> [(line: InvitationSheet.Slip, digest: [UInt8])] {
        try tx.rows(
            """
            SELECT c.id, c.name, c.title, c.unit_id, l.token_digest FROM entry_link l JOIN colleague c ON c.id = l.colleague_id
            WHERE l.created_by = \(sheet.madeBy) AND l.created_at = \(sheet.madeAt) AND l.kind = 'invitation' AND l.used_at IS NULL
                AND l.expires_at > \(tx.now) AND c.disabled_at IS NULL ORDER BY c.name, c.id LIMIT \(InvitationSheet.most * 2)
            """
        ).map { row in
            let slip = InvitationSheet.Slip(colleague: try row.get(0), name: try row.get(1), title: try row.get(2), unit: try row.get(3), link: "")
            return (slip, try row.get(4))
        }
    }
}
