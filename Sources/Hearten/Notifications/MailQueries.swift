import Storage

/// Outgoing mail, as rows.
enum MailQueries {
    /// The event's key of a letter of a case.
    static func key(_ id: ID<RecoveryCase>, _ event: String) -> String { "case-\(id)-\(event)" }

    /// Begins the event's key of a letter that lets somebody in: nobody else reads its link, and it goes when the letter has gone.
    static let entry = "entry-"

    static func insert(
        _ id: ID<Mail>, to email: EmailAddress, subject: String, body: String, key: String, _ state: Mail.State, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO mail (id, event_key, recipient, subject, body, created_at, state, attempts, next_at)
            VALUES (\(id), \(key), \(email.text), \(subject), \(body), \(tx.now), \(state.rawValue), 0,
                \(state == .waiting ? tx.now : nil as Instant?)) ON CONFLICT (event_key) DO NOTHING
            """)
    }

    private static let columns: SQL = "id, recipient, subject, body, created_at, state, attempts, sent_at, failure"

    private static func mail(_ row: Row) throws -> Mail {
        Mail(
            id: try row.get(0), recipient: try row.get(1), subject: try row.get(2), body: try row.get(3), createdAt: try row.get(4),
            state: Mail.State(rawValue: try row.get(5)) ?? .shown, attempts: try row.get(6), sentAt: try row.maybe(7), failure: try row.maybe(8))
    }

    static func newest(limit: Int, _ tx: any ReadTransaction) throws -> [Mail] {
        try tx.rows(
            """
            SELECT id, recipient, subject, CASE WHEN event_key LIKE \(entry + "%") THEN '' ELSE body END AS body, created_at, state, attempts,
                sent_at, failure
            FROM mail ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """
        ).map(mail)
    }

    static func count(to email: EmailAddress, since: Instant, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM mail WHERE recipient = \(email.text) AND created_at > \(since)") ?? 0
    }

    /// Letters that may go now; each is marked as going, so that no other sender takes it.
    static func take(limit: Int, in tx: any Transaction) throws -> [Mail] {
        let ids: [ID<Mail>] = try tx.values(
            "SELECT id FROM mail WHERE state = 'waiting' AND COALESCE(next_at, created_at) <= \(tx.now) ORDER BY id LIMIT \(limit)")
        guard !ids.isEmpty else { return [] }
        try tx.run("UPDATE mail SET state = 'sending', attempts = attempts + 1 WHERE id IN \(list: ids)")
        return try tx.rows("SELECT \(columns) FROM mail WHERE id IN \(list: ids) ORDER BY id").map(mail)
    }

    static func somethingWaits(_ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM mail WHERE state = 'waiting' AND COALESCE(next_at, created_at) <= \(tx.now) LIMIT 1")
    }

    static func finish(_ id: ID<Mail>, _ state: Mail.State, failure: String?, next: Instant?, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE mail SET state = \(state.rawValue), failure = \(failure), next_at = \(next),
                sent_at = \(state == .sent ? tx.now : nil as Instant?) WHERE id = \(id)
            """)
        if state == .sent { try tx.run("UPDATE mail SET body = '' WHERE id = \(id) AND event_key LIKE \(entry + "%")") }
    }

    /// Letters that were going when the program ended: whether they went is not known, so they are not sent again.
    static func markBroken(in tx: any Transaction) throws {
        try tx.run("UPDATE mail SET state = 'unsure', failure = 'the program ended while it was going' WHERE state = 'sending'")
    }

    /// Sends an unsure or refused letter again, because an operator says so.
    /// False when there is no letter of this id that did not arrive.
    static func sendAgain(_ id: ID<Mail>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            "UPDATE mail SET state = 'waiting', next_at = \(tx.now), attempts = 0 WHERE id = \(id) AND state IN ('unsure', 'refused')") == 1
    }

    /// Erases whom the letters of a case went to, and what they said.
    static func forget(caseID: ID<RecoveryCase>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE mail SET recipient = '', subject = '', body = '', state = CASE WHEN state = 'waiting' THEN 'refused' ELSE state END
            WHERE event_key LIKE \(key(caseID, "%"))
            """)
    }
}
