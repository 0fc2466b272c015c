import Storage

/// Thanks between colleagues: the person reads them first, and says whether the team may.
func createColleagueThanks(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE colleague_thanks (
            id BIGINT NOT NULL PRIMARY KEY, from_id BIGINT NOT NULL REFERENCES colleague (id), to_id BIGINT NOT NULL REFERENCES colleague (id),
            unit_id BIGINT NOT NULL REFERENCES unit (id), principle_id BIGINT REFERENCES principle (id), words TEXT NOT NULL,
            sent_at BIGINT NOT NULL, seen_at BIGINT, shared_at BIGINT, CHECK (from_id <> to_id))
        """)
    try tx.run("CREATE INDEX thanks_for ON colleague_thanks (to_id, sent_at)")
    try tx.run("CREATE INDEX thanks_shared ON colleague_thanks (unit_id, shared_at) WHERE shared_at IS NOT NULL")
}
