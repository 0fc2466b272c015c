package import Storage

/// Line-ups as rows.
package enum LineUpQueries {
    private static let columns: SQL =
        "id, unit_id, day, thanks_id, moment_id, principle_id, question_number, question, note, answers, held_at"

    private static func lineUp(_ row: Row) throws -> LineUp {
        LineUp(
            id: try row.get(0), unit: try row.get(1), day: Day(try row.get(2)), thanks: try row.maybe(3), moment: try row.maybe(4),
            principle: try row.maybe(5), questionNumber: try row.get(6), question: try row.maybe(7), note: try row.maybe(8),
            answers: try row.maybe(9), heldAt: try row.maybe(10))
    }

    package static func find(_ unit: ID<Unit>, _ day: Day, _ tx: any ReadTransaction) throws -> LineUp? {
        try tx.row("SELECT \(columns) FROM line_up WHERE unit_id = \(unit) AND day = \(day.number)").map(lineUp)
    }

    /// The newest of each unit's since a day, at most one a unit and day.
    static func days(of units: [ID<Unit>], since day: Day, _ tx: any ReadTransaction) throws -> [ID<Unit>: [LineUp]] {
        var found: [ID<Unit>: [LineUp]] = [:]
        for row in try tx.rows("SELECT \(columns) FROM line_up WHERE unit_id IN \(list: units) AND day >= \(day.number) ORDER BY unit_id, day") {
            let one = try lineUp(row)
            found[one.unit, default: []].append(one)
        }
        return found
    }

    static func first(of unit: ID<Unit>, _ tx: any ReadTransaction) throws -> Day? {
        try tx.value("SELECT MIN(day) FROM line_up WHERE unit_id = \(unit)", as: Int.self).map { Day($0) }
    }

    /// False when the day has one already.
    static func insert(_ one: LineUp, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO line_up (id, unit_id, day, composed_at, thanks_id, moment_id, principle_id, question_number)
            VALUES (\(one.id), \(one.unit), \(one.day.number), \(tx.now), \(one.thanks), \(one.moment), \(one.principle), \(one.questionNumber))
            ON CONFLICT (unit_id, day) DO NOTHING
            """) > 0
    }

    static func change(_ one: LineUp, by colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE line_up SET thanks_id = \(one.thanks), moment_id = \(one.moment), principle_id = \(one.principle), question = \(one.question),
                note = \(one.note), changed_by = \(colleague) WHERE id = \(one.id)
            """)
    }

    /// Who changed it last, by name.
    static func changedBy(_ id: ID<LineUp>, _ tx: any ReadTransaction) throws -> String? {
        try tx.value("SELECT c.name FROM line_up l JOIN colleague c ON c.id = l.changed_by WHERE l.id = \(id)")
    }

    /// It was held: who was there, and what they said. Said again it is set anew, and the first time stays.
    package static func hold(_ id: ID<LineUp>, present: [ID<Colleague>], answers: String?, by colleague: ID<Colleague>, in tx: any Transaction) throws
    {
        try tx.run(
            """
            UPDATE line_up SET answers = \(answers), held_at = COALESCE(held_at, \(tx.now)), held_by = COALESCE(held_by, \(colleague)) WHERE id = \(id)
            """)
        try tx.run("DELETE FROM line_up_present WHERE line_up_id = \(id)")
        let insert = try tx.prepare("INSERT INTO line_up_present (line_up_id, colleague_id) VALUES (?, ?)")
        for person in present { try insert.run(id, person) }
    }

    /// Who recorded it, if somebody has.
    static func heldBy(_ id: ID<LineUp>, _ tx: any ReadTransaction) throws -> (id: ID<Colleague>, name: String)? {
        try tx.row("SELECT c.id, c.name FROM line_up l JOIN colleague c ON c.id = l.held_by WHERE l.id = \(id) AND l.held_at IS NOT NULL").map {
            (try $0.get(0), try $0.get(1))
        }
    }

    static func present(at id: ID<LineUp>, _ tx: any ReadTransaction) throws -> Set<ID<Colleague>> {
        Set(try tx.values("SELECT colleague_id FROM line_up_present WHERE line_up_id = \(id)"))
    }

    /// Who was there is nobody's business after a while.
    static func forgetPresent(before day: Day, limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM line_up_present WHERE line_up_id IN
                (SELECT l.id FROM line_up l WHERE l.day < \(day.number) AND EXISTS (SELECT 1 FROM line_up_present p WHERE p.line_up_id = l.id)
                ORDER BY l.day LIMIT \(limit))
            """)
    }

    // MARK: - Units

    /// How many work at each unit of a scope itself, where there are enough for a line-up.
    package static func teams(_ scope: Scope?, _ tx: any ReadTransaction) throws -> [ID<Unit>: Int] {
        let within: SQL = scope.map { "AND \($0.covers("unit_id"))" } ?? ""
        var found: [ID<Unit>: Int] = [:]
        for row in try tx.rows(
            """
            SELECT unit_id, COUNT(*) FROM colleague WHERE disabled_at IS NULL \(within) GROUP BY unit_id HAVING COUNT(*) >= \(LineUp.fewest)
            """)
        {
            found[try row.get(0)] = try row.get(1)
        }
        return found
    }

    private static let personColumns: SQL = "c.id, c.name, \(ColleagueQueries.hasEntered)"

    private static func person(_ row: Row) throws -> LineUpPeople.Person { (try row.get(0), try row.get(1), try row.get(2)) }

    /// Those who work at the unit and are not away, by name; where there are more, those who have come in first.
    static func people(of unit: ID<Unit>, limit: Int, _ tx: any ReadTransaction) throws -> [LineUpPeople.Person] {
        try tx.rows(
            """
            SELECT \(personColumns) FROM colleague c WHERE c.unit_id = \(unit) AND c.disabled_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM absence x WHERE x.colleague_id = c.id AND x.from_at <= \(tx.now) AND x.until_at > \(tx.now))
            ORDER BY CASE WHEN \(ColleagueQueries.hasEntered) THEN 0 ELSE 1 END, c.name, c.id LIMIT \(limit)
            """
        ).map(person)
    }

    /// Who works at the unit, for whoever makes a past for a demo.
    package static func colleagues(of unit: ID<Unit>, limit: Int, _ tx: any ReadTransaction) throws -> [ID<Colleague>] {
        try people(of: unit, limit: limit, tx).map(\.id)
    }

    /// Those of these who work here and are not away, by name.
    static func people(_ ids: [ID<Colleague>], limit: Int, _ tx: any ReadTransaction) throws -> [LineUpPeople.Person] {
        guard !ids.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT \(personColumns) FROM colleague c WHERE c.id IN \(list: ids) AND c.disabled_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM absence x WHERE x.colleague_id = c.id AND x.from_at <= \(tx.now) AND x.until_at > \(tx.now))
            ORDER BY c.name, c.id LIMIT \(limit)
            """
        ).map(person)
    }

    static func unit(of id: ID<LineUp>, _ tx: any ReadTransaction) throws -> ID<Unit>? {
        try tx.value("SELECT unit_id FROM line_up WHERE id = \(id)")
    }

    /// The days for which each unit has a line-up, since a day.
    static func composed(since day: Day, _ tx: any ReadTransaction) throws -> [ID<Unit>: Set<Int>] {
        var found: [ID<Unit>: Set<Int>] = [:]
        for row in try tx.rows("SELECT unit_id, day FROM line_up WHERE day >= \(day.number)") {
            found[try row.get(0), default: []].insert(try row.get(1))
        }
        return found
    }

    // MARK: - What was used

    /// The moments that were told at this unit since a day, as thanks or to learn from.
    static func used(at unit: ID<Unit>, since day: Day, but own: ID<LineUp>? = nil, _ tx: any ReadTransaction) throws -> Set<ID<Moment>> {
        var used: Set<ID<Moment>> = []
        for row in try tx.rows("SELECT id, thanks_id, moment_id FROM line_up WHERE unit_id = \(unit) AND day >= \(day.number)") {
            if let own, try row.get(0) == own { continue }
            if let thanks: ID<Moment> = try row.maybe(1) { used.insert(thanks) }
            if let moment: ID<Moment> = try row.maybe(2) { used.insert(moment) }
        }
        return used
    }

    /// When each principle was last heard at this unit.
    static func principles(at unit: ID<Unit>, before day: Day, _ tx: any ReadTransaction) throws -> [ID<Principle>: Day] {
        var found: [ID<Principle>: Day] = [:]
        for row in try tx.rows(
            """
            SELECT principle_id, MAX(day) FROM line_up
            WHERE unit_id = \(unit) AND day < \(day.number) AND principle_id IS NOT NULL GROUP BY principle_id
            """)
        {
            found[try row.get(0)] = Day(try row.get(1))
        }
        return found
    }

    /// How often guidance lacked something near each principle at this unit lately.
    static func lacks(at unit: ID<Unit>, since: Instant, _ tx: any ReadTransaction) throws -> [ID<Principle>: Int] {
        var found: [ID<Principle>: Int] = [:]
        for row in try tx.rows(
            """
            SELECT principle_id, COUNT(*) FROM lack
            WHERE answered IS NULL AND unit_id = \(unit) AND at >= \(since) AND principle_id IS NOT NULL GROUP BY principle_id
            """)
        {
            found[try row.get(0)] = try row.get(1)
        }
        return found
    }
}
