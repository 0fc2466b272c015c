import Storage

/// A shared tablet stays open a while for the line-up that is held on it, and for nothing else.
func createLineUpMeeting(_ tx: any Transaction) throws {
    try tx.run("ALTER TABLE session ADD COLUMN line_up_id BIGINT REFERENCES line_up (id)")
    try tx.run("ALTER TABLE session ADD COLUMN line_up_until BIGINT")
}
