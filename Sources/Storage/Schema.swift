/// A table as the engine knows it.
struct SchemaTable: Sendable, Equatable {
    struct Column: Sendable, Equatable {
        enum Kind: Sendable { case number, real, text, boolean, bytes }
        var name: String
        var kind: Kind
    }

    var name: String
    var columns: [Column]
    /// The positions of the columns of its primary key.
    var key: [Int]
    /// The tables that its rows point to; itself among them, perhaps.
    var parents: Set<String>
}

extension ReadTransaction {
    /// The names of all tables, in alphabetical order; on SQLite with those in which its full-text search keeps its index.
    package func tableNames() throws -> [String] {
        switch dialect {
        case .sqlite:
            try values("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'sqlite%' ORDER BY name")
        case .postgresql:
            try values(
                "SELECT CAST(tablename AS TEXT) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
        }
    }

    /// The tables of the house, those first that others point to; without what only one engine has.
    func schema() throws -> [SchemaTable] {
        let searches = try fullTextTables()
        let names = try tableNames().filter { name in !searches.contains { name == $0 || name.hasPrefix($0 + "_") } }
        var left = try names.map(table)
        var order: [SchemaTable] = []
        while !left.isEmpty {
            let waiting = Set(left.map(\.name))
            let (next, rest) = (
                left.filter { $0.parents.subtracting([$0.name]).isDisjoint(with: waiting) },
                left.filter { !$0.parents.subtracting([$0.name]).isDisjoint(with: waiting) }
            )
            guard !next.isEmpty else { throw StoreError.misuse("tables that point to each other in a circle") }
            order += next
            left = rest
        }
        return order
    }

    /// Tables of search words: each engine makes its own anew.
    private func fullTextTables() throws -> [String] {
        switch dialect {
        case .sqlite: try values("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'")
        case .postgresql:
            try values(
                """
                SELECT DISTINCT CAST(table_name AS TEXT) FROM information_schema.columns
                WHERE table_schema = current_schema() AND data_type = 'tsvector'
                """)
        }
    }

    private func table(_ name: String) throws -> SchemaTable {
        let columns: [Row]
        let parents: [String]
        switch dialect {
        case .sqlite:
            columns = try rows("SELECT name, type, pk FROM pragma_table_info(\(name)) ORDER BY cid")
            parents = try values("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(\(name))")
        case .postgresql:
            columns = try rows(
                """
                SELECT CAST(a.attname AS TEXT), CAST(format_type(a.atttypid, NULL) AS TEXT),
                    COALESCE(array_position(CAST(i.indkey AS SMALLINT[]), a.attnum) + 1, 0)
                FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
                WHERE a.attrelid = CAST(quote_ident(\(name)) AS REGCLASS) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
                """)
            parents = try values(
                """
                SELECT DISTINCT CAST(p.relname AS TEXT) FROM pg_constraint c JOIN pg_class p ON p.oid = c.confrelid
                WHERE c.contype = 'f' AND c.conrelid = CAST(quote_ident(\(name)) AS REGCLASS)
                """)
        }
        let places = try columns.enumerated().map { (position: $0.offset, rank: try $0.element.get(2, as: Int.self)) }
        return SchemaTable(
            name: name, columns: try columns.map { .init(name: try $0.get(0), kind: Self.kind(try $0.get(1, as: String.self))) },
            key: places.filter { $0.rank > 0 }.sorted { $0.rank < $1.rank }.map(\.position), parents: Set(parents))
    }

    private static func kind(_ type: String) -> SchemaTable.Column.Kind {
        switch type.lowercased() {
        case "boolean": .boolean
        case "blob", "bytea": .bytes
        case "double precision": .real
        case "text": .text
        default: .number
        }
    }
}
