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

    /// The line about a device is not for that device, which may be somebody else's; and after two weeks it has been seen or never will be.
    private static func isFor(_ session: ID<Session>?, now: Instant) -> SQL {
        let added: SQL = "n.kind = \(News.Kind.deviceAdded.rawValue)"
        let old: SQL = "n.at < \(now - .seconds(14 * 86_400))"
        guard let session else { return "NOT (\(added) AND \(old))" }
        return "NOT (\(added) AND (n.subject_id = \(session) OR \(old)))"
    }

    /// What a colleague has not read yet, newest first, as this session of theirs may see it.
    static func unread(of colleague: ID<Colleague>, on session: ID<Session>? = nil, limit: Int = 20, _ tx: any ReadTransaction) throws -> [News] {
        try tx.rows(
            """
            SELECT n.id, n.kind, n.at, n.subject_id, c.number, c.title, s.id, s.device FROM news n
            LEFT JOIN recovery_case c ON c.id = n.subject_id AND n.kind NOT LIKE 'many-%' AND n.kind NOT LIKE 'device-%' AND n.kind NOT LIKE 'request-%'
            LEFT JOIN session s ON s.id = n.subject_id AND n.kind = \(News.Kind.deviceAdded.rawValue) AND s.colleague_id = n.colleague_id
            WHERE n.colleague_id = \(colleague) AND n.read_at IS NULL AND \(isFor(session, now: tx.now)) ORDER BY n.at DESC, n.id DESC LIMIT \(limit)
            """
        ).compactMap { row in
            guard let kind = News.Kind(rawValue: try row.get(1)) else { return nil }
            var news = News(
                id: try row.get(0), kind: kind, at: try row.get(2), caseNumber: try row.maybe(4), caseTitle: try row.maybe(5),
                request: kind.isAboutRequest ? try row.maybe(3) : nil, count: kind.isMany ? try row.maybe(3, as: Int.self) ?? 0 : 0)
            if let session: ID<Session> = try row.maybe(6) { news.device = (session, try row.get(7)) }
            return news
        }
    }

    static func unreadCount(of colleague: ID<Colleague>, on session: ID<Session>? = nil, _ tx: any ReadTransaction) throws -> Int {
        try tx.value(
            "SELECT COUNT(*) FROM news n WHERE n.colleague_id = \(colleague) AND n.read_at IS NULL AND \(isFor(session, now: tx.now))") ?? 0
    }

    /// Only what was shown: what came meanwhile, or did not fit, stays.
    ///
    /// Whoever came in by a forwarded link must not put the news of it away: from a phone or a tablet only what is older than
    /// its own session can be; a password opens more.
    static func read(_ shown: [ID<News>], of colleague: ID<Colleague>, on session: ID<Session>? = nil, in tx: any Transaction) throws {
        guard !shown.isEmpty else { return }
        try tx.run(
            """
            UPDATE news SET read_at = \(tx.now) WHERE colleague_id = \(colleague) AND read_at IS NULL AND id IN \(list: shown)
                AND NOT (kind = \(News.Kind.deviceAdded.rawValue) AND EXISTS (SELECT 1 FROM session s WHERE s.id = \(session) AND s.kind <> 'desk'
                    AND s.created_at >= news.at))
            """)
    }
}
