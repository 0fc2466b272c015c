package import Storage

/// Situations as rows.
package enum SituationQueries {
    package static let most = 200

    private static let columns: SQL = "id, title, story, may_decide, good, poor, principle_id, state, owner_id, made_from, created_at"

    private static func situation(_ row: Row) throws -> Situation {
        let content = SituationContent(
            title: try row.get(1), story: try row.get(2), mayDecide: try row.get(3), good: try row.get(4), poor: try row.get(5))
        return Situation(
            id: try row.get(0), content: content, principle: try row.maybe(6), state: Situation.State(rawValue: try row.get(7)) ?? .draft,
            owner: try row.maybe(8), madeFrom: try row.maybe(9), createdAt: try row.get(10))
    }

    /// Those that everybody reads, in their order.
    package static func live(_ tx: any ReadTransaction) throws -> [Situation] { try all(.live, tx) }

    package static func all(_ state: Situation.State, limit: Int = most, _ tx: any ReadTransaction) throws -> [Situation] {
        try tx.rows("SELECT \(columns) FROM situation WHERE state = \(state.rawValue) ORDER BY position, id LIMIT \(limit)").map(situation)
    }

    package static func situation(_ id: ID<Situation>, _ tx: any ReadTransaction) throws -> Situation? {
        try tx.row("SELECT \(columns) FROM situation WHERE id = \(id)").map(situation)
    }

    package static func live(of principle: ID<Principle>, _ tx: any ReadTransaction) throws -> [Situation] {
        try tx.rows(
            """
            SELECT \(columns) FROM situation WHERE principle_id = \(principle) AND state = 'live' ORDER BY position, id LIMIT \(most)
            """
        ).map(situation)
    }

    package static func count(_ tx: any ReadTransaction) throws -> Int { try tx.value("SELECT COUNT(*) FROM situation") ?? 0 }

    package static func add(
        _ content: SituationContent, key: String? = nil, id: ID<Situation>, principle: ID<Principle>?, state: Situation.State,
        owner: ID<Colleague>?, madeFrom: String, in tx: any Transaction
    ) throws {
        let last: Int = try tx.value("SELECT MAX(position) FROM situation") ?? 0
        try tx.run(
            """
            INSERT INTO situation (id, position, key, principle_id, title, story, may_decide, good, poor, state, owner_id, made_from, created_at)
            VALUES (\(id), \(last + 1), \(key), \(principle), \(content.title), \(content.story), \(content.mayDecide), \(content.good),
                \(content.poor), \(state.rawValue), \(owner), \(madeFrom), \(tx.now))
            """)
    }

    /// A draft that waits for the service lead. For whoever finds that a situation is missing.
    package static func addDraft(
        _ content: SituationContent, id: ID<Situation>, principle: ID<Principle>?, madeFrom: String, in tx: any Transaction
    ) throws {
        try add(content, id: id, principle: principle, state: .draft, owner: nil, madeFrom: madeFrom, in: tx)
    }

    package static func change(
        _ id: ID<Situation>, to content: SituationContent, principle: ID<Principle>?, state: Situation.State, owner: ID<Colleague>,
        in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE situation SET title = \(content.title), story = \(content.story), may_decide = \(content.mayDecide), good = \(content.good),
                poor = \(content.poor), principle_id = \(principle), state = \(state.rawValue), owner_id = \(owner)
            WHERE id = \(id)
            """)
    }

    static func setState(_ state: Situation.State, _ id: ID<Situation>, in tx: any Transaction) throws -> Bool {
        try tx.run("UPDATE situation SET state = \(state.rawValue) WHERE id = \(id) AND state <> \(state.rawValue)") > 0
    }
}
