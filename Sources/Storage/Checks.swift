extension Dialect {
    /// Writes every `CHECK (x IN ('a', 'b', 'c'))` as `CHECK (x = 'a' OR x = 'b' OR x = 'c')`, in all tables that there are.
    ///
    /// They mean the same. But for a list of three or more SQLite makes a table in memory at each INSERT, which for a wide
    /// row was a third of its price. What a table holds is not touched, so its text in the schema is changed as SQLite's
    /// own manual describes it (“ALTER TABLE”, section 7).
    package func chainChecks(in tx: any Transaction) throws {
        try (tx as? SQLiteBackendTransaction)?.rewriteTables(Self.chained)
    }

    /// `sql` with each list of literals in a check as a chain; whatever is not plainly that stays as it is.
    static func chained(_ sql: String) -> String {
        sql.replacing(/CHECK \((\w+) IN \(((?:'[^']*'|\d+)(?:, (?:'[^']*'|\d+))*)\)\)/) { match in
            let values = match.2.split(separator: ", ")
            return "CHECK (" + values.map { "\(match.1) = \($0)" }.joined(separator: " OR ") + ")"
        }
    }
}
