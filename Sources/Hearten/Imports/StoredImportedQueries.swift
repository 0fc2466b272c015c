import Storage
import Understanding

/// SQL about moments that came from files: finding them again, changing them, taking them out.
enum StoredImportedQueries {
    private static let columns: SQL = """
        m.id, m.source_key, m.corrected_at, m.happened_at, m.unit_id, m.touchpoint_id, m.channel, m.level, m.words,
        m.language, m.extra, m.question
        """

    static func find(keys: [String], _ tx: any ReadTransaction) throws -> [StoredImported] {
        try stored(tx.rows("SELECT \(columns) FROM moment m WHERE m.source = 'file' AND m.source_key IN \(list: keys)"), tx)
    }

    /// The first and last day of what an import brought in.
    static func days(of id: ID<MomentImport>, _ tx: any ReadTransaction) throws -> (first: Day, last: Day)? {
        guard let row = try tx.row("SELECT MIN(day), MAX(day) FROM moment WHERE import_id = \(id) AND state = 'kept'"),
            let first: Int = try row.maybe(0), let last: Int = try row.maybe(1)
        else { return nil }
        return (Day(first), Day(last))
    }

    /// How many of these keys are known already.
    static func known(keys: [String], _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM moment WHERE source = 'file' AND source_key IN \(list: keys)") ?? 0
    }

    static func find(_ id: ID<Moment>, _ tx: any ReadTransaction) throws -> StoredImported? {
        try stored(tx.rows("SELECT \(columns) FROM moment m WHERE m.id = \(id) AND m.state = 'kept'"), tx).first
    }

    /// Moments that this import brought in and nobody works on.
    static func broughtIn(by id: ID<MomentImport>, limit: Int, _ tx: any ReadTransaction) throws -> [StoredImported] {
        try stored(
            tx.rows(
                """
                SELECT \(columns) FROM moment m WHERE m.import_id = \(id) AND m.state = 'kept'
                    AND NOT EXISTS (SELECT 1 FROM recovery_case c WHERE c.moment_id = m.id)
                    AND NOT EXISTS (SELECT 1 FROM case_moment j WHERE j.moment_id = m.id)
                LIMIT \(limit)
                """), tx)
    }

    private static func stored(_ rows: [Row], _ tx: any ReadTransaction) throws -> [StoredImported] {
        guard !rows.isEmpty else { return [] }
        var answers: [ID<Moment>: [Answer]] = [:]
        let ids: [ID<Moment>] = try rows.map { try $0.get("id") }
        try tx.each(
            """
            SELECT moment_id, kind, scale, value, words, question FROM answer WHERE moment_id IN \(list: ids) ORDER BY moment_id, position
            """
        ) { row in
            let answer = Answer(
                kind: try row.get(1), scale: try row.get(2), value: try row.maybe(3), words: try row.maybe(4), question: try row.maybe(5))
            answers[try row.get(0), default: []].append(answer)
        }
        return try rows.map { row in
            let id: ID<Moment> = try row.get("id")
            return StoredImported(
                id: id, key: try row.maybe("source_key"),
                isCorrected: try row.maybe("corrected_at", as: Instant.self) != nil,
                content: try ImportedContent(row, answers: answers[id] ?? []))
        }
    }

    // MARK: Changing

    /// Puts new content into a known moment. A person's correction of its reading stays.
    static func update(_ id: ID<Moment>, _ prepared: PreparedMoment, keepsReading: Bool, in tx: any Transaction) throws {
        let new = prepared.new
        try tx.run(
            """
            UPDATE moment SET happened_at = \(prepared.happenedAt), day = \(prepared.day.number), week = \(prepared.week), unit_id = \(new.unit),
                touchpoint_id = \(new.touchpoint), channel = \(new.channel.rawValue), level = \(new.level), words = \(new.words),
                shown_words = \(prepared.maskedWords), language = \(new.language), extra = \(new.extra), question = \(new.question) WHERE id = \(id)
            """)
        if !keepsReading {
            try ReadingQueries.set(prepared.reading, of: id, by: prepared.readerVersion, in: tx)
            try ThemeQueries.replace([(id, prepared.reading?.themes ?? [])], in: tx)
        }
        try tx.run("DELETE FROM answer WHERE moment_id = \(id)")
        for (position, answer) in new.answers.enumerated() {
            try tx.run(
                """
                INSERT INTO answer (moment_id, position, kind, scale, value, words, question)
                VALUES (\(id), \(position), \(answer.kind), \(answer.scale), \(answer.value), \(answer.words), \(answer.question))
                """)
        }
        try tx.run("INSERT INTO moment_to_index (moment_id) VALUES (\(id)) ON CONFLICT DO NOTHING")
    }

    /// Remembers what a moment was before this import changed it; the first memory counts.
    static func remember(_ stored: StoredImported, before id: ID<MomentImport>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO import_change (import_id, moment_id, was) VALUES (\(id), \(stored.id), \(stored.content.json.text)) ON CONFLICT DO NOTHING
            """)
    }

    static func changes(by id: ID<MomentImport>, limit: Int, _ tx: any ReadTransaction) throws -> [(moment: ID<Moment>, was: String)] {
        try tx.rows("SELECT moment_id, was FROM import_change WHERE import_id = \(id) LIMIT \(limit)").map { (try $0.get(0), try $0.get(1)) }
    }

    static func forgetChange(of moment: ID<Moment>, by id: ID<MomentImport>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM import_change WHERE import_id = \(id) AND moment_id = \(moment)")
    }

    /// Takes moments out: their words, answers and contacts go, and their keys may come again.
    static func withdraw(_ ids: [ID<Moment>], in tx: any Transaction) throws {
        try tx.run("DELETE FROM answer WHERE moment_id IN \(list: ids)")
        try tx.run("DELETE FROM contact WHERE moment_id IN \(list: ids)")
        try tx.run("DELETE FROM correction WHERE moment_id IN \(list: ids)")
        try tx.run("DELETE FROM moment_theme WHERE moment_id IN \(list: ids)")
        try tx.run("DELETE FROM theme_example WHERE moment_id IN \(list: ids)")
        try tx.run("DELETE FROM moment_person WHERE moment_id IN \(list: ids)")
        try tx.run("DELETE FROM team_praise WHERE moment_id IN \(list: ids)")
        try tx.run("DELETE FROM moment_to_index WHERE moment_id IN \(list: ids)")
        try tx.run(tx.dialect.fullTextDelete(from: "moment_search", ids: ids.map(\.value)))
        try tx.run(
            """
            UPDATE moment SET state = 'withdrawn', source_key = NULL, words = NULL, shown_words = NULL, named = NULL, extra = NULL,
                question = NULL
            WHERE id IN \(list: ids)
            """)
    }

    /// Rewrites the search without the words of what was taken out.
    static func cleanSearch(in tx: any Transaction) throws {
        try tx.run(tx.dialect.fullTextCleaned(table: "moment_search"))
    }
}
