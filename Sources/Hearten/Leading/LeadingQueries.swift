import Storage

/// Counts for whoever leads; never a name.
enum LeadingQueries {
    /// Colleagues of a scope: all, those who have come in at least once, and those who were here since.
    static func presence(_ scope: Scope, since day: Day, _ tx: any ReadTransaction) throws -> Leading.Presence {
        try tx.row(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN \(ColleagueQueries.hasEntered) THEN 1 ELSE 0 END), 0),
                COALESCE(SUM(CASE WHEN c.seen_on > \(day.number) THEN 1 ELSE 0 END), 0)
            FROM colleague c WHERE c.disabled_at IS NULL AND \(scope.covers("c.unit_id"))
            """
        ).map { Leading.Presence(people: try $0.get(0), entered: try $0.get(1), seen: try $0.get(2)) } ?? Leading.Presence()
    }

    /// Line-ups of a scope in these days; one of the last day that is still to be held counts for nothing yet.
    static func lineUps(_ scope: Scope, from first: Day, through last: Day, limit: Int, _ tx: any ReadTransaction) throws -> Leading.LineUps {
        let teams: SQL = """
            SELECT l.unit_id AS unit_id, COUNT(*) AS n, SUM(CASE WHEN l.held_at IS NOT NULL THEN 1 ELSE 0 END) AS held FROM line_up l
            WHERE l.day BETWEEN \(first.number) AND \(last.number) AND (l.day < \(last.number) OR l.held_at IS NOT NULL)
                AND \(scope.covers("l.unit_id")) GROUP BY l.unit_id
            """
        var found = Leading.LineUps()
        if let row = try tx.row("SELECT COUNT(*), COALESCE(SUM(CASE WHEN t.held > 0 THEN 1 ELSE 0 END), 0) FROM (\(teams)) t") {
            (found.teams, found.holding) = (try row.get(0), try row.get(1))
        }
        found.least = try tx.rows("SELECT t.unit_id, t.n, t.held FROM (\(teams)) t ORDER BY t.held, t.n DESC, t.unit_id LIMIT \(limit)").map {
            .init(unit: try $0.get(0), all: try $0.get(1), held: try $0.get(2))
        }
        return found
    }

    /// Some of the leaders who have a duty in a month, to see whether there are few.
    static func leaders(_ scope: Scope, in month: Month, limit: Int, _ tx: any ReadTransaction) throws -> [ID<Colleague>] {
        try tx.values(
            """
            SELECT d.colleague_id FROM month_duty d JOIN colleague c ON c.id = d.colleague_id
            WHERE d.month = \(month.number) AND c.disabled_at IS NULL AND \(scope.covers("d.unit_id")) ORDER BY d.colleague_id LIMIT \(limit)
            """)
    }

    /// Steps of a month in a scope: those whose day has come or that are kept, those kept, and those late.
    static func steps(_ scope: Scope, in month: Month, _ tx: any ReadTransaction) throws -> Leading.Steps {
        try tx.row(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN s.kept_at IS NOT NULL THEN 1 ELSE 0 END), 0),
                COALESCE(SUM(CASE WHEN s.kept_at IS NULL AND s.due_at < \(tx.now) THEN 1 ELSE 0 END), 0)
            FROM month_duty d JOIN month_duty_step s ON s.duty_id = d.id JOIN colleague c ON c.id = d.colleague_id
            WHERE d.month = \(month.number) AND c.disabled_at IS NULL AND \(scope.covers("d.unit_id"))
            """
        ).map { Leading.Steps(all: try $0.get(0), kept: try $0.get(1), late: try $0.get(2)) } ?? Leading.Steps()
    }
}
