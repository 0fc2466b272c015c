import Storage

/// Customers, by what they are known and what is remembered of them.
enum CustomerQueries {
    private static let columns: SQL = "c.id, c.unit_id, c.name, c.email, c.phone, c.link_round"

    private static func customer(_ row: Row) throws -> Customer {
        Customer(
            id: try row.get(0), unit: try row.get(1), name: try row.get(2), email: try row.maybe(3, as: String.self).flatMap { EmailAddress($0) },
            phone: try row.maybe(4), linkRound: try row.get(5))
    }

    /// SQL that is true for customers `c` of the scope: known there, or booked there.
    private static func lies(in scope: Scope) -> SQL {
        "(\(scope.covers("c.unit_id")) OR EXISTS (SELECT 1 FROM booking b WHERE b.customer_id = c.id AND \(scope.covers("b.unit_id"))))"
    }

    /// SQL that is true where a contact `k` is a customer `u`. Without the second half no index of addresses is read.
    static let isReached: SQL = "lower(k.email) = lower(u.email) AND k.email IS NOT NULL"

    // MARK: Finding

    static func find(_ id: ID<Customer>, _ tx: any ReadTransaction) throws -> Customer? {
        try tx.row("SELECT \(columns) FROM customer c WHERE c.id = \(id)").map(customer)
    }

    static func find(_ id: ID<Customer>, _ scope: Scope, _ tx: any ReadTransaction) throws -> Customer? {
        guard !scope.isEmpty else { return nil }
        return try tx.row("SELECT \(columns) FROM customer c WHERE c.id = \(id) AND \(lies(in: scope))").map(customer)
    }

    static func find(link digest: [UInt8], _ tx: any ReadTransaction) throws -> Customer? {
        try tx.row("SELECT \(columns) FROM customer c WHERE c.link_digest = \(digest)").map(customer)
    }

    /// Whose these keys are in a circle.
    static func owners(of digests: [String], in circle: ID<Unit>, _ tx: any ReadTransaction) throws -> [String: ID<Customer>] {
        var found: [String: ID<Customer>] = [:]
        for row in try tx.rows("SELECT digest, customer_id FROM customer_key WHERE circle = \(circle) AND digest IN \(list: digests)") {
            found[try row.get(0)] = try row.get(1)
        }
        return found
    }

    /// Which of these keys belong to somebody who asked to be forgotten.
    static func forgotten(_ digests: [String], in circle: ID<Unit>, _ tx: any ReadTransaction) throws -> Set<String> {
        Set(
            try tx.values(
                "SELECT digest FROM customer_forgotten WHERE circle IN \(list: [circle, everywhere]) AND digest IN \(list: digests)", as: String.self)
        )
    }

    /// Whether somebody with this address asked everybody to forget them, and not before then.
    static func wasForgotten(_ digest: String, since instant: Instant, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM customer_forgotten WHERE circle = \(everywhere) AND digest = \(digest) AND at >= \(instant)")
    }

    /// Cases that are closed and that were opened for this address.
    static func closedCases(of email: EmailAddress, limit: Int, _ tx: any ReadTransaction) throws -> [ID<RecoveryCase>] {
        try tx.values(
            """
            SELECT r.id FROM contact k JOIN case_moment m ON m.moment_id = k.moment_id
            JOIN recovery_case r ON r.id = m.case_id AND r.moment_id = k.moment_id
            WHERE lower(k.email) = \(email.key) AND k.email IS NOT NULL AND r.state = 'closed' ORDER BY r.id LIMIT \(limit)
            """)
    }

    /// Stands for every circle: an address is the same person's wherever it is known, a number need not be.
    private static let everywhere = ID<Unit>(0)

    /// Whether somebody with this address was promised something, with a day, in a case of the circle.
    static func isPromised(_ email: EmailAddress?, in circle: ID<Unit>, _ tx: any ReadTransaction) throws -> Bool {
        guard let email else { return false }
        return try tx.exists(
            """
            SELECT 1 FROM contact k JOIN case_moment m ON m.moment_id = k.moment_id JOIN case_task t ON t.case_id = m.case_id
            JOIN recovery_case r ON r.id = m.case_id AND r.state <> 'closed' JOIN unit_within w ON w.unit_id = r.unit_id AND w.ancestor_id = \(circle)
            WHERE lower(k.email) = \(email.key) AND k.email IS NOT NULL AND k.erased_at IS NULL AND t.done_at IS NULL AND t.due_at IS NOT NULL LIMIT 1
            """)
    }

    /// By a key exactly, or by a part of the name; the newest first.
    static func search(_ words: String?, keys: [String], _ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [Customer] {
        guard !scope.isEmpty else { return [] }
        var meant: SQL = "1 = 1"
        if let words {
            // Folding is ours, not the database's; and what was typed holds no signs of a pattern.
            let part = foldedForSearch(words).replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
            meant =
                "(c.sought LIKE \("%\(part)%") ESCAPE '!' OR c.id IN (SELECT k.customer_id FROM customer_key k WHERE k.digest IN \(list: keys)))"
        }
        return try tx.rows(
            "SELECT \(columns) FROM customer c WHERE \(meant) AND \(lies(in: scope)) ORDER BY c.created_at DESC, c.id LIMIT \(limit)"
        ).map(customer)
    }

    // MARK: Writing

    static func insert(_ one: Customer, in circle: ID<Unit>, link digest: [UInt8], by file: ID<BookingImport>?, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO customer (id, unit_id, circle, name, sought, email, phone, link_round, link_digest, import_id, created_at)
            VALUES (\(one.id), \(one.unit), \(circle), \(one.name), \(foldedForSearch(one.name)), \(one.email?.text), \(one.phone), 0, \(digest),
                \(file), \(tx.now))
            """)
    }

    static func addKeys(_ digests: [String], to id: ID<Customer>, in circle: ID<Unit>, by tx: any Transaction) throws {
        for digest in digests {
            try tx.run(
                "INSERT INTO customer_key (circle, digest, customer_id) VALUES (\(circle), \(digest), \(id)) ON CONFLICT DO NOTHING")
        }
    }

    /// Another way to reach somebody, where there was none.
    static func setReach(_ keys: CustomerKeys, of id: ID<Customer>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE customer SET email = coalesce(email, \(keys.email?.text)), phone = coalesce(phone, \(keys.phone))
            WHERE id = \(id) AND (email IS NULL OR phone IS NULL)
            """)
    }

    static func setName(_ name: String, of id: ID<Customer>, in tx: any Transaction) throws {
        try tx.run("UPDATE customer SET name = \(name), sought = \(foldedForSearch(name)) WHERE id = \(id)")
    }

    /// The link from before leads nowhere any more.
    static func setLink(of one: Customer, _ digest: [UInt8], in tx: any Transaction) throws {
        try tx.run("UPDATE customer SET link_round = \(one.linkRound), link_digest = \(digest) WHERE id = \(one.id)")
    }

    /// Somebody who was forgotten asks to be remembered again.
    static func allowAgain(_ digests: [String], in circle: ID<Unit>, by tx: any Transaction) throws {
        try tx.run("DELETE FROM customer_forgotten WHERE circle IN \(list: [circle, everywhere]) AND digest IN \(list: digests)")
    }

    /// Everything about a customer goes, in every circle that knows the address; only digests stay, so that no file brings them back.
    static func forget(_ one: Customer, address digest: String?, in tx: any Transaction) throws {
        var all = [one.id]
        if let email = one.email?.key {
            let alike = try tx.values("SELECT id FROM customer WHERE lower(email) = \(email) AND email IS NOT NULL", as: ID<Customer>.self)
            all = Array(Set(all + alike))
        }
        try tx.run(
            """
            INSERT INTO customer_forgotten (circle, digest, at) SELECT circle, digest, \(tx.now) FROM customer_key WHERE customer_id IN \(list: all)
            ON CONFLICT DO NOTHING
            """)
        if let digest {
            try tx.run("INSERT INTO customer_forgotten (circle, digest, at) VALUES (\(everywhere), \(digest), \(tx.now)) ON CONFLICT DO NOTHING")
        }
        try remove(all, in: tx)
        guard let email = one.email?.key else { return }
        // How they can be reached goes too, but where somebody is still putting something right for them: there it goes when that is done.
        let told: [ID<Moment>] = try tx.values(
            """
            SELECT k.moment_id FROM contact k WHERE lower(k.email) = \(email) AND k.email IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM case_moment m JOIN recovery_case r ON r.id = m.case_id WHERE m.moment_id = k.moment_id AND r.state <> 'closed')
            """)
        for some in stride(from: 0, to: told.count, by: 500).map({ Array(told[$0..<min($0 + 500, told.count)]) }) {
            _ = try CaseGuestQueries.forget(contactsOf: some, in: tx)
        }
    }

    static func remove(_ ids: [ID<Customer>], in tx: any Transaction) throws {
        try tx.run("DELETE FROM preference WHERE customer_id IN \(list: ids)")
        try tx.run("DELETE FROM preference_refused WHERE customer_id IN \(list: ids)")
        try tx.run("DELETE FROM customer_promise WHERE customer_id IN \(list: ids)")
        try tx.run("DELETE FROM booking WHERE customer_id IN \(list: ids)")
        try tx.run("DELETE FROM customer_key WHERE customer_id IN \(list: ids)")
        try tx.run("DELETE FROM customer WHERE id IN \(list: ids)")
    }
}
