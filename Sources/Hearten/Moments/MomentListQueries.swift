package import Storage
import Understanding

/// Finding and listing moments, always within a scope.
extension MomentQueries {
    static let columns: SQL = """
        m.id, m.received_at, m.happened_at, m.week, m.unit_id, m.touchpoint_id, m.channel, m.source, m.source_key, m.told_by, m.level, m.words,
        m.shown_words, m.named, COALESCE(m.language, NULLIF(m.read_language, 'other')), m.is_anonymous, m.sharing, m.state, m.reader_version, m.sentiment, m.sentiment_sure, m.intent,
        m.intent_sure, m.category, m.category_sure, m.read_level, m.read_level_sure, m.urgency, m.urgency_sure, m.corrected_at, m.aspects,
        m.question, COALESCE(m.read_language, '') = 'other'
        """

    package static func find(_ id: ID<Moment>, _ scope: Scope, _ tx: any ReadTransaction) throws -> Moment? {
        try tx.row("SELECT \(columns) FROM moment m WHERE m.id = \(id) AND m.state <> 'withdrawn' AND \(scope.covers("m.unit_id"))").map(moment)
    }

    /// For verbs that hold the moment's own authority, such as its case or its guest's link.
    package static func find(_ id: ID<Moment>, _ tx: any ReadTransaction) throws -> Moment? {
        try tx.row("SELECT \(columns) FROM moment m WHERE m.id = \(id) AND m.state <> 'withdrawn'").map(moment)
    }

    /// One page of moments, last received first: whoever polls finds all that is new on top, also what is told late. `after` is the last moment of the page before.
    package static func list(
        _ filter: MomentFilter, _ scope: Scope, after: Cursor?, limit: Int, _ tx: any ReadTransaction
    ) throws -> [Moment] {
        var condition = filter.condition(scope, tx.dialect, isInOrder: true)
        if let after { condition = "\(condition) AND (m.received_at, m.id) < (\(after.receivedAt), \(after.id))" }
        return try tx.rows("SELECT \(columns) FROM moment m WHERE \(condition) ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)").map(moment)
    }

    /// How many moments a filter finds, counted up to `limit`.
    package static func count(_ filter: MomentFilter, _ scope: Scope, limit: Int = 10_000, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM (SELECT 1 FROM moment m WHERE \(filter.condition(scope, tx.dialect)) LIMIT \(limit)) counted") ?? 0
    }

    package static func answers(of id: ID<Moment>, _ tx: any ReadTransaction) throws -> [Answer] {
        try tx.rows("SELECT kind, scale, value, words, question FROM answer WHERE moment_id = \(id) ORDER BY position").map {
            Answer(kind: try $0.get(0), scale: try $0.get(1), value: try $0.maybe(2), words: try $0.maybe(3), question: try $0.maybe(4))
        }
    }

    package static func contact(of id: ID<Moment>, _ tx: any ReadTransaction) throws -> Contact? {
        try tx.row("SELECT name, email, phone FROM contact WHERE moment_id = \(id) AND erased_at IS NULL").map {
            Contact(name: try $0.maybe(0), email: try $0.maybe(1, as: String.self).flatMap { EmailAddress($0) }, phone: try $0.maybe(2))
        }
    }

    static func moment(_ row: Row) throws -> Moment {
        let reading = ReadingOfMoment(
            version: try row.get(18), sentiment: try guess(row, 19) { Sentiment(rawValue: $0) }, intent: try guess(row, 21) { Intent(rawValue: $0) },
            category: try guess(row, 23) { ValueCategory(rawValue: $0) },
            level: try row.maybe(25, as: Int.self).map { Guess($0, try row.maybe(26) ?? 0) },
            urgency: try guess(row, 27) { Urgency(rawValue: $0) }, aspects: StoredAspects(bits: try row.get(30)),
            isUrgencyCorrected: (try row.maybe(28) ?? 0.0) >= 1, correctedAt: try row.maybe(29))
        return Moment(
            id: try row.get(0), receivedAt: try row.get(1), happenedAt: try row.get(2), week: try row.get(3), unit: try row.get(4),
            touchpoint: try row.maybe(5), channel: try row.get(6), source: try row.get(7), sourceKey: try row.maybe(8), toldBy: try row.maybe(9),
            level: try row.maybe(10), words: try row.maybe(11), masked: try row.maybe(12), named: try row.maybe(13), language: try row.maybe(14),
            question: try row.maybe(31), isUnreadable: try row.get(32),
            isAnonymous: try row.get(15), sharing: Moment.Sharing(rawValue: try row.get(16)) ?? .none,
            state: Moment.State(rawValue: try row.get(17)) ?? .kept, reading: reading)
    }

    private static func guess<Value>(_ row: Row, _ column: Int, _ make: (String) -> Value?) throws -> Guess<Value>? {
        guard let value = try row.maybe(column, as: String.self).flatMap(make) else { return nil }
        return Guess(value, try row.maybe(column + 1) ?? 0)
    }
}

/// Where a page of a list ended.
package struct Cursor: Sendable, Equatable {
    package let receivedAt: Instant
    package let id: ID<Moment>
    package init(_ moment: Moment) {
        receivedAt = moment.receivedAt
        id = moment.id
    }
    package init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let milliseconds = Int64(parts[0]), let id = ID<Moment>(String(parts[1])) else { return nil }
        receivedAt = Instant(milliseconds: milliseconds)
        self.id = id
    }
    package var text: String { "\(receivedAt.milliseconds).\(id)" }
}
