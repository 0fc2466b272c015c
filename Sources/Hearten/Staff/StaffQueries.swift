import Storage

/// SQL about people as the register knows them.
enum StaffQueries {
    private static let columns: SQL = """
        id, name, given_name, staff_name, title, unit_id, email, staff_key, leader_id, leaves_on, disabled_at, password_hash IS NOT NULL
        """

    private static func person(_ row: Row, _ parts: [ID<Colleague>: Set<Viewer.Assignment>]) throws -> StaffPerson {
        let id: ID<Colleague> = try row.get(0)
        var facts = StaffFacts(name: try row.get(1), given: try row.get(2), title: try row.get(4), unit: try row.get(5))
        facts.staffName = try row.maybe(3)
        facts.email = try row.maybe(6, as: String.self).flatMap { EmailAddress($0) }
        facts.key = try row.maybe(7)
        facts.leader = try row.maybe(8)
        facts.leavesOn = try row.maybe(9)
        facts.disabledAt = try row.maybe(10)
        facts.parts = parts[id] ?? []
        return StaffPerson(id: id, facts: facts, hasEntered: try row.get(11))
    }

    private static func parts(_ sql: SQL, _ tx: any ReadTransaction) throws -> [ID<Colleague>: Set<Viewer.Assignment>] {
        var parts: [ID<Colleague>: Set<Viewer.Assignment>] = [:]
        try tx.each(sql) { row in
            guard let role = Role(rawValue: try row.get(1)) else { return }
            parts[try row.get(0), default: []].insert(Viewer.Assignment(role: role, unit: try row.get(2)))
        }
        return parts
    }

    /// Everybody, whoever has left included: an address and a number are one person's in the whole house.
    static func everybody(_ tx: any ReadTransaction) throws -> [StaffPerson] {
        let parts = try parts("SELECT colleague_id, role, unit_id FROM assignment", tx)
        return try tx.rows("SELECT \(columns) FROM colleague").map { try person($0, parts) }
    }

    static func people(_ ids: [ID<Colleague>], _ tx: any ReadTransaction) throws -> [ID<Colleague>: StaffPerson] {
        guard !ids.isEmpty else { return [:] }
        let parts = try parts("SELECT colleague_id, role, unit_id FROM assignment WHERE colleague_id IN \(list: ids)", tx)
        let found = try tx.rows("SELECT \(columns) FROM colleague WHERE id IN \(list: ids)").map { try person($0, parts) }
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    // MARK: Writing

    /// Puts new people in, one after the other, with statements that are prepared once.
    struct Adder {
        private let colleague: any PreparedStatement
        private let part: any PreparedStatement

        init(_ tx: any Transaction) throws {
            colleague = try tx.prepare(
                """
                INSERT INTO colleague (id, name, given_name, staff_name, title, unit_id, email, email_key, staff_key, leaves_on, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
            part = try tx.prepare("INSERT INTO assignment (colleague_id, unit_id, role) VALUES (?, ?, ?)")
        }

        /// The leader comes later, when everybody is there.
        func add(_ id: ID<Colleague>, _ facts: StaffFacts, at now: Instant) throws {
            try colleague.run([
                id.sqlValue, facts.name.sqlValue, facts.given.sqlValue, SQLValue(facts.staffName), facts.title.sqlValue, facts.unit.sqlValue,
                SQLValue(facts.email?.text), SQLValue(facts.email?.key), SQLValue(facts.key), SQLValue(facts.leavesOn), now.sqlValue,
            ])
            for held in facts.parts { try part.run(id, held.unit, held.role.rawValue) }
        }
    }

    /// Everything but the leader and whether they are here.
    static func set(_ facts: StaffFacts, was: StaffFacts, of id: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE colleague SET name = \(facts.name), given_name = \(facts.given), staff_name = \(facts.staffName), title = \(facts.title),
                unit_id = \(facts.unit), email = \(facts.email?.text), email_key = \(facts.email?.key), staff_key = \(facts.key),
                leaves_on = \(facts.leavesOn) WHERE id = \(id)
            """)
        for part in was.parts.subtracting(facts.parts) { _ = try ColleagueQueries.take(part, from: id, in: tx) }
        for part in facts.parts.subtracting(was.parts) { _ = try ColleagueQueries.give(part, to: id, in: tx) }
    }

    static func setLeader(_ leader: ID<Colleague>?, of id: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("UPDATE colleague SET leader_id = \(leader) WHERE id = \(id)")
    }

    static func setKey(_ key: String?, of id: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("UPDATE colleague SET staff_key = \(key) WHERE id = \(id)")
    }

    static func isHere(_ id: ID<Colleague>, _ tx: any ReadTransaction) throws -> Bool { try tx.exists("SELECT 1 FROM colleague WHERE id = \(id)") }

    /// Takes somebody out again whom nothing refers to; fails where something does.
    static func remove(_ id: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM entry_link WHERE colleague_id = \(id)")
        try tx.run("DELETE FROM assignment WHERE colleague_id = \(id)")
        try tx.run("DELETE FROM colleague WHERE id = \(id)")
    }

    /// Whether somebody reports to `id`, or to somebody who does, or is `id`.
    static func leads(_ id: ID<Colleague>, over person: ID<Colleague>, _ tx: any ReadTransaction) throws -> Bool {
        var next: ID<Colleague>? = person
        for _ in 0..<64 {
            guard let one = next else { return false }
            if one == id { return true }
            next = try tx.row("SELECT leader_id FROM colleague WHERE id = \(one)").flatMap { try $0.maybe(0) }
        }
        return true
    }

    static func leads(_ id: ID<Colleague>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM colleague WHERE leader_id = \(id)")
    }

    static func removeUnit(_ id: ID<Unit>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM unit_within WHERE unit_id = \(id)")
        try tx.run("DELETE FROM unit WHERE id = \(id)")
    }

    // MARK: Leaving

    /// Those whose day of leaving is at most `day`.
    static func leaving(by day: Day, limit: Int, _ tx: any ReadTransaction) throws -> [(id: ID<Colleague>, unit: ID<Unit>, day: Day)] {
        try tx.rows(
            """
            SELECT id, unit_id, leaves_on FROM colleague WHERE leaves_on IS NOT NULL AND leaves_on <= \(day.number) AND disabled_at IS NULL
            ORDER BY leaves_on, id LIMIT \(limit)
            """
        ).map { (try $0.get(0), try $0.get(1), Day(try $0.get(2))) }
    }
}

extension SQLValue {
    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ number: Int?) { self = number.map { .int(Int64($0)) } ?? .null }
}
