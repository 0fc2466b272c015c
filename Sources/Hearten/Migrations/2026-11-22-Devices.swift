import Storage

/// Known phones, shared tablets and the PINs that open them.
func createDevices(_ tx: any Transaction) throws {
    // A tablet waits when too many wrong PINs came from it; `failures` counts those of the last hour.
    try tx.run(
        """
        CREATE TABLE tablet (
            id BIGINT NOT NULL PRIMARY KEY, token_digest \(tx.dialect.blob) NOT NULL UNIQUE, unit_id BIGINT NOT NULL REFERENCES unit (id),
            name TEXT NOT NULL, enrolled_by BIGINT NOT NULL REFERENCES colleague (id), enrolled_at BIGINT NOT NULL, used_at BIGINT,
            ended_at BIGINT, failures BIGINT NOT NULL DEFAULT 0, failed_at BIGINT, wait_until BIGINT)
        """)
    try tx.run("CREATE INDEX tablet_by_unit ON tablet (unit_id)")
    // Only the hash of a PIN is kept; `failures` are those since the last right one.
    try tx.run(
        """
        CREATE TABLE pin (
            colleague_id BIGINT NOT NULL PRIMARY KEY REFERENCES colleague (id), hash TEXT NOT NULL, set_at BIGINT NOT NULL,
            failures BIGINT NOT NULL DEFAULT 0, wait_until BIGINT)
        """)
    try tx.run("ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'desk' CHECK (kind = 'desk' OR kind = 'device' OR kind = 'tablet')")
    try tx.run("ALTER TABLE session ADD COLUMN tablet_id BIGINT REFERENCES tablet (id)")
    try tx.run("CREATE INDEX session_by_tablet ON session (tablet_id) WHERE tablet_id IS NOT NULL")
    try tx.run("CREATE INDEX session_of_phones ON session (seen_at) WHERE kind = 'device'")
    try widenEntryLinks(tx)
}

/// Links that make a phone known are entry links of a third kind. A check cannot be changed, so the table is made anew.
private func widenEntryLinks(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE entry_link_new (
            token_digest \(tx.dialect.blob) NOT NULL PRIMARY KEY, kind TEXT NOT NULL CHECK (kind = 'invitation' OR kind = 'sign-in' OR kind = 'device'),
            colleague_id BIGINT NOT NULL REFERENCES colleague (id), created_by BIGINT REFERENCES colleague (id),
            created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, used_at BIGINT)
        """)
    try tx.run(
        """
        INSERT INTO entry_link_new (token_digest, kind, colleague_id, created_by, created_at, expires_at, used_at)
        SELECT token_digest, kind, colleague_id, created_by, created_at, expires_at, used_at FROM entry_link
        """)
    try tx.run("DROP TABLE entry_link")
    try tx.run("ALTER TABLE entry_link_new RENAME TO entry_link")
    try tx.run("CREATE INDEX entry_link_by_end ON entry_link (expires_at)")
    try tx.run("CREATE INDEX entry_link_by_colleague ON entry_link (colleague_id)")
}
