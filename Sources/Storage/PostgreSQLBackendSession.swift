import CPQ

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// One open connection to a server, through libpq. Confined to its connection's queue.
final class PostgreSQLBackendSession {
    private let handle: OpaquePointer
    private var statements: [String: [PostgreSQLStatement]] = [:]
    private var statementCount = 0
    private var named = 0
    private static let mostStatements = 400
    /// When the running work has to stop; a read's.
    var deadline: ContinuousClock.Instant?
    /// Rows of an `each` that are still on their way.
    private var stream: PostgreSQLStream?

    /// Connects; `url` is libpq's (`postgres://name@host:port/database?sslmode=verify-full`), and may overrule what stands before it.
    init(url: String, settings: [(String, String)]) throws(StoreError) {
        let defaults = [
            ("connect_timeout", "5"), ("application_name", "hearten"), ("client_encoding", "UTF8"),
            ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"), ("tcp_user_timeout", "15000"), ("dbname", url),
        ]
        let keys = defaults.map { strdup($0.0) } + [nil]
        let values = defaults.map { strdup($0.1) } + [nil]
        defer { for text in keys + values { free(text) } }
        let opened = PQconnectdbParams(keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
        guard let opened else { throw .unreachable }
        guard PQstatus(opened) == CONNECTION_OK else {
            PQfinish(opened)
            throw .unreachable
        }
        hearten_pq_silence(opened)
        handle = opened
        try execute(settings.map { "SET \($0.0) = '\($0.1)'" }.joined(separator: "; "))
    }

    deinit { PQfinish(handle) }

    /// Nothing more will ever come through it.
    var isBroken: Bool { PQstatus(handle) == CONNECTION_BAD }
    var isInsideTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }
    var hasFailedTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INERROR }
    var socket: Int32 { PQsocket(handle) }

    // MARK: The engine's own words

    /// One or more statements without arguments; the last one's result.
    @discardableResult func execute(_ text: String) throws(StoreError) -> PostgreSQLResult {
        try settle()
        guard PQsendQuery(handle, text) == 1 else { throw .unreachable }
        return try lastResult(of: nil)
    }

    /// Rows into a table: `COPY … FROM STDIN` in its text format.
    func copy(_ words: String, _ rows: [[SQLValue]]) throws(StoreError) {
        try settle()
        guard PQsendQuery(handle, words) == 1 else { throw .unreachable }
        guard let ready = try nextResult(of: nil) else { throw .unreachable }
        if PQresultStatus(ready.raw) != PGRES_COPY_IN {
            try lastResult(of: nil)
            throw ready.error(preparing: true) ?? .unreachable
        }
        var bytes: [UInt8] = []
        for row in rows {
            try PostgreSQLCopyText.append(row, to: &bytes)
            if bytes.count > 1 << 16 {
                try put(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try put(bytes)
        guard PQputCopyEnd(handle, nil) == 1 else { throw .unreachable }
        try lastResult(of: nil)
    }

    private func put(_ bytes: [UInt8]) throws(StoreError) {
        let isTaken = bytes.withUnsafeBytes { PQputCopyData(handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count)) }
        guard isTaken == 1 else { throw .unreachable }
    }

    // MARK: Statements with arguments

    /// The whole result of a statement.
    func query(_ text: String, _ arguments: PostgreSQLArguments) throws(StoreError) -> PostgreSQLResult {
        let statement = try send(text, arguments)
        return try lastResult(of: statement)
    }

    /// Row by row. Another statement may run before the last row has come: the rest is then taken into memory.
    func stream(_ text: String, _ arguments: PostgreSQLArguments) throws(StoreError) -> PostgreSQLStream {
        let statement = try send(text, arguments)
        PQsetSingleRowMode(handle)
        let stream = PostgreSQLStream(self, statement)
        self.stream = stream
        return stream
    }

    private func send(_ text: String, _ arguments: PostgreSQLArguments) throws(StoreError) -> PostgreSQLStatement {
        try settle()
        let statement = try prepared(text, arguments.kinds)
        let isSent = arguments.withPointers {
            PQsendQueryPrepared(handle, statement.name, $0.count, $0.values, $0.lengths, $0.formats, 1)
        }
        guard isSent == 1 else { throw isBroken ? .unreachable : .misuse("wrong number of values for a statement") }
        return statement
    }

    /// The connection can only do one thing at a time.
    private func settle() throws(StoreError) {
        guard let stream else { return }
        self.stream = nil
        stream.takeRest()
    }

    func isOver(_ ended: PostgreSQLStream) { if stream === ended { stream = nil } }

    // MARK: Prepared statements

    private func prepared(_ text: String, _ kinds: [Oid]) throws(StoreError) -> PostgreSQLStatement {
        if let known = statements[text]?.first(where: { $0.fits(kinds) }) { return known }
        try ControlWords.refuse(text)
        if statementCount >= Self.mostStatements { try forgetStatements() }
        named += 1
        let name = "s\(named)"
        let rendered = try PostgreSQLText.rendered(text)
        guard PQsendPrepare(handle, name, rendered, Int32(kinds.count), kinds) == 1 else { throw .unreachable }
        try lastResult(of: nil, preparing: true)
        guard PQsendDescribePrepared(handle, name) == 1 else { throw .unreachable }
        let statement = PostgreSQLStatement(name: name, text: text, description: try lastResult(of: nil))
        statements[text, default: []].append(statement)
        statementCount += 1
        guard statement.kinds.count == kinds.count else { throw .misuse("wrong number of values for a statement") }
        return statement
    }

    private func forgetStatements() throws(StoreError) {
        statements = [:]
        statementCount = 0
        try execute("DEALLOCATE ALL")
    }

    // MARK: Results

    @discardableResult
    private func lastResult(of statement: PostgreSQLStatement?, preparing: Bool = false) throws(StoreError) -> PostgreSQLResult {
        var last: PostgreSQLResult?
        var failure: StoreError?
        while let result = try nextResult(of: statement) {
            failure = failure ?? result.error(preparing: preparing)
            last = result
        }
        if let failure {
            if statement != nil, last?.state == "0A000" {
                // A table has changed its form since the statement was prepared.
                statementCount = Self.mostStatements
                statements = [:]
                throw .serialization
            }
            throw isBroken ? .unreachable : failure
        }
        guard let last else { throw .unreachable }
        return last
    }

    /// Nil when there is no more.
    func nextResult(of statement: PostgreSQLStatement?) throws(StoreError) -> PostgreSQLResult? {
        try wait()
        guard let raw = PQgetResult(handle) else { return nil }
        return PostgreSQLResult(raw, statement)
    }

    /// Until an answer is there. Past the deadline the server is asked to stop, and then not waited for much longer.
    private func wait() throws(StoreError) {
        var isCancelled = false
        var limit = deadline
        while PQisBusy(handle) == 1 {
            var milliseconds: Int32 = -1
            if let limit { milliseconds = Int32(clamping: max(0, (limit - .now).wholeMilliseconds + 1)) }
            while PQflush(handle) == 1 { _ = poll(for: Int16(POLLOUT | POLLIN), milliseconds) }
            let isThere = poll(for: Int16(POLLIN), milliseconds)
            if isThere {
                guard PQconsumeInput(handle) == 1 else { throw .unreachable }
            } else if let past = limit, ContinuousClock.now >= past {
                if isCancelled { throw .timeout }
                cancel()
                isCancelled = true
                limit = .now + .seconds(2)
            }
        }
    }

    private func poll(for events: Int16, _ milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: PQsocket(handle), events: events, revents: 0)
        #if canImport(Glibc)
        return Glibc.poll(&descriptor, 1, milliseconds) > 0
        #elseif canImport(Musl)
        return Musl.poll(&descriptor, 1, milliseconds) > 0
        #else
        return Darwin.poll(&descriptor, 1, milliseconds) > 0
        #endif
    }

    private func cancel() {
        guard let request = PQgetCancel(handle) else { return }
        defer { PQfreeCancel(request) }
        var message = [CChar](repeating: 0, count: 256)
        PQcancel(request, &message, Int32(message.count))
    }

    // MARK: News

    /// Channel and text of each `NOTIFY` that has come; waits for at most `milliseconds` for one.
    func news(within milliseconds: Int32) throws(StoreError) -> [(channel: String, text: String)] {
        if poll(for: Int16(POLLIN), milliseconds) {
            guard PQconsumeInput(handle) == 1 else { throw .unreachable }
        }
        var news: [(String, String)] = []
        while let one = PQnotifies(handle) {
            news.append((String(cString: one.pointee.relname), String(cString: one.pointee.extra)))
            PQfreemem(one)
        }
        return news
    }
}

/// A statement that the server has prepared, with the types of its arguments and columns.
final class PostgreSQLStatement {
    let name: String
    let text: String
    let kinds: [Oid]
    let columns: RowColumns
    let columnKinds: [Oid]

    init(name: String, text: String, description: PostgreSQLResult) {
        self.name = name
        self.text = text
        kinds = (0..<PQnparams(description.raw)).map { PQparamtype(description.raw, $0) }
        (columns, columnKinds) = description.shape
    }

    /// Whether values of these types can be sent to it as they are.
    func fits(_ others: [Oid]) -> Bool {
        guard others.count == kinds.count else { return false }
        for (own, other) in zip(kinds, others) where own != other && other != PostgreSQLValue.Kind.unknown { return false }
        return true
    }
}

/// A result as libpq holds it.
final class PostgreSQLResult {
    let raw: OpaquePointer
    private let statement: PostgreSQLStatement?

    init(_ raw: OpaquePointer, _ statement: PostgreSQLStatement?) {
        self.raw = raw
        self.statement = statement
    }

    deinit { PQclear(raw) }

    var rowCount: Int { Int(PQntuples(raw)) }
    var isSingleRow: Bool { PQresultStatus(raw) == PGRES_SINGLE_TUPLE }
    /// `COMMIT`, `INSERT 0 1` …
    var command: String { String(cString: PQcmdStatus(raw)) }
    /// The error's SQLSTATE.
    var state: String { PQresultErrorField(raw, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? "" }

    /// The number of rows that a statement changed.
    var changes: Int {
        let word = command.prefix(6)
        return word == "INSERT" || word == "UPDATE" || word == "DELETE" ? Int(String(cString: PQcmdTuples(raw))) ?? 0 : 0
    }

    func error(preparing: Bool) -> StoreError? {
        switch PQresultStatus(raw) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY: nil
        default: StoreError(postgres: raw, preparing: preparing)
        }
    }

    fileprivate var shape: (RowColumns, [Oid]) {
        let range = 0..<PQnfields(raw)
        return (RowColumns(range.map { String(cString: PQfname(raw, $0)) }), range.map { PQftype(raw, $0) })
    }

    /// All rows; their values lie in one array.
    func rows() throws(StoreError) -> [Row] {
        guard rowCount > 0 else { return [] }
        let (columns, kinds) = statement.map { ($0.columns, $0.columnKinds) } ?? shape
        var values: [SQLValue] = []
        values.reserveCapacity(rowCount * kinds.count)
        for row in 0..<PQntuples(raw) {
            for (column, kind) in kinds.enumerated() { values.append(try value(row, Int32(column), kind)) }
        }
        return (0..<rowCount).map { Row(columns: columns, values: values, start: $0 * kinds.count) }
    }

    private func value(_ row: Int32, _ column: Int32, _ kind: Oid) throws(StoreError) -> SQLValue {
        if PQgetisnull(raw, row, column) == 1 { return .null }
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(raw, row, column), count: Int(PQgetlength(raw, row, column)))
        return try PostgreSQLValue.decoded(bytes, kind)
    }

    /// Text of a result that came without a prepared statement.
    func text(_ row: Int32, _ column: Int32) -> String { String(cString: PQgetvalue(raw, row, column)) }
}

/// The rows of one statement, as they come.
final class PostgreSQLStream {
    private let session: PostgreSQLBackendSession
    private let statement: PostgreSQLStatement
    private var taken: [Row] = []
    private var next = 0
    private var isDone = false
    private var failure: StoreError?

    init(_ session: PostgreSQLBackendSession, _ statement: PostgreSQLStatement) {
        self.session = session
        self.statement = statement
    }

    /// Nil after the last one.
    func row() throws(StoreError) -> Row? {
        if next < taken.count {
            next += 1
            return taken[next - 1]
        }
        if let failure { throw failure }
        return isDone ? nil : try arriving()
    }

    private func arriving() throws(StoreError) -> Row? {
        while let result = try session.nextResult(of: statement) {
            if let error = result.error(preparing: false) { failure = failure ?? error } else if result.isSingleRow { return try result.rows().first }
        }
        isDone = true
        session.isOver(self)
        if let failure { throw failure }
        return nil
    }

    /// Into memory, since the connection is wanted for something else.
    func takeRest() {
        if isDone || failure != nil { return }
        taken.removeFirst(next)
        next = 0
        do { while let row = try arriving() { taken.append(row) } } catch { failure = error }
        isDone = true
    }

    /// Nobody wants the rest.
    func abandon() {
        while !isDone, failure == nil, (try? arriving()) ?? nil != nil {}
        session.isOver(self)
    }
}
