import Storage

/// Mail from outside: what became of each, what waits for a person, and how far each mailbox has been read.
func createMailIn(_ tx: any Transaction) throws {
    // 'taken' is a comment on a case or a moment; 'held' waits for a person; 'stopped' was written by a program. The sender and the words
    // are kept only where a person may still decide; of the rest an id, a kind and digests.
    try tx.run(
        """
        CREATE TABLE mail_in (
            id BIGINT NOT NULL PRIMARY KEY, key_digest \(tx.dialect.blob) NOT NULL UNIQUE, received_at BIGINT NOT NULL,
            state TEXT NOT NULL CHECK (state = 'taken' OR state = 'held' OR state = 'stopped' OR state = 'put-away'), reason TEXT NOT NULL,
            sender_digest \(tx.dialect.blob) NOT NULL, case_id BIGINT REFERENCES recovery_case (id), moment_id BIGINT REFERENCES moment (id),
            sender TEXT NOT NULL, sender_name TEXT, subject TEXT NOT NULL, words TEXT, quoted TEXT, files TEXT NOT NULL, file_count BIGINT NOT NULL,
            is_cut BOOLEAN NOT NULL, raw \(tx.dialect.blob), decided_by BIGINT, decided_at BIGINT)
        """)
    try tx.run("CREATE INDEX mail_in_by_sender ON mail_in (sender_digest, received_at)")
    try tx.run("CREATE INDEX mail_in_by_time ON mail_in (received_at)")
    try tx.run("CREATE INDEX mail_in_by_case ON mail_in (case_id, received_at) WHERE case_id IS NOT NULL")
    try tx.run("CREATE INDEX mail_in_waiting ON mail_in (state, received_at) WHERE state <> 'taken'")
    // A mailbox is read in the order of its numbers; the mark moves in the transaction of the mail itself.
    try tx.run(
        """
        CREATE TABLE mail_box (
            name TEXT NOT NULL PRIMARY KEY, validity BIGINT NOT NULL, last_number BIGINT NOT NULL, read_at BIGINT, failure TEXT, failing_since BIGINT)
        """)
    // Where mail that belongs to no case is told; one row.
    try tx.run(
        "CREATE TABLE mail_place (id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), unit_id BIGINT NOT NULL REFERENCES unit (id), touchpoint_id BIGINT)")
    // What only a customer's message by mail has.
    try tx.run(
        """
        CREATE TABLE case_message_mail (
            message_id BIGINT NOT NULL PRIMARY KEY REFERENCES case_message (id), case_id BIGINT NOT NULL REFERENCES recovery_case (id),
            is_from_known BOOLEAN NOT NULL, quoted TEXT, files TEXT NOT NULL, file_count BIGINT NOT NULL, is_cut BOOLEAN NOT NULL)
        """)
    try tx.run("CREATE INDEX message_mail_by_case ON case_message_mail (case_id)")
}
