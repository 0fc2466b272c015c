import Hearten
import Storage

/// SQL of the demo's organisation.
enum CastQueries {
    static func organisation(_ tx: any Transaction) throws {
        try tx.run("""
            INSERT INTO organisation (id, name, sector, zone, language, case_prefix, next_case_number, brand_hue, created_at)
            VALUES (1, 'Kittiwake Air', 'airline', 'Europe/Lisbon', 'en', 'KA', 2400, 218, \(tx.now))
            """)
    }

    static func unit(_ id: ID<Unit>, parent: ID<Unit>?, _ name: String, place: String, in tx: any Transaction) throws {
        try tx.run("""
            INSERT INTO unit (id, parent_id, name, kind, place, zone, language)
            VALUES (\(id), \(parent), \(name), 'own', \(place), 'Europe/Lisbon', 'en')
            """)
        try tx.run("INSERT INTO unit_within (unit_id, ancestor_id, depth) VALUES (\(id), \(id), 0)")
        if let parent {
            try tx.run("""
                INSERT INTO unit_within (unit_id, ancestor_id, depth)
                SELECT \(id), ancestor_id, depth + 1 FROM unit_within WHERE unit_id = \(parent)
                """)
        }
    }

    static func sign(_ id: ID<QRSign>, _ code: String, _ unit: ID<Unit>, _ point: ID<Touchpoint>, in tx: any Transaction) throws {
        try tx.run("""
            INSERT INTO touchpoint (id, position, phase, name, channel, category, method)
            VALUES (\(point), 1, 'At the airport', 'Lounge', 'counter', 'mindset', 'sign')
            """)
        try tx.run("INSERT INTO sign (id, code, unit_id, touchpoint_id, created_at) VALUES (\(id), \(code), \(unit), \(point), \(tx.now))")
    }
}
