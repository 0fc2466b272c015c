import Storage
import Understanding

/// All SQL about moments.
package enum MomentQueries {
    // MARK: Storing

    static func insert(_ moments: [PreparedMoment], in tx: any Transaction) throws {
        let insert = try tx.prepare(
            """
            INSERT INTO moment (id, received_at, happened_at, day, week, unit_id, touchpoint_id, channel, source, source_key, import_id,
                sign_id, told_by, level, words, shown_words, named, language, is_anonymous, sharing, state, suspicion, extra,
                reader_version, sentiment, sentiment_sure, intent, intent_sure, category, category_sure, read_level, read_level_sure,
                urgency, urgency_sure, aspects, read_language, question)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for moment in moments {
            let new = moment.new
            let read = moment.reading
            try insert.run([
                moment.id.sqlValue, moment.receivedAt.sqlValue, moment.happenedAt.sqlValue, moment.day.number.sqlValue, moment.week.sqlValue,
                new.unit.sqlValue, new.touchpoint.sqlValue, .text(new.channel.rawValue), .text(new.source.rawValue), new.sourceKey.sqlValue,
                new.importID.sqlValue, new.sign.sqlValue, new.toldBy.sqlValue, new.level.sqlValue, new.words.sqlValue,
                moment.maskedWords.sqlValue, new.named.sqlValue, new.language.sqlValue, new.isAnonymous.sqlValue, .text(new.sharing.rawValue),
                .text(new.suspicion == nil ? "kept" : "quarantined"), new.suspicion.sqlValue, new.extra.sqlValue,
                .text(read == nil ? "" : moment.readerVersion),
                (read?.sentiment.value.rawValue).sqlValue, (read?.sentiment.confidence).sqlValue,
                (read?.intent.value.rawValue).sqlValue, (read?.intent.confidence).sqlValue,
                (read?.category?.value.rawValue).sqlValue, (read?.category?.confidence).sqlValue,
                (read?.level?.value).sqlValue, (read?.level?.confidence).sqlValue,
                (read?.urgency?.value.rawValue).sqlValue, (read?.urgency?.confidence).sqlValue,
                StoredAspects(read?.aspects ?? []).bits.sqlValue, (read?.language?.value.rawValue).sqlValue, new.question.sqlValue,
            ])
            if let themes = read?.themes, !themes.isEmpty { try ThemeQueries.add(themes, to: moment.id, in: tx) }
            if !new.answers.isEmpty { try Self.insert(new.answers, of: moment.id, in: tx) }
            if let contact = new.contact, !contact.isEmpty { try Self.insert(contact, of: moment.id, in: tx) }
        }
    }

    private static func insert(_ answers: [Answer], of moment: ID<Moment>, in tx: any Transaction) throws {
        let insert = try tx.prepare("INSERT INTO answer (moment_id, position, kind, scale, value, words, question) VALUES (?, ?, ?, ?, ?, ?, ?)")
        for (position, answer) in answers.enumerated() {
            try insert.run(moment, position, answer.kind, answer.scale, answer.value, answer.words, answer.question)
        }
    }

    private static func insert(_ contact: Contact, of moment: ID<Moment>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO contact (moment_id, name, email, phone) VALUES (\(moment), \(contact.name), \(contact.email?.text), \(contact.phone))
            """)
    }

    static func heard(at touchpoint: ID<Touchpoint>, _ instant: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE touchpoint SET last_heard_at = \(instant)
            WHERE id = \(touchpoint) AND (last_heard_at IS NULL OR last_heard_at < \(Instant(milliseconds: instant.milliseconds - 60_000)))
            """)
    }

    // MARK: Search

    static func queueForIndex(_ ids: [ID<Moment>], in tx: any Transaction) throws {
        let insert = try tx.prepare("INSERT INTO moment_to_index (moment_id) VALUES (?) ON CONFLICT DO NOTHING")
        for id in ids { try insert.run([id.sqlValue]) }
    }

    static func index(_ moments: [PreparedMoment], in tx: any Transaction) throws {
        for moment in moments where moment.new.suspicion == nil {
            guard let words = moment.shownWords else { continue }
            try tx.run(
                tx.dialect.fullTextInsert(into: "moment_search", columns: ["words"], id: moment.id.value, words: [moment.searchWords ?? fold(words)]))
        }
    }

    static func somethingToIndex(_ tx: any ReadTransaction) throws -> Bool { try tx.exists("SELECT 1 FROM moment_to_index LIMIT 1") }

    /// Moves up to `limit` waiting moments into the search index. Returns how many.
    static func indexWaiting(limit: Int, in tx: any Transaction) throws -> Int {
        let rows = try tx.rows(
            """
            SELECT i.moment_id, coalesce(m.shown_words, m.words) FROM moment_to_index i
            LEFT JOIN moment m ON m.id = i.moment_id AND m.state = 'kept' ORDER BY i.moment_id LIMIT \(limit)
            """)
        guard !rows.isEmpty else { return 0 }
        let ids: [ID<Moment>] = try rows.map { try $0.get(0) }
        try tx.run(tx.dialect.fullTextDelete(from: "moment_search", ids: ids.map(\.value)))
        for row in rows {
            guard let words: String = try row.maybe(1) else { continue }
            try tx.run(tx.dialect.fullTextInsert(into: "moment_search", columns: ["words"], id: try row.get(0), words: [fold(words)]))
        }
        try tx.run("DELETE FROM moment_to_index WHERE moment_id IN \(list: ids)")
        return ids.count
    }

    /// After rows came in from elsewhere: what has no words in the search is queued for it, or everything.
    static func indexAnew(all: Bool, in tx: any Transaction) throws {
        try tx.run("DELETE FROM moment_search WHERE NOT EXISTS (SELECT 1 FROM moment m WHERE m.id = moment_search.rowid)")
        let isMissing: SQL = all ? "TRUE" : "NOT EXISTS (SELECT 1 FROM moment_search s WHERE s.rowid = m.id)"
        try tx.run(
            """
            INSERT INTO moment_to_index (moment_id) SELECT m.id FROM moment m
            WHERE m.state = 'kept' AND m.words IS NOT NULL AND \(isMissing) ON CONFLICT DO NOTHING
            """)
    }

    /// Moments whose shown words hold one of these words, by id.
    static func mentioning(_ words: [String], after id: ID<Moment>?, limit: Int, _ tx: any ReadTransaction) throws -> [ID<Moment>] {
        guard !words.isEmpty else { return [] }
        // The blank ends the word: without it the search would take it for a beginning.
        let any: [SQL] = words.map { tx.dialect.matches(table: "moment_search", id: "m.id", words: fold($0) + " ") }
        return try tx.values(
            """
            SELECT m.id FROM moment m WHERE m.id > \(id?.value ?? -1) AND m.state = 'kept' AND (\(any.joined(separator: " OR ")))
            ORDER BY m.id LIMIT \(limit)
            """)
    }

    static func setShownWords(_ words: String, of id: ID<Moment>, in tx: any Transaction) throws {
        try tx.run("UPDATE moment SET shown_words = \(words) WHERE id = \(id)")
    }

    static func hasWords(_ tx: any ReadTransaction) throws -> Bool { try tx.exists("SELECT 1 FROM moment WHERE words IS NOT NULL LIMIT 1") }

    // MARK: Receipts and links

    /// The moment that this key has brought in already, and the digest of what it said.
    static func receipt(_ keyDigest: [UInt8], _ tx: any ReadTransaction) throws -> (moment: ID<Moment>, body: [UInt8])? {
        try tx.row("SELECT moment_id, body_digest FROM receipt WHERE key_digest = \(keyDigest)").map { (try $0.get(0), try $0.get(1)) }
    }

    static func insertReceipt(_ keyDigest: [UInt8], body: [UInt8], moment: ID<Moment>, until: Instant, in tx: any Transaction) throws {
        try tx.run("INSERT INTO receipt (key_digest, moment_id, body_digest, expires_at) VALUES (\(keyDigest), \(moment), \(body), \(until))")
    }

    static func insertLink(_ digest: [UInt8], kind: String, moment: ID<Moment>, until: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO guest_link (token_digest, kind, moment_id, expires_at) VALUES (\(digest), \(kind), \(moment), \(until))
            ON CONFLICT DO NOTHING
            """)
    }

    /// The moment behind a guest's link that has not expired.
    static func moment(link digest: [UInt8], kind: String, _ tx: any ReadTransaction) throws -> ID<Moment>? {
        try tx.value("SELECT moment_id FROM guest_link WHERE token_digest = \(digest) AND kind = \(kind) AND expires_at > \(tx.now)")
    }

    static func setSharing(_ sharing: Moment.Sharing, of moment: ID<Moment>, in tx: any Transaction) throws {
        try tx.run("UPDATE moment SET sharing = \(sharing.rawValue) WHERE id = \(moment)")
    }
}
