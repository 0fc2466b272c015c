/// Reads and writes on one connection while one closure runs.
///
/// After an error outside of an `attempt` PostgreSQL refuses everything else in the transaction, even if the closure
/// swallowed it: what may fail and go on belongs into an `attempt`.
final class PostgreSQLBackendTransaction: Transaction {
    let now: Instant
    var dialect: Dialect { .postgresql }
    private let session: PostgreSQLBackendSession
    private var isOver = false
    private var depth = 0
    private(set) var hooks: [@Sendable () -> Void] = []
    /// The first error since the last `attempt` began: should the closure swallow it, nothing could be stored.
    private(set) var failure: StoreError?

    init(_ session: PostgreSQLBackendSession, now: Instant) {
        self.session = session
        self.now = now
    }

    /// From here on every use is refused: the closure let its transaction escape.
    func end() { isOver = true }

    private func using<T>(_ body: () throws(StoreError) -> T) throws -> T {
        if isOver { throw StoreError.misuse("a transaction was used after its end") }
        do { return try body() } catch {
            if session.isBroken || session.hasFailedTransaction { failure = failure ?? error }
            throw error
        }
    }

    private func result(_ sql: SQL) throws -> PostgreSQLResult {
        try using { () throws(StoreError) in try session.query(sql.text, PostgreSQLArguments(sql.arguments)) }
    }

    func rows(_ sql: SQL) throws -> [Row] { try result(sql).rows() }
    func row(_ sql: SQL) throws -> Row? { try result(sql).rows().first }
    @discardableResult func run(_ sql: SQL) throws -> Int { try result(sql).changes }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let stream = try using { () throws(StoreError) in try session.stream(sql.text, PostgreSQLArguments(sql.arguments)) }
        defer { stream.abandon() }
        while let row = try using({ () throws(StoreError) in try stream.row() }) { try body(row) }
    }

    func prepare(_ text: StaticString) throws -> any PreparedStatement {
        if isOver { throw StoreError.misuse("a transaction was used after its end") }
        return Prepared(transaction: self, text: text.description)
    }

    func afterCommit(_ hook: @escaping @Sendable () -> Void) { hooks.append(hook) }

    @discardableResult func attempt<T>(_ body: () throws -> T) throws -> T {
        let hooksBefore = hooks.count
        depth += 1
        defer { depth -= 1 }
        let name = "attempt_\(depth)"
        try using { () throws(StoreError) in _ = try session.execute("SAVEPOINT \(name)") }
        do {
            let result = try body()
            if session.hasFailedTransaction, let failure { throw failure }
            try using { () throws(StoreError) in _ = try session.execute("RELEASE \(name)") }
            return result
        } catch {
            hooks.removeSubrange(min(hooksBefore, hooks.count)...)
            if session.isInsideTransaction, !session.isBroken {
                // Another transaction that came between is not undone by a savepoint: the whole has to run again.
                let isFinal = failure == .serialization
                try session.execute("ROLLBACK TO \(name); RELEASE \(name)")
                if !isFinal { failure = nil }
            }
            throw error
        }
    }

    /// Rows into a table by `COPY`, in its text format.
    func copy(_ words: String, _ rows: [[SQLValue]]) throws {
        try using { () throws(StoreError) in try session.copy(words, rows) }
    }

    private final class Prepared: PreparedStatement {
        private let transaction: PostgreSQLBackendTransaction
        private let text: String

        init(transaction: PostgreSQLBackendTransaction, text: String) {
            self.transaction = transaction
            self.text = text
        }

        private func result(_ values: [SQLValue]) throws -> PostgreSQLResult {
            let (transaction, text) = (transaction, text)
            return try transaction.using { () throws(StoreError) in
                try transaction.session.query(text, PostgreSQLArguments(values.map { .value($0) }))
            }
        }

        @discardableResult func run(_ values: [SQLValue]) throws -> Int { try result(values).changes }
        func row(_ values: [SQLValue]) throws -> Row? { try result(values).rows().first }
    }
}
