package import Storage

/// A line of the list of people.
package struct ColleagueLine: Sendable {
    package let id: ID<Colleague>
    package let name: String
    package let title: String
    package let unit: ID<Unit>
    package let email: String?
    package let isDisabled: Bool
    /// Whether they have chosen a password already.
    package let hasEntered: Bool
    /// Until when an open invitation holds.
    package let invitedUntil: Instant?
    /// The number in the organisation's own register.
    var staffKey: String?
}

/// Colleagues and their parts.
package enum ColleagueQueries {
    private static let columns: SQL = """
        c.id, c.name, c.title, c.unit_id, c.email, c.disabled_at, c.password_hash IS NOT NULL,
        (SELECT MAX(l.expires_at) FROM entry_link l WHERE l.colleague_id = c.id AND l.kind = 'invitation' AND l.used_at IS NULL),
        c.staff_key
        """

    /// True for colleagues `c` who have come in at least once, by a password, a phone or a tablet.
    static let hasEntered: SQL = "(c.password_hash IS NOT NULL OR c.seen_on IS NOT NULL)"

    private static func line(_ row: Row, now: Instant) throws -> ColleagueLine {
        let invited: Instant? = try row.maybe(7)
        return ColleagueLine(
            id: try row.get(0), name: try row.get(1), title: try row.get(2), unit: try row.get(3), email: try row.maybe(4),
            isDisabled: try row.maybe(5, as: Instant.self) != nil, hasEntered: try row.get(6),
            invitedUntil: invited.flatMap { $0 > now ? $0 : nil }, staffKey: try row.maybe(8))
    }

    package static func find(_ id: ID<Colleague>, within scope: Scope, _ tx: any ReadTransaction) throws -> ColleagueLine? {
        try tx.row("SELECT \(columns) FROM colleague c WHERE c.id = \(id) AND \(scope.covers("c.unit_id"))").map { try line($0, now: tx.now) }
    }

    /// How many work within the scope, and how many invitations are open.
    package static func counts(within scope: Scope, _ tx: any ReadTransaction) throws -> (people: Int, invited: Int) {
        let people: Int? = try tx.value("SELECT COUNT(*) FROM colleague c WHERE c.disabled_at IS NULL AND \(scope.covers("c.unit_id"))")
        let invited: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM entry_link l JOIN colleague c ON c.id = l.colleague_id
            WHERE l.kind = 'invitation' AND l.used_at IS NULL AND l.expires_at > \(tx.now) AND c.disabled_at IS NULL AND \(scope.covers("c.unit_id"))
            """)
        return (people ?? 0, invited ?? 0)
    }

    /// One page of the people of a scope, by name. With words, only those whose name, title or address holds all of them.
    package static func page(
        _ search: String?, within scope: Scope, skip: Int, limit: Int, _ tx: any ReadTransaction
    ) throws -> [ColleagueLine] {
        let all: SQL = "SELECT \(columns) FROM colleague c WHERE \(scope.covers("c.unit_id")) ORDER BY c.name, c.id"
        guard let search else {
            return try tx.rows("\(all) LIMIT \(limit) OFFSET \(skip)").map { try line($0, now: tx.now) }
        }
        // Folding is ours, not the database's: "oe" is no "ö" and LIKE knows ASCII only. A house has thousands of people, not millions.
        let wanted = folded(search).split(separator: " ")
        var found: [ColleagueLine] = []
        var skipped = 0
        try tx.each(all) { row in
            guard found.count < limit else { return }
            let text = folded("\(try row.get(1, as: String.self)) \(try row.get(2, as: String.self)) \(try row.maybe(4, as: String.self) ?? "")")
            guard wanted.allSatisfy({ text.contains($0) }) else { return }
            if skipped < skip { skipped += 1 } else { found.append(try line(row, now: tx.now)) }
        }
        return found
    }

    private static func folded(_ text: String) -> String { foldedForSearch(text) }

    // MARK: - Parts

    package static func assignments(of id: ID<Colleague>, _ tx: any ReadTransaction) throws -> [Viewer.Assignment] {
        try tx.rows("SELECT role, unit_id FROM assignment WHERE colleague_id = \(id) ORDER BY unit_id, role").compactMap { row in
            try Role(rawValue: row.get(0)).map { Viewer.Assignment(role: $0, unit: try row.get(1)) }
        }
    }

    package static func assignments(of ids: [ID<Colleague>], _ tx: any ReadTransaction) throws -> [ID<Colleague>: [Viewer.Assignment]] {
        var all: [ID<Colleague>: [Viewer.Assignment]] = [:]
        for row in try tx.rows("SELECT colleague_id, role, unit_id FROM assignment WHERE colleague_id IN \(list: ids) ORDER BY unit_id, role") {
            guard let role = Role(rawValue: try row.get(1)) else { continue }
            all[try row.get(0), default: []].append(Viewer.Assignment(role: role, unit: try row.get(2)))
        }
        return all
    }

    /// False when it was given already.
    package static func give(_ part: Viewer.Assignment, to id: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO assignment (colleague_id, unit_id, role) VALUES (\(id), \(part.unit), \(part.role.rawValue)) ON CONFLICT DO NOTHING
            """) > 0
    }

    package static func take(_ part: Viewer.Assignment, from id: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM assignment WHERE colleague_id = \(id) AND unit_id = \(part.unit) AND role = \(part.role.rawValue)") > 0
    }

    /// How many colleagues who can come in hold this role at this unit.
    package static func holders(of role: Role, at unit: ID<Unit>, but id: ID<Colleague>, _ tx: any ReadTransaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM assignment a JOIN colleague c ON c.id = a.colleague_id
            WHERE a.role = \(role.rawValue) AND a.unit_id = \(unit) AND c.disabled_at IS NULL AND c.password_hash IS NOT NULL AND c.id <> \(id)
            """) ?? 0
    }

    // MARK: - One person

    package static func add(_ colleague: Colleague, passwordHash: String?, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO colleague (id, name, given_name, title, unit_id, email, email_key, password_hash, language, theme, created_at, disabled_at)
            VALUES (\(colleague.id), \(colleague.name), \(colleague.givenName), \(colleague.title), \(colleague.unit), \(colleague.email?.text),
                \(colleague.email?.key), \(passwordHash), NULL, NULL, \(tx.now), NULL)
            """)
    }

    package static func setName(_ name: String, givenName: String, of id: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("UPDATE colleague SET name = \(name), given_name = \(givenName) WHERE id = \(id)")
    }

    package static func setEmail(_ email: EmailAddress, of id: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("UPDATE colleague SET email = \(email.text), email_key = \(email.key) WHERE id = \(id)")
    }

    package static func setWork(title: String, unit: ID<Unit>, of id: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("UPDATE colleague SET title = \(title), unit_id = \(unit) WHERE id = \(id)")
    }

    package static func setLook(
        language: String?, theme: String?, density: String?, usesKeys: Bool, of id: ID<Colleague>, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE colleague SET language = \(language), theme = \(theme), density = \(density), single_keys = \(usesKeys) WHERE id = \(id)
            """)
    }

    package static func isTaken(_ email: EmailAddress, but id: ID<Colleague>?, _ tx: any ReadTransaction) throws -> Bool {
        if let id { return try tx.exists("SELECT 1 FROM colleague WHERE email_key = \(email.key) AND id <> \(id)") }
        return try tx.exists("SELECT 1 FROM colleague WHERE email_key = \(email.key)")
    }

    package static func setDisabled(_ at: Instant?, of id: ID<Colleague>, in tx: any Transaction) throws {
        // A day of leaving that was set has come, or counts no more.
        try tx.run("UPDATE colleague SET disabled_at = \(at), leaves_on = NULL WHERE id = \(id)")
    }

    /// Ends the tokens that this colleague made for programs, for every request from the commit on. Returns how many.
    package static func endTokens(madeBy id: ID<Colleague>, forgetting known: KnownPrograms, in tx: any Transaction) throws -> Int {
        tx.afterCommit { known.forgetAll() }
        return try tx.run("UPDATE api_token SET ended_at = \(tx.now) WHERE created_by = \(id) AND ended_at IS NULL")
    }
}
