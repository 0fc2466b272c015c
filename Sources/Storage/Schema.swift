extension ReadTransaction {
    /// The names of all tables, in alphabetical order; on SQLite with those in which its full-text search keeps its index.
    package func tableNames() throws -> [String] {
        switch dialect {
        case .sqlite: try values("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' ORDER BY name")
        case .postgresql:
            try values(
                "SELECT CAST(tablename AS TEXT) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
        }
    }
}
