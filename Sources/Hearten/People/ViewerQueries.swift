package import Storage

/// Who is behind a session's token.
package enum ViewerQueries {
    /// The colleague behind a session, and whether its use should be written down again.
    package static func viewer(session digest: [UInt8], _ tx: any ReadTransaction) throws -> (viewer: Viewer, isStale: Bool)? {
        let session = try tx.row(
            """
            SELECT s.colleague_id, s.id, s.seen_at, s.kind, s.expires_at, s.line_up_id, s.line_up_until FROM session s JOIN colleague c ON c.id = s.colleague_id
            LEFT JOIN tablet t ON t.id = s.tablet_id
            WHERE s.token_digest = \(digest) AND (s.expires_at > \(tx.now) OR s.line_up_until > \(tx.now)) AND c.disabled_at IS NULL AND t.ended_at IS NULL
            """)
        guard let session, var viewer = try viewer(session.get(0), tx) else { return nil }
        viewer.session = try session.get(1)
        viewer.sessionKind = Session.Kind(rawValue: try session.get(3)) ?? .desk
        if let lineUp: ID<LineUp> = try session.maybe(5), let until: Instant = try session.maybe(6), until > tx.now {
            viewer.meeting = (lineUp, until)
        }
        viewer.isOnlyMeeting = try session.get(4, as: Instant.self) <= tx.now
        return (viewer, tx.now - (try session.get(2)) > viewer.sessionKind.noted)
    }

    package static func viewer(_ id: ID<Colleague>, _ tx: any ReadTransaction) throws -> Viewer? {
        guard
            let row = try tx.row(
                "SELECT name, given_name, title, unit_id, language, theme, density, single_keys FROM colleague WHERE id = \(id) AND disabled_at IS NULL"
            )
        else { return nil }
        let assignments = try tx.rows("SELECT role, unit_id FROM assignment WHERE colleague_id = \(id)").compactMap { row in
            try Role(rawValue: row.get(0)).map { Viewer.Assignment(role: $0, unit: try row.get(1)) }
        }
        return Viewer(
            id: id, name: try row.get(0), givenName: try row.get(1), title: try row.get(2), unit: try row.get(3),
            assignments: assignments, language: try row.maybe(4), theme: try row.maybe(5),
            density: try row.maybe(6), usesKeys: try row.get(7))
    }

    package static func program(token digest: [UInt8], _ tx: any ReadTransaction) throws -> Program? {
        try tx.row("SELECT id, name, unit_id, rights, created_by FROM api_token WHERE token_digest = \(digest) AND ended_at IS NULL").map { row in
            let unit: ID<Unit> = try row.get(2)
            let maker: ID<Colleague>? = try row.maybe(4)
            let rights = try rights(given: row.get(3), by: maker, at: unit, tx)
            return Program(id: try row.get(0), name: try row.get(1), unit: unit, rights: rights, maker: maker)
        }
    }

    /// What a token may do: what it was given, and never more than its maker may hand on there at this very moment.
    package static func rights(
        given text: String, by maker: ID<Colleague>?, at unit: ID<Unit>, _ tx: any ReadTransaction
    ) throws -> Set<Right> {
        let given = Set(text.split(separator: " ").compactMap { Right(rawValue: String($0)) })
        guard let maker else { return given }
        let roles: [String] = try tx.values(
            """
            SELECT a.role FROM assignment a JOIN colleague c ON c.id = a.colleague_id
            WHERE a.colleague_id = \(maker) AND c.disabled_at IS NULL
                AND a.unit_id IN (SELECT ancestor_id FROM unit_within WHERE unit_id = \(unit))
            """)
        return given.intersection(Role.handedOn(roles.compactMap { Role(rawValue: $0) }))
    }
}
