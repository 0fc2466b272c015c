import Storage

/// Who is away and when, and indexes for what is asked of replies and of praise that waits.
func createDuty(_ tx: any Transaction) throws {
    // From the start of the first day to the end of the last, in the zone of the colleague's unit.
    try tx.run(
        """
        CREATE TABLE absence (
            colleague_id BIGINT NOT NULL PRIMARY KEY REFERENCES colleague (id), from_at BIGINT NOT NULL, until_at BIGINT NOT NULL,
            CHECK (from_at < until_at))
        """)
    try tx.run("CREATE INDEX reply_by_time ON case_message (at) WHERE kind = 'reply'")
    try tx.run("CREATE INDEX person_suggested ON moment_person (moment_id) WHERE state = 'suggested'")
    try tx.run("CREATE INDEX moment_with_name ON moment (received_at) WHERE named IS NOT NULL")
}
