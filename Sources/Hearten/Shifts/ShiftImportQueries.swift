import Storage

/// All SQL about files of shifts.
enum ShiftImportQueries {
    private static let columns: SQL = """
        id, name, plan, unit_id, state, path, size, made_by, created_at, started_at, failure,
        rows_read, rows_new, rows_changed, rows_same, rows_gone, rows_refused, rows_overlapping, first_at, last_at
        """

    static func insert(_ one: ShiftImport, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO shift_import (id, name, plan, unit_id, state, path, size, made_by, created_at,
                rows_read, rows_new, rows_changed, rows_same, rows_gone, rows_refused, rows_overlapping)
            VALUES (\(one.id), \(one.name), \(one.plan.json.text), \(one.unit), \(one.state.rawValue), \(one.path), \(one.size), \(one.madeBy),
                \(one.createdAt), 0, 0, 0, 0, 0, 0, 0)
            """)
    }

    static func find(_ id: ID<ShiftImport>, _ scope: Scope, _ tx: any ReadTransaction) throws -> ShiftImport? {
        try tx.row("SELECT \(columns) FROM shift_import WHERE id = \(id) AND \(scope.covers("unit_id"))").flatMap(read)
    }

    static func list(_ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [ShiftImport] {
        try tx.rows("SELECT \(columns) FROM shift_import WHERE \(scope.covers("unit_id")) ORDER BY created_at DESC, id LIMIT \(limit)")
            .compactMap(read)
    }

    /// The file, when there is something to do with it.
    static func toRun(_ id: ID<ShiftImport>, _ tx: any ReadTransaction) throws -> ShiftImport? {
        try tx.row("SELECT \(columns) FROM shift_import WHERE id = \(id) AND state IN ('uploaded', 'running', 'undoing')").flatMap(read)
    }

    private static func read(_ row: Row) throws -> ShiftImport? {
        guard let json = try? JSON.parse(try row.get(2, as: String.self)), let plan = ShiftPlan(json),
            let state = ShiftImport.State(rawValue: try row.get(4))
        else { return nil }
        var one = ShiftImport(
            id: try row.get(0), name: try row.get(1), plan: plan, unit: try row.get(3), state: state, path: try row.maybe(5), size: try row.get(6),
            madeBy: try row.maybe(7), createdAt: try row.get(8), startedAt: try row.maybe(9))
        one.failure = try row.maybe(10)
        one.progress = ShiftImport.Progress(
            read: try row.get(11), new: try row.get(12), changed: try row.get(13), same: try row.get(14), gone: try row.get(15),
            refused: try row.get(16), overlapping: try row.get(17), first: try row.maybe(18), last: try row.maybe(19))
        return one
    }

    // MARK: States

    static let states = FileStateQueries<ShiftImport>(table: "shift_import")

    /// Back to the start of the file, with nothing counted.
    static func startOver(_ id: ID<ShiftImport>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM shift_import_note WHERE import_id = \(id)")
        try tx.run(
            """
            UPDATE shift_import SET rows_read = 0, rows_new = 0, rows_changed = 0, rows_same = 0, rows_gone = 0, rows_refused = 0,
                rows_overlapping = 0, first_at = NULL, last_at = NULL, started_at = \(tx.now), ended_at = NULL WHERE id = \(id)
            """)
    }

    static func setPlan(_ plan: ShiftPlan, unit: ID<Unit>, of id: ID<ShiftImport>, in tx: any Transaction) throws {
        try tx.run("UPDATE shift_import SET plan = \(plan.json.text), unit_id = \(unit) WHERE id = \(id)")
    }

    /// Notes how far an import has come; false when it is in that state no more.
    static func setProgress(
        _ progress: ShiftImport.Progress, of id: ID<ShiftImport>, in state: ShiftImport.State, _ tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE shift_import SET rows_read = \(progress.read), rows_new = \(progress.new), rows_changed = \(progress.changed),
                rows_same = \(progress.same), rows_gone = \(progress.gone), rows_refused = \(progress.refused),
                rows_overlapping = \(progress.overlapping), first_at = \(progress.first), last_at = \(progress.last)
            WHERE id = \(id) AND state = \(state.rawValue)
            """) == 1
    }

    // MARK: Notes

    static func insert(_ notes: [ShiftNote], of id: ID<ShiftImport>, in tx: any Transaction) throws {
        guard !notes.isEmpty else { return }
        let insert = try tx.prepare(
            "INSERT INTO shift_import_note (import_id, row_number, reason, raw, is_refused) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        for note in notes { try insert.run(id, note.row, note.reason, note.raw, note.isRefused) }
    }

    static func notes(of id: ID<ShiftImport>, limit: Int, _ tx: any ReadTransaction) throws -> [ShiftNote] {
        try tx.rows(
            "SELECT row_number, reason, raw, is_refused FROM shift_import_note WHERE import_id = \(id) ORDER BY row_number, reason LIMIT \(limit)"
        ).map { ShiftNote(row: try $0.get(0), reason: try $0.get(1), raw: try $0.maybe(2), isRefused: try $0.get(3)) }
    }

    /// The kinds of reasons, most frequent first, with how many and the first row.
    static func noteKinds(of id: ID<ShiftImport>, _ tx: any ReadTransaction) throws -> [(kind: String, count: Int, first: Int)] {
        var kinds = ReasonKinds()
        try tx.each("SELECT reason, row_number FROM shift_import_note WHERE import_id = \(id) ORDER BY row_number") {
            kinds.add(try $0.get(0), row: try $0.get(1))
        }
        return kinds.sorted
    }

    /// What was put aside, and what shifts were before: both go with time, and then there is no undoing.
    static func forgetTraces(endedBefore instant: Instant, in tx: any Transaction) throws {
        try tx.run("DELETE FROM shift_import_note WHERE import_id IN (SELECT id FROM shift_import WHERE ended_at < \(instant))")
        try tx.run("DELETE FROM shift_change WHERE import_id IN (SELECT id FROM shift_import WHERE ended_at < \(instant))")
    }

    // MARK: What it changed

    /// Remembers what a shift was before this file; nil when the file brought it. The first memory counts.
    static func remember(_ id: ID<RotaShift>, was: String?, by file: ID<ShiftImport>, in tx: any Transaction) throws {
        try tx.run("INSERT INTO shift_change (import_id, shift_id, was) VALUES (\(file), \(id), \(was)) ON CONFLICT DO NOTHING")
    }

    /// The file that holds now for a shift of an earlier one: the last to say it, or a later one that took it out.
    static func heir(of id: ID<RotaShift>, after file: ShiftImport, _ tx: any ReadTransaction) throws -> ID<ShiftImport>? {
        if let said: ID<ShiftImport> = try tx.value("SELECT seen_in FROM shift WHERE id = \(id)") { return said }
        return try tx.value(
            """
            SELECT i.id FROM shift_change c JOIN shift_import i ON i.id = c.import_id
            WHERE c.shift_id = \(id) AND i.created_at > \(file.createdAt) AND i.state <> 'undone' ORDER BY i.created_at DESC, i.id DESC LIMIT 1
            """)
    }

    /// What a shift was before a file that is taken back is what it was before the one that holds now.
    static func handDown(_ id: ID<RotaShift>, was: String?, to heir: ID<ShiftImport>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO shift_change (import_id, shift_id, was) VALUES (\(heir), \(id), \(was))
            ON CONFLICT (import_id, shift_id) DO UPDATE SET was = excluded.was
            """)
    }

    static func changes(by file: ID<ShiftImport>, limit: Int, _ tx: any ReadTransaction) throws -> [(shift: ID<RotaShift>, was: String?)] {
        try tx.rows("SELECT shift_id, was FROM shift_change WHERE import_id = \(file) LIMIT \(limit)").map { (try $0.get(0), try $0.maybe(1)) }
    }

    static func hasChanges(by file: ID<ShiftImport>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM shift_change WHERE import_id = \(file) LIMIT 1")
    }

    static func forgetChanges(of shifts: [ID<RotaShift>], by file: ID<ShiftImport>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM shift_change WHERE import_id = \(file) AND shift_id IN \(list: shifts)")
    }

    // MARK: People

    static func people(at units: [ID<Unit>], _ tx: any ReadTransaction) throws -> [MatchShift.Person] {
        try tx.rows("SELECT id, name, unit_id, email_key, staff_key, disabled_at FROM colleague WHERE unit_id IN \(list: units) ORDER BY id").map {
            MatchShift.Person(
                id: try $0.get(0), name: try $0.get(1), unit: try $0.get(2), emailKey: try $0.maybe(3), staffKey: try $0.maybe(4),
                hasLeft: try $0.maybe(5, as: Instant.self) != nil)
        }
    }
}
