import Storage

/// While a request counts as done its promise stands still; said not to be, it runs on from there.
func createRequestPauses(_ tx: any Transaction) throws {
    try tx.run("ALTER TABLE request_clock ADD COLUMN pauses TEXT NOT NULL DEFAULT ''")
}
