import Storage

/// When customers who are known come, and the files that said so.
enum BookingQueries {
    private static let columns: SQL = "b.id, b.customer_id, b.unit_id, b.starts_at, b.ends_at, b.place, b.work"

    private static func booking(_ row: Row) throws -> Booking {
        Booking(
            id: try row.get(0), customer: try row.get(1), unit: try row.get(2), from: try row.get(3), until: try row.get(4), place: try row.maybe(5),
            work: try row.maybe(6))
    }

    static func ahead(of customer: ID<Customer>, limit: Int, _ tx: any ReadTransaction) throws -> [Booking] {
        try tx.rows(
            "SELECT \(columns) FROM booking b WHERE b.customer_id = \(customer) AND b.ends_at > \(tx.now) ORDER BY b.starts_at, b.id LIMIT \(limit)"
        ).map(booking)
    }

    /// Bookings of these units that touch the time, of customers who stated something or to whom something is promised. What was only
    /// noticed or assumed makes nobody known.
    static func remembered(
        _ from: Instant, _ until: Instant, in units: [ID<Unit>], limit: Int, _ tx: any ReadTransaction
    ) throws -> [Booking] {
        let earliest = from - .seconds(Int64(Booking.longestDays) * 86_400)
        return try tx.rows(
            """
            SELECT \(columns) FROM booking b WHERE b.unit_id IN \(list: units) AND b.starts_at < \(until) AND b.starts_at >= \(earliest)
                AND b.ends_at > \(from)
                AND (EXISTS (SELECT 1 FROM preference p WHERE p.customer_id = b.customer_id AND p.source = 'stated' AND p.expires_at > \(tx.now))
                    OR EXISTS (SELECT 1 FROM customer_promise q WHERE q.customer_id = b.customer_id AND q.kept_at IS NULL)
                    OR EXISTS (SELECT 1 FROM customer u JOIN contact k ON \(CustomerQueries.isReached)
                        JOIN case_moment m ON m.moment_id = k.moment_id JOIN case_task t ON t.case_id = m.case_id
                        JOIN recovery_case r ON r.id = m.case_id AND r.state <> 'closed' JOIN unit_within w ON w.unit_id = r.unit_id AND w.ancestor_id = u.circle
                        WHERE u.id = b.customer_id AND k.erased_at IS NULL AND t.done_at IS NULL AND t.due_at IS NOT NULL))
            ORDER BY b.starts_at, b.place, b.id LIMIT \(limit)
            """
        ).map(booking)
    }

    // MARK: Storing what a file says

    static func entries(_ entries: [String], of feed: String, _ tx: any ReadTransaction) throws -> [String: Booking] {
        var found: [String: Booking] = [:]
        for row in try tx.rows("SELECT \(columns), b.entry FROM booking b WHERE b.feed = \(feed) AND b.entry IN \(list: entries)") {
            found[try row.get(7)] = try booking(row)
        }
        return found
    }

    static func put(_ one: Booking, feed: String, entry: String, by file: ID<BookingImport>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO booking (id, customer_id, unit_id, starts_at, ends_at, place, work, feed, entry, seen_in, brought_by)
            VALUES (\(one.id), \(one.customer), \(one.unit), \(one.from), \(one.until), \(one.place), \(one.work), \(feed), \(entry), \(file), \(file))
            ON CONFLICT (feed, entry) DO UPDATE SET customer_id = excluded.customer_id, unit_id = excluded.unit_id,
                starts_at = excluded.starts_at, ends_at = excluded.ends_at, place = excluded.place, work = excluded.work, seen_in = excluded.seen_in
            """)
    }

    static func remove(_ ids: [ID<Booking>], in tx: any Transaction) throws { try tx.run("DELETE FROM booking WHERE id IN \(list: ids)") }

    static func forgetOld(limit: Int, in tx: any Transaction) throws -> Int {
        let before = tx.now - .seconds(Int64(Booking.keptDays) * 86_400)
        return try tx.run("DELETE FROM booking WHERE id IN (SELECT id FROM booking WHERE ends_at < \(before) ORDER BY ends_at LIMIT \(limit))")
    }

    // MARK: Files

    static func insert(_ one: BookingImport, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO booking_import (id, name, unit_id, path, state, made_by, created_at, summary)
            VALUES (\(one.id), \(one.name), \(one.unit), \(one.path), \(one.state.rawValue), \(one.madeBy), \(tx.now), \(one.summary.json.text))
            """)
    }

    static func find(_ id: ID<BookingImport>, _ scope: Scope, _ tx: any ReadTransaction) throws -> BookingImport? {
        try tx.row(
            "SELECT id, name, unit_id, path, state, made_by, created_at, summary FROM booking_import WHERE id = \(id) AND \(scope.covers("unit_id"))"
        )
        .flatMap(file)
    }

    static func list(_ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [BookingImport] {
        try tx.rows(
            """
            SELECT id, name, unit_id, path, state, made_by, created_at, summary FROM booking_import WHERE \(scope.covers("unit_id"))
            ORDER BY created_at DESC, id LIMIT \(limit)
            """
        ).compactMap(file)
    }

    private static func file(_ row: Row) throws -> BookingImport? {
        guard let state = BookingImport.State(rawValue: try row.get(4)), let json = try? JSON.parse(try row.get(7, as: String.self)) else {
            return nil
        }
        return BookingImport(
            id: try row.get(0), name: try row.get(1), unit: try row.get(2), path: try row.maybe(3), state: state, madeBy: try row.maybe(5),
            createdAt: try row.get(6), summary: BookingSummary(json))
    }

    /// Moves a file on; false when it was in that state no more.
    static func move(
        _ id: ID<BookingImport>, from: BookingImport.State, to state: BookingImport.State, _ summary: BookingSummary, in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE booking_import SET state = \(state.rawValue), summary = \(summary.json.text), path = NULL, ended_at = \(tx.now)
            WHERE id = \(id) AND state = \(from.rawValue)
            """) == 1
    }

    /// What a file brought and nobody has touched since goes: its bookings, its preferences, and customers of whom nothing else is known.
    static func takeBack(_ id: ID<BookingImport>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM booking WHERE brought_by = \(id) AND seen_in = \(id)")
        try tx.run("DELETE FROM preference WHERE import_id = \(id) AND confirmed_at IS NULL")
        let left: [ID<Customer>] = try tx.values(
            """
            SELECT c.id FROM customer c WHERE c.import_id = \(id)
                AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.customer_id = c.id) AND NOT EXISTS (SELECT 1 FROM preference p WHERE p.customer_id = c.id)
                AND NOT EXISTS (SELECT 1 FROM customer_promise q WHERE q.customer_id = c.id)
            """)
        try CustomerQueries.remove(left, in: tx)
    }

    static func abandon(before instant: Instant, in tx: any Transaction) throws -> [String] {
        let paths: [String] = try tx.values(
            "SELECT path FROM booking_import WHERE state = 'checked' AND created_at < \(instant) AND path IS NOT NULL")
        try tx.run("UPDATE booking_import SET state = 'abandoned', path = NULL WHERE state = 'checked' AND created_at < \(instant)")
        return paths
    }
}
