import Storage

/// What is read beside feeling and intent, and what the house has taught its reader.
func createReadings(_ tx: any Transaction) throws {
    // `aspects`: three bits for each of the eighteen aspects of today's reader, in their order: 1 hurt, 2 neither, 3 glad, and 4 more when
    // the reader was sure; bit 60 says that a person chose them. `read_language` is what the words seem to be in.
    // `question` is what the words answer, where something was asked.
    try tx.run("ALTER TABLE moment ADD COLUMN aspects BIGINT NOT NULL DEFAULT 0")
    try tx.run("ALTER TABLE moment ADD COLUMN read_language TEXT")
    try tx.run("ALTER TABLE moment ADD COLUMN question TEXT")
    // Every reader that this house has had: the one that came with the program (`learnt` is null), and what was learnt on top of it.
    // `moment.reader_version` is its number; 1 was the list of words before there was a model.
    try tx.run(
        """
        CREATE TABLE reading_version (
            number BIGINT NOT NULL PRIMARY KEY, base TEXT NOT NULL, learnt \(tx.dialect.blob), corrections BIGINT NOT NULL,
            right_before DOUBLE PRECISION, right_after DOUBLE PRECISION,
            state TEXT NOT NULL CHECK (state = 'kept' OR state = 'refused' OR state = 'taken-back'),
            made_at BIGINT NOT NULL, taken_back_at BIGINT, taken_back_by BIGINT REFERENCES colleague (id))
        """)
    try tx.run(
        "INSERT INTO reading_version (number, base, corrections, state, made_at) VALUES (1, 'words', 0, 'kept', \(tx.now))")
    // Where reading old moments again stands: one row at most.
    try tx.run(
        """
        CREATE TABLE rereading (
            id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), version BIGINT NOT NULL, after_id BIGINT NOT NULL, done BIGINT NOT NULL,
            most BIGINT NOT NULL, changed BIGINT NOT NULL, started_at BIGINT NOT NULL, finished_at BIGINT)
        """)
    // What the organisation itself looks for in its moments.
    try tx.run(
        """
        CREATE TABLE theme (
            id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, seeds TEXT NOT NULL, learnt \(tx.dialect.blob), examples BIGINT NOT NULL,
            made_by BIGINT NOT NULL REFERENCES colleague (id), made_at BIGINT NOT NULL, retired_at BIGINT)
        """)
    try tx.run(
        """
        CREATE TABLE theme_example (
            theme_id BIGINT NOT NULL REFERENCES theme (id), moment_id BIGINT NOT NULL REFERENCES moment (id), is_about BOOLEAN NOT NULL,
            made_by BIGINT NOT NULL REFERENCES colleague (id), made_at BIGINT NOT NULL, PRIMARY KEY (theme_id, moment_id))
        """)
    try tx.run(
        """
        CREATE TABLE moment_theme (
            moment_id BIGINT NOT NULL REFERENCES moment (id), theme_id BIGINT NOT NULL REFERENCES theme (id), sure DOUBLE PRECISION NOT NULL,
            PRIMARY KEY (moment_id, theme_id))
        """)
    try tx.run("CREATE INDEX moment_theme_by_theme ON moment_theme (theme_id, moment_id)")
    try tx.run("CREATE INDEX theme_example_by_moment ON theme_example (moment_id)")
    try tx.run("CREATE INDEX correction_by_moment ON correction (moment_id, made_at)")
    try tx.run("CREATE INDEX moment_corrected ON moment (corrected_at) WHERE corrected_at IS NOT NULL")
    // The least sure of what was read, newest first.
    try tx.run("CREATE INDEX moment_unsure ON moment (received_at) WHERE sentiment_sure < 0.6 AND corrected_at IS NULL AND state = 'kept'")
}
