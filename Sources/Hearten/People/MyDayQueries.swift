import Storage

/// What a colleague has promised and looks after.
enum MyDayQueries {
    /// A promise stays until it is kept, also when its case is closed.
    static func promises(of person: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [MyDay.Promise] {
        try tx.rows(
            """
            SELECT t.id, t.text, c.number, c.title, t.created_at, t.due_at FROM case_task t JOIN recovery_case c ON c.id = t.case_id
            WHERE t.owner_id = \(person) AND t.done_at IS NULL ORDER BY t.due_at NULLS LAST, t.id LIMIT \(limit)
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
}
