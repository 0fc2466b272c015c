import Storage

/// Mail from outside, as rows.
enum MailInQueries {
    // MARK: What came

    static func isKnown(_ key: [UInt8], _ tx: any ReadTransaction) throws -> Bool { try tx.exists("SELECT 1 FROM mail_in WHERE key_digest = \(key)") }

    static func insert(
        _ one: MailHeld, key: [UInt8], sender digest: [UInt8], moment: ID<Moment>? = nil, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO mail_in (id, key_digest, received_at, state, reason, sender_digest, case_id, moment_id, sender, sender_name, subject, words,
                quoted, files, file_count, is_cut, raw)
            VALUES (\(one.id), \(key), \(one.at), \(one.state.rawValue), \(one.reason.rawValue), \(digest), \(one.caseID), \(moment), \(one.sender),
                \(one.senderName), \(one.subject), \(one.words), \(one.quoted), \(one.files.joined(separator: "\n")), \(one.fileCount), \(one.isCut),
                \(one.raw)) ON CONFLICT (key_digest) DO NOTHING
            """)
    }

    private static let columns: SQL = """
        i.id, i.received_at, i.state, i.reason, i.case_id, i.sender, i.sender_name, i.subject, i.words, i.quoted, i.files, i.file_count, i.is_cut,
            i.raw, c.number
        """

    private static func held(_ row: Row) throws -> MailHeld {
        MailHeld(
            id: try row.get(0), at: try row.get(1), state: MailHeld.State(rawValue: try row.get(2)) ?? .held,
            reason: MailHeld.Reason(rawValue: try row.get(3)) ?? .unreadable, caseID: try row.maybe(4), sender: try row.get(5),
            senderName: try row.maybe(6), subject: try row.get(7), words: try row.maybe(8), quoted: try row.maybe(9),
            files: try row.get(10, as: String.self).split(separator: "\n").map(String.init), fileCount: try row.get(11), isCut: try row.get(12),
            raw: try row.maybe(13), caseNumber: try row.maybe(14))
    }

    static func list(_ state: MailHeld.State, limit: Int, _ tx: any ReadTransaction) throws -> [MailHeld] {
        try tx.rows(
            """
            SELECT \(columns) FROM mail_in i LEFT JOIN recovery_case c ON c.id = i.case_id WHERE i.state = \(state.rawValue)
            ORDER BY i.received_at DESC, i.id DESC LIMIT \(limit)
            """
        ).map(held)
    }

    static func find(_ id: ID<MailHeld>, _ tx: any ReadTransaction) throws -> MailHeld? {
        try tx.row("SELECT \(columns) FROM mail_in i LEFT JOIN recovery_case c ON c.id = i.case_id WHERE i.id = \(id)").map(held)
    }

    static func counts(_ tx: any ReadTransaction) throws -> [MailHeld.State: Int] {
        var counts: [MailHeld.State: Int] = [:]
        for row in try tx.rows("SELECT state, COUNT(*) FROM mail_in GROUP BY state") {
            if let state = MailHeld.State(rawValue: try row.get(0)) { counts[state] = try row.get(1) }
        }
        return counts
    }

    /// A person decided: nothing of it is kept here but what became of it.
    static func decide(
        _ id: ID<MailHeld>, _ state: MailHeld.State, _ reason: MailHeld.Reason?, moment: ID<Moment>? = nil, by colleague: ID<Colleague>,
        in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE mail_in SET state = \(state.rawValue), reason = COALESCE(\(reason?.rawValue), reason), moment_id = COALESCE(\(moment), moment_id),
                decided_by = \(colleague), decided_at = \(tx.now), sender = '', sender_name = NULL, subject = '', words = NULL, quoted = NULL,
                files = '', raw = NULL
            WHERE id = \(id) AND (state = 'held' OR state = 'stopped')
            """) == 1
    }

    // MARK: How many

    static func count(from sender: [UInt8], since: Instant, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM mail_in WHERE sender_digest = \(sender) AND received_at > \(since) AND state <> 'stopped'") ?? 0
    }

    static func count(on one: ID<RecoveryCase>, since: Instant, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM mail_in WHERE case_id = \(one) AND received_at > \(since) AND state = 'taken'") ?? 0
    }

    static func count(since: Instant, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM mail_in WHERE received_at > \(since) AND state = 'taken'") ?? 0
    }

    // MARK: Mailboxes

    static func mark(of box: String, _ tx: any ReadTransaction) throws -> MailMark? {
        try tx.row("SELECT validity, last_number FROM mail_box WHERE name = \(box)").map { row in
            MailMark(box: box, validity: try row.get(0), number: try row.get(1))
        }
    }

    /// Moves the mark on, never back within one validity.
    static func move(to mark: MailMark, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO mail_box (name, validity, last_number) VALUES (\(mark.box), \(mark.validity), \(mark.number))
            ON CONFLICT (name) DO UPDATE SET
                last_number = CASE WHEN mail_box.validity = excluded.validity AND mail_box.last_number > excluded.last_number
                    THEN mail_box.last_number ELSE excluded.last_number END,
                validity = excluded.validity
            """)
    }

    static func note(_ failure: String?, of box: String, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO mail_box (name, validity, last_number, read_at, failure, failing_since)
            VALUES (\(box), 0, 0, \(failure == nil ? tx.now : nil), \(failure), \(failure == nil ? nil : tx.now))
            ON CONFLICT (name) DO UPDATE SET read_at = COALESCE(excluded.read_at, mail_box.read_at), failure = excluded.failure,
                failing_since = CASE WHEN excluded.failure IS NULL THEN NULL ELSE COALESCE(mail_box.failing_since, excluded.failing_since) END
            """)
    }

    static func box(_ name: String, _ tx: any ReadTransaction) throws -> MailBox? {
        try tx.row("SELECT name, read_at, failure, failing_since FROM mail_box WHERE name = \(name)").map { row in
            MailBox(name: try row.get(0), readAt: try row.maybe(1), failure: try row.maybe(2), failingSince: try row.maybe(3))
        }
    }

    // MARK: Where new mail is told

    static func place(_ tx: any ReadTransaction) throws -> (unit: ID<Unit>, touchpoint: ID<Touchpoint>?)? {
        try tx.row("SELECT unit_id, touchpoint_id FROM mail_place WHERE id = 1").map { (try $0.get(0), try $0.maybe(1)) }
    }

    static func setPlace(_ unit: ID<Unit>, _ touchpoint: ID<Touchpoint>?, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO mail_place (id, unit_id, touchpoint_id) VALUES (1, \(unit), \(touchpoint))
            ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, touchpoint_id = excluded.touchpoint_id
            """)
    }

    // MARK: Forgetting

    /// Erases whatever of a case's mail still waits.
    static func forget(caseID: ID<RecoveryCase>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE mail_in SET state = CASE WHEN state = 'held' THEN 'put-away' ELSE state END, sender = '', sender_name = NULL, subject = '',
                words = NULL, quoted = NULL, files = '', raw = NULL
            WHERE case_id = \(caseID)
            """)
    }

    /// What a program wrote loses its words.
    static func forgetWords(before instant: Instant, limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            """
            UPDATE mail_in SET sender = '', sender_name = NULL, subject = '', words = NULL, quoted = NULL, files = '', raw = NULL
            WHERE id IN (SELECT id FROM mail_in WHERE state = 'stopped' AND received_at < \(instant) AND (sender <> '' OR subject <> ''
                OR words IS NOT NULL OR raw IS NOT NULL) LIMIT \(limit))
            """)
    }

    /// What waits for a person waits on; the rest goes.
    static func forgetOld(before instant: Instant, limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            "DELETE FROM mail_in WHERE id IN (SELECT id FROM mail_in WHERE received_at < \(instant) AND state <> 'held' LIMIT \(limit))")
    }
}
