import Storage

/// Cases, their clocks, and what was said in them.
func createRecovery(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE recovery_case (
            id BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL UNIQUE, unit_id BIGINT NOT NULL REFERENCES unit (id),
            moment_id BIGINT NOT NULL REFERENCES moment (id), touchpoint_id BIGINT, level BIGINT, title TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'in-hand', 'answered', 'closed')),
            opened_at BIGINT NOT NULL, opened_by TEXT NOT NULL, owner_id BIGINT REFERENCES colleague (id),
            offered_to BIGINT REFERENCES colleague (id), next_due_at BIGINT, is_at_risk BOOLEAN NOT NULL DEFAULT FALSE,
            is_late BOOLEAN NOT NULL,
            paused_at BIGINT, verdict TEXT CHECK (verdict IN ('yes', 'partly', 'no', 'none')), verdict_at BIGINT,
            ask_at BIGINT, asked_at BIGINT, asked_count BIGINT NOT NULL, closed_at BIGINT, reopened_count BIGINT NOT NULL,
            cause TEXT, desk BIGINT NOT NULL DEFAULT 1, sort_key BIGINT NOT NULL DEFAULT 0)
        """)
    // `desk` (1 needs somebody now, 2 in hand, 3 waits for the verdict, 4 done) and `sort_key` order every list.
    try tx.run("CREATE INDEX case_on_desk ON recovery_case (unit_id, desk, sort_key, id)")
    try tx.run("CREATE INDEX case_to_ask ON recovery_case (ask_at) WHERE ask_at IS NOT NULL")
    try tx.run("CREATE INDEX case_offered ON recovery_case (offered_to) WHERE offered_to IS NOT NULL")
    // The same customer is found again by how she can be reached.
    try tx.run("CREATE INDEX contact_by_email ON contact (email) WHERE email IS NOT NULL")
    try tx.run("CREATE INDEX contact_by_phone ON contact (phone) WHERE phone IS NOT NULL")
    try tx.run("CREATE INDEX case_by_owner ON recovery_case (owner_id, state)")
    try tx.run("CREATE INDEX case_by_moment ON recovery_case (moment_id)")
    // Duplicates join: the moments that one case answers.
    try tx.run(
        """
        CREATE TABLE case_moment (
            case_id BIGINT NOT NULL REFERENCES recovery_case (id), moment_id BIGINT NOT NULL UNIQUE REFERENCES moment (id),
            PRIMARY KEY (case_id, moment_id))
        """)
    try tx.run(
        """
        CREATE TABLE case_clock (
            id BIGINT NOT NULL PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES recovery_case (id),
            kind TEXT NOT NULL CHECK (kind IN ('first-answer', 'put-right', 'follow-up')), rule TEXT NOT NULL,
            zone TEXT NOT NULL, started_at BIGINT NOT NULL, pauses TEXT NOT NULL DEFAULT '', due_at BIGINT, warn_at BIGINT, site_at BIGINT,
            next_at BIGINT, step BIGINT NOT NULL DEFAULT 0 CHECK (step BETWEEN 0 AND 3), met_at BIGINT, missed_at BIGINT)
        """)
    try tx.run("CREATE INDEX clock_by_case ON case_clock (case_id)")
    try tx.run("CREATE INDEX clock_next ON case_clock (next_at) WHERE next_at IS NOT NULL")
    try tx.run(
        """
        CREATE TABLE case_message (
            id BIGINT NOT NULL PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES recovery_case (id), at BIGINT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('reply', 'customer', 'note', 'verdict', 'question')), written_by BIGINT REFERENCES colleague (id),
            words TEXT, apology TEXT, action TEXT, invitation TEXT, follow_up TEXT, follow_up_at BIGINT, key TEXT UNIQUE)
        """)
    try tx.run("CREATE INDEX message_by_case ON case_message (case_id, at)")
    try tx.run(
        """
        CREATE TABLE case_task (
            id BIGINT NOT NULL PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES recovery_case (id), text TEXT NOT NULL,
            owner_id BIGINT REFERENCES colleague (id), due_at BIGINT, done_at BIGINT, done_by BIGINT, created_by BIGINT, created_at BIGINT NOT NULL)
        """)
    try tx.run("CREATE INDEX task_by_case ON case_task (case_id)")
    try tx.run("CREATE INDEX task_by_owner ON case_task (owner_id) WHERE done_at IS NULL")
    try tx.run(
        """
        CREATE TABLE case_member (
            case_id BIGINT NOT NULL REFERENCES recovery_case (id), colleague_id BIGINT NOT NULL REFERENCES colleague (id),
            asked_by BIGINT, joined_at BIGINT NOT NULL, PRIMARY KEY (case_id, colleague_id))
        """)
    try tx.run("CREATE INDEX case_by_member ON case_member (colleague_id)")
    // What happened to a case, for its trail: kinds and ids, no words.
    try tx.run(
        """
        CREATE TABLE case_event (
            id BIGINT NOT NULL PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES recovery_case (id), at BIGINT NOT NULL,
            kind TEXT NOT NULL, colleague_id BIGINT, subject_id BIGINT)
        """)
    try tx.run("CREATE INDEX event_by_case ON case_event (case_id, at)")
    try tx.run("CREATE TABLE opening_rule (id BIGINT NOT NULL PRIMARY KEY, position BIGINT NOT NULL, rule TEXT NOT NULL, is_on BOOLEAN NOT NULL)")
    try tx.run("CREATE TABLE clock_rule (kind TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL)")
    // Counts of open cases, kept in the transaction of each change, so that a list of 100,000 needs no counting.
    try tx.run(
        """
        CREATE TABLE case_count (
            unit_id BIGINT NOT NULL, bucket TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (unit_id, bucket))
        """)
    try tx.run(
        """
        CREATE TABLE mail (
            id BIGINT NOT NULL PRIMARY KEY, event_key TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
            created_at BIGINT NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'unsure', 'refused', 'shown')),
            attempts BIGINT NOT NULL, next_at BIGINT, sent_at BIGINT, failure TEXT)
        """)
    try tx.run("CREATE INDEX mail_waiting ON mail (id) WHERE state = 'waiting'")
    try tx.run("CREATE INDEX mail_by_recipient ON mail (recipient, created_at)")
    try tx.run("CREATE INDEX mail_by_time ON mail (created_at)")
    // One line of news for a colleague: a warning, an escalation, a case handed over, thanks.
    try tx.run(
        """
        CREATE TABLE news (
            id BIGINT NOT NULL PRIMARY KEY, colleague_id BIGINT NOT NULL REFERENCES colleague (id), kind TEXT NOT NULL,
            subject_id BIGINT, at BIGINT NOT NULL, read_at BIGINT, event_key TEXT UNIQUE)
        """)
    try tx.run("CREATE INDEX news_by_colleague ON news (colleague_id, at)")
}
