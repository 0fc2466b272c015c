/// Reading inside one snapshot. Only valid while the closure runs that was given it.
package protocol ReadTransaction {
    /// Frozen when the transaction began.
    var now: Instant { get }
    var dialect: Dialect { get }
    func rows(_ sql: SQL) throws -> [Row]
    func row(_ sql: SQL) throws -> Row?
    /// Row by row, in constant memory.
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws
}

/// Reading and writing in one transaction: all of it is stored or none.
package protocol Transaction: ReadTransaction {
    /// The number of rows changed.
    @discardableResult func run(_ sql: SQL) throws -> Int
    /// A statement with `?` placeholders to be run many times; valid until the transaction ends.
    func prepare(_ text: StaticString) throws -> any PreparedStatement
    /// Runs once the transaction is durable, before the writer hears of it; must be quick and must not wait.
    func afterCommit(_ hook: @escaping @Sendable () -> Void)
    /// Everything `body` did is undone when it throws; what came before stays.
    @discardableResult func attempt<T>(_ body: () throws -> T) throws -> T
}

/// A statement prepared for many runs.
package protocol PreparedStatement: AnyObject {
    /// The number of rows changed.
    @discardableResult func run(_ values: [SQLValue]) throws -> Int
    /// The first row that comes back (`RETURNING`).
    func row(_ values: [SQLValue]) throws -> Row?
}

/// Which work goes first when writes wait: the desk before the public, the public before the house's own.
package enum WritePriority: Int, Sendable, CaseIterable {
    case high, normal, low
}

/// How the database is doing, for health checks and metrics.
package struct StoreHealth: Sendable, Equatable {
    /// A real commit has just gone through.
    package var writable: Bool
    package var waitingWrites: Int
    package var waitingReads: Int
    package var walBytes: Int64
    package var fileBytes: Int64
    /// Free space beside the database.
    package var freeBytes: Int64
    package var totalBytes: Int64
}

/// The door to a database. Closures are synchronous, so nothing can wait inside a transaction.
package protocol Store: Sendable {
    var dialect: Dialect { get }
    var clock: any StoreClock { get }

    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T

    /// Returns once the transaction is durable. Where several write at once (PostgreSQL) `body` runs again when another
    /// transaction came between: only what its last run stored counts, so it changes nothing outside of the database
    /// but in `afterCommit`.
    @discardableResult func write<T: Sendable>(
        priority: WritePriority, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T

    /// Finishes what waits, then refuses everything.
    func close() async
    /// Moves everything into the main file and empties the log, so that nothing erased lingers there.
    /// For after an erasure; normal running keeps the log at its size.
    func checkpoint() async throws
    /// Refreshes what the engine knows about the sizes of tables, for better plans; quick.
    /// After migrations and imports.
    func tune() async throws
    func health() async -> StoreHealth

    /// Says a word to the other nodes that share the database, after the commit that it is about. It may be lost.
    func tell(_ news: String)
    /// What the other nodes say from now on; nil says that something may have been missed. Ends with the store, and at
    /// once where no other node can be.
    func news() -> AsyncStream<String?>
}

extension Store {
    package func tell(_ news: String) {}
    package func news() -> AsyncStream<String?> { AsyncStream { $0.finish() } }

    @discardableResult package func write<T: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await write(priority: .normal, body)
    }
}

extension ReadTransaction {
    /// The first column of the first row; nil when there is no row or it is NULL.
    package func value<T: SQLReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try row(sql)?.maybe(0)
    }

    package func exists(_ sql: SQL) throws -> Bool { try row(sql) != nil }

    /// The first column of every row.
    package func values<T: SQLReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try rows(sql).map { try $0.get(0) }
    }
}

extension PreparedStatement {
    @discardableResult package func run(_ values: any SQLBindable...) throws -> Int {
        try run(values.map(\.sqlValue))
    }

    package func row(_ values: any SQLBindable...) throws -> Row? { try row(values.map(\.sqlValue)) }
}
