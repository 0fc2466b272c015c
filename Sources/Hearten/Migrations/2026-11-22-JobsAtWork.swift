import Jobs
import Storage

/// Letters and files wait in the queue of jobs from now on; those that wait already get their jobs.
func putWorkIntoTheQueue(_ tx: any Transaction) throws {
    enum Thing {}
    try Lease.migration(tx)
    try tx.run("UPDATE mail SET state = 'unsure', failure = 'the program ended while it was going' WHERE state = 'sending'")
    for id in try tx.values("SELECT id FROM mail WHERE state = 'waiting'", as: ID<Thing>.self) {
        try tx.run(
            """
            INSERT INTO job (kind, payload, once_key, run_at)
            VALUES ('send-mail', \("{\"mail\":\"\(id)\"}"), \("mail-\(id)"), \(tx.now)) ON CONFLICT DO NOTHING
            """)
    }
    for id in try tx.values("SELECT id FROM moment_import WHERE state IN ('uploaded', 'running', 'undoing')", as: ID<Thing>.self) {
        try tx.run(
            """
            INSERT INTO job (kind, payload, once_key, run_at)
            VALUES ('run-import', \("{\"file\":\"\(id)\"}"), \("run-import-\(id)"), \(tx.now)) ON CONFLICT DO NOTHING
            """)
    }
    try tx.run("DROP INDEX mail_waiting")
    try tx.run("ALTER TABLE mail DROP COLUMN next_at")
    try tx.run("CREATE INDEX mail_by_state ON mail (state, id)")
    try tx.run("CREATE INDEX session_by_end ON session (expires_at)")
    try tx.run("CREATE INDEX entry_link_by_end ON entry_link (expires_at)")
}
