import Storage

/// Line-ups of each unit, who was there, and what was promised aloud.
func createLineUps(_ tx: any Transaction) throws {
    // `day` is that of the unit's own zone. The words of moments are never copied: what a customer takes back is gone from every line-up.
    // `question` is the leader's own; without it the number picks one of ours.
    try tx.run(
        """
        CREATE TABLE line_up (
            id BIGINT NOT NULL PRIMARY KEY, unit_id BIGINT NOT NULL REFERENCES unit (id), day BIGINT NOT NULL, composed_at BIGINT NOT NULL,
            thanks_id BIGINT REFERENCES moment (id), moment_id BIGINT REFERENCES moment (id), principle_id BIGINT REFERENCES principle (id),
            question_number BIGINT NOT NULL, question TEXT, note TEXT, answers TEXT, changed_by BIGINT REFERENCES colleague (id),
            held_at BIGINT, held_by BIGINT REFERENCES colleague (id), UNIQUE (unit_id, day))
        """)
    try tx.run("CREATE INDEX line_up_by_day ON line_up (day, unit_id)")
    try tx.run(
        """
        CREATE TABLE line_up_present (
            line_up_id BIGINT NOT NULL REFERENCES line_up (id), colleague_id BIGINT NOT NULL REFERENCES colleague (id),
            PRIMARY KEY (line_up_id, colleague_id))
        """)
    // A promise stays on the board until it is kept or let go. Without a colleague it is everybody's.
    try tx.run(
        """
        CREATE TABLE line_up_promise (
            id BIGINT NOT NULL PRIMARY KEY, unit_id BIGINT NOT NULL REFERENCES unit (id), text TEXT NOT NULL,
            colleague_id BIGINT REFERENCES colleague (id), made_at BIGINT NOT NULL, made_by BIGINT NOT NULL REFERENCES colleague (id),
            ended_at BIGINT, is_kept BOOLEAN)
        """)
    try tx.run("CREATE INDEX line_up_promise_open ON line_up_promise (unit_id, made_at) WHERE ended_at IS NULL")
    try tx.run("CREATE INDEX line_up_promise_of ON line_up_promise (colleague_id) WHERE ended_at IS NULL")
    try tx.run("CREATE INDEX colleague_at_work ON colleague (unit_id) WHERE disabled_at IS NULL")
}
