import Storage

/// All SQL about files of moments.
enum ImportQueries {
    static func insert(_ one: MomentImport, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO moment_import (id, name, format, mapping, unit_id, state, path, size, made_by, created_at,
                bytes_done, rows_read, rows_new, rows_changed, rows_same, rows_refused)
            VALUES (\(one.id), \(one.name), \(one.plan.format.rawValue), \(one.plan.json.text), \(one.unit), \(one.state.rawValue), \(one.path),
                \(one.size), \(one.madeBy), \(one.createdAt), 0, 0, 0, 0, 0, 0)
            """)
    }

    private static let columns: SQL = """
        id, name, mapping, unit_id, state, path, size, made_by, created_at, started_at, ended_at, failure,
        bytes_done, rows_read, rows_new, rows_changed, rows_same, rows_refused
        """

    static func find(_ id: ID<MomentImport>, _ scope: Scope, _ tx: any ReadTransaction) throws -> MomentImport? {
        try tx.row("SELECT \(columns) FROM moment_import WHERE id = \(id) AND \(scope.covers("unit_id"))").flatMap(read)
    }

    static func list(_ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [MomentImport] {
        try tx.rows("SELECT \(columns) FROM moment_import WHERE \(scope.covers("unit_id")) ORDER BY created_at DESC, id LIMIT \(limit)").compactMap(
            read)
    }

    /// The file, when there is something to do with it.
    static func toRun(_ id: ID<MomentImport>, _ tx: any ReadTransaction) throws -> MomentImport? {
        try tx.row("SELECT \(columns) FROM moment_import WHERE id = \(id) AND state IN ('uploaded', 'running', 'undoing')").flatMap(read)
    }

    private static func read(_ row: Row) throws -> MomentImport? {
        guard let json = try? JSON.parse(try row.get(2, as: String.self)), let plan = ImportPlan(json),
            let state = MomentImport.State(rawValue: try row.get(4))
        else { return nil }
        var progress = MomentImport.Progress()
        progress.bytes = try row.get(12)
        progress.read = try row.get(13)
        progress.new = try row.get(14)
        progress.changed = try row.get(15)
        progress.same = try row.get(16)
        progress.refused = try row.get(17)
        return MomentImport(
            id: try row.get(0), name: try row.get(1), plan: plan, unit: try row.get(3), state: state, path: try row.maybe(5), size: try row.get(6),
            madeBy: try row.maybe(7), createdAt: try row.get(8), startedAt: try row.maybe(9), endedAt: try row.maybe(10), progress: progress,
            failure: try row.maybe(11))
    }

    // MARK: States

    static let states = FileStateQueries<MomentImport>(table: "moment_import")

    /// Back to the start of the file, with nothing counted.
    static func startOver(_ id: ID<MomentImport>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM import_error WHERE import_id = \(id)")
        try tx.run(
            """
            UPDATE moment_import SET bytes_done = 0, rows_read = 0, rows_new = 0, rows_changed = 0, rows_same = 0, rows_refused = 0,
                started_at = \(tx.now), ended_at = NULL WHERE id = \(id)
            """)
    }

    static func setPlan(_ plan: ImportPlan, unit: ID<Unit>, of id: ID<MomentImport>, in tx: any Transaction) throws {
        try tx.run("UPDATE moment_import SET mapping = \(plan.json.text), unit_id = \(unit) WHERE id = \(id)")
    }

    /// Notes how far an import has come; false when somebody stopped it.
    static func setProgress(
        _ progress: MomentImport.Progress, of id: ID<MomentImport>, in state: MomentImport.State, _ tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE moment_import SET bytes_done = \(progress.bytes), rows_read = \(progress.read), rows_new = \(progress.new),
                rows_changed = \(progress.changed), rows_same = \(progress.same), rows_refused = \(progress.refused)
            WHERE id = \(id) AND state = \(state.rawValue)
            """) == 1
    }

    /// The rows put aside hold what people wrote; they go with time.
    static func forgetErrors(endedBefore instant: Instant, in tx: any Transaction) throws {
        try tx.run("DELETE FROM import_error WHERE import_id IN (SELECT id FROM moment_import WHERE ended_at < \(instant))")
    }

    static func forgetErrors(of id: ID<MomentImport>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM import_error WHERE import_id = \(id)")
    }

    // MARK: Rows put aside

    static func insert(_ errors: [ImportError], of id: ID<MomentImport>, in tx: any Transaction) throws {
        guard !errors.isEmpty else { return }
        let insert = try tx.prepare("INSERT INTO import_error (import_id, row_number, reason, raw) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
        for error in errors { try insert.run(id, error.row, error.reason, error.raw) }
    }

    static func errors(of id: ID<MomentImport>, after row: Int, limit: Int, _ tx: any ReadTransaction) throws -> [ImportError] {
        try tx.rows(
            """
            SELECT row_number, reason, raw FROM import_error WHERE import_id = \(id) AND row_number > \(row) ORDER BY row_number LIMIT \(limit)
            """
        ).map { ImportError(row: try $0.get(0), reason: try $0.get(1), raw: try $0.maybe(2)) }
    }

    /// The kinds of reasons, most frequent first, with how many and the first row.
    static func errorKinds(of id: ID<MomentImport>, _ tx: any ReadTransaction) throws -> [(kind: String, count: Int, first: Int)] {
        var kinds = ReasonKinds()
        try tx.each("SELECT reason, row_number FROM import_error WHERE import_id = \(id) ORDER BY row_number") {
            kinds.add(try $0.get(0), row: try $0.get(1))
        }
        return kinds.sorted
    }
}
