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

    static func colleagues(_ tx: any ReadTransaction) throws -> [String: ID<Colleague>] {
        var found: [String: ID<Colleague>] = [:]
        try tx.each("SELECT email, id FROM colleague WHERE email IS NOT NULL") { row in found[try row.get(0)] = try row.get(1) }
        return found
    }
}
