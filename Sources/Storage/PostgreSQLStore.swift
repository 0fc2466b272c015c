import Dispatch

/// A PostgreSQL database, which many nodes may share. Transactions are serialisable: what SQLite's one writer keeps apart
/// by taking turns, the server keeps apart by refusing one of two that would disturb each other, which then runs again.
package final class PostgreSQLStore: Store {
    package var dialect: Dialect { .postgresql }
    package let clock: any StoreClock
    private let readers: ConnectionPool<PostgreSQLBackendConnection>
    private let writers: ConnectionPool<PostgreSQLBackendConnection>
    private let others: PostgreSQLBackendNews
    private let url: String
    /// Dropped with the store: throw-away databases only.
    let database: TemporaryDatabase?

    /// Connects once, so that a wrong address is told at the start. `clock` is the server's unless another is given.
    ///
    /// Throws `unreachable`, or `notDurable` when the server would acknowledge what is not on its disk.
    package static func open(
        url: String, clock: (any StoreClock)? = nil, options: StoreOptions = StoreOptions()
    ) throws -> PostgreSQLStore {
        try PostgreSQLStore(url: url, clock: clock, options: options, database: nil)
    }

    init(url: String, clock: (any StoreClock)?, options: StoreOptions, database: TemporaryDatabase?) throws {
        self.database = database
        self.url = url
        let own = clock == nil ? PostgreSQLClock() : nil
        let clock: any StoreClock = clock ?? own ?? SystemClock()
        self.clock = clock
        let first = try PostgreSQLBackendSession(url: url, settings: [])
        if options.isDurable {
            for name in ["fsync", "synchronous_commit", "full_page_writes"] where try first.execute("SHOW \(name)").text(0, 0) == "off" {
                throw StoreError.notDurable(name)
            }
        }
        let work = PostgreSQLBackendWork(clock: clock, options: options)
        @Sendable func settings(_ limit: Duration) -> [(String, String)] {
            [
                ("statement_timeout", "\(limit.wholeMilliseconds)"),
                ("idle_in_transaction_session_timeout", "\(max(.seconds(60), limit).wholeMilliseconds)"), ("timezone", "UTC"),
                ("standard_conforming_strings", "on"), ("bytea_output", "hex"),
            ]
        }
        others = PostgreSQLBackendNews(url: url, settings: settings(.seconds(5)))
        readers = ConnectionPool(
            most: options.readers, capacity: options.mostWaitingReads, deadline: options.leaseDeadline,
            connect: { PostgreSQLBackendConnection(url: url, settings: settings(options.readDeadline), clock: own) }, perform: work.read)
        writers = ConnectionPool(
            most: options.writers, capacity: options.mostWaitingWrites, deadline: options.writeDeadline,
            connect: { PostgreSQLBackendConnection(url: url, settings: settings(options.statementDeadline), clock: own) }, perform: work.write)
    }

    /// A store of its own on the same database, whose reads may take a day: for a copy of everything.
    package func forLongReads() throws -> PostgreSQLStore {
        var options = StoreOptions.longReads
        options.isDurable = false
        return try PostgreSQLStore(url: url, clock: clock, options: options, database: database)
    }

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any ReadTransaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            readers.submit(PendingResult(body) { continuation.resume(with: $0) })
        }
    }

    @discardableResult package func write<T: Sendable>(
        priority: WritePriority, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        // Not cancellable on purpose: whoever asked must learn whether it was stored.
        try await withCheckedThrowingContinuation { continuation in
            writers.submit(PendingResult(body) { continuation.resume(with: $0) }, priority)
        }
    }

    package func close() async {
        await onThread {
            self.readers.close()
            self.writers.close(finishing: true)
            self.others.close()
        }
    }

    package func tell(_ news: String) { others.tell(news) }
    package func news() -> AsyncStream<String?> { others.news() }

    /// The server looks after its own log.
    package func checkpoint() async throws {}

    package func tune() async throws {
        try await write(priority: .low) { try $0.run("ANALYZE") }
    }

    package func health() async -> StoreHealth {
        let isWritable = await probe()
        let size = isWritable ? (try? await read { try $0.value("SELECT pg_database_size(current_database())", as: Int64.self) }) ?? nil : nil
        return StoreHealth(
            writable: isWritable, waitingWrites: writers.waiting, waitingReads: readers.waiting, walBytes: 0, fileBytes: size ?? 0,
            freeBytes: 0, totalBytes: 0)
    }

    /// A real commit of nothing new; two seconds without an answer count as no.
    private func probe() async -> Bool {
        await withCheckedContinuation { continuation in
            let answer = Answer { continuation.resume(returning: $0) }
            DispatchQueue.global().asyncAfter(deadline: .now() + 2) { answer.give(false) }
            writers.submit(
                PendingResult({ try $0.rows("SELECT pg_logical_emit_message(TRUE, 'hearten', '')").count }) { result in
                    if case .success = result { answer.give(true) } else { answer.give(false) }
                }, .high)
        }
    }
}
