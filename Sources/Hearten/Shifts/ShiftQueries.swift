import Storage

/// Shifts as rows.
enum ShiftQueries {
    private static let columns: SQL = "s.id, s.colleague_id, s.unit_id, s.touchpoint_id, s.starts_at, s.ends_at, s.place, s.work"
    /// True for shifts `s` of people who still work here and are not on leave at the instant.
    private static func present(at instant: Instant) -> SQL {
        """
        EXISTS (SELECT 1 FROM colleague c WHERE c.id = s.colleague_id AND c.disabled_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM absence x WHERE x.colleague_id = s.colleague_id AND x.from_at <= \(instant) AND x.until_at > \(instant))
        """
    }

    private static func shift(_ row: Row) throws -> RotaShift {
        RotaShift(
            id: try row.get(0), colleague: try row.get(1), unit: try row.get(2), touchpoint: try row.maybe(3), from: try row.get(4),
            until: try row.get(5), place: try row.maybe(6), work: try row.maybe(7))
    }

    /// The earliest start of a shift that can still last then.
    private static func earliest(_ instant: Instant) -> Instant { instant - .milliseconds(RotaShift.longest) }

    // MARK: Asking

    static func current(of colleague: ID<Colleague>, at instant: Instant, _ tx: any ReadTransaction) throws -> RotaShift? {
        try tx.row(
            """
            SELECT \(columns) FROM shift s WHERE s.colleague_id = \(colleague) AND s.starts_at <= \(instant)
                AND s.starts_at >= \(earliest(instant)) AND s.ends_at > \(instant) ORDER BY s.starts_at DESC, s.id LIMIT 1
            """
        ).map(shift)
    }

    /// The shifts of one colleague that begin within this time, in order.
    static func between(
        _ from: Instant, _ to: Instant, of colleague: ID<Colleague>, limit: Int, _ tx: any ReadTransaction
    ) throws -> [RotaShift] {
        try tx.rows(
            """
            SELECT \(columns) FROM shift s WHERE s.colleague_id = \(colleague) AND s.starts_at >= \(from) AND s.starts_at < \(to)
            ORDER BY s.starts_at, s.id LIMIT \(limit)
            """
        ).map(shift)
    }

    static func onDuty(in units: [ID<Unit>], at instant: Instant, limit: Int, _ tx: any ReadTransaction) throws -> [RotaShift] {
        try tx.rows(
            """
            SELECT \(columns) FROM shift s
            WHERE s.unit_id IN (SELECT unit_id FROM unit_within WHERE ancestor_id IN \(list: units)) AND s.starts_at <= \(instant)
                AND s.starts_at >= \(earliest(instant)) AND s.ends_at > \(instant) AND \(present(at: instant))
            ORDER BY s.starts_at, s.id LIMIT \(limit)
            """
        ).map(shift)
    }

    /// Everybody's shifts in these units themselves that touch the time; people who have left since are among them.
    static func touching(
        _ from: Instant, _ to: Instant, in units: [ID<Unit>], limit: Int, _ tx: any ReadTransaction
    ) throws -> [RotaShift] {
        try tx.rows(
            """
            SELECT \(columns) FROM shift s WHERE s.unit_id IN \(list: units) AND s.starts_at <= \(to) AND s.starts_at >= \(earliest(from))
                AND s.ends_at > \(from) ORDER BY s.starts_at, s.id LIMIT \(limit)
            """
        ).map(shift)
    }

    static func presence(
        of colleagues: [ID<Colleague>], at instant: Instant, near: Int64, _ tx: any ReadTransaction
    ) throws -> [ID<Colleague>: Shifts.Presence] {
        var found: [ID<Colleague>: Shifts.Presence] = [:]
        let (first, last) = (instant - .milliseconds(near), instant + .milliseconds(near))
        for row in try tx.rows(
            """
            SELECT s.colleague_id, MAX(CASE WHEN s.starts_at <= \(instant) AND s.ends_at > \(instant) THEN s.ends_at END) FROM shift s
            WHERE s.colleague_id IN \(list: colleagues) AND s.starts_at >= \(first) AND s.starts_at <= \(last) GROUP BY s.colleague_id
            """)
        {
            found[try row.get(0)] = try row.maybe(1, as: Instant.self).map { .onShift(until: $0) } ?? .offShift
        }
        for id in try onLeave(among: colleagues, at: instant, tx) { found[id] = .onLeave }
        return found
    }

    static func onLeave(among colleagues: [ID<Colleague>], at instant: Instant, _ tx: any ReadTransaction) throws -> Set<ID<Colleague>> {
        Set(
            try tx.values(
                "SELECT colleague_id FROM absence WHERE colleague_id IN \(list: colleagues) AND from_at <= \(instant) AND until_at > \(instant)",
                as: ID<Colleague>.self))
    }

    static func areKept(in unit: ID<Unit>, from: Instant, to: Instant, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM shift s WHERE s.unit_id IN (SELECT unit_id FROM unit_within WHERE ancestor_id = \(unit))
                AND s.starts_at >= \(from) AND s.starts_at <= \(to) LIMIT 1
            """)
    }

    /// Who is on shift in one of these units at this instant and holds one of the parts at that unit or above it.
    static func onShift(
        holding roles: [Role], in units: [ID<Unit>], at instant: Instant, _ tx: any ReadTransaction
    ) throws -> [ID<Unit>: [Int64]] {
        var found: [ID<Unit>: [Int64]] = [:]
        for row in try tx.rows(
            """
            SELECT DISTINCT s.unit_id, s.colleague_id FROM shift s JOIN unit_within w ON w.unit_id = s.unit_id
            JOIN assignment a ON a.unit_id = w.ancestor_id AND a.colleague_id = s.colleague_id
            WHERE s.unit_id IN \(list: units) AND a.role IN \(list: roles.map(\.rawValue)) AND s.starts_at <= \(instant)
                AND s.starts_at >= \(earliest(instant)) AND s.ends_at > \(instant) AND \(present(at: instant))
            ORDER BY s.colleague_id LIMIT 200
            """)
        {
            found[try row.get(0), default: []].append(try row.get(1))
        }
        return found
    }

    /// Given names of those who share a shift's work or, without one, its place; and how many they are.
    static func beside(_ shift: RotaShift, at instant: Instant, limit: Int, _ tx: any ReadTransaction) throws -> (names: [String], count: Int) {
        guard shift.work != nil || shift.place != nil else { return ([], 0) }
        let same: SQL = shift.work.map { "s.work = \($0)" } ?? "s.place = \(shift.place)"
        let names: [String] = try tx.values(
            """
            SELECT c.given_name FROM shift s JOIN colleague c ON c.id = s.colleague_id
            WHERE s.unit_id = \(shift.unit) AND s.colleague_id <> \(shift.colleague) AND s.starts_at < \(shift.until)
                AND s.starts_at >= \(earliest(instant)) AND s.ends_at > \(instant) AND \(same) AND \(present(at: instant))
            GROUP BY c.id, c.given_name ORDER BY c.given_name, c.id LIMIT 50
            """)
        return (Array(names.prefix(limit)), names.count)
    }

    /// What a unit's week shows of one shift beside its times.
    struct Line: Sendable {
        var shift: RotaShift
        var name: String
        var isOnLeave: Bool
        var overlaps: Bool
    }

    /// The shifts that begin within this time in a unit or below it, each with whose it is.
    static func week(
        from: Instant, to: Instant, in unit: ID<Unit>, _ scope: Scope, limit: Int, _ tx: any ReadTransaction
    ) throws -> [Line] {
        try tx.rows(
            """
            SELECT \(columns), c.name,
                EXISTS (SELECT 1 FROM absence x WHERE x.colleague_id = s.colleague_id AND x.from_at < s.ends_at AND x.until_at > s.starts_at),
                EXISTS (SELECT 1 FROM shift o WHERE o.colleague_id = s.colleague_id AND o.id <> s.id AND o.starts_at < s.ends_at
                    AND o.starts_at >= s.starts_at - \(RotaShift.longest) AND o.ends_at > s.starts_at)
            FROM shift s JOIN colleague c ON c.id = s.colleague_id
            WHERE s.unit_id IN (SELECT unit_id FROM unit_within WHERE ancestor_id = \(unit)) AND \(scope.covers("s.unit_id"))
                AND s.starts_at >= \(from) AND s.starts_at < \(to) AND c.disabled_at IS NULL
            ORDER BY s.starts_at, s.ends_at, c.name, s.id LIMIT \(limit)
            """
        ).map { Line(shift: try shift($0), name: try $0.get(8), isOnLeave: try $0.get(9), overlaps: try $0.get(10)) }
    }

    // MARK: Storing what a file says

    struct Stored: Sendable {
        var shift: RotaShift
        var entry: String
    }

    static func find(_ entries: [String], of feed: String, _ tx: any ReadTransaction) throws -> [Stored] {
        try tx.rows("SELECT \(columns), s.entry FROM shift s WHERE s.feed = \(feed) AND s.entry IN \(list: entries)").map {
            Stored(shift: try shift($0), entry: try $0.get(8))
        }
    }

    /// The shift, when no other file has said it since; one that was itself taken back says nothing any more.
    static func find(_ id: ID<RotaShift>, lastSaidBy file: ID<ShiftImport>, _ tx: any ReadTransaction) throws -> RotaShift? {
        try tx.row(
            """
            SELECT \(columns) FROM shift s WHERE s.id = \(id) AND (s.seen_in = \(file)
                OR EXISTS (SELECT 1 FROM shift_import i WHERE i.id = s.seen_in AND i.state = 'undone'))
            """
        ).map(shift)
    }

    static func insert(_ new: NewShift, id: ID<RotaShift>, feed: String, by file: ID<ShiftImport>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO shift (id, colleague_id, unit_id, touchpoint_id, starts_at, ends_at, place, work, feed, entry, seen_in)
            VALUES (\(id), \(new.colleague), \(new.unit), \(new.touchpoint), \(new.from), \(new.until), \(new.place), \(new.work), \(feed),
                \(new.entry), \(file)) ON CONFLICT DO NOTHING
            """)
    }

    static func change(_ id: ID<RotaShift>, to new: NewShift, by file: ID<ShiftImport>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE shift SET colleague_id = \(new.colleague), unit_id = \(new.unit), touchpoint_id = \(new.touchpoint), starts_at = \(new.from),
                ends_at = \(new.until), place = \(new.place), work = \(new.work), seen_in = \(file) WHERE id = \(id)
            """)
    }

    static func see(_ ids: [ID<RotaShift>], in file: ID<ShiftImport>, _ tx: any Transaction) throws {
        try tx.run("UPDATE shift SET seen_in = \(file) WHERE id IN \(list: ids)")
    }

    static func remove(_ ids: [ID<RotaShift>], in tx: any Transaction) throws {
        try tx.run("DELETE FROM shift WHERE id IN \(list: ids)")
    }

    /// Whether another shift of the same colleague lies over this one.
    static func overlaps(_ new: NewShift, feed: String, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM shift s WHERE s.colleague_id = \(new.colleague) AND s.starts_at < \(new.until) AND s.starts_at >= \(earliest(new.from))
                AND s.ends_at > \(new.from) AND NOT (s.feed = \(feed) AND s.entry = \(new.entry)) LIMIT 1
            """)
    }

    /// The shifts of a feed that begin between its file's first and last, and that the file did not have.
    static func missing(
        from first: Instant, through last: Instant, of feed: String, notIn file: ID<ShiftImport>, limit: Int, _ tx: any ReadTransaction
    ) throws -> [Stored] {
        try tx.rows(
            """
            SELECT \(columns), s.entry FROM shift s WHERE s.feed = \(feed) AND s.starts_at >= \(first) AND s.starts_at <= \(last)
                AND s.seen_in <> \(file) ORDER BY s.starts_at, s.id LIMIT \(limit)
            """
        ).map { Stored(shift: try shift($0), entry: try $0.get(8)) }
    }

    static func eachEntry(
        from first: Instant, through last: Instant, of feed: String, _ tx: any ReadTransaction, _ body: (String) throws -> Void
    ) throws {
        try tx.each("SELECT entry FROM shift WHERE feed = \(feed) AND starts_at >= \(first) AND starts_at <= \(last)") { try body(try $0.get(0)) }
    }

    /// What lies further back than a rota may reach. Returns how many.
    static func forgetOld(before: Instant, limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run("DELETE FROM shift WHERE id IN (SELECT id FROM shift WHERE starts_at < \(before) ORDER BY starts_at LIMIT \(limit))")
    }
}
