import Storage

/// News for colleagues, as rows.
enum NewsQueries {
    static func insert(
        _ id: ID<News>, for colleague: ID<Colleague>, _ kind: News.Kind, subject: Int64?, key: String, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO news (id, colleague_id, kind, subject_id, at, event_key) VALUES (\(id), \(colleague), \(kind.rawValue), \(subject), \(tx.now), \(key))
            ON CONFLICT (event_key) DO NOTHING
            """)
    }

    /// Adds to a line that is still unread; false when there is none.
    static func add(_ count: Int, to kind: News.Kind, of colleague: ID<Colleague>, since: Instant, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE news SET subject_id = subject_id + \(count) WHERE id = (SELECT id FROM news WHERE colleague_id = \(colleague)
                AND kind = \(kind.rawValue) AND read_at IS NULL AND at >= \(since) ORDER BY at DESC, id DESC LIMIT 1)
            """) == 1
    }

    /// Says how many there are now in the line that is still unread; false when there is none.
    static func set(_ count: Int, in kind: News.Kind, of colleague: ID<Colleague>, tx: any Transaction) throws -> Bool {
        try tx.run(
            "UPDATE news SET subject_id = \(count) WHERE colleague_id = \(colleague) AND kind = \(kind.rawValue) AND read_at IS NULL") > 0
    }

    /// What a colleague has not read yet, newest first.
    static func unread(of colleague: ID<Colleague>, limit: Int = 20, _ tx: any ReadTransaction) throws -> [News] {
        try tx.rows(
            """
            SELECT n.id, n.kind, n.at, n.subject_id, c.number, c.title FROM news n
            LEFT JOIN recovery_case c ON c.id = n.subject_id AND n.kind NOT LIKE 'many-%' AND n.kind NOT LIKE 'request-%'
            WHERE n.colleague_id = \(colleague) AND n.read_at IS NULL ORDER BY n.at DESC, n.id DESC LIMIT \(limit)
            """
        ).compactMap { row in
            guard let kind = News.Kind(rawValue: try row.get(1)) else { return nil }
            return News(
                id: try row.get(0), kind: kind, at: try row.get(2), caseNumber: try row.maybe(4), caseTitle: try row.maybe(5),
                request: kind.isAboutRequest ? try row.maybe(3) : nil, count: kind.isMany ? try row.maybe(3, as: Int.self) ?? 0 : 0)
        }
    }

    static func unreadCount(of colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM news WHERE colleague_id = \(colleague) AND read_at IS NULL") ?? 0
    }

    /// Only what was shown: what came meanwhile, or did not fit, stays.
    static func read(_ shown: [ID<News>], of colleague: ID<Colleague>, in tx: any Transaction) throws {
        guard !shown.isEmpty else { return }
        try tx.run("UPDATE news SET read_at = \(tx.now) WHERE colleague_id = \(colleague) AND read_at IS NULL AND id IN \(list: shown)")
    }
}
