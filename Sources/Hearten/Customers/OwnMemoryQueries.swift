import Storage

/// What a customer's own file holds beside what their page shows, as rows.
enum OwnMemoryQueries {
    static func knownSince(_ id: ID<Customer>, _ tx: any ReadTransaction) throws -> Instant {
        guard let since: Instant = try tx.value("SELECT created_at FROM customer WHERE id = \(id)") else { throw Refusal.notFound }
        return since
    }

    static func keyCount(_ id: ID<Customer>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM customer_key WHERE customer_id = \(id)") ?? 0
    }

    static func refused(by id: ID<Customer>, limit: Int, _ tx: any ReadTransaction) throws -> [OwnMemoryFile.Refused] {
        try tx.rows("SELECT kind, at FROM preference_refused WHERE customer_id = \(id) ORDER BY at, kind LIMIT \(limit)").map {
            OwnMemoryFile.Refused(kind: try $0.get(0), at: try $0.get(1))
        }
    }

    /// Those that were kept, too.
    static func promises(to id: ID<Customer>, limit: Int, _ tx: any ReadTransaction) throws -> [OwnMemoryFile.Promise] {
        try tx.rows(
            "SELECT text, due_at, made_at, kept_at FROM customer_promise WHERE customer_id = \(id) ORDER BY made_at, id LIMIT \(limit)"
        ).map { OwnMemoryFile.Promise(text: try $0.get(0), dueAt: try $0.maybe(1), madeAt: try $0.get(2), keptAt: try $0.maybe(3)) }
    }

    /// Those that have passed and are not forgotten yet, too.
    static func bookings(of id: ID<Customer>, limit: Int, _ tx: any ReadTransaction) throws -> [Booking] {
        try tx.rows(
            """
            SELECT b.id, b.customer_id, b.unit_id, b.starts_at, b.ends_at, b.place, b.work FROM booking b WHERE b.customer_id = \(id)
            ORDER BY b.starts_at, b.id LIMIT \(limit)
            """
        ).map { row in
            Booking(
                id: try row.get(0), customer: try row.get(1), unit: try row.get(2), from: try row.get(3), until: try row.get(4),
                place: try row.maybe(5), work: try row.maybe(6))
        }
    }
}
