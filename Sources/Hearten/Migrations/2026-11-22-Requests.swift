import Storage

/// Requests of one team to another, with clocks like those of cases.
func createTeamRequests(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE team_request (
            id BIGINT NOT NULL PRIMARY KEY, from_unit_id BIGINT NOT NULL REFERENCES unit (id), to_unit_id BIGINT NOT NULL REFERENCES unit (id),
            asked_by BIGINT NOT NULL REFERENCES colleague (id), title TEXT NOT NULL, words TEXT NOT NULL, wanted_by BIGINT,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'in-hand', 'done', 'closed', 'withdrawn')), owner_id BIGINT REFERENCES colleague (id),
            asked_at BIGINT NOT NULL, done_at BIGINT, done_words TEXT, ended_at BIGINT, level BIGINT CHECK (level BETWEEN 1 AND 6))
        """)
    try tx.run("CREATE INDEX request_to ON team_request (to_unit_id, state, asked_at)")
    try tx.run("CREATE INDEX request_from ON team_request (from_unit_id, state, asked_at)")
    try tx.run("CREATE INDEX request_by_owner ON team_request (owner_id) WHERE owner_id IS NOT NULL")
    try tx.run("CREATE INDEX request_done ON team_request (done_at) WHERE state = 'done'")
    try tx.run(
        """
        CREATE TABLE request_clock (
            id BIGINT NOT NULL PRIMARY KEY, request_id BIGINT NOT NULL REFERENCES team_request (id),
            kind TEXT NOT NULL CHECK (kind IN ('first-answer', 'put-right')), rule TEXT NOT NULL, zone TEXT NOT NULL, started_at BIGINT NOT NULL,
            due_at BIGINT, warn_at BIGINT, site_at BIGINT, next_at BIGINT, step BIGINT NOT NULL DEFAULT 0 CHECK (step BETWEEN 0 AND 3),
            met_at BIGINT, missed_at BIGINT)
        """)
    try tx.run("CREATE INDEX request_clock_of ON request_clock (request_id)")
    try tx.run("CREATE INDEX request_clock_next ON request_clock (next_at) WHERE next_at IS NOT NULL")
}
