import Storage

/// People as the organisation's own register knows them, files of people, and printed sheets of invitations.
func createStaff(_ tx: any Transaction) throws {
    // The register's own number, the name as it last spelled it, whom somebody reports to, and the day on which they leave.
    try tx.run("ALTER TABLE colleague ADD COLUMN staff_key TEXT")
    try tx.run("ALTER TABLE colleague ADD COLUMN staff_name TEXT")
    try tx.run("ALTER TABLE colleague ADD COLUMN leader_id BIGINT REFERENCES colleague (id)")
    try tx.run("ALTER TABLE colleague ADD COLUMN leaves_on BIGINT")
    try tx.run("CREATE UNIQUE INDEX colleague_by_staff_key ON colleague (staff_key) WHERE staff_key IS NOT NULL")
    try tx.run("CREATE INDEX colleague_by_leader ON colleague (leader_id) WHERE leader_id IS NOT NULL")
    try tx.run("CREATE INDEX colleague_leaving ON colleague (leaves_on) WHERE leaves_on IS NOT NULL")
    // Whoever leaves takes links and tokens along; a file lets many go at once.
    try tx.run("CREATE INDEX api_token_by_maker ON api_token (created_by) WHERE ended_at IS NULL")
    try tx.run(
        """
        CREATE TABLE staff_import (
            id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, plan TEXT NOT NULL, unit_id BIGINT NOT NULL REFERENCES unit (id),
            state TEXT NOT NULL CHECK (state IN ('uploaded', 'checked', 'running', 'done', 'failed', 'undoing', 'undone')), path TEXT,
            size BIGINT NOT NULL, made_by BIGINT REFERENCES colleague (id), created_at BIGINT NOT NULL, started_at BIGINT, ended_at BIGINT,
            failure TEXT, summary TEXT NOT NULL DEFAULT '{}', steps_done BIGINT NOT NULL DEFAULT 0, steps BIGINT NOT NULL DEFAULT 0)
        """)
    try tx.run("CREATE INDEX staff_import_by_time ON staff_import (created_at)")
    // `row` 0 is about somebody who is not in the file. A note came in all the same; what is no note was put aside.
    try tx.run(
        """
        CREATE TABLE staff_import_problem (
            import_id BIGINT NOT NULL REFERENCES staff_import (id), place BIGINT NOT NULL, line BIGINT NOT NULL, reason TEXT NOT NULL,
            is_note BOOLEAN NOT NULL, raw TEXT, PRIMARY KEY (import_id, place))
        """)
    // What a file changed about somebody, so that an undo puts back exactly that and nothing that came later.
    try tx.run(
        """
        CREATE TABLE staff_change (
            import_id BIGINT NOT NULL REFERENCES staff_import (id), colleague_id BIGINT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('new', 'changed', 'left', 'returned')), was TEXT, became TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'kept')), PRIMARY KEY (import_id, colleague_id))
        """)
    try tx.run("CREATE INDEX staff_change_by_state ON staff_change (import_id, state, kind)")
    try tx.run(
        """
        CREATE TABLE staff_new_unit (
            import_id BIGINT NOT NULL REFERENCES staff_import (id), unit_id BIGINT NOT NULL, PRIMARY KEY (import_id, unit_id))
        """)
    // A sheet of invitations that was printed. Its links are derived from the house's key, so that only their digests are kept.
    try tx.run(
        """
        CREATE TABLE staff_sheet (
            id BIGINT NOT NULL PRIMARY KEY, unit_id BIGINT REFERENCES unit (id), made_by BIGINT NOT NULL REFERENCES colleague (id),
            made_at BIGINT NOT NULL, ends_at BIGINT NOT NULL)
        """)
    try tx.run("CREATE INDEX staff_sheet_by_maker ON staff_sheet (made_by, made_at)")
}
