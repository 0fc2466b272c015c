package import Storage

/// What each role may decide at once, as rows.
package enum MayDecideQueries {
    package static let longest = 1_200

    package static func all(_ tx: any ReadTransaction) throws -> [Role: String] {
        var texts: [Role: String] = [:]
        for row in try tx.rows("SELECT role, text FROM may_decide") {
            if let role = Role(rawValue: try row.get(0)) { texts[role] = try row.get(1) }
        }
        return texts
    }

    /// An empty text takes it away.
    package static func set(_ text: String, _ role: Role, by colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM may_decide WHERE role = \(role.rawValue)")
        guard !text.isEmpty else { return }
        try tx.run(
            "INSERT INTO may_decide (role, text, changed_by, changed_at) VALUES (\(role.rawValue), \(text), \(colleague), \(tx.now))")
    }
}
