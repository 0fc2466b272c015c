import Storage

/// A known phone in the list of all.
struct PhoneLine: Sendable {
    let session: ID<Session>
    let colleague: ID<Colleague>
    let owner: String
    let unit: ID<Unit>
    let name: String
    let addedAt: Instant
    let seenAt: Instant
}

/// Known phones as rows.
package enum DeviceQueries {
    /// Newest first; with words, those whose owner or name holds all of them.
    static func phones(within scope: Scope, search: String?, skip: Int, limit: Int, _ tx: any ReadTransaction) throws -> [PhoneLine] {
        let all: SQL = """
            SELECT s.id, c.id, c.name, c.unit_id, s.device, s.created_at, s.seen_at FROM session s JOIN colleague c ON c.id = s.colleague_id
            WHERE s.kind = 'device' AND s.expires_at > \(tx.now) AND \(scope.covers("c.unit_id")) ORDER BY s.seen_at DESC, s.id
            """
        guard let search else { return try tx.rows("\(all) LIMIT \(limit) OFFSET \(skip)").map(line) }
        let wanted = foldedForSearch(search).split(separator: " ")
        var found: [PhoneLine] = []
        var skipped = 0
        try tx.each(all) { row in
            guard found.count < limit else { return }
            let text = foldedForSearch("\(try row.get(2, as: String.self)) \(try row.get(4, as: String.self))")
            guard wanted.allSatisfy({ text.contains($0) }) else { return }
            if skipped < skip { skipped += 1 } else { found.append(try line(row)) }
        }
        return found
    }

    private static func line(_ row: Row) throws -> PhoneLine {
        PhoneLine(
            session: try row.get(0), colleague: try row.get(1), owner: try row.get(2), unit: try row.get(3), name: try row.get(4),
            addedAt: try row.get(5), seenAt: try row.get(6))
    }

    static func phones(of colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> [Session] {
        try SessionQueries.all(of: colleague, tx).filter { $0.kind == .device }
    }

    /// Whose phone it is, if they work within the scope.
    static func owner(of phone: ID<Session>, within scope: Scope, _ tx: any ReadTransaction) throws -> ID<Colleague>? {
        try tx.value(
            """
            SELECT s.colleague_id FROM session s JOIN colleague c ON c.id = s.colleague_id
            WHERE s.id = \(phone) AND s.kind = 'device' AND \(scope.covers("c.unit_id"))
            """)
    }

    static func endPhone(_ phone: ID<Session>, of colleague: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM session WHERE id = \(phone) AND colleague_id = \(colleague) AND kind = 'device'") > 0
    }

    static func name(of colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> (name: String, givenName: String)? {
        try tx.row("SELECT name, given_name FROM colleague WHERE id = \(colleague) AND disabled_at IS NULL").map { (try $0.get(0), try $0.get(1)) }
    }
}
