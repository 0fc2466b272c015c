import Storage

/// Lists of praise, each as far as its customer and its receiver allow.
extension PraiseQueries {
    private static let columns: SQL = """
        m.id, m.unit_id, m.touchpoint_id, m.happened_at, m.level, m.category, m.words, m.named, m.language, m.sharing
        """

    /// What the viewer has received: newest first. `isPraise` false lists the moments in which they are named otherwise.
    static func received(
        by person: ID<Colleague>, isPraise: Bool, unseenOnly: Bool, limit: Int, _ tx: any ReadTransaction
    ) throws -> [PraiseCard] {
        let unseen: SQL = unseenOnly ? "AND p.seen_at IS NULL" : ""
        return try tx.rows(
            """
            SELECT \(columns), p.delivered_at, p.seen_at, p.thanked_at, p.shared_at, p.note
            FROM moment_person p JOIN moment m ON m.id = p.moment_id
            WHERE p.colleague_id = \(person) AND p.state = 'confirmed' AND p.is_praise = \(isPraise) AND m.state = 'kept' \(unseen)
            ORDER BY p.delivered_at DESC, m.id DESC LIMIT \(limit)
            """
        ).map { row in
            var card = try card(row, to: .you)
            card.isPraise = isPraise
            card.deliveredAt = try row.maybe(10)
            card.seenAt = try row.maybe(11)
            card.thankedAt = try row.maybe(12)
            card.sharedAt = try row.maybe(13)
            card.note = try row.maybe(14)
            return card
        }
    }

    /// Praise of which the viewer may be the one who is meant.
    static func possible(for person: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [PraiseCard] {
        try tx.rows(
            """
            SELECT \(columns) FROM moment_person p JOIN moment m ON m.id = p.moment_id
            WHERE p.colleague_id = \(person) AND p.state = 'suggested' AND p.found_by = 'name' AND p.is_praise = \(true) AND m.state = 'kept'
                AND NOT EXISTS (SELECT 1 FROM moment_person o WHERE o.moment_id = m.id AND o.is_praise = \(true) AND o.state = 'confirmed')
            ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """
        ).map { try card($0, to: .unsure([])) }
    }

    /// Praise that its receivers share and whose customer allows it: with their team, or with everyone in the scope.
    static func shared(everyone scope: Scope, team: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [PraiseCard] {
        let rows = try tx.rows(
            """
            SELECT \(columns), c.given_name FROM moment_person p JOIN moment m ON m.id = p.moment_id JOIN colleague c ON c.id = p.colleague_id
            WHERE p.is_praise = \(true) AND p.state = 'confirmed' AND p.shared_at IS NOT NULL AND m.state = 'kept'
                AND ((m.sharing = 'all' AND \(scope.covers("m.unit_id"))) OR (m.sharing IN ('team', 'all') AND \(team.covers("c.unit_id"))))
            ORDER BY m.received_at DESC, m.id DESC, c.given_name LIMIT \(limit)
            """)
        var cards: [PraiseCard] = []
        for row in rows {
            let name: String = try row.get(10)
            let next = try card(row, to: .people([name]))
            if let last = cards.last, last.moment == next.moment, case .people(let names) = last.to {
                cards[cards.count - 1].to = .people(names + [name])
            } else {
                cards.append(next)
            }
        }
        return cards
    }

    /// Praise for whole teams: the team always sees it, others only when the customer lets anyone.
    static func forTeams(everyone scope: Scope, team: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [PraiseCard] {
        try tx.rows(
            """
            SELECT \(columns) FROM team_praise t JOIN moment m ON m.id = t.moment_id
            WHERE m.state = 'kept' AND m.sharing <> 'none' AND (\(team.covers("t.unit_id")) OR (m.sharing = 'all' AND \(scope.covers("t.unit_id"))))
            ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """
        ).map { try card($0, to: .team) }
    }

    /// SQL that is true for moments `m` of which it still has to be said who is meant: some may be, or nobody of the name is known.
    private static let waitsForAName: SQL = """
        m.state = 'kept' AND m.sharing <> 'none'
        AND m.id IN (SELECT p.moment_id FROM moment_person p WHERE p.state = 'suggested' AND p.is_praise = \(true)
            UNION SELECT n.id FROM moment n WHERE n.named IS NOT NULL
                AND EXISTS (SELECT 1 FROM team_praise t WHERE t.moment_id = n.id AND t.decided_at IS NULL))
        AND NOT EXISTS (SELECT 1 FROM moment_person o WHERE o.moment_id = m.id AND o.is_praise = \(true) AND o.state <> 'suggested')
        """

    static func undecidedCount(_ scope: Scope, _ tx: any ReadTransaction) throws -> Int {
        guard !scope.isEmpty else { return 0 }
        return try tx.value("SELECT COUNT(*) FROM moment m WHERE \(waitsForAName) AND \(scope.covers("m.unit_id"))") ?? 0
    }

    /// How many have waited since before `before`, by unit; what came before `since` has been asked about often enough.
    static func waiting(since: Instant, before: Instant, _ tx: any ReadTransaction) throws -> [(unit: ID<Unit>, count: Int)] {
        try tx.rows(
            """
            SELECT m.unit_id, COUNT(*) FROM moment m WHERE \(waitsForAName) AND m.received_at > \(since) AND m.received_at <= \(before)
            GROUP BY m.unit_id ORDER BY m.unit_id LIMIT 1000
            """
        ).map { (unit: try $0.get(0), count: try $0.get(1)) }
    }

    /// Praise that waits for somebody to say who is meant.
    static func undecided(_ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [PraiseCard] {
        guard !scope.isEmpty else { return [] }
        let open = try tx.rows(
            """
            SELECT \(columns) FROM moment m WHERE \(waitsForAName) AND \(scope.covers("m.unit_id"))
            ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """)
        return try open.map { row in
            let candidates = try tx.rows(
                """
                SELECT c.id, c.name, p.sure, p.found_by FROM moment_person p JOIN colleague c ON c.id = p.colleague_id
                WHERE p.moment_id = \(row.get(0, as: ID<Moment>.self)) AND p.state = 'suggested' AND p.is_praise = \(true) ORDER BY p.sure DESC, c.id
                """
            ).map {
                PraiseCard.Candidate(
                    id: try $0.get(0), name: try $0.get(1), sure: try $0.get(2), isByShift: try $0.get(3, as: String.self) == "shift")
            }
            return try card(row, to: .unsure(candidates))
        }
    }

    /// How many compliments came in since `since` within the scope, and how many of them wait to be delivered.
    static func counts(since: Instant, _ scope: Scope, _ tx: any ReadTransaction) throws -> (all: Int, waiting: Int) {
        let all: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM moment m WHERE m.received_at >= \(since) AND m.state = 'kept' AND \(scope.covers("m.unit_id"))
                AND (EXISTS (SELECT 1 FROM moment_person p WHERE p.moment_id = m.id AND p.is_praise = \(true))
                    OR EXISTS (SELECT 1 FROM team_praise t WHERE t.moment_id = m.id))
            """)
        let waiting: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM moment m WHERE m.received_at >= \(since) AND m.state = 'kept' AND \(scope.covers("m.unit_id"))
                AND EXISTS (SELECT 1 FROM moment_person p WHERE p.moment_id = m.id AND p.is_praise = \(true) AND p.state = 'suggested')
                AND NOT EXISTS (SELECT 1 FROM moment_person p WHERE p.moment_id = m.id AND p.is_praise = \(true) AND p.state = 'confirmed')
            """)
        return (all ?? 0, waiting ?? 0)
    }

    private static func card(_ row: Row, to: PraiseCard.To) throws -> PraiseCard {
        PraiseCard(
            moment: try row.get(0), unit: try row.get(1), touchpoint: try row.maybe(2), happenedAt: try row.get(3), level: try row.maybe(4),
            category: try row.maybe(5), words: try row.maybe(6), named: try row.maybe(7), language: try row.maybe(8),
            sharing: Moment.Sharing(rawValue: try row.get(9)) ?? .none, to: to)
    }
}
