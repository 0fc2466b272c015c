import Storage

/// Lacks as rows.
enum LackQueries {
    private static let columns: SQL = """
        l.id, l.words, l.unit_id, l.at, l.kind, l.principle_id, l.colleague_id IS NOT NULL, l.answered, l.answered_by, l.answer
        """

    private static func lack(_ row: Row) throws -> Lack {
        Lack(
            id: try row.get(0), words: try row.get(1), unit: try row.get(2), at: try row.get(3), kind: Lack.Kind(rawValue: try row.get(4)) ?? .other,
            principle: try row.maybe(5), wantsAnswer: try row.get(6), answeredAt: try row.maybe(7), answeredBy: try row.maybe(8),
            answer: try row.maybe(9))
    }

    static func add(
        _ id: ID<Lack>, _ words: String, kind: Lack.Kind, unit: ID<Unit>, colleague: ID<Colleague>?, at: Instant, principle: ID<Principle>?,
        in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO lack (id, words, unit_id, colleague_id, at, kind, principle_id)
            VALUES (\(id), \(words), \(unit), \(colleague), \(at), \(kind.rawValue), \(principle))
            """)
    }

    /// The same words, still open, from the same unit.
    static func open(words: String, unit: ID<Unit>, _ tx: any ReadTransaction) throws -> ID<Lack>? {
        try tx.value("SELECT id FROM lack WHERE answered IS NULL AND unit_id = \(unit) AND words = \(words)")
    }

    /// Somebody wants the answer of a lack that nobody is waiting for yet.
    static func setAsker(_ colleague: ID<Colleague>, of id: ID<Lack>, in tx: any Transaction) throws {
        try tx.run("UPDATE lack SET colleague_id = \(colleague) WHERE id = \(id) AND colleague_id IS NULL")
    }

    static func openCount(_ tx: any ReadTransaction) throws -> Int { try tx.value("SELECT COUNT(*) FROM lack WHERE answered IS NULL") ?? 0 }

    static func open(_ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [Lack] {
        try tx.rows(
            """
            SELECT \(columns) FROM lack l WHERE l.answered IS NULL AND \(scope.covers("l.unit_id")) ORDER BY l.at DESC, l.id LIMIT \(limit)
            """
        ).map(lack)
    }

    static func closed(_ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [Lack] {
        try tx.rows(
            """
            SELECT \(columns) FROM lack l WHERE l.answered IS NOT NULL AND \(scope.covers("l.unit_id")) ORDER BY l.answered DESC, l.id LIMIT \(limit)
            """
        ).map(lack)
    }

    static func find(_ id: ID<Lack>, _ scope: Scope, _ tx: any ReadTransaction) throws -> Lack? {
        try tx.row("SELECT \(columns) FROM lack l WHERE l.id = \(id) AND \(scope.covers("l.unit_id"))").map(lack)
    }

    /// Answers and closes; without an answer it is only closed. False when it was closed already.
    static func close(_ id: ID<Lack>, answer: String?, by colleague: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE lack SET answered = \(tx.now), answered_by = \(colleague), answer = \(answer) WHERE id = \(id) AND answered IS NULL
            """) > 0
    }

    /// What this colleague asked and wants to know: open ones, and answers of the last days.
    static func asked(by colleague: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [Lack] {
        let since = Instant(milliseconds: tx.now.milliseconds - 30 * 86_400_000)
        return try tx.rows(
            """
            SELECT \(columns) FROM lack l
            WHERE l.colleague_id = \(colleague) AND (l.answered IS NULL OR (l.answer IS NOT NULL AND l.answered >= \(since)))
            ORDER BY l.answered IS NULL, l.answered DESC, l.at DESC, l.id LIMIT \(limit)
            """
        ).map(lack)
    }
}
