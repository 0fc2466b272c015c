import Storage

/// Praise on its way to a person, and thanks.
func createRecognition(_ tx: any Transaction) throws {
    // Who is meant in a moment: found by the reader ('suggested'), or confirmed by a person. `is_praise` decides what is
    // shown: praise as the sender allowed; anything else masks the name everywhere but in the case.
    try tx.run(
        """
        CREATE TABLE moment_person (
            moment_id BIGINT NOT NULL REFERENCES moment (id), colleague_id BIGINT NOT NULL REFERENCES colleague (id),
            state TEXT NOT NULL CHECK (state IN ('suggested', 'confirmed', 'declined')), sure DOUBLE PRECISION NOT NULL,
            is_praise BOOLEAN NOT NULL, decided_by BIGINT, decided_at BIGINT, delivered_at BIGINT, seen_at BIGINT,
            thanked_at BIGINT, shared_at BIGINT, note TEXT, PRIMARY KEY (moment_id, colleague_id))
        """)
    try tx.run("CREATE INDEX person_by_colleague ON moment_person (colleague_id, delivered_at)")
    // Praise for a team, when nobody is named.
    try tx.run(
        """
        CREATE TABLE team_praise (
            moment_id BIGINT NOT NULL PRIMARY KEY REFERENCES moment (id), unit_id BIGINT NOT NULL REFERENCES unit (id), delivered_at BIGINT NOT NULL,
            decided_at BIGINT)
        """)
    try tx.run("CREATE INDEX team_praise_by_unit ON team_praise (unit_id, delivered_at)")
}

/// Counts. Rows are only ever added to `tally_delta`, in the transaction of their moment; they are folded into the others.
func createMeasures(_ tx: any Transaction) throws {
    // Touchpoint 0 and category '' mean that there is none.
    try tx.run(
        """
        CREATE TABLE tally_delta (
            id BIGINT NOT NULL PRIMARY KEY, week BIGINT NOT NULL, unit_id BIGINT NOT NULL, touchpoint_id BIGINT NOT NULL,
            category TEXT NOT NULL, measure TEXT NOT NULL, bin BIGINT NOT NULL, n BIGINT NOT NULL)
        """)
    // Sums of a unit with everything below it.
    try tx.run(
        """
        CREATE TABLE tally (
            unit_id BIGINT NOT NULL, measure TEXT NOT NULL, week BIGINT NOT NULL, bin BIGINT NOT NULL, n BIGINT NOT NULL,
            PRIMARY KEY (unit_id, measure, week, bin)) \(tx.dialect.clustered)
        """)
    // The heat map: how often each level was tapped.
    try tx.run(
        """
        CREATE TABLE tally_cell (
            unit_id BIGINT NOT NULL, week BIGINT NOT NULL, touchpoint_id BIGINT NOT NULL, category TEXT NOT NULL,
            n1 BIGINT NOT NULL, n2 BIGINT NOT NULL, n3 BIGINT NOT NULL, n4 BIGINT NOT NULL, n5 BIGINT NOT NULL, n6 BIGINT NOT NULL,
            PRIMARY KEY (unit_id, week, touchpoint_id, category)) \(tx.dialect.clustered)
        """)
}

/// Files of moments: their mapping, progress and errors.
func createImports(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE moment_import (
            id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, format TEXT NOT NULL, mapping TEXT NOT NULL, unit_id BIGINT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('uploaded', 'checked', 'running', 'done', 'failed', 'undoing', 'undone')),
            path TEXT, size BIGINT NOT NULL, made_by BIGINT, created_at BIGINT NOT NULL, started_at BIGINT, ended_at BIGINT,
            bytes_done BIGINT NOT NULL, rows_read BIGINT NOT NULL, rows_new BIGINT NOT NULL, rows_changed BIGINT NOT NULL,
            rows_same BIGINT NOT NULL, rows_refused BIGINT NOT NULL, failure TEXT)
        """)
    try tx.run(
        """
        CREATE TABLE import_error (
            import_id BIGINT NOT NULL REFERENCES moment_import (id), row_number BIGINT NOT NULL, reason TEXT NOT NULL, raw TEXT,
            PRIMARY KEY (import_id, row_number))
        """)
    // What a moment was before an import changed it, for its undoing.
    try tx.run(
        """
        CREATE TABLE import_change (
            import_id BIGINT NOT NULL REFERENCES moment_import (id), moment_id BIGINT NOT NULL REFERENCES moment (id), was TEXT NOT NULL,
            PRIMARY KEY (import_id, moment_id))
        """)
    // An answer to a program that asks twice with one key.
    try tx.run(
        """
        CREATE TABLE idempotency (
            key_digest \(tx.dialect.blob) NOT NULL PRIMARY KEY, body_digest \(tx.dialect.blob) NOT NULL,
            status BIGINT NOT NULL, reply TEXT NOT NULL, expires_at BIGINT NOT NULL)
        """)
    try tx.run("CREATE INDEX idempotency_by_expiry ON idempotency (expires_at)")
}

/// What happened, to what, by whom. Rows come in unchained; one sealer gives them position and hash in batches.
func createJournal(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE journal_entry (
            id BIGINT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, subject_id BIGINT, actor_id BIGINT,
            unit_id BIGINT, at BIGINT NOT NULL, digest \(tx.dialect.blob) NOT NULL)
        """)
    try tx.run(
        """
        CREATE TABLE journal (
            position BIGINT NOT NULL PRIMARY KEY, id BIGINT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL, subject_id BIGINT,
            actor_id BIGINT, unit_id BIGINT, at BIGINT NOT NULL, digest \(tx.dialect.blob) NOT NULL,
            hash \(tx.dialect.blob) NOT NULL)
        """)
}
