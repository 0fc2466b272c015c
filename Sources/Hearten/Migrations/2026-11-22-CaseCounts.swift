import Storage

/// The counts of each unit's cases lie in the order in which they are summed up.
func orderCaseCounts(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE case_count_new (
            unit_id BIGINT NOT NULL, bucket TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (unit_id, bucket)) \(tx.dialect.clustered)
        """)
    try tx.run("INSERT INTO case_count_new (unit_id, bucket, n) SELECT unit_id, bucket, n FROM case_count")
    try tx.run("DROP TABLE case_count")
    try tx.run("ALTER TABLE case_count_new RENAME TO case_count")
}
