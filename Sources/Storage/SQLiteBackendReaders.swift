/// SQLite's connections that only read: each read sees one snapshot.
enum SQLiteBackendReaders {
    static func pool(path: String, clock: any StoreClock, options: StoreOptions) -> ConnectionPool<SQLiteBackendConnection> {
        ConnectionPool(
            most: options.readers, capacity: options.mostWaitingReads, deadline: options.leaseDeadline,
            connect: { try SQLiteBackendConnection(path: path, role: .reader, options: options) },
            perform: { work, session in perform(work, session, clock, options) })
    }

    private static func perform(
        _ work: PendingWork, _ session: SQLiteBackendSession, _ clock: any StoreClock, _ options: StoreOptions
    ) {
        session.limit(until: .now + options.readDeadline)
        defer { session.limit(until: nil) }
        let transaction = SQLiteBackendTransaction(session, now: clock.now)
        do {
            try session.execute("BEGIN")
            try work.run(transaction)
            transaction.end()
            try session.execute("COMMIT")
            work.succeed()
        } catch {
            transaction.end()
            if session.isInsideTransaction { try? session.execute("ROLLBACK") }
            work.fail(error)
        }
    }
}
