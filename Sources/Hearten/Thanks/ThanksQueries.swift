import Storage

/// Thanks between colleagues, as rows. They are never counted by person.
enum ThanksQueries {
    static func insert(_ one: SendThanks, from sender: ID<Colleague>, unit: ID<Unit>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO colleague_thanks (id, from_id, to_id, unit_id, principle_id, words, sent_at)
            VALUES (\(one.id), \(sender), \(one.to), \(unit), \(one.principle), \(one.words), \(tx.now)) ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    /// Whether exactly these were sent before.
    static func isSent(_ one: SendThanks, by sender: ID<Colleague>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            "SELECT 1 FROM colleague_thanks WHERE id = \(one.id) AND from_id = \(sender) AND to_id = \(one.to) AND words = \(one.words)")
    }

    private static let columns: SQL = """
        SELECT t.id, t.from_id, f.name, t.to_id, r.name, t.words, p.name, t.sent_at, t.seen_at, t.shared_at FROM colleague_thanks t
        JOIN colleague f ON f.id = t.from_id JOIN colleague r ON r.id = t.to_id LEFT JOIN principle p ON p.id = t.principle_id
        """

    private static func thanks(_ row: Row) throws -> ColleagueThanks {
        ColleagueThanks(
            id: try row.get(0), from: try row.get(1), fromName: try row.get(2), to: try row.get(3), toName: try row.get(4), words: try row.get(5),
            principle: try row.maybe(6), sentAt: try row.get(7), seenAt: try row.maybe(8), sharedAt: try row.maybe(9))
    }

    /// What somebody was thanked for: only ever asked by that person about themself.
    static func received(by person: ID<Colleague>, unseenOnly: Bool, limit: Int, _ tx: any ReadTransaction) throws -> [ColleagueThanks] {
        let unseen: SQL = unseenOnly ? "AND t.seen_at IS NULL" : ""
        return try tx.rows("\(columns) WHERE t.to_id = \(person) \(unseen) ORDER BY t.sent_at DESC, t.id LIMIT \(limit)").map(thanks)
    }

    /// What receivers have shared with their teams.
    static func shared(within team: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [ColleagueThanks] {
        try tx.rows(
            """
            \(columns) WHERE t.shared_at IS NOT NULL AND \(team.covers("t.unit_id")) ORDER BY t.shared_at DESC, t.id LIMIT \(limit)
            """
        ).map(thanks)
    }

    /// False when it is not theirs.
    static func see(_ id: ID<ColleagueThanks>, by person: ID<Colleague>, shares: Bool, in tx: any Transaction) throws -> Bool {
        let shared: Instant? = shares ? tx.now : nil
        return try tx.run(
            """
            UPDATE colleague_thanks SET seen_at = COALESCE(seen_at, \(tx.now)), shared_at = COALESCE(shared_at, \(shared))
            WHERE id = \(id) AND to_id = \(person)
            """) == 1
    }

    // MARK: Whom

    private static func person(_ row: Row) throws -> Thankable {
        Thankable(id: try row.get(0), name: try row.get(1), title: try row.get(2), unit: try row.get(3))
    }

    static func thankable(_ id: ID<Colleague>, within reach: Scope, _ tx: any ReadTransaction) throws -> Thankable? {
        try tx.row(
            "SELECT id, name, title, unit_id FROM colleague WHERE id = \(id) AND disabled_at IS NULL AND \(reach.covers("unit_id"))"
        ).map(person)
    }

    /// Those who work in the same unit, by name.
    static func nearby(_ unit: ID<Unit>, but person: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [Thankable] {
        try tx.rows(
            """
            SELECT id, name, title, unit_id FROM colleague WHERE unit_id = \(unit) AND id <> \(person) AND disabled_at IS NULL
            ORDER BY name, id LIMIT \(limit)
            """
        ).map(Self.person)
    }

    /// Those whose name holds all of these words, wherever they work within reach.
    static func named(
        _ words: String, within reach: Scope, but person: ID<Colleague>, limit: Int, _ tx: any ReadTransaction
    ) throws -> [Thankable] {
        let wanted = foldedForSearch(words).split(separator: " ")
        guard !wanted.isEmpty, wanted.reduce(0, { $0 + $1.utf8.count }) >= 2 else { return [] }
        var found: [Thankable] = []
        try tx.each(
            """
            SELECT id, name, title, unit_id FROM colleague WHERE disabled_at IS NULL AND id <> \(person) AND \(reach.covers("unit_id")) ORDER BY name, id
            """
        ) { row in
            guard found.count < limit else { return }
            let names = foldedForSearch(try row.get(1)).split(separator: " ")
            guard wanted.allSatisfy({ word in names.contains { $0.hasPrefix(word) } }) else { return }
            found.append(try Self.person(row))
        }
        return found
    }
}
