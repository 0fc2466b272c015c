package import Storage

/// A unit that is about to be added.
package struct NewUnit: Sendable {
    package var name: String
    package var kind: Unit.Kind
    package var place: Unit.Place
    package var zone: String
    package var language: String
    /// As `WeeklyHours.stored`; nil takes the parent's.
    package var hours: String?

    package init(
        name: String, kind: Unit.Kind = .own, place: Unit.Place = .team, zone: String, language: String = "en", hours: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.place = place
        self.zone = zone
        self.language = language
        self.hours = hours
    }
}

/// The organisation's tree. `unit_within` holds every unit with each of its ancestors and itself, at every time.
package enum UnitQueries {
    /// Adds a unit below `parent`; the root has none.
    package static func add(_ unit: NewUnit, id: ID<Unit>, below parent: ID<Unit>?, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO unit (id, parent_id, name, kind, place, zone, language, hours, closed_at)
            VALUES (\(id), \(parent), \(unit.name), \(unit.kind.rawValue), \(unit.place.rawValue), \(unit.zone), \(unit.language), \(unit.hours), NULL)
            """)
        try tx.run("INSERT INTO unit_within (unit_id, ancestor_id, depth) VALUES (\(id), \(id), 0)")
        guard let parent else { return }
        for row in try tx.rows("SELECT ancestor_id, depth FROM unit_within WHERE unit_id = \(parent)") {
            let ancestor: ID<Unit> = try row.get(0)
            try tx.run("INSERT INTO unit_within (unit_id, ancestor_id, depth) VALUES (\(id), \(ancestor), \(try row.get(1, as: Int.self) + 1))")
        }
    }

    /// Everything but its place in the tree.
    package static func change(_ id: ID<Unit>, to unit: NewUnit, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE unit SET name = \(unit.name), kind = \(unit.kind.rawValue), place = \(unit.place.rawValue), zone = \(unit.zone),
                language = \(unit.language), hours = \(unit.hours)
            WHERE id = \(id)
            """)
    }

    /// Moves a unit with everything below it. False, and nothing changed, when `parent` lies below the unit or is it.
    @discardableResult
    package static func move(_ id: ID<Unit>, below parent: ID<Unit>, _ tx: any Transaction) throws -> Bool {
        let moved = try tx.values("SELECT unit_id FROM unit_within WHERE ancestor_id = \(id)", as: ID<Unit>.self)
        guard !moved.contains(parent) else { return false }
        try tx.run("DELETE FROM unit_within WHERE unit_id IN \(list: moved) AND ancestor_id NOT IN \(list: moved)")
        try tx.run(
            """
            INSERT INTO unit_within (unit_id, ancestor_id, depth)
            SELECT lower.unit_id, upper.ancestor_id, lower.depth + upper.depth + 1
            FROM unit_within lower CROSS JOIN unit_within upper
            WHERE lower.ancestor_id = \(id) AND upper.unit_id = \(parent)
            """)
        try tx.run("UPDATE unit SET parent_id = \(parent) WHERE id = \(id)")
        return true
    }

    package static func close(_ id: ID<Unit>, _ tx: any Transaction) throws {
        try tx.run("UPDATE unit SET closed_at = \(tx.now) WHERE id = \(id) AND closed_at IS NULL")
        try tx.run("UPDATE sign SET ended_at = \(tx.now) WHERE unit_id = \(id) AND ended_at IS NULL")
    }

    package static func reopen(_ id: ID<Unit>, _ tx: any Transaction) throws {
        try tx.run("UPDATE unit SET closed_at = NULL WHERE id = \(id)")
    }

    static func hasOpenUnitsBelow(_ id: ID<Unit>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM unit_within w JOIN unit u ON u.id = w.unit_id
            WHERE w.ancestor_id = \(id) AND w.depth > 0 AND u.closed_at IS NULL
            """)
    }

    /// Puts a unit's own holidays in place of those it had.
    package static func setHolidays(_ holidays: [Holiday], of id: ID<Unit>, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM holiday WHERE unit_id = \(id)")
        for holiday in holidays {
            try tx.run("INSERT INTO holiday (unit_id, day, name, hours) VALUES (\(id), \(holiday.day.number), \(holiday.name), \(holiday.hours))")
        }
    }
}
