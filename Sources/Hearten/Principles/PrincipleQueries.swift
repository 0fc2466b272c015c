package import Storage

/// Principles as rows. They belong to the whole house, so that everybody in it reads the same language.
package enum PrincipleQueries {
    /// So many fit on a page and in a head; more cannot be added.
    package static let most = 60

    private static let columns: SQL = "id, position, key, name, text, category, owner_id, retired_at"

    private static func principle(_ row: Row) throws -> Principle {
        Principle(
            id: try row.get(0), position: try row.get(1), key: try row.maybe(2), name: try row.get(3), text: try row.get(4),
            category: try row.maybe(5, as: String.self).flatMap { Category(rawValue: $0) }, owner: try row.get(6), retiredAt: try row.maybe(7))
    }

    /// Those in use, first to last.
    package static func live(_ tx: any ReadTransaction) throws -> [Principle] {
        try tx.rows("SELECT \(columns) FROM principle WHERE retired_at IS NULL ORDER BY position, id LIMIT \(most)").map(principle)
    }

    package static func retired(_ tx: any ReadTransaction) throws -> [Principle] {
        try tx.rows("SELECT \(columns) FROM principle WHERE retired_at IS NOT NULL ORDER BY retired_at DESC, id LIMIT \(most)").map(principle)
    }

    /// One, in use or not.
    package static func principle(_ id: ID<Principle>, _ tx: any ReadTransaction) throws -> Principle? {
        try tx.row("SELECT \(columns) FROM principle WHERE id = \(id)").map(principle)
    }

    package static func any(_ tx: any ReadTransaction) throws -> Bool { try tx.exists("SELECT 1 FROM principle LIMIT 1") }

    package static func isNameTaken(_ name: String, but id: ID<Principle>?, _ tx: any ReadTransaction) throws -> Bool {
        let wanted = name.lowercased()
        return try live(tx).contains { $0.id != id && $0.name.lowercased() == wanted }
    }

    package static func add(_ new: NewPrinciple, id: ID<Principle>, owner: ID<Colleague>, in tx: any Transaction) throws {
        let last: Int = try tx.value("SELECT MAX(position) FROM principle") ?? 0
        try tx.run(
            """
            INSERT INTO principle (id, position, key, name, text, category, owner_id, created_at)
            VALUES (\(id), \(last + 1), \(new.key), \(new.name), \(new.text), \(new.category?.rawValue), \(owner), \(tx.now))
            """)
    }

    package static func change(_ id: ID<Principle>, to new: NewPrinciple, owner: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE principle SET name = \(new.name), text = \(new.text), category = \(new.category?.rawValue), owner_id = \(owner) WHERE id = \(id)
            """)
    }

    static func order(_ tx: any ReadTransaction) throws -> [ID<Principle>] {
        try tx.values("SELECT id FROM principle WHERE retired_at IS NULL ORDER BY position, id LIMIT \(most)")
    }

    static func setOrder(_ order: [ID<Principle>], in tx: any Transaction) throws {
        for (place, id) in order.enumerated() {
            try tx.run("UPDATE principle SET position = \(place + 1) WHERE id = \(id) AND position <> \(place + 1)")
        }
    }

    /// Takes it out of use, or back into it at the end. False when it was so already.
    static func setRetired(_ isRetired: Bool, _ id: ID<Principle>, in tx: any Transaction) throws -> Bool {
        if isRetired { return try tx.run("UPDATE principle SET retired_at = \(tx.now) WHERE id = \(id) AND retired_at IS NULL") > 0 }
        let last: Int = try tx.value("SELECT MAX(position) FROM principle") ?? 0
        return try tx.run("UPDATE principle SET retired_at = NULL, position = \(last + 1) WHERE id = \(id) AND retired_at IS NOT NULL") > 0
    }
}
