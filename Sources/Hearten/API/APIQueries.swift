import Storage

/// SQL of the API's own: replies to keys that came before, and what a reader may not be shown.
enum APIQueries {
    struct StoredReply: Sendable {
        let bodyDigest: [UInt8]
        let status: Int
        let text: String
    }

    static func reply(_ key: [UInt8], _ tx: any ReadTransaction) throws -> StoredReply? {
        try tx.row("SELECT body_digest, status, reply FROM idempotency WHERE key_digest = \(key) AND expires_at > \(tx.now)").map {
            StoredReply(bodyDigest: try $0.get(0), status: try $0.get(1), text: try $0.get(2))
        }
    }

    static func insert(_ reply: StoredReply, key: [UInt8], until: Instant, in tx: any Transaction) throws {
        try tx.run("DELETE FROM idempotency WHERE key_digest = \(key) AND expires_at <= \(tx.now)")
        try tx.run(
            """
            INSERT INTO idempotency (key_digest, body_digest, status, reply, expires_at)
            VALUES (\(key), \(reply.bodyDigest), \(reply.status), \(reply.text), \(until))
            """)
    }

    static func forgetExpired(limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM idempotency WHERE key_digest IN
                (SELECT key_digest FROM idempotency WHERE expires_at <= \(tx.now) ORDER BY expires_at LIMIT \(limit))
            """)
    }

    /// The moments that these keys of a program have brought in already.
    static func known(_ keys: [String], _ tx: any ReadTransaction) throws -> [String: ID<Moment>] {
        guard !keys.isEmpty else { return [:] }
        var known: [String: ID<Moment>] = [:]
        try tx.each("SELECT source_key, id FROM moment WHERE source = 'api' AND source_key IN \(list: keys)") { known[try $0.get(0)] = try $0.get(1) }
        return known
    }

    /// Moments of these that praise a named colleague: their words go where the sender allowed, and not through a program.
    static func praise(among ids: [ID<Moment>], _ tx: any ReadTransaction) throws -> Set<ID<Moment>> {
        Set(
            try tx.values(
                """
                SELECT DISTINCT moment_id FROM moment_person WHERE moment_id IN \(list: ids) AND is_praise = \(true) AND state <> 'declined'
                """))
    }

    static func noteUse(of token: ID<Program>, day: Int, in tx: any Transaction) throws {
        try tx.run("UPDATE api_token SET used_day = \(day) WHERE id = \(token)")
    }
}
