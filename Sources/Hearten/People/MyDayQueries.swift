import Storage

/// What a colleague has promised, looks after and should know.
enum MyDayQueries {
    static func promises(of person: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [MyDay.Promise] {
        try tx.rows(
            """
            SELECT t.id, t.text, c.number, c.title, t.created_at, t.due_at FROM case_task t JOIN recovery_case c ON c.id = t.case_id
            WHERE t.owner_id = \(person) AND t.done_at IS NULL AND c.state <> 'closed' ORDER BY t.due_at NULLS LAST, t.id LIMIT \(limit)
            """
        ).map {
            MyDay.Promise(
                task: try $0.get(0), text: try $0.get(1), caseNumber: try $0.get(2), caseTitle: try $0.get(3), createdAt: try $0.get(4),
                dueAt: try $0.maybe(5))
        }
    }

    /// Cases that somebody offers to the colleague come first, then their own, the most urgent first.
    static func held(by person: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [MyDay.Held] {
        try tx.rows(
            """
            SELECT number, title, unit_id, touchpoint_id, opened_at, next_due_at, offered_to FROM recovery_case
            WHERE state <> 'closed' AND (owner_id = \(person) OR offered_to = \(person))
            ORDER BY CASE WHEN offered_to = \(person) THEN 0 ELSE 1 END, next_due_at NULLS LAST, id LIMIT \(limit)
            """
        ).map {
            MyDay.Held(
                number: try $0.get(0), title: try $0.get(1), unit: try $0.get(2), touchpoint: try $0.maybe(3), openedAt: try $0.get(4),
                dueAt: try $0.maybe(5), isOffered: try $0.maybe(6, as: ID<Colleague>.self) == person)
        }
    }

    static func heldCount(by person: ID<Colleague>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM recovery_case WHERE owner_id = \(person) AND state <> 'closed'") ?? 0
    }

    static func news(for person: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [MyDay.News] {
        try tx.rows(
            """
            SELECT n.id, n.kind, n.at, c.number, c.title, n.subject_id FROM news n LEFT JOIN recovery_case c ON c.id = n.subject_id
            WHERE n.colleague_id = \(person) AND n.read_at IS NULL ORDER BY n.at DESC, n.id DESC LIMIT \(limit)
            """
        ).map {
            let kind: String = try $0.get(1)
            let count = kind.hasPrefix("many-") ? try $0.maybe(5, as: Int.self) ?? 0 : 0
            return MyDay.News(
                id: try $0.get(0), kind: kind, at: try $0.get(2), caseNumber: try $0.maybe(3), caseTitle: try $0.maybe(4), count: count)
        }
    }

    static func readNews(of person: ID<Colleague>, upTo: Instant, in tx: any Transaction) throws {
        try tx.run("UPDATE news SET read_at = \(tx.now) WHERE colleague_id = \(person) AND read_at IS NULL AND at <= \(upTo)")
    }
}
