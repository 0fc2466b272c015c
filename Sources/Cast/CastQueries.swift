import Hearten
import Storage

/// Writes the cast's people and its token.
enum CastQueries {
    static func add(_ person: Cast.Person, id: ID<Colleague>, unit: ID<Unit>, passwordHash: String?, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO colleague (id, name, given_name, title, unit_id, email, email_key, password_hash, created_at)
            VALUES (\(id), \(person.name), \(person.givenName), \(person.title), \(unit), \(person.email), \(person.email), \(passwordHash), \(tx.now))
            """)
    }

    static func assign(_ role: Role, to id: ID<Colleague>, within unit: ID<Unit>, _ tx: any Transaction) throws {
        try tx.run("INSERT INTO assignment (colleague_id, unit_id, role) VALUES (\(id), \(unit), \(role.rawValue))")
    }

    static func addToken(_ text: String, name: String, rights: [Right], unit: ID<Unit>, id: ID<Program>, by: ID<Colleague>?, _ tx: any Transaction)
        throws
    {
        let list = rights.map(\.rawValue).joined(separator: " ")
        try tx.run(
            """
            INSERT INTO api_token (id, name, token_digest, unit_id, rights, created_by, created_at)
            VALUES (\(id), \(name), \(sha256(Array(text.utf8))), \(unit), \(list), \(by), \(tx.now))
            """)
    }

    /// Those who were praised some days ago have read it, said thank you and shared what they might.
    static func answerOldPraise(before: Instant, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE moment_person SET seen_at = delivered_at, thanked_at = delivered_at, shared_at = delivered_at
            WHERE is_praise = \(true) AND state = 'confirmed' AND delivered_at < \(before)
                AND moment_id IN (SELECT id FROM moment WHERE sharing IN ('team', 'all'))
            """)
    }

    static func addShift(
        _ id: ID<RotaShift>, of colleague: ID<Colleague>, at unit: ID<Unit>, from: Instant, until: Instant, place: String?, work: String?,
        entry: String, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO shift (id, colleague_id, unit_id, starts_at, ends_at, place, work, feed, entry, seen_in)
            VALUES (\(id), \(colleague), \(unit), \(from), \(until), \(place), \(work), 'cast', \(entry), 0)
            """)
    }

    /// The newest moment whose words begin so becomes an example of the principle with this key.
    static func addExample(of key: String, wordsStarting start: String, by colleague: ID<Colleague>, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO principle_example (principle_id, moment_id, state, added_by, added_at)
            SELECT p.id, m.id, 'shown', \(colleague), \(tx.now) FROM principle p, moment m
            WHERE p.key = \(key) AND m.words LIKE \(start + "%") ORDER BY m.received_at DESC LIMIT 1
            """)
    }

    /// Somebody was here on a day.
    static func wasHere(_ colleague: ID<Colleague>, on day: Day, _ tx: any Transaction) throws {
        try tx.run("UPDATE colleague SET seen_on = \(day.number) WHERE id = \(colleague)")
    }

    /// A leader has briefed the team this month.
    static func keepBrief(of leader: ID<Colleague>, at: Instant, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE month_duty_step SET kept_at = \(at) WHERE step = 'brief' AND kept_at IS NULL
                AND duty_id = (SELECT id FROM month_duty WHERE colleague_id = \(leader) ORDER BY month DESC LIMIT 1)
            """)
    }

    /// The newest moments with words and a tapped level before a time.
    static func tapped(in scope: Scope, before: Instant, limit: Int, _ tx: any ReadTransaction) throws -> [(id: ID<Moment>, level: Int)] {
        try tx.rows(
            """
            SELECT m.id, m.level FROM moment m WHERE m.received_at < \(before) AND m.state = 'kept' AND m.level IS NOT NULL AND m.words IS NOT NULL
                AND \(scope.covers("m.unit_id")) ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """
        ).map { (id: try $0.get(0), level: try $0.get(1)) }
    }

    /// The newest moments that say this.
    static func moments(mentioning words: String, limit: Int, _ tx: any ReadTransaction) throws -> [Moment] {
        try tx.values(
            "SELECT id FROM moment WHERE state = 'kept' AND words LIKE \("%" + words + "%") ORDER BY received_at DESC, id DESC LIMIT \(limit)",
            as: ID<Moment>.self
        ).compactMap { try MomentQueries.find($0, tx) }
    }

    static func principle(_ key: String, _ tx: any ReadTransaction) throws -> ID<Principle>? {
        try tx.value("SELECT id FROM principle WHERE key = \(key)")
    }

    /// The receiver lets the team read it.
    static func share(_ id: ID<ColleagueThanks>, _ tx: any Transaction) throws {
        try tx.run("UPDATE colleague_thanks SET seen_at = \(tx.now), shared_at = \(tx.now) WHERE id = \(id)")
    }

    static func finish(_ id: ID<TeamRequest>, state: String, owner: ID<Colleague>, level: Int?, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE team_request SET state = \(state), owner_id = \(owner), done_at = \(tx.now), done_words = 'Found and handed over.', level = \(level),
                ended_at = CASE WHEN \(state) = 'closed' THEN \(tx.now) END WHERE id = \(id)
            """)
        try tx.run("UPDATE request_clock SET met_at = \(tx.now), next_at = NULL WHERE request_id = \(id)")
    }

    static func switchPulseOn(_ tx: any Transaction) throws { try tx.run("INSERT INTO pulse_setting (id, is_on) VALUES (1, \(true))") }

    static func countPulse(_ month: Int, _ unit: ID<Unit>, _ question: Int, _ value: Int, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO pulse_count (month, unit_id, question, value, n) VALUES (\(month), \(unit), \(question), \(value), 1)
            ON CONFLICT (month, unit_id, question, value) DO UPDATE SET n = pulse_count.n + 1
            """)
    }

    static func colleagues(_ tx: any ReadTransaction) throws -> [String: ID<Colleague>] {
        var found: [String: ID<Colleague>] = [:]
        try tx.each("SELECT email, id FROM colleague WHERE email IS NOT NULL") { row in found[try row.get(0)] = try row.get(1) }
        return found
    }
}
