import Storage

/// The organisation's language: principles, practice cards, situations, examples; and guidance with what it lacked.
func createPrinciples(_ tx: any Transaction) throws {
    // `key` names a piece of a pack, so that a pack can be laid again without doubling; what the house writes itself has none.
    try tx.run(
        """
        CREATE TABLE principle (
            id BIGINT NOT NULL PRIMARY KEY, position BIGINT NOT NULL, key TEXT UNIQUE, name TEXT NOT NULL, text TEXT NOT NULL,
            category TEXT CHECK (category IN ('product', 'delivery', 'mindset', 'relationship')),
            owner_id BIGINT NOT NULL REFERENCES colleague (id), created_at BIGINT NOT NULL, retired_at BIGINT)
        """)
    // Nobody owns a draft until somebody makes it live.
    try tx.run(
        """
        CREATE TABLE situation (
            id BIGINT NOT NULL PRIMARY KEY, position BIGINT NOT NULL, key TEXT UNIQUE, principle_id BIGINT REFERENCES principle (id),
            title TEXT NOT NULL, story TEXT NOT NULL, may_decide TEXT NOT NULL, good TEXT NOT NULL, poor TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'retired')), owner_id BIGINT REFERENCES colleague (id),
            made_from TEXT, created_at BIGINT NOT NULL, CHECK (state <> 'live' OR owner_id IS NOT NULL))
        """)
    try tx.run("CREATE INDEX situation_by_state ON situation (state, position)")
    // `options` is JSON: of 'choose' the answers with their reasons, of 'compare' a strong answer and what to look for.
    try tx.run(
        """
        CREATE TABLE practice_card (
            id BIGINT NOT NULL PRIMARY KEY, position BIGINT NOT NULL, key TEXT UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('choose', 'compare')), principle_id BIGINT NOT NULL REFERENCES principle (id),
            situation_id BIGINT REFERENCES situation (id), title TEXT NOT NULL, story TEXT NOT NULL, question TEXT NOT NULL,
            why TEXT NOT NULL, options TEXT NOT NULL, owner_id BIGINT NOT NULL REFERENCES colleague (id),
            created_at BIGINT NOT NULL, retired_at BIGINT)
        """)
    try tx.run("CREATE INDEX practice_card_by_principle ON practice_card (principle_id)")
    // Moments that show a principle at work. A suggestion that was put aside is not suggested again.
    try tx.run(
        """
        CREATE TABLE principle_example (
            principle_id BIGINT NOT NULL REFERENCES principle (id), moment_id BIGINT NOT NULL REFERENCES moment (id),
            state TEXT NOT NULL CHECK (state IN ('shown', 'aside')), added_by BIGINT NOT NULL REFERENCES colleague (id),
            added_at BIGINT NOT NULL, PRIMARY KEY (principle_id, moment_id))
        """)
    try createGuidance(tx)
}

private func createGuidance(_ tx: any Transaction) throws {
    // What somebody in this role may decide at once, in the house's own words.
    try tx.run(
        """
        CREATE TABLE may_decide (
            role TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL, changed_by BIGINT REFERENCES colleague (id), changed_at BIGINT NOT NULL)
        """)
    // What guidance could not answer. `colleague_id` only when the asker wants an answer; else nobody knows who asked,
    // and `at` is its quarter of an hour. `words` have colleagues' names masked.
    try tx.run(
        """
        CREATE TABLE lack (
            id BIGINT NOT NULL PRIMARY KEY, words TEXT NOT NULL, unit_id BIGINT NOT NULL REFERENCES unit (id),
            colleague_id BIGINT REFERENCES colleague (id), at BIGINT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('question', 'limit', 'person', 'other')), principle_id BIGINT REFERENCES principle (id),
            answered BIGINT, answered_by BIGINT REFERENCES colleague (id), answer TEXT)
        """)
    try tx.run("CREATE INDEX lack_open ON lack (at) WHERE answered IS NULL")
    try tx.run("CREATE INDEX lack_by_colleague ON lack (colleague_id, at) WHERE colleague_id IS NOT NULL")
}
