import Storage

/// SQL about files of people: the files, what was put aside, and what they changed.
enum StaffImportQueries {
    static func insert(_ one: StaffImport, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO staff_import (id, name, plan, unit_id, state, path, size, made_by, created_at)
            VALUES (\(one.id), \(one.name), \(one.plan.json.text), \(one.unit), \(one.state.rawValue), \(one.path), \(one.size), \(one.madeBy),
                \(one.createdAt))
            """)
    }

    private static let columns: SQL = """
        id, name, plan, unit_id, state, path, size, made_by, created_at, started_at, ended_at, failure, summary, steps_done, steps
        """

    private static func read(_ row: Row) throws -> StaffImport? {
        guard let json = try? JSON.parse(try row.get(2, as: String.self)), let plan = StaffPlan(json),
            let state = StaffImport.State(rawValue: try row.get(4))
        else { return nil }
        var one = StaffImport(
            id: try row.get(0), name: try row.get(1), plan: plan, unit: try row.get(3), state: state, path: try row.maybe(5), size: try row.get(6),
            madeBy: try row.maybe(7), createdAt: try row.get(8), startedAt: try row.maybe(9), endedAt: try row.maybe(10), failure: try row.maybe(11))
        if let summary = try? JSON.parse(try row.get(12, as: String.self)) { one.summary = StaffSummary(summary) }
        one.stepsDone = try row.get(13)
        one.steps = try row.get(14)
        return one
    }

    static func find(_ id: ID<StaffImport>, _ scope: Scope, _ tx: any ReadTransaction) throws -> StaffImport? {
        try tx.row("SELECT \(columns) FROM staff_import WHERE id = \(id) AND \(scope.covers("unit_id"))").flatMap(read)
    }

    static func list(_ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [StaffImport] {
        try tx.rows("SELECT \(columns) FROM staff_import WHERE \(scope.covers("unit_id")) ORDER BY created_at DESC, id LIMIT \(limit)").compactMap(
            read)
    }

    /// How the last files that came in were read, the latest first.
    static func lastPlans(_ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [StaffPlan] {
        let plans: [String] = try tx.values(
            "SELECT plan FROM staff_import WHERE state = 'done' AND \(scope.covers("unit_id")) ORDER BY created_at DESC, id DESC LIMIT \(limit)")
        return plans.compactMap { (try? JSON.parse($0)).flatMap { StaffPlan($0) } }
    }

    /// The file, when there is something to do with it.
    static func toRun(_ id: ID<StaffImport>, _ tx: any ReadTransaction) throws -> StaffImport? {
        try tx.row("SELECT \(columns) FROM staff_import WHERE id = \(id) AND state IN ('uploaded', 'running', 'undoing')").flatMap(read)
    }

    // MARK: States

    static let states = FileStateQueries<StaffImport>(table: "staff_import")

    /// Moves a file on; false when it was in none of these states any more.
    static func move(_ id: ID<StaffImport>, from: [StaffImport.State], to state: StaffImport.State, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE staff_import SET state = \(state.rawValue), failure = NULL, started_at = \(tx.now), ended_at = NULL, steps_done = 0, steps = 0
            WHERE id = \(id) AND state IN \(list: from.map(\.rawValue))
            """) == 1
    }

    static func setPlan(_ plan: StaffPlan, unit: ID<Unit>, of id: ID<StaffImport>, in tx: any Transaction) throws {
        try tx.run("UPDATE staff_import SET plan = \(plan.json.text), unit_id = \(unit) WHERE id = \(id)")
    }

    static func setSummary(_ summary: StaffSummary, of id: ID<StaffImport>, in tx: any Transaction) throws {
        try tx.run("UPDATE staff_import SET summary = \(summary.json.text) WHERE id = \(id)")
    }

    static func setSteps(_ done: Int, of steps: Int, _ id: ID<StaffImport>, in tx: any Transaction) throws {
        try tx.run("UPDATE staff_import SET steps_done = \(done), steps = \(steps) WHERE id = \(id)")
    }

    // MARK: What was put aside

    static func setProblems(_ problems: [StaffProblem], of id: ID<StaffImport>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM staff_import_problem WHERE import_id = \(id)")
        try addProblems(problems, of: id, in: tx)
    }

    static func addProblems(_ problems: [StaffProblem], of id: ID<StaffImport>, in tx: any Transaction) throws {
        guard !problems.isEmpty else { return }
        let last: Int = try tx.value("SELECT MAX(place) FROM staff_import_problem WHERE import_id = \(id)") ?? 0
        let insert = try tx.prepare("INSERT INTO staff_import_problem (import_id, place, line, reason, is_note, raw) VALUES (?, ?, ?, ?, ?, ?)")
        for (offset, problem) in problems.enumerated() {
            try insert.run([
                id.sqlValue, .int(Int64(last + 1 + offset)), .int(Int64(problem.line)), problem.reason.sqlValue, problem.isNote.sqlValue,
                SQLValue(problem.raw),
            ])
        }
    }

    static func problems(of id: ID<StaffImport>, after place: Int, limit: Int, _ tx: any ReadTransaction) throws -> [(
        place: Int, problem: StaffProblem
    )] {
        try tx.rows(
            """
            SELECT place, line, reason, is_note, raw FROM staff_import_problem WHERE import_id = \(id) AND place > \(place) ORDER BY place LIMIT \(limit)
            """
        ).map { (try $0.get(0), StaffProblem(line: try $0.get(1), reason: try $0.get(2), isNote: try $0.get(3), raw: try $0.maybe(4))) }
    }

    // MARK: What was changed

    static func note(_ change: StaffReckoning.Change, by id: ID<StaffImport>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO staff_change (import_id, colleague_id, kind, was, became, state)
            VALUES (\(id), \(change.person), \(change.kind.rawValue), \(change.was?.json.text), \(change.became.json.text), 'done')
            ON CONFLICT (import_id, colleague_id) DO UPDATE SET became = excluded.became
            """)
    }

    static func note(unit: ID<Unit>, by id: ID<StaffImport>, in tx: any Transaction) throws {
        try tx.run("INSERT INTO staff_new_unit (import_id, unit_id) VALUES (\(id), \(unit)) ON CONFLICT DO NOTHING")
    }

    /// How many of each kind a file changed.
    static func counts(of id: ID<StaffImport>, _ tx: any ReadTransaction) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try tx.rows("SELECT kind, COUNT(*) FROM staff_change WHERE import_id = \(id) GROUP BY kind") {
            counts[try row.get(0)] = try row.get(1)
        }
        return counts
    }

    static func changes(
        of id: ID<StaffImport>, _ kinds: [StaffReckoning.Change.Kind], after last: ID<Colleague>?, limit: Int, _ tx: any ReadTransaction
    ) throws -> [StaffReckoning.Change] {
        try tx.rows(
            """
            SELECT colleague_id, kind, was, became FROM staff_change
            WHERE import_id = \(id) AND state = 'done' AND kind IN \(list: kinds.map(\.rawValue)) AND colleague_id > \(last?.value ?? -1)
            ORDER BY colleague_id LIMIT \(limit)
            """
        ).compactMap { row in
            guard let kind = StaffReckoning.Change.Kind(rawValue: try row.get(1)), let became = facts(try row.get(3)) else { return nil }
            return StaffReckoning.Change(line: 0, person: try row.get(0), kind: kind, was: try row.maybe(2).flatMap(facts), became: became)
        }
    }

    private static func facts(_ text: String) -> StaffFacts? { (try? JSON.parse(text)).flatMap { StaffFacts($0) } }

    static func settle(_ person: ID<Colleague>, of id: ID<StaffImport>, isUndone: Bool, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE staff_change SET state = \(isUndone ? "undone" : "kept") WHERE import_id = \(id) AND colleague_id = \(person)
            """)
    }

    /// Those whom an undo left as somebody has made them since.
    static func kept(by id: ID<StaffImport>, limit: Int, _ tx: any ReadTransaction) throws -> [(id: ID<Colleague>, name: String)] {
        try tx.rows(
            """
            SELECT c.id, c.name FROM staff_change s JOIN colleague c ON c.id = s.colleague_id
            WHERE s.import_id = \(id) AND s.state = 'kept' ORDER BY c.name, c.id LIMIT \(limit)
            """
        ).map { (try $0.get(0), try $0.get(1)) }
    }

    static func keptCount(by id: ID<StaffImport>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM staff_change WHERE import_id = \(id) AND state = 'kept'") ?? 0
    }

    static func newUnits(of id: ID<StaffImport>, _ tx: any ReadTransaction) throws -> [ID<Unit>] {
        try tx.values(
            """
            SELECT n.unit_id FROM staff_new_unit n JOIN unit_within w ON w.unit_id = n.unit_id WHERE n.import_id = \(id)
            GROUP BY n.unit_id ORDER BY MAX(w.depth) DESC, n.unit_id
            """)
    }

    /// Whether a later file changed people: what it found is no longer what this one left.
    static func canBeUndone(_ id: ID<StaffImport>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM staff_change WHERE import_id = \(id) AND state = 'done'")
    }

    /// Files that were looked at and never brought in, and details of old ones: they are forgotten, and the paths returned.
    static func forget(uploadedBefore upload: Instant, endedBefore end: Instant, in tx: any Transaction) throws -> [String] {
        let paths = try states.abandon(before: upload, in: tx)
        let old: SQL = "(SELECT id FROM staff_import WHERE ended_at < \(end))"
        try tx.run("DELETE FROM staff_import_problem WHERE import_id IN \(old)")
        try tx.run("DELETE FROM staff_change WHERE import_id IN \(old)")
        try tx.run("DELETE FROM staff_new_unit WHERE import_id IN \(old)")
        try tx.run("DELETE FROM staff_sheet WHERE ends_at < \(tx.now)")
        return paths
    }
}

/// Lines that were put aside for one reason.
struct StaffProblemKind: Sendable {
    let kind: String
    let isNote: Bool
    let count: Int
    let first: Int
}

extension StaffImportQueries {
    static func kinds(of id: ID<StaffImport>, _ tx: any ReadTransaction) throws -> [StaffProblemKind] {
        var kinds: [String: StaffProblemKind] = [:]
        try tx.each("SELECT reason, is_note, line FROM staff_import_problem WHERE import_id = \(id) ORDER BY place") { row in
            let kind = StaffReason.kind(try row.get(0))
            let before = kinds[kind]
            kinds[kind] = StaffProblemKind(
                kind: kind, isNote: try before?.isNote ?? row.get(1), count: (before?.count ?? 0) + 1, first: try before?.first ?? row.get(2))
        }
        return kinds.values.sorted { ($0.isNote ? 1 : 0, -$0.count, $0.kind) < ($1.isNote ? 1 : 0, -$1.count, $1.kind) }
    }
}
