import Storage

/// What may be told at a line-up: each time anew, so that whatever was taken back is gone.
enum LineUpMomentQueries {
    // MARK: - Praise

    /// Praise of people of the unit that reached them first, that they share, and whose customer lets the team know; newest first.
    static func thanks(at unit: ID<Unit>, since: Instant, limit: Int, _ tx: any ReadTransaction) throws -> [LineUpThanks] {
        let own = try tx.rows(
            """
            SELECT m.id, m.words, m.language, m.happened_at, c.given_name FROM colleague c
            JOIN moment_person p ON p.colleague_id = c.id JOIN moment m ON m.id = p.moment_id
            WHERE c.unit_id = \(unit) AND c.disabled_at IS NULL AND p.delivered_at BETWEEN \(since) AND \(tx.now) AND \(shared)
            ORDER BY p.delivered_at DESC, m.id DESC, c.given_name LIMIT \(limit * 2)
            """)
        let team = try tx.rows(
            """
            SELECT m.id, m.words, m.language, m.happened_at FROM team_praise t JOIN moment m ON m.id = t.moment_id
            WHERE t.unit_id = \(unit) AND t.delivered_at BETWEEN \(since) AND \(tx.now) AND \(forTeam) ORDER BY t.delivered_at DESC, m.id DESC LIMIT \(limit)
            """)
        return Array((try together(own) + team.map { try one($0, names: []) }).prefix(limit * 2))
    }

    /// One of them, if it may still be said aloud at the unit.
    static func thanks(_ moment: ID<Moment>, at unit: ID<Unit>, _ tx: any ReadTransaction) throws -> LineUpThanks? {
        let own = try tx.rows(
            """
            SELECT m.id, m.words, m.language, m.happened_at, c.given_name FROM moment m JOIN moment_person p ON p.moment_id = m.id
            JOIN colleague c ON c.id = p.colleague_id
            WHERE m.id = \(moment) AND c.unit_id = \(unit) AND c.disabled_at IS NULL AND \(shared) ORDER BY c.given_name
            """)
        if let found = try together(own).first { return found }
        return try tx.row(
            """
            SELECT m.id, m.words, m.language, m.happened_at FROM team_praise t JOIN moment m ON m.id = t.moment_id
            WHERE m.id = \(moment) AND t.unit_id = \(unit) AND \(forTeam)
            """
        ).map { try one($0, names: []) }
    }

    /// True for praise `p` of a moment `m`: delivered, and shared by its receiver as far as the customer allows.
    private static let shared: SQL = """
        p.is_praise = \(true) AND p.state = 'confirmed' AND p.delivered_at IS NOT NULL AND p.shared_at IS NOT NULL
        AND m.state = 'kept' AND m.sharing IN ('team', 'all')
        """

    /// True for praise of a whole team that the customer lets the team know, and that names nobody who has not decided yet.
    private static let forTeam: SQL = """
        m.state = 'kept' AND m.sharing IN ('team', 'all')
        AND NOT EXISTS (SELECT 1 FROM moment_person n WHERE n.moment_id = m.id AND n.state <> 'declined')
        """

    private static func one(_ row: Row, names: [String]) throws -> LineUpThanks {
        LineUpThanks(moment: try row.get(0), names: names, words: try row.maybe(1), language: try row.maybe(2), happenedAt: try row.get(3))
    }

    /// Praise of several people is one.
    private static func together(_ rows: [Row]) throws -> [LineUpThanks] {
        var all: [LineUpThanks] = []
        for row in rows {
            let next = try one(row, names: [try row.get(4)])
            if let place = all.firstIndex(where: { $0.moment == next.moment }) { all[place].names += next.names } else { all.append(next) }
        }
        return all
    }

    // MARK: - Moments

    private static let columns: SQL = """
        m.id, coalesce(m.shown_words, m.words), m.language, m.level, m.unit_id, m.touchpoint_id, m.happened_at, k.name
        """

    /// True for moments `m` that a team may learn from: the customer lets the team know, or was never asked; nobody of the house is named
    /// in them otherwise than in praise that they share.
    private static let open: SQL = """
        m.state = 'kept' AND m.words IS NOT NULL AND (m.sharing IN ('team', 'all') OR (m.sharing = 'person' AND m.source <> 'form'))
        AND NOT EXISTS (SELECT 1 FROM moment_person n WHERE n.moment_id = m.id AND n.state <> 'declined'
            AND (n.is_praise = \(false) OR n.shared_at IS NULL))
        """

    /// The unit's own moments of some weeks, newest first.
    static func moments(at unit: ID<Unit>, fromWeek week: Int, limit: Int, _ tx: any ReadTransaction) throws -> [LineUpMoment] {
        try nameless(
            tx.rows(
                """
                SELECT \(columns) FROM moment m LEFT JOIN contact k ON k.moment_id = m.id
                WHERE m.unit_id = \(unit) AND m.week >= \(week) AND m.received_at <= \(tx.now) AND \(open) ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
                """))
    }

    /// Of the units around it, only what the customer lets anyone know.
    static func moments(around units: Set<ID<Unit>>, fromWeek week: Int, limit: Int, _ tx: any ReadTransaction) throws -> [LineUpMoment] {
        try nameless(
            tx.rows(
                """
                SELECT \(columns) FROM moment m LEFT JOIN contact k ON k.moment_id = m.id
                WHERE m.unit_id IN \(list: units.sorted()) AND m.week >= \(week) AND m.received_at <= \(tx.now) AND m.sharing = 'all' AND \(open)
                ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
                """))
    }

    /// One of them, if it may still be told at the unit.
    static func moment(_ moment: ID<Moment>, at unit: ID<Unit>, _ tx: any ReadTransaction) throws -> LineUpMoment? {
        try nameless(
            tx.rows(
                """
                SELECT \(columns) FROM moment m LEFT JOIN contact k ON k.moment_id = m.id
                WHERE m.id = \(moment) AND (m.unit_id = \(unit) OR m.sharing = 'all') AND \(open)
                """)
        ).first
    }

    /// Words that hold the customer's own name stay out.
    private static func nameless(_ rows: [Row]) throws -> [LineUpMoment] {
        try rows.compactMap { row in
            let one = LineUpMoment(
                moment: try row.get(0), words: try row.get(1), language: try row.maybe(2), level: try row.maybe(3), unit: try row.get(4),
                touchpoint: try row.maybe(5), happenedAt: try row.get(6))
            let example = PrincipleExample(
                moment: one.moment, words: one.words, language: one.language, unit: one.unit, touchpoint: one.touchpoint,
                happenedAt: one.happenedAt, level: one.level, addedBy: nil)
            return PrincipleExamples.isNameless(.init(example: example, customer: try row.maybe(7))) ? one : nil
        }
    }
}
