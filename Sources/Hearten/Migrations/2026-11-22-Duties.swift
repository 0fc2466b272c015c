import Storage

/// The principle of each month, what each leader does around it, and commitments.
func createDuties(_ tx: any Transaction) throws {
    // `month` counts months: the year times twelve, and the month from 0.
    try tx.run(
        """
        CREATE TABLE month_principle (
            month BIGINT NOT NULL PRIMARY KEY, principle_id BIGINT NOT NULL REFERENCES principle (id),
            chosen_by BIGINT REFERENCES colleague (id), chosen_at BIGINT NOT NULL)
        """)
    try tx.run(
        """
        CREATE TABLE month_duty (
            id BIGINT NOT NULL PRIMARY KEY, colleague_id BIGINT NOT NULL REFERENCES colleague (id), unit_id BIGINT NOT NULL REFERENCES unit (id),
            month BIGINT NOT NULL, principle_id BIGINT NOT NULL REFERENCES principle (id), made_at BIGINT NOT NULL, UNIQUE (colleague_id, month))
        """)
    try tx.run("CREATE INDEX month_duty_by_unit ON month_duty (month, unit_id)")
    // Words are the leader's own; whom they recognise has them as thanks. `due_at` is the end of the day in the unit's zone.
    try tx.run(
        """
        CREATE TABLE month_duty_step (
            duty_id BIGINT NOT NULL REFERENCES month_duty (id), step TEXT NOT NULL CHECK (step = 'brief' OR step = 'debrief' OR step = 'recognise'),
            due_at BIGINT NOT NULL, kept_at BIGINT, reminded_at BIGINT, escalated_at BIGINT,
            learned TEXT, did TEXT, value TEXT, thanks_id BIGINT REFERENCES colleague_thanks (id),
            PRIMARY KEY (duty_id, step), CHECK (step = 'recognise' OR thanks_id IS NULL))
        """)
    try tx.run("CREATE INDEX month_duty_open ON month_duty_step (due_at) WHERE kept_at IS NULL")
    // The last day on which a colleague was here, for "how many are in"; tablets' sessions are gone within minutes.
    try tx.run("ALTER TABLE colleague ADD COLUMN seen_on BIGINT")
    try tx.run("UPDATE colleague SET seen_on = (SELECT MAX(s.seen_at) / 86400000 FROM session s WHERE s.colleague_id = colleague.id)")
    // An action for somebody's good; it counts when that somebody says that it was.
    try tx.run(
        """
        CREATE TABLE commitment (
            id BIGINT NOT NULL PRIMARY KEY, actor_id BIGINT NOT NULL REFERENCES colleague (id), unit_id BIGINT NOT NULL REFERENCES unit (id),
            action TEXT NOT NULL, beneficiary_id BIGINT NOT NULL REFERENCES colleague (id),
            category TEXT NOT NULL CHECK (category = 'product' OR category = 'delivery' OR category = 'mindset' OR category = 'relationship'),
            made_at BIGINT NOT NULL, due_at BIGINT NOT NULL, reminded_at BIGINT, done_at BIGINT, confirmed_at BIGINT, dropped_at BIGINT,
            answer TEXT, CHECK (actor_id <> beneficiary_id))
        """)
    try tx.run("CREATE INDEX commitment_by_actor ON commitment (actor_id, due_at)")
    try tx.run("CREATE INDEX commitment_by_beneficiary ON commitment (beneficiary_id, done_at)")
    try tx.run("CREATE INDEX commitment_open ON commitment (due_at) WHERE done_at IS NULL AND dropped_at IS NULL")
    try tx.run("CREATE INDEX commitment_confirmed ON commitment (confirmed_at) WHERE confirmed_at IS NOT NULL")
}
