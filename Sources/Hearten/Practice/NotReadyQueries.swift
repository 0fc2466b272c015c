package import Storage

/// What colleagues were not ready for, as rows. Who said it is read only by the practice of that colleague.
package enum NotReadyQueries {
    /// False when this colleague said it of this moment before.
    static func add(
        _ id: ID<NotReady>, _ moment: ID<Moment>, words: String?, by colleague: ID<Colleague>, in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO not_ready (id, colleague_id, moment_id, words, at) VALUES (\(id), \(colleague), \(moment), \(words), \(tx.now.quarter))
            ON CONFLICT (colleague_id, moment_id) DO NOTHING
            """) == 1
    }

    static func hasSaid(_ moment: ID<Moment>, _ colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM not_ready WHERE colleague_id = \(colleague) AND moment_id = \(moment)")
    }

    /// The newest, with what their moments say now.
    package static func recent(limit: Int, _ tx: any ReadTransaction) throws -> [NotReady] {
        let since = tx.now - .seconds(Int64(NotReady.days) * 86_400)
        return try tx.rows(
            """
            SELECT \(columns) WHERE n.at >= \(since) AND m.state = 'kept' ORDER BY n.at DESC, n.id DESC LIMIT \(limit)
            """
        ).map(notReady)
    }

    static func find(_ id: ID<NotReady>, _ tx: any ReadTransaction) throws -> NotReady? {
        try tx.row("SELECT \(columns) WHERE n.id = \(id) AND m.state = 'kept'").map(notReady)
    }

    // Praise that is only for the one it is for is compared by nothing but what was added.
    private static let columns: SQL = """
        n.id, n.moment_id, CASE WHEN m.sharing = 'person' AND EXISTS (SELECT 1 FROM moment_person y WHERE y.moment_id = m.id) THEN NULL
            ELSE coalesce(m.shown_words, m.words) END, n.words, n.situation_id, s.state
        FROM not_ready n JOIN moment m ON m.id = n.moment_id LEFT JOIN situation s ON s.id = n.situation_id
        """

    private static func notReady(_ row: Row) throws -> NotReady {
        let texts = [try row.maybe(2, as: String.self), try row.maybe(3, as: String.self)].compactMap { $0 }
        return NotReady(
            id: try row.get(0), moment: try row.get(1), text: texts.joined(separator: " "), situation: try row.maybe(4),
            state: try row.maybe(5, as: String.self).flatMap { Situation.State(rawValue: $0) })
    }

    /// The situation to which others have brought this moment already, unless it was put aside.
    static func situation(of moment: ID<Moment>, _ tx: any ReadTransaction) throws -> ID<Situation>? {
        try tx.value(
            """
            SELECT n.situation_id FROM not_ready n JOIN situation s ON s.id = n.situation_id
            WHERE n.moment_id = \(moment) AND s.state <> 'retired' ORDER BY n.at, n.id LIMIT 1
            """)
    }

    static func join(_ said: [ID<NotReady>], to situation: ID<Situation>, in tx: any Transaction) throws {
        try tx.run("UPDATE not_ready SET situation_id = \(situation) WHERE id IN \(list: said)")
    }

    /// Everybody who looks after the language of the whole house.
    static func editors(_ root: ID<Unit>?, _ tx: any ReadTransaction) throws -> [ID<Colleague>] {
        guard let root else { return [] }
        let roles = Role.allCases.filter { $0.rights.contains(.editLanguage) }.map(\.rawValue)
        return try tx.values(
            """
            SELECT DISTINCT c.id FROM assignment a JOIN colleague c ON c.id = a.colleague_id
            WHERE a.unit_id = \(root) AND a.role IN \(list: roles) AND c.disabled_at IS NULL ORDER BY c.id LIMIT 20
            """)
    }

    static func hasCard(_ situation: ID<Situation>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM practice_card WHERE situation_id = \(situation)")
    }

    /// What a situation was made from: each moment once, as far as the reader may see it, and what was added to it, by nobody.
    static func sources(of situation: ID<Situation>, _ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [SituationSources.Source] {
        try tx.rows(
            """
            SELECT m.id, coalesce(m.shown_words, m.words), m.language, m.unit_id, m.touchpoint_id, m.happened_at FROM moment m
            WHERE m.id IN (SELECT moment_id FROM not_ready WHERE situation_id = \(situation)) AND m.state = 'kept' AND \(scope.covers("m.unit_id"))
            ORDER BY m.happened_at DESC, m.id LIMIT \(limit)
            """
        ).map {
            SituationSources.Source(
                moment: try $0.get(0), words: try $0.maybe(1), language: try $0.maybe(2), unit: try $0.get(3), touchpoint: try $0.maybe(4),
                happenedAt: try $0.get(5))
        }
    }

    /// What colleagues added, in an order that tells nothing of when or by whom.
    static func added(to situation: ID<Situation>, limit: Int, _ tx: any ReadTransaction) throws -> [String] {
        try tx.values(
            """
            SELECT words FROM not_ready WHERE situation_id = \(situation) AND words IS NOT NULL ORDER BY words LIMIT \(limit)
            """)
    }
}
