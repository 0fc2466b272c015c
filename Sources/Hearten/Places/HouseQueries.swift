package import Storage

/// Reads the snapshot of the house.
package enum HouseQueries {
    package static func load(_ tx: any ReadTransaction) throws -> House {
        var house = House()
        house.organisation = try organisation(tx)
        house.vocabulary = try vocabulary(tx)
        for unit in try units(tx) {
            house.units[unit.id] = unit
            if let parent = unit.parent { house.children[parent, default: []].append(unit.id) } else { house.root = unit.id }
        }
        house.touchpoints = try touchpoints(tx)
        house.names = try PraiseQueries.names(tx)
        for sign in try signs(tx) { house.signs[sign.code] = sign }
        try tx.each("SELECT unit_id, day, name, hours FROM holiday ORDER BY unit_id, day") { row in
            let unit: ID<Unit> = try row.get(0)
            house.holidays[unit, default: []].append(
                Holiday(unit: unit, day: Day(try row.get(1)), name: try row.get(2), hours: try row.maybe(3)))
        }
        return house
    }

    private static func organisation(_ tx: any ReadTransaction) throws -> Organisation? {
        try tx.row("SELECT name, sector, zone, language, case_prefix, brand_hue, phone FROM organisation").map { row in
            Organisation(
                name: try row.get(0), sector: try row.get(1), zone: try row.get(2), language: try row.get(3),
                casePrefix: try row.get(4), brandHue: try row.get(5), phone: try row.maybe(6))
        }
    }

    private static func vocabulary(_ tx: any ReadTransaction) throws -> Vocabulary {
        var vocabulary = Vocabulary()
        try tx.each("SELECT name, text FROM word") { row in
            if let word = Vocabulary.Word(rawValue: try row.get(0)) { vocabulary[word] = try row.get(1) }
        }
        return vocabulary
    }

    private static func units(_ tx: any ReadTransaction) throws -> [Unit] {
        try tx.rows("SELECT id, parent_id, name, kind, place, zone, language, hours, closed_at FROM unit ORDER BY name, id").map { row in
            Unit(
                id: try row.get(0), parent: try row.maybe(1), name: try row.get(2), kind: Unit.Kind(rawValue: try row.get(3)) ?? .own,
                place: Unit.Place(rawValue: try row.get(4)) ?? .team, zone: try row.get(5), language: try row.get(6),
                hours: try row.maybe(7), closedAt: try row.maybe(8))
        }
    }

    private static func touchpoints(_ tx: any ReadTransaction) throws -> [Touchpoint] {
        try tx.rows(
            """
            SELECT id, position, phase, name, channel, category, promise, owner_unit_id, method, last_heard_at, retired_at
            FROM touchpoint ORDER BY position, id
            """
        ).map { row in
            Touchpoint(
                id: try row.get(0), position: try row.get(1), phase: try row.get(2), name: try row.get(3), channel: try row.get(4),
                category: try row.maybe(5, as: String.self).flatMap(Category.init), promise: try row.maybe(6), owner: try row.maybe(7),
                method: try row.get(8), lastHeardAt: try row.maybe(9), retiredAt: try row.maybe(10))
        }
    }

    private static func signs(_ tx: any ReadTransaction) throws -> [QRSign] {
        try tx.rows("SELECT id, code, unit_id, touchpoint_id, ended_at FROM sign").map { row in
            QRSign(id: try row.get(0), code: try row.get(1), unit: try row.get(2), touchpoint: try row.get(3), endedAt: try row.maybe(4))
        }
    }
}
