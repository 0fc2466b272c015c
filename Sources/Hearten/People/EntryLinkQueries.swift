package import Storage

/// Links that let somebody in; only their digests are kept.
package enum EntryLinkQueries {
    /// Makes a link; every earlier one of its kind for the same colleague ends.
    package static func make(
        _ token: Token, _ kind: EntryLink.Kind, for colleague: ID<Colleague>, by maker: ID<Colleague>?, lasting: Duration? = nil,
        in tx: any Transaction
    ) throws {
        try end(kind, of: colleague, in: tx)
        try tx.run(
            """
            INSERT INTO entry_link (token_digest, kind, colleague_id, created_by, created_at, expires_at, used_at)
            VALUES (\(token.digest), \(kind.rawValue), \(colleague), \(maker), \(tx.now), \(tx.now + (lasting ?? kind.lasts)), NULL)
            """)
    }

    /// The link if it can still be used. Looking uses nothing up.
    package static func open(_ token: Token, kind: EntryLink.Kind, _ tx: any ReadTransaction) throws -> EntryLink? {
        try tx.row(
            """
            SELECT l.colleague_id, l.created_by, l.expires_at FROM entry_link l JOIN colleague c ON c.id = l.colleague_id
            WHERE l.token_digest = \(token.digest) AND l.kind = \(kind.rawValue) AND l.used_at IS NULL AND l.expires_at > \(tx.now)
                AND c.disabled_at IS NULL
            """
        ).map { EntryLink(kind: kind, colleague: try $0.get(0), madeBy: try $0.maybe(1), expiresAt: try $0.get(2)) }
    }

    /// Uses it up. False when somebody else was quicker.
    package static func use(_ token: Token, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE entry_link SET used_at = \(tx.now) WHERE token_digest = \(token.digest) AND used_at IS NULL AND expires_at > \(tx.now)
            """) == 1
    }

    static func forgetExpired(limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM entry_link WHERE token_digest IN
                (SELECT token_digest FROM entry_link WHERE expires_at <= \(tx.now) ORDER BY expires_at LIMIT \(limit))
            """)
    }

    package static func end(_ kind: EntryLink.Kind, of colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM entry_link WHERE colleague_id = \(colleague) AND kind = \(kind.rawValue) AND used_at IS NULL")
    }

    package static func endAll(of colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM entry_link WHERE colleague_id = \(colleague) AND used_at IS NULL")
    }
}
