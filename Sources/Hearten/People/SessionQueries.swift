package import Storage

/// Sessions as they are kept: only the digest of a token.
package enum SessionQueries {
    package static func start(
        _ id: ID<Session>, of colleague: ID<Colleague>, token: Token, device: String, as kind: Session.Kind = .desk, on tablet: ID<Tablet>? = nil,
        in tx: any Transaction
    ) throws {
        let end = kind.end(began: tx.now, seen: tx.now)
        try tx.run(
            """
            INSERT INTO session (id, token_digest, colleague_id, device, kind, tablet_id, created_at, seen_at, expires_at)
            VALUES (\(id), \(token.digest), \(colleague), \(device), \(kind.rawValue), \(tablet), \(tx.now), \(tx.now), \(end))
            """)
        try tx.run("DELETE FROM session WHERE colleague_id = \(colleague) AND \(hasEnded(tx.now))")
        let kept: [ID<Session>] = try tx.values(
            """
            SELECT id FROM session WHERE colleague_id = \(colleague) ORDER BY seen_at DESC, id DESC LIMIT \(Session.most)
            """)
        try tx.run("DELETE FROM session WHERE colleague_id = \(colleague) AND id NOT IN \(list: kept)")
        try noteHere(colleague, in: tx)
    }

    /// The day on which somebody was last here, and no more of it: how many are in is counted, and a tablet's sessions are soon gone.
    private static func noteHere(_ colleague: ID<Colleague>, in tx: any Transaction) throws {
        let day = LocalTime(tx.now, zone: "UTC").day.number
        try tx.run("UPDATE colleague SET seen_on = \(day) WHERE id = \(colleague) AND (seen_on IS NULL OR seen_on < \(day))")
    }

    /// True for sessions that open nothing any more.
    private static func hasEnded(_ now: Instant) -> SQL { "expires_at <= \(now) AND (line_up_until IS NULL OR line_up_until <= \(now))" }

    /// A shared tablet stays open for a line-up that begins, so long and for nothing else. Nil when its session has ended by itself.
    static func meet(_ lineUp: ID<LineUp>, on id: ID<Session>, in tx: any Transaction) throws -> Instant? {
        let kind = Session.Kind.tablet
        let began: Instant? = try tx.value(
            "SELECT created_at FROM session WHERE id = \(id) AND kind = \(kind.rawValue) AND expires_at > \(tx.now)")
        guard let began else { return nil }
        let until = kind.longest.map { min(began + $0, tx.now + LineUp.meeting) } ?? tx.now + LineUp.meeting
        try tx.run("UPDATE session SET line_up_id = \(lineUp), line_up_until = \(until) WHERE id = \(id)")
        return until
    }

    static func endMeeting(on id: ID<Session>, in tx: any Transaction) throws {
        try tx.run("UPDATE session SET line_up_id = NULL, line_up_until = NULL WHERE id = \(id)")
    }

    /// The device goes on under a new token; its old one is worth nothing from now on.
    package static func rotate(_ id: ID<Session>, token: Token, in tx: any Transaction) throws {
        try tx.run("UPDATE session SET token_digest = \(token.digest), seen_at = \(tx.now) WHERE id = \(id)")
    }

    package static func touch(_ id: ID<Session>, in tx: any Transaction) throws {
        // One that ended while this was on its way does not come to life again.
        guard let row = try tx.row("SELECT created_at, kind, colleague_id FROM session WHERE id = \(id) AND expires_at > \(tx.now)") else { return }
        let kind = Session.Kind(rawValue: try row.get(1)) ?? .desk
        let end = kind.end(began: try row.get(0), seen: tx.now)
        try tx.run("UPDATE session SET seen_at = \(tx.now), expires_at = \(end) WHERE id = \(id)")
        try noteHere(row.get(2), in: tx)
    }

    package static func all(of colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> [Session] {
        try tx.rows(
            """
            SELECT id, device, created_at, seen_at, expires_at, kind FROM session
            WHERE colleague_id = \(colleague) AND expires_at > \(tx.now) ORDER BY seen_at DESC, id
            """
        ).map { row in
            Session(
                id: try row.get(0), colleague: colleague, kind: Session.Kind(rawValue: try row.get(5)) ?? .desk, device: try row.get(1),
                createdAt: try row.get(2), seenAt: try row.get(3), expiresAt: try row.get(4))
        }
    }

    /// Ends one session of this colleague; another's is simply not there.
    @discardableResult
    package static func end(_ id: ID<Session>, of colleague: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM session WHERE id = \(id) AND colleague_id = \(colleague)") > 0
    }

    static func forgetExpired(limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM session WHERE id IN (SELECT id FROM session WHERE \(hasEnded(tx.now)) ORDER BY expires_at LIMIT \(limit))
            """)
    }

    package static func end(token: Token, in tx: any Transaction) throws {
        try tx.run("DELETE FROM session WHERE token_digest = \(token.digest)")
    }

    /// Ends every session of a colleague but their known phones and the one that is kept.
    package static func endAllButPhones(of colleague: ID<Colleague>, but kept: ID<Session>? = nil, in tx: any Transaction) throws {
        let others: SQL = "DELETE FROM session WHERE colleague_id = \(colleague) AND kind <> \(Session.Kind.device.rawValue)"
        if let kept { try tx.run("\(others) AND id <> \(kept)") } else { try tx.run(others) }
    }

    /// Ends every session of a colleague, but for the one that is kept.
    @discardableResult
    package static func endAll(of colleague: ID<Colleague>, but kept: ID<Session>? = nil, in tx: any Transaction) throws -> Int {
        if let kept { return try tx.run("DELETE FROM session WHERE colleague_id = \(colleague) AND id <> \(kept)") }
        return try tx.run("DELETE FROM session WHERE colleague_id = \(colleague)")
    }
}
