import Storage

/// Who works where and when, the files it came from, and what they changed.
func createShifts(_ tx: any Transaction) throws {
    // `feed` and `entry` name a shift in its source, so that a later file updates it; `seen_in` is the last file that had it.
    try tx.run(
        """
        CREATE TABLE shift (
            id BIGINT NOT NULL PRIMARY KEY, colleague_id BIGINT NOT NULL REFERENCES colleague (id), unit_id BIGINT NOT NULL REFERENCES unit (id),
            touchpoint_id BIGINT REFERENCES touchpoint (id), starts_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, place TEXT, work TEXT,
            feed TEXT NOT NULL, entry TEXT NOT NULL, seen_in BIGINT NOT NULL, CHECK (starts_at < ends_at), UNIQUE (feed, entry))
        """)
    try tx.run("CREATE INDEX shift_by_colleague ON shift (colleague_id, starts_at)")
    try tx.run("CREATE INDEX shift_by_unit ON shift (unit_id, starts_at)")
    try tx.run("CREATE INDEX shift_by_feed ON shift (feed, starts_at)")
    try tx.run("CREATE INDEX shift_by_start ON shift (starts_at)")
    try tx.run(
        """
        CREATE TABLE shift_import (
            id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, plan TEXT NOT NULL, unit_id BIGINT NOT NULL REFERENCES unit (id),
            state TEXT NOT NULL CHECK (state IN ('uploaded', 'checked', 'running', 'done', 'failed', 'undoing', 'undone')),
            path TEXT, size BIGINT NOT NULL, made_by BIGINT, created_at BIGINT NOT NULL, started_at BIGINT, ended_at BIGINT,
            rows_read BIGINT NOT NULL, rows_new BIGINT NOT NULL, rows_changed BIGINT NOT NULL, rows_same BIGINT NOT NULL,
            rows_gone BIGINT NOT NULL, rows_refused BIGINT NOT NULL, rows_overlapping BIGINT NOT NULL, first_at BIGINT, last_at BIGINT,
            failure TEXT)
        """)
    // A row that was put aside, or that came in with something to look at.
    try tx.run(
        """
        CREATE TABLE shift_import_note (
            import_id BIGINT NOT NULL REFERENCES shift_import (id), row_number BIGINT NOT NULL, reason TEXT NOT NULL, raw TEXT,
            is_refused BOOLEAN NOT NULL, PRIMARY KEY (import_id, row_number, reason))
        """)
    // What a shift was before a file changed it or took it out; NULL when the file brought it.
    try tx.run(
        """
        CREATE TABLE shift_change (
            import_id BIGINT NOT NULL REFERENCES shift_import (id), shift_id BIGINT NOT NULL, was TEXT, PRIMARY KEY (import_id, shift_id))
        """)
    // Who may be meant because they were on shift there and then is no more than a suggestion to whoever leads.
    try tx.run("ALTER TABLE moment_person ADD COLUMN found_by TEXT NOT NULL DEFAULT 'name'")
}
