import Storage
import Understanding

/// SQL of the organisation's own themes.
enum ThemeQueries {
    private static func theme(_ row: Row) throws -> OwnTheme {
        OwnTheme(
            id: try row.get(0), name: try row.get(1), seeds: OwnTheme.seeds(try row.get(2)), learnt: try row.maybe(3), examples: try row.get(4),
            madeAt: try row.get(5))
    }
    private static let columns: SQL = "t.id, t.name, t.seeds, t.learnt, t.examples, t.made_at"

    static func all(_ tx: any ReadTransaction) throws -> [OwnTheme] {
        try tx.rows("SELECT \(columns) FROM theme t WHERE t.retired_at IS NULL ORDER BY t.name, t.id LIMIT \(OwnTheme.most)").map(theme)
    }

    static func find(_ id: ID<OwnTheme>, _ tx: any ReadTransaction) throws -> OwnTheme? {
        try tx.row("SELECT \(columns) FROM theme t WHERE t.id = \(id) AND t.retired_at IS NULL").map(theme)
    }

    static func insert(_ one: OwnTheme, by colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO theme (id, name, seeds, examples, made_by, made_at)
            VALUES (\(one.id), \(one.name), \(one.seeds.joined(separator: "\n")), 0, \(colleague), \(tx.now))
            """)
    }

    static func change(_ id: ID<OwnTheme>, name: String, seeds: [String], in tx: any Transaction) throws {
        try tx.run("UPDATE theme SET name = \(name), seeds = \(seeds.joined(separator: "\n")) WHERE id = \(id)")
    }

    /// It is looked for no longer; what was found goes.
    static func retire(_ id: ID<OwnTheme>, in tx: any Transaction) throws {
        try tx.run("UPDATE theme SET retired_at = \(tx.now) WHERE id = \(id)")
        try tx.run("DELETE FROM moment_theme WHERE theme_id = \(id)")
        try tx.run("DELETE FROM theme_example WHERE theme_id = \(id)")
    }

    static func setLearnt(_ bytes: [UInt8]?, of id: ID<OwnTheme>, in tx: any Transaction) throws {
        try tx.run("UPDATE theme SET learnt = \(bytes) WHERE id = \(id)")
    }

    // MARK: Examples

    static func addExample(
        _ moment: ID<Moment>, isAbout: Bool, of theme: ID<OwnTheme>, by colleague: ID<Colleague>, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO theme_example (theme_id, moment_id, is_about, made_by, made_at)
            VALUES (\(theme), \(moment), \(isAbout), \(colleague), \(tx.now))
            ON CONFLICT (theme_id, moment_id) DO UPDATE SET is_about = excluded.is_about, made_by = excluded.made_by, made_at = excluded.made_at
            """)
        try tx.run("UPDATE theme SET examples = (SELECT COUNT(*) FROM theme_example e WHERE e.theme_id = \(theme)) WHERE id = \(theme)")
        if isAbout {
            try tx.run(
                """
                INSERT INTO moment_theme (moment_id, theme_id, sure) VALUES (\(moment), \(theme), 1)
                ON CONFLICT (moment_id, theme_id) DO UPDATE SET sure = 1
                """)
        } else {
            try tx.run("DELETE FROM moment_theme WHERE moment_id = \(moment) AND theme_id = \(theme)")
        }
    }

    /// The newest examples with the words of their moments.
    static func examples(of theme: ID<OwnTheme>, _ tx: any ReadTransaction) throws -> [ThemeLearner.Example] {
        try tx.rows(
            """
            SELECT m.words, e.is_about FROM theme_example e JOIN moment m ON m.id = e.moment_id
            WHERE e.theme_id = \(theme) AND m.state = 'kept' AND m.words IS NOT NULL ORDER BY e.made_at DESC, e.moment_id
            LIMIT \(OwnTheme.mostExamples)
            """
        ).map { ThemeLearner.Example(try $0.get(0), isAbout: try $0.get(1)) }
    }

    /// Words of the newest moments that nobody has said anything of.
    static func background(for theme: ID<OwnTheme>, limit: Int, _ tx: any ReadTransaction) throws -> [String] {
        try tx.values(
            """
            SELECT m.words FROM moment m WHERE m.state = 'kept' AND m.words IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM theme_example e WHERE e.theme_id = \(theme) AND e.moment_id = m.id)
            ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """)
    }

    /// Moments that may be about a theme and nobody has said so: those with its words, and the newest.
    static func candidates(for theme: OwnTheme, _ scope: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [Moment] {
        let open: SQL = """
            m.state = 'kept' AND m.words IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM theme_example e WHERE e.theme_id = \(theme.id) AND e.moment_id = m.id)
            """
        var found: [Moment] = []
        if !theme.seeds.isEmpty {
            let any: [SQL] = theme.seeds.prefix(10).map { tx.dialect.matches(table: "moment_search", id: "m.id", words: fold($0)) }
            found = try tx.rows(
                """
                SELECT \(MomentQueries.columns) FROM moment m WHERE \(open) AND \(scope.covers("m.unit_id")) AND (\(any.joined(separator: " OR ")))
                ORDER BY m.id DESC LIMIT \(limit)
                """
            ).map(MomentQueries.moment)
        }
        let known = Set(found.map(\.id))
        let newest = try tx.rows(
            """
            SELECT \(MomentQueries.columns) FROM moment m WHERE \(open) AND \(scope.covers("+m.unit_id"))
            ORDER BY m.received_at DESC, m.id DESC LIMIT \(limit)
            """
        ).map(MomentQueries.moment)
        return found + newest.filter { !known.contains($0.id) }
    }

    // MARK: What is about them

    /// The themes of a moment that has just been stored.
    static func add(_ themes: [Guess<Int64>], to moment: ID<Moment>, in tx: any Transaction) throws {
        for theme in themes {
            try tx.run(
                """
                INSERT INTO moment_theme (moment_id, theme_id, sure) SELECT \(moment), id, \(theme.confidence) FROM theme
                WHERE id = \(theme.value) AND retired_at IS NULL
                """)
        }
    }

    /// What moments are about now, in the place of what was found before; what people said stays.
    static func replace(_ found: [(moment: ID<Moment>, themes: [Guess<Int64>])], in tx: any Transaction) throws {
        guard !found.isEmpty, try tx.exists("SELECT 1 FROM theme LIMIT 1") else { return }
        let ids = found.map(\.moment)
        try tx.run("DELETE FROM moment_theme WHERE moment_id IN \(list: ids)")
        for one in found { try add(one.themes, to: one.moment, in: tx) }
        try tx.run(
            """
            DELETE FROM moment_theme WHERE moment_id IN \(list: ids) AND EXISTS (SELECT 1 FROM theme_example e
                WHERE e.theme_id = moment_theme.theme_id AND e.moment_id = moment_theme.moment_id AND e.is_about = \(false))
            """)
        try tx.run(
            """
            INSERT INTO moment_theme (moment_id, theme_id, sure) SELECT e.moment_id, e.theme_id, 1.0 FROM theme_example e
            WHERE e.moment_id IN \(list: ids) AND e.is_about = \(true) ON CONFLICT (moment_id, theme_id) DO UPDATE SET sure = 1
            """)
    }

    static func themes(of moment: ID<Moment>, _ tx: any ReadTransaction) throws -> [(theme: ID<OwnTheme>, name: String, sure: Double)] {
        try tx.rows(
            """
            SELECT t.id, t.name, x.sure FROM moment_theme x JOIN theme t ON t.id = x.theme_id WHERE x.moment_id = \(moment)
            AND t.retired_at IS NULL ORDER BY x.sure DESC, t.name
            """
        ).map { (try $0.get(0), try $0.get(1), try $0.get(2)) }
    }

    /// The names of the themes of each moment, in their order.
    static func names(of moments: [ID<Moment>], _ tx: any ReadTransaction) throws -> [ID<Moment>: [String]] {
        var names: [ID<Moment>: [String]] = [:]
        try tx.each(
            """
            SELECT x.moment_id, t.name FROM moment_theme x JOIN theme t ON t.id = x.theme_id
            WHERE x.moment_id IN \(list: moments) AND t.retired_at IS NULL ORDER BY t.name
            """
        ) { names[try $0.get(0), default: []].append(try $0.get(1)) }
        return names
    }

    /// How many moments of these weeks are about each theme: hurt, neither, glad.
    static func counts(
        _ scope: Scope, weeks: ClosedRange<Int>, _ tx: any ReadTransaction
    ) throws -> [ID<OwnTheme>: [Int]] {
        var counts: [ID<OwnTheme>: [Int]] = [:]
        try tx.each(
            """
            SELECT x.theme_id, m.sentiment, COUNT(*) FROM moment_theme x JOIN moment m ON m.id = x.moment_id
            WHERE m.state = 'kept' AND m.week BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound) AND \(scope.covers("m.unit_id"))
            GROUP BY x.theme_id, m.sentiment
            """
        ) { row in
            guard let mood = Sentiment(rawValue: try row.maybe(1) ?? ""), let index = Sentiment.allCases.firstIndex(of: mood) else { return }
            counts[try row.get(0), default: [0, 0, 0]][index] += try row.get(2, as: Int.self)
        }
        return counts
    }
}
