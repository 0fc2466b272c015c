package import Storage
import Understanding

/// One reader that this house has had.
package struct ReadingVersion: Sendable {
    package enum State: String, Sendable { case kept, refused, takenBack = "taken-back" }

    package var number = 0
    package var base: String
    /// What was learnt on top of the model; nil for the model alone.
    package var learnt: [UInt8]?
    package var corrections = 0
    /// Shares of held-back corrections that were read right, without and with what was learnt.
    package var before: Double?
    package var after: Double?
    package var state = State.kept
    package var madeAt = Instant(milliseconds: 0)
    package var takenBackAt: Instant?
    /// Whether something was learnt, where the bytes themselves are not asked for.
    package var isLearnt = false

    package init(base: String) { self.base = base }
}

/// All SQL about how the house reads and learns to.
package enum ReadingQueries {
    /// So many versions are remembered.
    private static let mostVersions = 20

    static func newestBase(_ tx: any ReadTransaction) throws -> String? {
        try tx.value("SELECT base FROM reading_version ORDER BY number DESC LIMIT 1")
    }

    /// The version that reads now: the newest that was kept.
    static func current(base: String, _ tx: any ReadTransaction) throws -> ReadingVersion? {
        try tx.row(
            """
            SELECT number, base, corrections, right_before, right_after, state, made_at, taken_back_at, learnt FROM reading_version
            WHERE state = 'kept' AND base = \(base) ORDER BY number DESC LIMIT 1
            """
        ).map { row in
            var one = try version(row)
            one.learnt = try row.maybe(8)
            return one
        }
    }

    /// Newest first, without what was learnt itself.
    package static func versions(limit: Int, _ tx: any ReadTransaction) throws -> [ReadingVersion] {
        try tx.rows(
            """
            SELECT number, base, corrections, right_before, right_after, state, made_at, taken_back_at,
                CASE WHEN learnt IS NULL THEN 0 ELSE 1 END FROM reading_version WHERE number > 1 ORDER BY number DESC LIMIT \(limit)
            """
        ).map { row in
            var one = try version(row)
            one.isLearnt = try row.get(8, as: Int.self) == 1
            return one
        }
    }

    private static func version(_ row: Row) throws -> ReadingVersion {
        var one = ReadingVersion(base: try row.get(1))
        (one.number, one.corrections, one.before, one.after) = (try row.get(0), try row.get(2), try row.maybe(3), try row.maybe(4))
        one.state = ReadingVersion.State(rawValue: try row.get(5)) ?? .refused
        (one.madeAt, one.takenBackAt) = (try row.get(6), try row.maybe(7))
        return one
    }

    /// Adds a version with the next number, and forgets those that are long past.
    @discardableResult
    static func add(_ one: ReadingVersion, in tx: any Transaction) throws -> Int {
        let number = (try tx.value("SELECT MAX(number) FROM reading_version", as: Int.self) ?? 0) + 1
        try tx.run(
            """
            INSERT INTO reading_version (number, base, learnt, corrections, right_before, right_after, state, made_at)
            VALUES (\(number), \(one.base), \(one.learnt), \(one.corrections), \(one.before), \(one.after), \(one.state.rawValue), \(tx.now))
            """)
        // The model alone stays, so that all that was learnt on it can be taken back; and so does what reads now.
        try tx.run(
            """
            DELETE FROM reading_version WHERE number <= \(number - mostVersions) AND (learnt IS NOT NULL OR state = 'refused')
            AND number <> COALESCE((SELECT MAX(number) FROM reading_version WHERE state = 'kept'), 0)
            """)
        return number
    }

    /// True when it was the one that reads now.
    static func takeBack(_ number: Int, by colleague: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE reading_version SET state = 'taken-back', taken_back_at = \(tx.now), taken_back_by = \(colleague)
            WHERE number = \(number) AND state = 'kept' AND learnt IS NOT NULL
            AND number = (SELECT MAX(number) FROM reading_version WHERE state = 'kept')
            """) == 1
    }

    /// True when anything had been learnt.
    static func forgetLearnt(in tx: any Transaction) throws -> Bool { try tx.run("DELETE FROM reading_version WHERE learnt IS NOT NULL") > 0 }

    /// Whether the last thing that was learnt was taken back: nothing is learnt until somebody asks for it.
    static func isHeld(_ tx: any ReadTransaction) throws -> Bool {
        try tx.value("SELECT state FROM reading_version WHERE state <> 'refused' AND learnt IS NOT NULL ORDER BY number DESC LIMIT 1") == "taken-back"
    }

    // MARK: What is learnt from

    /// The newest corrected moments with what people said of them; a field that nobody corrected is nil.
    static func corrected(limit: Int, _ tx: any ReadTransaction) throws -> [(words: String, question: String?, reading: ReadingOfMoment)] {
        try tx.rows(
            """
            SELECT \(MomentQueries.columns) FROM moment m WHERE m.corrected_at IS NOT NULL AND m.state = 'kept' AND m.words IS NOT NULL
            ORDER BY m.corrected_at DESC, m.id LIMIT \(limit)
            """
        ).map { row in
            let moment = try MomentQueries.moment(row)
            return (moment.words ?? "", moment.question, moment.reading)
        }
    }

    static func countOfCorrected(limit: Int, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM (SELECT 1 FROM moment m WHERE m.corrected_at IS NOT NULL AND m.state = 'kept' LIMIT \(limit)) counted")
            ?? 0
    }

    /// Words of the newest moments that nobody corrected.
    static func uncorrected(limit: Int, _ tx: any ReadTransaction) throws -> [String] {
        try tx.values(
            """
            SELECT m.words FROM moment m WHERE m.corrected_at IS NULL AND m.state = 'kept' AND m.words IS NOT NULL
            ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """)
    }

    // MARK: Storing a reading

    /// Puts a reading in the place of another. What a person corrected stays: it has confidence 1.
    static func set(_ read: Understanding.Reading?, of id: ID<Moment>, by version: String, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE moment SET reader_version = \(read == nil ? "" : version), read_language = \(read?.language?.value.rawValue),
                sentiment = CASE WHEN sentiment_sure >= 1 THEN sentiment ELSE \(read?.sentiment.value.rawValue) END,
                sentiment_sure = CASE WHEN sentiment_sure >= 1 THEN sentiment_sure ELSE \(read?.sentiment.confidence) END,
                intent = CASE WHEN intent_sure >= 1 THEN intent ELSE \(read?.intent.value.rawValue) END,
                intent_sure = CASE WHEN intent_sure >= 1 THEN intent_sure ELSE \(read?.intent.confidence) END,
                category = CASE WHEN category_sure >= 1 THEN category ELSE \(read?.category?.value.rawValue) END,
                category_sure = CASE WHEN category_sure >= 1 THEN category_sure ELSE \(read?.category?.confidence) END,
                read_level = CASE WHEN read_level_sure >= 1 THEN read_level ELSE \(read?.level?.value) END,
                read_level_sure = CASE WHEN read_level_sure >= 1 THEN read_level_sure ELSE \(read?.level?.confidence) END,
                urgency = CASE WHEN urgency_sure >= 1 THEN urgency ELSE \(read?.urgency?.value.rawValue) END,
                urgency_sure = CASE WHEN urgency_sure >= 1 THEN urgency_sure ELSE \(read?.urgency?.confidence) END,
                aspects = CASE WHEN aspects >= \(StoredAspects.byPerson) THEN aspects ELSE \(StoredAspects(read?.aspects ?? []).bits) END
            WHERE id = \(id)
            """)
    }

    // MARK: Reading again

    static func progress(_ tx: any ReadTransaction) throws -> ReadAgain.Progress? {
        try tx.row("SELECT version, after_id, done, most, changed, started_at, finished_at FROM rereading WHERE id = 1").map { row in
            ReadAgain.Progress(
                version: try row.get(0), after: try row.get(1), done: try row.get(2), most: try row.get(3), changed: try row.get(4),
                startedAt: try row.get(5), finishedAt: try row.maybe(6))
        }
    }

    static func set(_ progress: ReadAgain.Progress, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO rereading (id, version, after_id, done, most, changed, started_at, finished_at) VALUES (1, \(progress.version),
                \(progress.after), \(progress.done), \(progress.most), \(progress.changed), \(progress.startedAt), \(progress.finishedAt))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, after_id = excluded.after_id, done = excluded.done,
                most = excluded.most, changed = excluded.changed, started_at = excluded.started_at, finished_at = excluded.finished_at
            """)
    }

    static func countOfWords(_ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM moment WHERE words IS NOT NULL AND state <> 'withdrawn'") ?? 0
    }

    /// The next moments with words, by id.
    static func toRead(after id: Int64, limit: Int, _ tx: any ReadTransaction) throws -> [Moment] {
        try tx.rows(
            """
            SELECT \(MomentQueries.columns) FROM moment m WHERE m.id > \(id) AND m.words IS NOT NULL AND m.state <> 'withdrawn'
            ORDER BY m.id LIMIT \(limit)
            """
        ).map(MomentQueries.moment)
    }

    /// The first answer of each that says how good it was.
    static func ratings(of ids: [ID<Moment>], _ tx: any ReadTransaction) throws -> [ID<Moment>: Double] {
        var ratings: [ID<Moment>: Double] = [:]
        try tx.each("SELECT moment_id, kind, scale, value FROM answer WHERE moment_id IN \(list: ids) ORDER BY moment_id, position") { row in
            let answer = Answer(kind: try row.get(1), scale: try row.get(2), value: try row.maybe(3)), id: ID<Moment> = try row.get(0)
            if let rating = answer.rating, ratings[id] == nil { ratings[id] = rating }
        }
        return ratings
    }

    /// Whether a moment still has the words and the reading that it had.
    static func isUnchanged(_ moment: Moment, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            "SELECT 1 FROM moment WHERE id = \(moment.id) AND state <> 'withdrawn' AND words = \(moment.words) AND reader_version = \(moment.reading.version)"
        )
    }

    // MARK: The least sure

    /// Of the newest moments those that the reader was least sure of and nobody corrected or passed over, least sure first.
    static func unsure(_ scope: Scope, since: Instant, skip: Int, limit: Int, _ tx: any ReadTransaction) throws -> [Moment] {
        try tx.rows(
            """
            SELECT \(MomentQueries.columns) FROM moment m WHERE m.sentiment_sure < 0.6 AND m.corrected_at IS NULL AND m.state = 'kept'
                AND m.received_at >= \(since) AND \(scope.covers("+m.unit_id")) ORDER BY m.sentiment_sure, m.id DESC
            LIMIT \(limit) OFFSET \(skip)
            """
        ).map(MomentQueries.moment)
    }
}
