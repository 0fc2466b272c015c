import Storage

/// The anonymous pulse. While a round is open there are only counts by unit, and apart from them who has been asked; neither has a time.
/// When it closes, what may be shown is written down once, and both are deleted.
func createPulse(_ tx: any Transaction) throws {
    try tx.run("CREATE TABLE pulse_setting (id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), is_on BOOLEAN NOT NULL)")
    // Counts and nothing else: there is no row of one person's answers, so no order of them either.
    try tx.run(
        """
        CREATE TABLE pulse_count (
            month BIGINT NOT NULL, unit_id BIGINT NOT NULL REFERENCES unit (id), question BIGINT NOT NULL CHECK (question BETWEEN 1 AND 3),
            value BIGINT NOT NULL CHECK (value BETWEEN 1 AND 5), n BIGINT NOT NULL, PRIMARY KEY (month, unit_id, question, value))
        """)
    // So that nobody is asked, or answers, twice.
    try tx.run(
        """
        CREATE TABLE pulse_part (
            month BIGINT NOT NULL, colleague_id BIGINT NOT NULL REFERENCES colleague (id), PRIMARY KEY (month, colleague_id))
        """)
    try tx.run(
        """
        CREATE TABLE pulse_result (
            month BIGINT NOT NULL, unit_id BIGINT NOT NULL REFERENCES unit (id), question BIGINT NOT NULL, n1 BIGINT NOT NULL, n2 BIGINT NOT NULL,
            n3 BIGINT NOT NULL, n4 BIGINT NOT NULL, n5 BIGINT NOT NULL, PRIMARY KEY (month, unit_id, question))
        """)
    try tx.run("CREATE TABLE pulse_round (month BIGINT NOT NULL PRIMARY KEY, published_at BIGINT NOT NULL)")
}
