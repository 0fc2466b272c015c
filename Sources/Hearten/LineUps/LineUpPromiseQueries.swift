package import Storage

/// Promises of line-ups as rows.
package enum LineUpPromiseQueries {
    private static let columns: SQL = "id, text, colleague_id, made_at, ended_at, is_kept"

    private static func promise(_ row: Row) throws -> LineUpPromise {
        LineUpPromise(
            id: try row.get(0), text: try row.get(1), colleague: try row.maybe(2), madeAt: try row.get(3), endedAt: try row.maybe(4),
            isKept: try row.maybe(5))
    }

    /// False when it was made already.
    @discardableResult
    package static func add(
        _ id: ID<LineUpPromise>, _ text: String, of colleague: ID<Colleague>?, at unit: ID<Unit>, by maker: ID<Colleague>, in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO line_up_promise (id, unit_id, text, colleague_id, made_at, made_by)
            VALUES (\(id), \(unit), \(text), \(colleague), \(tx.now), \(maker)) ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    /// Those that wait to be kept, oldest first: they carry over from day to day.
    static func open(at unit: ID<Unit>, _ tx: any ReadTransaction) throws -> [LineUpPromise] {
        try tx.rows(
            """
            SELECT \(columns) FROM line_up_promise WHERE unit_id = \(unit) AND ended_at IS NULL ORDER BY made_at, id LIMIT \(LineUpPromise.mostOpen)
            """
        ).map(promise)
    }

    static func kept(at unit: ID<Unit>, since: Instant, limit: Int, _ tx: any ReadTransaction) throws -> [LineUpPromise] {
        try tx.rows(
            """
            SELECT \(columns) FROM line_up_promise WHERE unit_id = \(unit) AND ended_at >= \(since) AND is_kept = \(true)
            ORDER BY ended_at DESC, id LIMIT \(limit)
            """
        ).map(promise)
    }

    static func openCount(at unit: ID<Unit>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM line_up_promise WHERE unit_id = \(unit) AND ended_at IS NULL") ?? 0
    }

    /// A colleague's own, for *My day*.
    static func open(of colleague: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [(promise: LineUpPromise, unit: ID<Unit>)] {
        try tx.rows(
            """
            SELECT \(columns), unit_id FROM line_up_promise WHERE colleague_id = \(colleague) AND ended_at IS NULL ORDER BY made_at, id LIMIT \(limit)
            """
        ).map { (try promise($0), try $0.get(6)) }
    }

    static func find(_ id: ID<LineUpPromise>, at unit: ID<Unit>, _ tx: any ReadTransaction) throws -> LineUpPromise? {
        try tx.row("SELECT \(columns) FROM line_up_promise WHERE id = \(id) AND unit_id = \(unit)").map(promise)
    }

    /// False when it was ended already.
    package static func end(_ id: ID<LineUpPromise>, isKept: Bool, in tx: any Transaction) throws -> Bool {
        try tx.run("UPDATE line_up_promise SET ended_at = \(tx.now), is_kept = \(isKept) WHERE id = \(id) AND ended_at IS NULL") > 0
    }
}
