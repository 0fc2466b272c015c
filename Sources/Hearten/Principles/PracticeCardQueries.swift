package import Storage

/// Practice cards as rows.
package enum PracticeCardQueries {
    package static let most = 400

    private static let columns: SQL = """
        c.id, c.kind, c.title, c.story, c.question, c.why, c.options, c.principle_id, c.situation_id, c.owner_id, c.retired_at
        """

    private static func card(_ row: Row) throws -> PracticeCard {
        var content = CardContent(
            kind: PracticeCard.Kind(rawValue: try row.get(1)) ?? .compare, title: try row.get(2), story: try row.get(3), question: try row.get(4),
            why: try row.get(5))
        content.read(try row.get(6))
        return PracticeCard(
            id: try row.get(0), content: content, principle: try row.get(7), situation: try row.maybe(8), owner: try row.get(9),
            retiredAt: try row.maybe(10))
    }

    /// Those in use whose principle is in use too, in their order.
    package static func live(limit: Int = most, _ tx: any ReadTransaction) throws -> [PracticeCard] {
        try tx.rows(
            """
            SELECT \(columns) FROM practice_card c JOIN principle p ON p.id = c.principle_id
            WHERE c.retired_at IS NULL AND p.retired_at IS NULL ORDER BY p.position, c.position, c.id LIMIT \(limit)
            """
        ).map(card)
    }

    package static func card(_ id: ID<PracticeCard>, _ tx: any ReadTransaction) throws -> PracticeCard? {
        try tx.row("SELECT \(columns) FROM practice_card c WHERE c.id = \(id)").map(card)
    }

    /// All of one principle, those in use first.
    package static func all(of principle: ID<Principle>, limit: Int = 100, _ tx: any ReadTransaction) throws -> [PracticeCard] {
        try tx.rows(
            """
            SELECT \(columns) FROM practice_card c WHERE c.principle_id = \(principle)
            ORDER BY c.retired_at IS NOT NULL, c.position, c.id LIMIT \(limit)
            """
        ).map(card)
    }

    package static func count(_ tx: any ReadTransaction) throws -> Int { try tx.value("SELECT COUNT(*) FROM practice_card") ?? 0 }

    package static func add(
        _ content: CardContent, key: String? = nil, id: ID<PracticeCard>, of principle: ID<Principle>, situation: ID<Situation>? = nil,
        owner: ID<Colleague>, in tx: any Transaction
    ) throws {
        let last: Int = try tx.value("SELECT MAX(position) FROM practice_card") ?? 0
        try tx.run(
            """
            INSERT INTO practice_card (id, position, key, kind, principle_id, situation_id, title, story, question, why, options, owner_id, created_at)
            VALUES (\(id), \(last + 1), \(key), \(content.kind.rawValue), \(principle), \(situation), \(content.title), \(content.story),
                \(content.question), \(content.why), \(content.stored), \(owner), \(tx.now))
            """)
    }

    package static func change(
        _ id: ID<PracticeCard>, to content: CardContent, of principle: ID<Principle>, owner: ID<Colleague>, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE practice_card SET kind = \(content.kind.rawValue), principle_id = \(principle), title = \(content.title),
                story = \(content.story), question = \(content.question), why = \(content.why), options = \(content.stored), owner_id = \(owner)
            WHERE id = \(id)
            """)
    }

    static func setRetired(_ isRetired: Bool, _ id: ID<PracticeCard>, in tx: any Transaction) throws -> Bool {
        if isRetired { return try tx.run("UPDATE practice_card SET retired_at = \(tx.now) WHERE id = \(id) AND retired_at IS NULL") > 0 }
        return try tx.run("UPDATE practice_card SET retired_at = NULL WHERE id = \(id) AND retired_at IS NOT NULL") > 0
    }
}
