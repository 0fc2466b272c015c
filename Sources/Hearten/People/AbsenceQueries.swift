import Storage

/// When colleagues are away, as rows: nobody waits for them then.
enum AbsenceQueries {
    static func isAway(_ colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM absence WHERE colleague_id = \(colleague) AND from_at <= \(tx.now) AND until_at > \(tx.now)")
    }

    /// Everybody who is away now.
    static func away(_ tx: any ReadTransaction) throws -> Set<ID<Colleague>> {
        Set(try tx.values("SELECT colleague_id FROM absence WHERE from_at <= \(tx.now) AND until_at > \(tx.now)"))
    }

    /// The absence that lasts or is planned.
    static func absence(of colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> Absence? {
        try tx.row("SELECT from_at, until_at FROM absence WHERE colleague_id = \(colleague) AND until_at > \(tx.now)").map {
            Absence(from: try $0.get(0), until: try $0.get(1))
        }
    }

    static func set(_ absence: Absence, of colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO absence (colleague_id, from_at, until_at) VALUES (\(colleague), \(absence.from), \(absence.until))
            ON CONFLICT (colleague_id) DO UPDATE SET from_at = excluded.from_at, until_at = excluded.until_at
            """)
    }

    static func end(of colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM absence WHERE colleague_id = \(colleague)")
    }
}
