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

    /// What a colleague has not read yet, newest first.
    static func unread(of colleague: ID<Colleague>, limit: Int = 20, _ tx: any ReadTransaction) throws -> [News] {
        try tx.rows(
            """
            SELECT id, kind, subject_id, at, read_at FROM news WHERE colleague_id = \(colleague) AND read_at IS NULL
            ORDER BY at DESC, id LIMIT \(limit)
            """
        ).compactMap { row in
            guard let kind = News.Kind(rawValue: try row.get(1)) else { return nil }
            return News(id: try row.get(0), kind: kind, subject: try row.maybe(2), at: try row.get(3), readAt: try row.maybe(4))
        }
    }
}
