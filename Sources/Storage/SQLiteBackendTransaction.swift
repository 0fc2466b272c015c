/// Reads and writes on one connection while one closure runs.
final class SQLiteBackendTransaction: Transaction {
    let now: Instant
    var dialect: Dialect { .sqlite }
    private let session: SQLiteBackendSession
    private var isOver = false
    private var depth = 0
    private(set) var hooks: [@Sendable () -> Void] = []
    /// A storage error that undoes the whole group, even if the closure swallowed it.
    private(set) var fatal: StoreError?

    init(_ session: SQLiteBackendSession, now: Instant) {
        self.session = session
        self.now = now
    }

    /// Writes the file's header as it is: a commit that changes nothing but proves that commits work.
    func touch() throws {
        guard case .int(let version) = try session.pragma("user_version") else { return }
        _ = try session.pragma("user_version = \(version)")
    }

    /// Changes the text of every table of the schema; what is in them stays as it is. The connections then read the schema anew.
    func rewriteTables(_ change: (String) -> String) throws {
        let tables = try rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CHECK%'")
        guard case .int(let version) = try session.pragma("schema_version") else { return }
        _ = try session.pragma("writable_schema = ON")
        defer { _ = try? session.pragma("writable_schema = OFF") }
        for table in tables {
            let (name, text): (String, String) = (try table.get(0), try table.get(1))
            let changed = change(text)
            if changed != text { try run("UPDATE sqlite_schema SET sql = \(changed) WHERE type = 'table' AND name = \(name)") }
        }
        _ = try session.pragma("schema_version = \(version + 1)")
    }

    /// Whether rows point to rows that are there is asked once all are in.
    func checkLinksAtTheEnd() { _ = try? session.pragma("defer_foreign_keys = ON") }

    /// From here on every use is refused: the closure let its transaction escape.
    func end() { isOver = true }

    private func stepping<T>(
        _ statement: SQLiteBackendStatement, _ values: [SQLValue], _ body: (SQLiteBackendStatement) throws -> T
    ) throws -> T {
        if isOver { throw StoreError.misuse("a transaction was used after its end") }
        statement.isBusy = true
        defer {
            statement.reset()
            statement.isBusy = false
        }
        do {
            try statement.bind(values)
            return try body(statement)
        } catch let error as StoreError {
            if error.isFatal { fatal = fatal ?? error }
            throw error
        }
    }

    private func stepping<T>(_ sql: SQL, _ body: (SQLiteBackendStatement) throws -> T) throws -> T {
        if isOver { throw StoreError.misuse("a transaction was used after its end") }
        let (text, values) = try sql.rendered(in: dialect)
        return try stepping(session.statement(text), values, body)
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try stepping(sql) { statement in
            var values: [SQLValue] = []
            var count = 0
            while try statement.step() {
                statement.appendRow(to: &values)
                count += 1
            }
            guard count > 0 else { return [] }
            let columns = statement.columns
            let width = columns.names.count
            return (0..<count).map { Row(columns: columns, values: values, start: $0 * width) }
        }
    }

    func row(_ sql: SQL) throws -> Row? { try stepping(sql, firstRow) }

    /// Steps to the end of a statement that writes, so that `RETURNING` has done all of its work.
    fileprivate func firstRow(_ statement: SQLiteBackendStatement) throws -> Row? {
        guard try statement.step() else { return nil }
        var values: [SQLValue] = []
        statement.appendRow(to: &values)
        let row = Row(columns: statement.columns, values: values, start: 0)
        if !statement.isReadOnly { while try statement.step() {} }
        return row
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try stepping(sql) { statement in
            var values: [SQLValue] = []
            while try statement.step() {
                values.removeAll(keepingCapacity: true)
                statement.appendRow(to: &values)
                try body(Row(columns: statement.columns, values: values, start: 0))
            }
        }
    }

    @discardableResult func run(_ sql: SQL) throws -> Int { try stepping(sql, changes) }

    fileprivate func changes(_ statement: SQLiteBackendStatement) throws -> Int {
        let before = session.totalChanges
        while try statement.step() {}
        // Statements that change no row (CREATE …) leave SQLite's counter at its last value.
        return session.totalChanges == before ? 0 : session.changes
    }

    func prepare(_ text: StaticString) throws -> any PreparedStatement {
        if isOver { throw StoreError.misuse("a transaction was used after its end") }
        return Prepared(transaction: self, statement: try session.statement(text.description))
    }

    func afterCommit(_ hook: @escaping @Sendable () -> Void) { hooks.append(hook) }

    @discardableResult func attempt<T>(_ body: () throws -> T) throws -> T {
        if isOver { throw StoreError.misuse("a transaction was used after its end") }
        let hooksBefore = hooks.count
        depth += 1
        defer { depth -= 1 }
        let name = "attempt_\(depth)"
        try session.execute("SAVEPOINT \(name)")
        do {
            let result = try body()
            try session.execute("RELEASE \(name)")
            return result
        } catch {
            hooks.removeSubrange(min(hooksBefore, hooks.count)...)
            if session.isInsideTransaction {
                try session.execute("ROLLBACK TO \(name)")
                try session.execute("RELEASE \(name)")
            }
            throw error
        }
    }

    private final class Prepared: PreparedStatement {
        private let transaction: SQLiteBackendTransaction
        private let statement: SQLiteBackendStatement

        init(transaction: SQLiteBackendTransaction, statement: SQLiteBackendStatement) {
            self.transaction = transaction
            self.statement = statement
        }

        @discardableResult func run(_ values: [SQLValue]) throws -> Int {
            try free()
            return try transaction.stepping(statement, values, transaction.changes)
        }

        func row(_ values: [SQLValue]) throws -> Row? {
            try free()
            return try transaction.stepping(statement, values, transaction.firstRow)
        }

        private func free() throws {
            if statement.isBusy { throw StoreError.misuse("a statement was run inside its own loop") }
        }
    }
}
