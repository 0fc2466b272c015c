package import Storage

/// A line of the list of tablets.
struct TabletLine: Sendable {
    let id: ID<Tablet>
    let unit: ID<Unit>
    let name: String
    let enrolledBy: String
    let enrolledAt: Instant
    let usedAt: Instant?
}

/// Shared tablets as rows; only the digest of what makes a device one is kept.
package enum TabletQueries {
    package static func add(
        _ id: ID<Tablet>, token: Token, unit: ID<Unit>, name: String, by colleague: ID<Colleague>, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO tablet (id, token_digest, unit_id, name, enrolled_by, enrolled_at)
            VALUES (\(id), \(token.digest), \(unit), \(name), \(colleague), \(tx.now))
            """)
    }

    static func live(_ token: Token, _ tx: any ReadTransaction) throws -> Tablet? { try find("token_digest = \(token.digest)", tx) }
    static func live(_ id: ID<Tablet>, _ tx: any ReadTransaction) throws -> Tablet? { try find("id = \(id)", tx) }

    private static func find(_ condition: SQL, _ tx: any ReadTransaction) throws -> Tablet? {
        try tx.row(
            """
            SELECT id, unit_id, name, failures, failed_at, wait_until FROM tablet
            WHERE \(condition) AND ended_at IS NULL AND EXISTS (SELECT 1 FROM unit u WHERE u.id = tablet.unit_id AND u.closed_at IS NULL)
            """
        ).map {
            Tablet(
                id: try $0.get(0), unit: try $0.get(1), name: try $0.get(2), failures: try $0.get(3), failedAt: try $0.maybe(4),
                waitUntil: try $0.maybe(5))
        }
    }

    static func enroller(of id: ID<Tablet>, _ tx: any ReadTransaction) throws -> ID<Colleague>? {
        try tx.value("SELECT enrolled_by FROM tablet WHERE id = \(id)")
    }

    static func all(within scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [TabletLine] {
        try tx.rows(
            """
            SELECT t.id, t.unit_id, t.name, c.name, t.enrolled_at, t.used_at FROM tablet t JOIN colleague c ON c.id = t.enrolled_by
            WHERE t.ended_at IS NULL AND \(scope.covers("t.unit_id")) ORDER BY t.name, t.id LIMIT \(limit)
            """
        ).map {
            TabletLine(
                id: try $0.get(0), unit: try $0.get(1), name: try $0.get(2), enrolledBy: try $0.get(3), enrolledAt: try $0.get(4),
                usedAt: try $0.maybe(5))
        }
    }

    static func setFailures(_ count: Int, until: Instant?, of id: ID<Tablet>, in tx: any Transaction) throws {
        try tx.run("UPDATE tablet SET failures = \(count), failed_at = \(tx.now), wait_until = \(until) WHERE id = \(id)")
    }

    /// The last one counted was right after all.
    static func succeeded(_ id: ID<Tablet>, in tx: any Transaction) throws {
        try tx.run("UPDATE tablet SET failures = failures - 1, wait_until = NULL, used_at = \(tx.now) WHERE id = \(id) AND failures > 0")
    }

    /// Ends the tablet and everything on it, in one moment. Nil when there is none within the scope.
    static func end(_ id: ID<Tablet>, within scope: Scope, in tx: any Transaction) throws -> ID<Unit>? {
        let unit: ID<Unit>? = try tx.value("SELECT unit_id FROM tablet WHERE id = \(id) AND ended_at IS NULL AND \(scope.covers("unit_id"))")
        guard let unit else { return nil }
        try tx.run("UPDATE tablet SET ended_at = \(tx.now) WHERE id = \(id)")
        try endSessions(on: id, in: tx)
        return unit
    }

    static func endSessions(on id: ID<Tablet>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM session WHERE tablet_id = \(id)")
    }
}
