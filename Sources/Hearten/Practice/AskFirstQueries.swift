package import Storage

/// Predictions as rows. They are their colleague's own; others read means of many people.
package enum AskFirstQueries {
    /// Moments with words and a tapped level in the scope, that the colleague neither told nor predicted; the newest.
    static func questions(
        for colleague: ID<Colleague>, _ scope: Scope, since: Instant, limit: Int, _ tx: any ReadTransaction
    ) throws -> [AskFirst.Question] {
        guard !scope.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT m.id, coalesce(m.shown_words, m.words), m.language, m.unit_id, m.touchpoint_id, m.happened_at FROM moment m
            WHERE m.received_at >= \(since) AND \(isQuestion(for: colleague, scope)) ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """
        ).map(question)
    }

    /// One of them, with the level that was told.
    static func question(
        _ moment: ID<Moment>, for colleague: ID<Colleague>, _ scope: Scope, _ tx: any ReadTransaction
    ) throws -> (question: AskFirst.Question, told: Int)? {
        guard !scope.isEmpty else { return nil }
        return try tx.row(
            """
            SELECT m.id, coalesce(m.shown_words, m.words), m.language, m.unit_id, m.touchpoint_id, m.happened_at, m.level FROM moment m
            WHERE m.id = \(moment) AND \(isQuestion(for: colleague, scope))
            """
        ).map { (try question($0), try $0.get(6)) }
    }

    private static func isQuestion(for colleague: ID<Colleague>, _ scope: Scope) -> SQL {
        """
        m.state = 'kept' AND m.level IS NOT NULL AND m.words IS NOT NULL AND (m.told_by IS NULL OR m.told_by <> \(colleague))
            AND \(scope.covers("m.unit_id"))
            AND NOT EXISTS (SELECT 1 FROM prediction x WHERE x.colleague_id = \(colleague) AND x.moment_id = m.id)
            AND NOT EXISTS (SELECT 1 FROM moment_person y
                WHERE y.moment_id = m.id AND (y.colleague_id = \(colleague) OR m.sharing = 'person'))
        """
    }

    private static func question(_ row: Row) throws -> AskFirst.Question {
        AskFirst.Question(
            moment: try row.get(0), words: try row.get(1), language: try row.maybe(2), unit: try row.get(3), touchpoint: try row.maybe(4),
            happenedAt: try row.get(5))
    }

    package static func add(
        _ prediction: AskFirst.Prediction, of colleague: ID<Colleague>, on day: Day, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO prediction (colleague_id, moment_id, predicted, told, day, at)
            VALUES (\(colleague), \(prediction.moment), \(prediction.predicted), \(prediction.told), \(day.number), \(tx.now)) ON CONFLICT DO NOTHING
            """)
    }

    static func count(of colleague: ID<Colleague>, on day: Day, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM prediction WHERE colleague_id = \(colleague) AND day = \(day.number)") ?? 0
    }

    /// One prediction with the moment's words, as long as its colleague may read them.
    static func answered(
        _ moment: ID<Moment>, of colleague: ID<Colleague>, _ scope: Scope, _ tx: any ReadTransaction
    ) throws -> (question: AskFirst.Question, prediction: AskFirst.Prediction)? {
        try tx.row(
            """
            SELECT m.id, coalesce(m.shown_words, m.words), m.language, m.unit_id, m.touchpoint_id, m.happened_at, x.predicted, x.told
            FROM prediction x JOIN moment m ON m.id = x.moment_id
            WHERE x.colleague_id = \(colleague) AND x.moment_id = \(moment) AND m.state = 'kept' AND m.words IS NOT NULL
                AND \(scope.covers("m.unit_id"))
            """
        ).map { (try question($0), AskFirst.Prediction(moment: moment, predicted: try $0.get(6), told: try $0.get(7))) }
    }

    /// One's own newest gaps.
    static func gaps(of colleague: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [Int] {
        try tx.values("SELECT predicted - told FROM prediction WHERE colleague_id = \(colleague) ORDER BY at DESC, moment_id LIMIT \(limit)")
    }

    /// For each colleague who predicted in these days: their unit, their mean gap and of how many.
    static func means(from first: Day, through last: Day, _ tx: any ReadTransaction) throws -> [(unit: ID<Unit>, mean: Double, count: Int)] {
        try tx.rows(
            """
            SELECT c.unit_id, SUM(x.predicted - x.told), COUNT(*) FROM prediction x JOIN colleague c ON c.id = x.colleague_id
            WHERE x.day BETWEEN \(first.number) AND \(last.number) AND c.disabled_at IS NULL GROUP BY c.id, c.unit_id LIMIT 100000
            """
        ).map { row in
            let (sum, count): (Int, Int) = (try row.get(1), try row.get(2))
            return (unit: try row.get(0), mean: Double(sum) / Double(max(1, count)), count: count)
        }
    }
}
