import GRDB
import GRDBSQLite

/// One connection with its own queue and statement cache. GRDB opens, configures and serialises it.
final class SQLiteBackendConnection: PooledConnection, @unchecked Sendable {
    // @unchecked: everything mutable is touched only inside `perform` and `async`, on GRDB's serial queue.
    private let queue: DatabaseQueue
    private var statements: [String: SQLiteBackendStatement] = [:]
    /// BEGIN, COMMIT and their kin, which only the engine may say.
    private var engineStatements: [String: SQLiteBackendStatement] = [:]
    private static let mostStatements = 400
    fileprivate let limit = Limit()

    enum Role { case writer, reader }

    init(path: String, role: Role, options: StoreOptions) throws {
        var configuration = Configuration()
        configuration.label = role == .writer ? "storage.writer" : "storage.reader"
        configuration.readonly = role == .reader
        configuration.journalMode = role == .writer ? .wal : .default
        configuration.busyMode = .timeout(5)
        do { queue = try DatabaseQueue(path: path, configuration: configuration) } catch let error as DatabaseError {
            throw StoreError(error, preparing: false)
        }
        try perform { session in try session.configure(role, options) }
    }

    /// Blocks until `body` has run on the connection's queue.
    func perform<T>(_ body: (SQLiteBackendSession) throws -> T) throws -> T {
        do {
            return try queue.writeWithoutTransaction { try body(SQLiteBackendSession(self, $0)) }
        } catch let error as DatabaseError { throw StoreError(error, preparing: false) }
    }

    func async(_ body: @escaping @Sendable (SQLiteBackendSession) -> Void) {
        queue.asyncWriteWithoutTransaction { body(SQLiteBackendSession(self, $0)) }
    }

    func close() {
        queue.writeWithoutTransaction { _ in
            statements = [:]
            engineStatements = [:]
        }
        try? queue.close()
    }

    /// A statement that nobody is stepping through, from the cache where it can be.
    fileprivate func statement(_ text: String, _ database: Database) throws(StoreError) -> SQLiteBackendStatement {
        if let known = statements[text] {
            return known.isBusy ? try compile(text, database) : known
        }
        try ControlWords.refuse(text)
        let new = try compile(text, database)
        if statements.count >= Self.mostStatements { statements = statements.filter { $0.value.isBusy } }
        statements[text] = new
        return new
    }

    fileprivate func engineStatement(
        _ text: String, _ database: Database
    ) throws(StoreError) -> SQLiteBackendStatement {
        if let known = engineStatements[text] { return known }
        let new = try compile(text, database)
        engineStatements[text] = new
        return new
    }

    fileprivate func compile(_ text: String, _ database: Database) throws(StoreError) -> SQLiteBackendStatement {
        do { return SQLiteBackendStatement(try database.makeStatement(sql: text)) } catch let error as DatabaseError {
            throw StoreError(error, preparing: true)
        } catch { throw .statement("") }
    }
}

/// The connection while its queue is ours: what transactions are made of.
struct SQLiteBackendSession {
    private let connection: SQLiteBackendConnection
    private let database: Database

    init(_ connection: SQLiteBackendConnection, _ database: Database) {
        self.connection = connection
        self.database = database
    }

    private var handle: OpaquePointer? { database.sqliteConnection }

    /// A failed statement may have rolled everything back behind our back.
    var isInsideTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    var totalChanges: Int64 { sqlite3_total_changes64(handle) }
    var changes: Int { Int(sqlite3_changes64(handle)) }

    /// A deferred foreign key would otherwise fail the whole group at its commit.
    var hasUnresolvedForeignKeys: Bool {
        var current: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
        return current != 0
    }

    func statement(_ text: String) throws(StoreError) -> SQLiteBackendStatement {
        try connection.statement(text, database)
    }

    /// Not from the cache: it belongs to the caller alone.
    func ownStatement(_ text: String) throws(StoreError) -> SQLiteBackendStatement {
        try connection.compile(text, database)
    }

    func execute(_ text: String) throws(StoreError) {
        let statement = try connection.engineStatement(text, database)
        defer { statement.reset() }
        while try statement.step() {}
    }

    func pragma(_ text: String) throws(StoreError) -> SQLValue {
        try pragmaRows(text).first?.first ?? .null
    }

    func pragmaRows(_ text: String) throws(StoreError) -> [[SQLValue]] {
        let statement = try ownStatement("PRAGMA " + text)
        defer { statement.reset() }
        var rows: [[SQLValue]] = []
        while try statement.step() {
            var values: [SQLValue] = []
            statement.appendRow(to: &values)
            rows.append(values)
        }
        return rows
    }

    /// From now on statements of this connection stop with `.timeout` once the deadline is past.
    func limit(until deadline: ContinuousClock.Instant?) { connection.limit.deadline = deadline }

    fileprivate func watchDeadline() {
        let context = Unmanaged.passUnretained(connection.limit).toOpaque()
        sqlite3_progress_handler(
            handle, 20000,
            { context in
                guard let context else { return 0 }
                return Unmanaged<Limit>.fromOpaque(context).takeUnretainedValue().isPast ? 1 : 0
            }, context)
    }
}

/// When the running statement has to stop; asked every few thousand steps of SQLite's machine.
private final class Limit {
    var deadline: ContinuousClock.Instant?
    var isPast: Bool { deadline.map { ContinuousClock.now >= $0 } ?? false }
}

extension SQLiteBackendSession {
    fileprivate func configure(_ role: SQLiteBackendConnection.Role, _ options: StoreOptions) throws(StoreError) {
        try execute("PRAGMA temp_store = MEMORY")
        let megabytes = role == .writer ? options.writerCacheMegabytes : options.cacheMegabytes
        _ = try pragma("cache_size = \(-(megabytes * 1024))")
        switch role {
        case .reader: watchDeadline()
        case .writer:
            // What is deleted is overwritten: erasing must leave no trace in free pages.
            _ = try pragma("secure_delete = ON")
            _ = try pragma("wal_autocheckpoint = \(options.checkpointPages)")
            _ = try pragma("journal_size_limit = \(options.walLimitBytes)")
            // GRDB sets NORMAL while it turns WAL on: ours must come after, and is read back.
            let wanted: Int64 = options.isDurable ? 2 : 0
            _ = try pragma("synchronous = \(wanted)")
            try verify("synchronous", .int(wanted))
            try verify("journal_mode", .text("wal"))
            try verify("foreign_keys", .int(1))
        }
    }

    func verify(_ name: String, _ wanted: SQLValue) throws(StoreError) {
        guard try pragma(name) == wanted else { throw .notDurable(name) }
    }
}
