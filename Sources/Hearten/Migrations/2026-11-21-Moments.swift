import Storage

/// Moments, what was answered, what the machine reads in them, and who is meant.
func createMoments(_ tx: any Transaction) throws {
    // `received_at` of an anonymous moment is the start of its quarter of an hour. `day` and `week` are those of the
    // unit's zone, so that a tile and its list count alike. `words` is what was said; `shown_words` is the same with
    // colleagues' names masked, where they differ: lists, search and exports read only that.
    try tx.run(
        """
        CREATE TABLE moment (
            id BIGINT NOT NULL PRIMARY KEY, received_at BIGINT NOT NULL, happened_at BIGINT NOT NULL,
            day BIGINT NOT NULL, week BIGINT NOT NULL, unit_id BIGINT NOT NULL REFERENCES unit (id),
            touchpoint_id BIGINT REFERENCES touchpoint (id), channel TEXT NOT NULL, source TEXT NOT NULL, source_key TEXT,
            import_id BIGINT, sign_id BIGINT, told_by BIGINT REFERENCES colleague (id),
            level BIGINT CHECK (level BETWEEN 1 AND 6), words TEXT, shown_words TEXT, named TEXT, language TEXT,
            is_anonymous BOOLEAN NOT NULL, sharing TEXT NOT NULL CHECK (sharing IN ('person', 'team', 'all', 'none')),
            state TEXT NOT NULL CHECK (state IN ('kept', 'quarantined', 'withdrawn')), suspicion TEXT, extra TEXT,
            reader_version TEXT NOT NULL, sentiment TEXT, sentiment_sure DOUBLE PRECISION, intent TEXT, intent_sure DOUBLE PRECISION,
            category TEXT, category_sure DOUBLE PRECISION, read_level BIGINT, read_level_sure DOUBLE PRECISION,
            urgency TEXT, urgency_sure DOUBLE PRECISION, corrected_at BIGINT)
        """)
    try tx.run("CREATE INDEX moment_by_unit_week ON moment (unit_id, week)")
    try tx.run("CREATE INDEX moment_by_received ON moment (received_at)")
    try tx.run("CREATE UNIQUE INDEX moment_by_source ON moment (source, source_key) WHERE source_key IS NOT NULL")
    try tx.run("CREATE INDEX moment_by_import ON moment (import_id) WHERE import_id IS NOT NULL")
    try tx.run("CREATE INDEX moment_in_quarantine ON moment (received_at) WHERE state = 'quarantined'")
    // Every answer but the tapped level, which is `moment.level`: kind 'recommend' scale 10, 'satisfied' scale 5, 'effort' 7, 'stars' 5 …
    try tx.run(
        """
        CREATE TABLE answer (
            moment_id BIGINT NOT NULL REFERENCES moment (id), position BIGINT NOT NULL, kind TEXT NOT NULL, scale BIGINT NOT NULL,
            value DOUBLE PRECISION, words TEXT, question TEXT, PRIMARY KEY (moment_id, position))
        """)
    // Erased in one step; nothing else holds how to reach a customer.
    try tx.run(
        """
        CREATE TABLE contact (
            moment_id BIGINT NOT NULL PRIMARY KEY REFERENCES moment (id), name TEXT, email TEXT, phone TEXT, erased_at BIGINT)
        """)
    // A customer's client-made key: a second post of the same is the same moment and the same thanks.
    try tx.run(
        """
        CREATE TABLE receipt (
            key_digest \(tx.dialect.blob) NOT NULL PRIMARY KEY, moment_id BIGINT NOT NULL REFERENCES moment (id),
            body_digest \(tx.dialect.blob) NOT NULL, expires_at BIGINT NOT NULL)
        """)
    try tx.run(
        """
        CREATE TABLE guest_link (
            token_digest \(tx.dialect.blob) NOT NULL PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('thanks', 'case')),
            moment_id BIGINT NOT NULL REFERENCES moment (id), case_id BIGINT, expires_at BIGINT NOT NULL)
        """)
    try tx.run(
        """
        CREATE TABLE correction (
            id BIGINT NOT NULL PRIMARY KEY, moment_id BIGINT NOT NULL REFERENCES moment (id), field TEXT NOT NULL,
            was TEXT, becomes TEXT, made_by BIGINT NOT NULL REFERENCES colleague (id), made_at BIGINT NOT NULL)
        """)
    // Moments whose words are not in the search index yet; a small service moves them on within a second.
    try tx.run("CREATE TABLE moment_to_index (moment_id BIGINT NOT NULL PRIMARY KEY)")
    try tx.run(tx.dialect.fullTextTable(name: "moment_search", columns: ["words"]))
    try tx.run(tx.dialect.fullTextSettings(table: "moment_search"))
}
