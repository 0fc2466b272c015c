package import Storage

/// The printed codes.
package enum SignQueries {
    package static func add(
        code: String, unit: ID<Unit>, touchpoint: ID<Touchpoint>, id: ID<QRSign>, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO sign (id, code, unit_id, touchpoint_id, created_at, ended_at)
            VALUES (\(id), \(code), \(unit), \(touchpoint), \(tx.now), NULL)
            """)
    }

    static func codeIsTaken(_ code: String, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM sign WHERE code = \(code)")
    }

    static func end(_ id: ID<QRSign>, _ tx: any Transaction) throws {
        try tx.run("UPDATE sign SET ended_at = \(tx.now) WHERE id = \(id) AND ended_at IS NULL")
    }

    /// How often each sign was used, and when last.
    struct Use: Sendable {
        let count: Int
        let lastAt: Instant
    }

    static func uses(_ scope: Scope, _ tx: any ReadTransaction) throws -> [ID<QRSign>: Use] {
        var uses: [ID<QRSign>: Use] = [:]
        try tx.each(
            """
            SELECT m.sign_id, COUNT(*), MAX(m.received_at) FROM moment m
            WHERE m.sign_id IS NOT NULL AND m.state = 'kept' AND \(scope.covers("m.unit_id"))
            GROUP BY m.sign_id
            """
        ) { row in uses[try row.get(0)] = Use(count: try row.get(1), lastAt: try row.get(2)) }
        return uses
    }
}
