import Storage

/// Practice: what each colleague remembers of each card, what they were not ready for, and what they thought a customer would say.
func createPractice(_ tx: any Transaction) throws {
    // All of it belongs to the colleague alone. What others read are counts of many people.
    try tx.run(
        """
        CREATE TABLE practice_memory (
            colleague_id BIGINT NOT NULL REFERENCES colleague (id), card_id BIGINT NOT NULL REFERENCES practice_card (id),
            stability DOUBLE PRECISION NOT NULL, difficulty DOUBLE PRECISION NOT NULL, reviewed_at BIGINT NOT NULL, due_at BIGINT NOT NULL,
            PRIMARY KEY (colleague_id, card_id))
        """)
    try tx.run("CREATE INDEX practice_due ON practice_memory (colleague_id, due_at)")
    // One card on one day of the colleague's own calendar. `words` are their own, for nobody else; `rating` comes after the answer.
    try tx.run(
        """
        CREATE TABLE practice_turn (
            colleague_id BIGINT NOT NULL REFERENCES colleague (id), day BIGINT NOT NULL, card_id BIGINT NOT NULL REFERENCES practice_card (id),
            is_new BOOLEAN NOT NULL, chosen BIGINT, words TEXT, at BIGINT NOT NULL, rating BIGINT CHECK (rating BETWEEN 1 AND 4),
            PRIMARY KEY (colleague_id, day, card_id))
        """)
    try tx.run("CREATE INDEX practice_turn_by_day ON practice_turn (day)")
    // When practice may come by itself: minutes of the day, in the zone of the colleague's unit.
    try tx.run(
        """
        CREATE TABLE practice_wish (
            colleague_id BIGINT NOT NULL PRIMARY KEY REFERENCES colleague (id), rests BOOLEAN NOT NULL,
            quiet_from BIGINT NOT NULL, quiet_until BIGINT NOT NULL)
        """)
    // Who said it is known so that the situation comes to them first; it is shown to nobody, and `at` is its quarter of an hour.
    // `words` have colleagues' names masked.
    try tx.run(
        """
        CREATE TABLE not_ready (
            id BIGINT NOT NULL PRIMARY KEY, colleague_id BIGINT NOT NULL REFERENCES colleague (id),
            moment_id BIGINT NOT NULL REFERENCES moment (id), words TEXT, at BIGINT NOT NULL,
            situation_id BIGINT REFERENCES situation (id), UNIQUE (colleague_id, moment_id))
        """)
    try tx.run("CREATE INDEX not_ready_by_time ON not_ready (at)")
    try tx.run("CREATE INDEX not_ready_by_situation ON not_ready (situation_id) WHERE situation_id IS NOT NULL")
    // The level that a colleague thought a customer had tapped, before they saw it.
    try tx.run(
        """
        CREATE TABLE prediction (
            colleague_id BIGINT NOT NULL REFERENCES colleague (id), moment_id BIGINT NOT NULL REFERENCES moment (id),
            predicted BIGINT NOT NULL CHECK (predicted BETWEEN 1 AND 6), told BIGINT NOT NULL CHECK (told BETWEEN 1 AND 6),
            day BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (colleague_id, moment_id))
        """)
    try tx.run("CREATE INDEX prediction_by_day ON prediction (colleague_id, day)")
}
