import Storage

/// What is remembered of customers: preferences and promises.
enum PreferenceQueries {
    private static func preference(_ row: Row) throws -> Preference? {
        guard let kind = Preference.Kind(rawValue: try row.get(2)), let source = Preference.Source(rawValue: try row.get(4)) else { return nil }
        return Preference(
            id: try row.get(0), customer: try row.get(1), kind: kind, text: try row.get(3), source: source, madeBy: try row.maybe(5),
            madeAt: try row.get(6), confirmedAt: try row.maybe(7), expiresAt: try row.get(8))
    }

    /// What holds now: nothing that nobody has confirmed in its time.
    static func live(of customers: [ID<Customer>], limit: Int, _ tx: any ReadTransaction) throws -> [Preference] {
        try tx.rows(
            """
            SELECT id, customer_id, kind, text, source, made_by, made_at, confirmed_at, expires_at FROM preference
            WHERE customer_id IN \(list: customers) AND expires_at > \(tx.now)
            ORDER BY CASE source WHEN 'stated' THEN 0 WHEN 'observed' THEN 1 ELSE 2 END, made_at DESC, id LIMIT \(limit)
            """
        ).compactMap(preference)
    }

    /// Also what has had its time and is not tidied away yet.
    static func kept(of customer: ID<Customer>, limit: Int, _ tx: any ReadTransaction) throws -> [Preference] {
        try tx.rows(
            """
            SELECT id, customer_id, kind, text, source, made_by, made_at, confirmed_at, expires_at FROM preference
            WHERE customer_id = \(customer) ORDER BY made_at, id LIMIT \(limit)
            """
        ).compactMap(preference)
    }

    static func find(_ id: ID<Preference>, of customer: ID<Customer>, _ tx: any ReadTransaction) throws -> Preference? {
        try live(of: [customer], limit: Preference.most, tx).first { $0.id == id }
    }

    static func isRefused(_ kind: Preference.Kind, by customer: ID<Customer>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM preference_refused WHERE customer_id = \(customer) AND kind = \(kind.rawValue)")
    }

    static func insert(_ one: Preference, by file: ID<BookingImport>?, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO preference (id, customer_id, kind, text, source, made_by, import_id, made_at, confirmed_at, expires_at)
            VALUES (\(one.id), \(one.customer), \(one.kind.rawValue), \(one.text), \(one.source.rawValue), \(one.madeBy), \(file), \(one.madeAt),
                \(one.confirmedAt), \(one.expiresAt))
            """)
    }

    /// The customer's own word makes it stated, from now on.
    static func confirm(_ id: ID<Preference>, text: String?, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE preference SET source = 'stated', confirmed_at = \(tx.now), expires_at = \(Preference.end(of: .stated, from: tx.now)),
                text = coalesce(\(text), text) WHERE id = \(id)
            """)
    }

    static func remove(_ id: ID<Preference>, in tx: any Transaction) throws { try tx.run("DELETE FROM preference WHERE id = \(id)") }

    static func refuse(_ kind: Preference.Kind, by customer: ID<Customer>, in tx: any Transaction) throws {
        try tx.run("INSERT INTO preference_refused (customer_id, kind, at) VALUES (\(customer), \(kind.rawValue), \(tx.now)) ON CONFLICT DO NOTHING")
    }

    static func acceptAgain(_ kind: Preference.Kind, by customer: ID<Customer>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM preference_refused WHERE customer_id = \(customer) AND kind = \(kind.rawValue)")
    }

    static func forgetExpired(limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run("DELETE FROM preference WHERE id IN (SELECT id FROM preference WHERE expires_at <= \(tx.now) ORDER BY expires_at LIMIT \(limit))")
    }

    // MARK: Promises

    /// Written ones, and actions with a date in the circle's cases of whoever left the customer's address: those are for colleagues only.
    static func open(of customers: [ID<Customer>], limit: Int, _ tx: any ReadTransaction) throws -> [OpenPromise] {
        let written = try written(of: customers, limit: limit, tx)
        let made = try tx.rows(
            """
            SELECT DISTINCT u.id, t.text, t.due_at, r.number FROM customer u JOIN contact k ON \(CustomerQueries.isReached)
            JOIN case_moment m ON m.moment_id = k.moment_id JOIN recovery_case r ON r.id = m.case_id AND r.state <> 'closed' JOIN case_task t ON t.case_id = r.id
            JOIN unit_within w ON w.unit_id = r.unit_id AND w.ancestor_id = u.circle
            WHERE u.id IN \(list: customers) AND u.email IS NOT NULL AND k.erased_at IS NULL AND t.done_at IS NULL AND t.due_at IS NOT NULL
            ORDER BY t.due_at, r.number LIMIT \(limit)
            """
        ).map { OpenPromise(id: nil, customer: try $0.get(0), text: try $0.get(1), dueAt: try $0.get(2), caseNumber: try $0.get(3)) }
        return Array((written + made).prefix(limit))
    }

    /// What a colleague wrote down as promised: the customer reads it, too.
    static func written(of customers: [ID<Customer>], limit: Int, _ tx: any ReadTransaction) throws -> [OpenPromise] {
        try tx.rows(
            """
            SELECT id, customer_id, text, due_at FROM customer_promise WHERE customer_id IN \(list: customers) AND kept_at IS NULL
            ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, id LIMIT \(limit)
            """
        ).map { OpenPromise(id: try $0.get(0), customer: try $0.get(1), text: try $0.get(2), dueAt: try $0.maybe(3)) }
    }

    static func count(of customer: ID<Customer>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM customer_promise WHERE customer_id = \(customer) AND kept_at IS NULL", as: Int.self) ?? 0
    }

    static func insert(_ text: String, dueAt: Instant?, id: ID<OpenPromise>, to customer: ID<Customer>, by: ID<Colleague>, in tx: any Transaction)
        throws
    {
        try tx.run(
            """
            INSERT INTO customer_promise (id, customer_id, text, due_at, made_by, made_at) VALUES (\(id), \(customer), \(text), \(dueAt), \(by), \(tx.now))
            """)
    }

    /// False when it was kept already, or is somebody else's.
    static func keep(_ id: ID<OpenPromise>, to customer: ID<Customer>, in tx: any Transaction) throws -> Bool {
        try tx.run("UPDATE customer_promise SET kept_at = \(tx.now) WHERE id = \(id) AND customer_id = \(customer) AND kept_at IS NULL") == 1
    }
}
