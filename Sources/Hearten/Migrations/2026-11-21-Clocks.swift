import Storage

/// With which calendars the running clocks were last reckoned: one row.
func createClocksReckoned(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE clocks_reckoned (
            id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), digest \(tx.dialect.blob) NOT NULL, at BIGINT NOT NULL)
        """)
}
