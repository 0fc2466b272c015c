import Storage

/// Examples as rows, joined with the moments that they are.
enum PrincipleExampleQueries {
    /// An example with the customer's name, which decides whether it may be shown and is never shown itself.
    struct Found: Sendable {
        var example: PrincipleExample
        var customer: String?
    }

    private static let columns: SQL = """
        m.id, coalesce(m.shown_words, m.words), m.language, m.unit_id, m.touchpoint_id, m.happened_at, m.level, k.name
        """

    /// True for moments `m` that anyone may read: the customer said so, and each colleague who is meant shares the praise.
    /// Words that name a colleague otherwise are never an example.
    private static let consent: SQL = """
        m.state = 'kept' AND m.sharing = 'all' AND m.words IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM moment_person n WHERE n.moment_id = m.id AND n.state <> 'declined'
                AND (n.is_praise = \(false) OR n.shared_at IS NULL))
        """

    private static func found(_ row: Row) throws -> Found {
        let example = PrincipleExample(
            moment: try row.get(0), words: try row.get(1), language: try row.maybe(2), unit: try row.get(3), touchpoint: try row.maybe(4),
            happenedAt: try row.get(5), level: try row.maybe(6))
        return Found(example: example, customer: try row.maybe(7))
    }

    static func shown(of principle: ID<Principle>, in scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [Found] {
        try tx.rows(
            """
            SELECT \(columns), e.added_by FROM principle_example e JOIN moment m ON m.id = e.moment_id LEFT JOIN contact k ON k.moment_id = m.id
            WHERE e.principle_id = \(principle) AND e.state = 'shown' AND \(consent) AND \(scope.covers("m.unit_id"))
            ORDER BY e.added_at DESC, m.id LIMIT \(limit)
            """
        ).map { row in
            var one = try found(row)
            one.example.addedBy = try row.get(8)
            return one
        }
    }

    static func consented(_ moment: ID<Moment>, in scope: Scope, _ tx: any ReadTransaction) throws -> Found? {
        try tx.row(
            """
            SELECT \(columns) FROM moment m LEFT JOIN contact k ON k.moment_id = m.id
            WHERE m.id = \(moment) AND \(consent) AND \(scope.covers("m.unit_id"))
            """
        ).map(found)
    }

    /// The newest moments that went well and that anyone may read, but those that were decided on for this principle.
    static func candidates(for principle: ID<Principle>, in scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [Found] {
        let since = Instant(milliseconds: tx.now.milliseconds - 365 * 86_400_000)
        return try tx.rows(
            """
            SELECT \(columns) FROM moment m LEFT JOIN contact k ON k.moment_id = m.id
            WHERE m.received_at >= \(since) AND m.level >= 4 AND \(consent) AND \(scope.covers("m.unit_id"))
                AND NOT EXISTS (SELECT 1 FROM principle_example e WHERE e.principle_id = \(principle) AND e.moment_id = m.id)
            ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """
        ).map(found)
    }

    /// The principles that this moment is an example of.
    static func principles(of moment: ID<Moment>, _ tx: any ReadTransaction) throws -> Set<ID<Principle>> {
        Set(try tx.values("SELECT principle_id FROM principle_example WHERE moment_id = \(moment) AND state = 'shown'"))
    }

    /// Shows the moment as an example, or puts it aside. The last decision counts.
    static func set(_ state: String, _ moment: ID<Moment>, of principle: ID<Principle>, by colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO principle_example (principle_id, moment_id, state, added_by, added_at) VALUES (\(principle), \(moment), \(state), \(colleague), \(tx.now))
            ON CONFLICT (principle_id, moment_id) DO UPDATE SET state = excluded.state, added_by = excluded.added_by, added_at = excluded.added_at
            """)
    }
}
