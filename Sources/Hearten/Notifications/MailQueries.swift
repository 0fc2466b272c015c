import Storage

/// Outgoing mail, as rows.
enum MailQueries {
    /// The event's key of a letter of a case.
    static func key(_ id: ID<RecoveryCase>, _ event: String) -> String { "case-\(id)-\(event)" }

    /// Begins the event's key of a letter that lets somebody in: nobody else reads its link, and it goes when the letter has gone.
    static let entry = "entry-"

    /// False when this event has its letter already.
    static func insert(
        _ id: ID<Mail>, to email: EmailAddress, subject: String, body: String, key: String, _ state: Mail.State, in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO mail (id, event_key, recipient, subject, body, created_at, state, attempts)
            VALUES (\(id), \(key), \(email.text), \(subject), \(body), \(tx.now), \(state.rawValue), 0) ON CONFLICT (event_key) DO NOTHING
            """) == 1
    }

    private static let columns: SQL = "id, recipient, subject, body, created_at, state, attempts, sent_at, failure, event_key"

    private static func mail(_ row: Row) throws -> Mail {
        Mail(
            id: try row.get(0), recipient: try row.get(1), subject: try row.get(2), body: try row.get(3), createdAt: try row.get(4),
            state: Mail.State(rawValue: try row.get(5)) ?? .shown, attempts: try row.get(6), sentAt: try row.maybe(7), failure: try row.maybe(8),
            caseID: caseID(ofKey: try row.get(9)))
    }

    /// The case that an event's key is about.
    private static func caseID(ofKey key: String) -> ID<RecoveryCase>? {
        let parts = key.split(separator: "-", maxSplits: 2)
        return parts.count == 3 && parts[0] == "case" ? ID<RecoveryCase>(String(parts[1])) : nil
    }

    static func find(_ id: ID<Mail>, _ tx: any ReadTransaction) throws -> Mail? {
        try tx.row("SELECT \(columns) FROM mail WHERE id = \(id)").map(mail)
    }

    /// A letter that had gone came back. False when it had not gone, or is known to have come back.
    static func cameBack(_ id: ID<Mail>, _ why: String, in tx: any Transaction) throws -> Bool {
        try tx.run(
            "UPDATE mail SET state = 'refused', failure = \(why) WHERE id = \(id) AND (state = 'sent' OR state = 'unsure' OR state = 'sending')") == 1
    }

    static func newest(limit: Int, _ tx: any ReadTransaction) throws -> [Mail] {
        try tx.rows(
            """
            SELECT id, recipient, subject, CASE WHEN event_key LIKE \(entry + "%") THEN '' ELSE body END AS body, created_at, state, attempts,
                sent_at, failure, event_key
            FROM mail ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """
        ).map(mail)
    }

    static func count(to email: EmailAddress, since: Instant, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM mail WHERE recipient = \(email.text) AND created_at > \(since)") ?? 0
    }

    /// The letter, marked as going. Nil when there is nothing to send: it was erased, or has gone, or was going when the program
    /// ended. Whether that one went is not known, so it is shown and not sent again.
    static func take(_ id: ID<Mail>, in tx: any Transaction) throws -> Mail? {
        try tx.run("UPDATE mail SET state = 'unsure', failure = 'the program ended while it was going' WHERE id = \(id) AND state = 'sending'")
        let isGoing = try tx.run(
            """
            UPDATE mail SET state = 'sending', attempts = attempts + 1 WHERE id = \(id) AND state IN ('waiting', 'refused') AND recipient <> ''
            """)
        return isGoing == 1 ? try tx.row("SELECT \(columns) FROM mail WHERE id = \(id)").map(mail) : nil
    }

    static func record(_ outcome: SMTPOutcome, of id: ID<Mail>, isLastTry: Bool, in tx: any Transaction) throws {
        switch outcome {
        case .sent:
            try tx.run("UPDATE mail SET state = 'sent', failure = NULL, sent_at = \(tx.now) WHERE id = \(id)")
            try tx.run("UPDATE mail SET body = '' WHERE id = \(id) AND event_key LIKE \(entry + "%")")
        case .refused(let why): try tx.run("UPDATE mail SET state = 'refused', failure = \(why) WHERE id = \(id)")
        case .unsure(let why): try tx.run("UPDATE mail SET state = 'unsure', failure = \(why) WHERE id = \(id)")
        case .notNow(let why):
            // It may have been erased meanwhile.
            try tx.run(
                """
                UPDATE mail SET state = CASE WHEN \(isLastTry) OR recipient = '' THEN 'refused' ELSE 'waiting' END, failure = \(why)
                WHERE id = \(id)
                """)
        }
    }

    /// An unsure or refused letter waits again. False when it is none, or was erased.
    static func waitAgain(_ id: ID<Mail>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            "UPDATE mail SET state = 'waiting', attempts = 0 WHERE id = \(id) AND state IN ('unsure', 'refused') AND recipient <> ''") == 1
    }

    /// Letters of a restored copy: most of them went after it was made, so each is shown and goes only when an operator says so.
    static func holdBack(in tx: any Transaction) throws -> Int {
        try tx.run("UPDATE mail SET state = 'unsure', failure = 'restored from a backup' WHERE state IN ('waiting', 'sending')")
    }

    /// How many letters are in each state.
    static func counts(_ tx: any ReadTransaction) throws -> [Mail.State: Int] {
        var counts: [Mail.State: Int] = [:]
        for row in try tx.rows("SELECT state, COUNT(*) FROM mail GROUP BY state") {
            if let state = Mail.State(rawValue: try row.get(0)) { counts[state] = try row.get(1) }
        }
        return counts
    }

    /// Old letters lose their words and where they went; that they were written stays, so that no event writes twice.
    static func forgetOld(before instant: Instant, limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            """
            UPDATE mail SET recipient = '', subject = '', body = '' WHERE id IN
                (SELECT id FROM mail WHERE created_at < \(instant) AND recipient <> '' AND state NOT IN ('waiting', 'sending')
                ORDER BY created_at LIMIT \(limit))
            """)
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
