package import Storage

/// Commitments as rows. Read by the one who acts and the one it is for; others read how many were confirmed.
package enum CommitmentQueries {
    private static let columns: SQL = """
        k.id, k.actor_id, k.unit_id, k.action, k.beneficiary_id, k.category, k.made_at, k.due_at, k.done_at, k.confirmed_at, k.dropped_at, k.answer
        """

    private static func commitment(_ row: Row) throws -> Commitment {
        Commitment(
            id: try row.get(0), actor: try row.get(1), unit: try row.get(2), action: try row.get(3), beneficiary: try row.get(4),
            category: Category(rawValue: try row.get(5)) ?? .delivery, madeAt: try row.get(6), dueAt: try row.get(7), doneAt: try row.maybe(8),
            confirmedAt: try row.maybe(9), droppedAt: try row.maybe(10), answer: try row.maybe(11))
    }

    /// False when it was made already.
    @discardableResult
    package static func add(_ one: Commitment, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO commitment (id, actor_id, unit_id, action, beneficiary_id, category, made_at, due_at)
            VALUES (\(one.id), \(one.actor), \(one.unit), \(one.action), \(one.beneficiary), \(one.category.rawValue), \(one.madeAt), \(one.dueAt))
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    /// Whether exactly this was made before.
    static func isMade(_ one: Commitment, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM commitment WHERE id = \(one.id) AND actor_id = \(one.actor) AND beneficiary_id = \(one.beneficiary)
                AND action = \(one.action) AND due_at = \(one.dueAt)
            """)
    }

    /// Those who work in the same unit, then those around it, by name.
    static func around(
        _ unit: ID<Unit>, _ units: [ID<Unit>], but person: ID<Colleague>, limit: Int, _ tx: any ReadTransaction
    ) throws -> [Thankable] {
        try tx.rows(
            """
            SELECT id, name, title, unit_id FROM colleague WHERE unit_id IN \(list: units + [unit]) AND id <> \(person) AND disabled_at IS NULL
            ORDER BY CASE WHEN unit_id = \(unit) THEN 0 ELSE 1 END, name, id LIMIT \(limit)
            """
        ).map { Thankable(id: try $0.get(0), name: try $0.get(1), title: try $0.get(2), unit: try $0.get(3)) }
    }

    /// One's own that are open or wait for the other's word, the next one due first.
    static func open(of actor: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [Commitment] {
        try tx.rows(
            """
            SELECT \(columns) FROM commitment k WHERE k.actor_id = \(actor) AND k.confirmed_at IS NULL AND k.dropped_at IS NULL
            ORDER BY k.due_at, k.id LIMIT \(limit)
            """
        ).map(commitment)
    }

    /// One's own that were confirmed or given up, the newest first.
    static func past(of actor: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [Commitment] {
        try tx.rows(
            """
            SELECT \(columns) FROM commitment k WHERE k.actor_id = \(actor) AND (k.confirmed_at IS NOT NULL OR k.dropped_at IS NOT NULL)
            ORDER BY coalesce(k.confirmed_at, k.dropped_at) DESC, k.id LIMIT \(limit)
            """
        ).map(commitment)
    }

    /// What others say they have done for this colleague, and wait to hear of.
    static func toConfirm(by beneficiary: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [Commitment] {
        try tx.rows(
            """
            SELECT \(columns) FROM commitment k
            WHERE k.beneficiary_id = \(beneficiary) AND k.done_at IS NOT NULL AND k.confirmed_at IS NULL AND k.dropped_at IS NULL
            ORDER BY k.done_at, k.id LIMIT \(limit)
            """
        ).map(commitment)
    }

    static func openCount(of actor: ID<Colleague>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value(
            "SELECT COUNT(*) FROM commitment WHERE actor_id = \(actor) AND confirmed_at IS NULL AND dropped_at IS NULL AND done_at IS NULL") ?? 0
    }

    static func find(_ id: ID<Commitment>, _ tx: any ReadTransaction) throws -> Commitment? {
        try tx.row("SELECT \(columns) FROM commitment k WHERE k.id = \(id)").map(commitment)
    }

    package static func setDone(_ id: ID<Commitment>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE commitment SET done_at = \(tx.now), answer = NULL
            WHERE id = \(id) AND done_at IS NULL AND dropped_at IS NULL AND confirmed_at IS NULL
            """) == 1
    }

    static func drop(_ id: ID<Commitment>, in tx: any Transaction) throws -> Bool {
        try tx.run("UPDATE commitment SET dropped_at = \(tx.now) WHERE id = \(id) AND dropped_at IS NULL AND confirmed_at IS NULL") == 1
    }

    package static func confirm(_ id: ID<Commitment>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE commitment SET confirmed_at = \(tx.now)
            WHERE id = \(id) AND done_at IS NOT NULL AND confirmed_at IS NULL AND dropped_at IS NULL
            """) == 1
    }

    /// Back to the one who acts, with what is still missing.
    static func reopen(_ id: ID<Commitment>, answer: String?, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE commitment SET done_at = NULL, reminded_at = NULL, answer = \(answer)
            WHERE id = \(id) AND done_at IS NOT NULL AND confirmed_at IS NULL AND dropped_at IS NULL
            """) == 1
    }

    /// Open ones that are due soon and were not reminded of yet.
    static func toRemind(before end: Instant, since: Instant, limit: Int, _ tx: any ReadTransaction) throws -> [Commitment] {
        try tx.rows(
            """
            SELECT \(columns) FROM commitment k JOIN colleague c ON c.id = k.actor_id
            WHERE k.done_at IS NULL AND k.dropped_at IS NULL AND k.due_at < \(end) AND k.due_at >= \(since) AND k.reminded_at IS NULL
                AND c.disabled_at IS NULL ORDER BY k.due_at, k.id LIMIT \(limit)
            """
        ).map(commitment)
    }

    static func setReminded(_ id: ID<Commitment>, in tx: any Transaction) throws {
        try tx.run("UPDATE commitment SET reminded_at = \(tx.now) WHERE id = \(id)")
    }

    /// How many were confirmed in a time, by the unit of the one who acted.
    package static func confirmed(_ scope: Scope, from: Instant, to: Instant, _ tx: any ReadTransaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM commitment k WHERE k.confirmed_at >= \(from) AND k.confirmed_at < \(to) AND \(scope.covers("k.unit_id"))
            """) ?? 0
    }
}
