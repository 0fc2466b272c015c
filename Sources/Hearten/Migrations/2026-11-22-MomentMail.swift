import Storage

/// What only a moment that came by mail has, as a message on a case has it: the names of its files, and what the mail quoted.
func createMomentMail(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE moment_mail (
            moment_id BIGINT NOT NULL PRIMARY KEY REFERENCES moment (id), quoted TEXT, files TEXT NOT NULL, file_count BIGINT NOT NULL,
            is_cut BOOLEAN NOT NULL)
        """)
}
