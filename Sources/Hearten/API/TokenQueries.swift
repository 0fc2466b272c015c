package import Storage

/// SQL about the tokens of programs.
enum TokenQueries {
    struct Listed: Sendable {
        let id: ID<Program>
        let name: String
        let unit: ID<Unit>
        let rights: Set<Right>
        let usedDay: Day?
    }

    /// So many tokens a scope may hold at once.
    static let most = 200

    /// The tokens of a scope with what each may do now.
    static func list(_ scope: Scope, _ tx: any ReadTransaction) throws -> [Listed] {
        try tx.rows(
            """
            SELECT id, name, unit_id, rights, used_day, created_by FROM api_token WHERE ended_at IS NULL AND \(scope.covers("unit_id"))
            ORDER BY name, id LIMIT \(most)
            """
        ).map { row in
            let unit: ID<Unit> = try row.get(2)
            let rights = try ViewerQueries.rights(given: row.get(3), by: row.maybe(5), at: unit, tx)
            return Listed(
                id: try row.get(0), name: try row.get(1), unit: unit, rights: rights, usedDay: try row.maybe(4, as: Int.self).map { Day($0) })
        }
    }

    static func insert(
        _ id: ID<Program>, name: String, digest: [UInt8], unit: ID<Unit>, rights: [Right], by colleague: ID<Colleague>?, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO api_token (id, name, token_digest, unit_id, rights, created_by, created_at)
            VALUES (\(id), \(name), \(digest), \(unit), \(rights.map(\.rawValue).joined(separator: " ")), \(colleague), \(tx.now))
            """)
    }

    /// Ends a token of the scope, for every request from the commit on; false when there is none.
    static func end(_ id: ID<Program>, _ scope: Scope, forgetting known: KnownPrograms, in tx: any Transaction) throws -> Bool {
        tx.afterCommit { known.forgetAll() }
        return try tx.run("UPDATE api_token SET ended_at = \(tx.now) WHERE id = \(id) AND ended_at IS NULL AND \(scope.covers("unit_id"))") == 1
    }
}

/// Makes a token for a program: its text is given once, the house keeps its fingerprint.
package struct MakeToken {
    let services: Services
    package init(_ services: Services) { self.services = services }

    package func run(
        name: String, unit: ID<Unit>, rights: [Right], by colleague: ID<Colleague>?, in tx: any Transaction
    ) throws -> String {
        let text = "hearten_" + services.newToken().text
        let id: ID<Program> = services.newID(at: tx.now)
        try TokenQueries.insert(id, name: name, digest: sha256(Array(text.utf8)), unit: unit, rights: rights, by: colleague, in: tx)
        try Journal.append("token.made", "token", id, by: colleague, unit: unit, random: services.random, in: tx)
        return text
    }
}
