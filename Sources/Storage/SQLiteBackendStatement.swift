import GRDB
import GRDBSQLite

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A prepared statement: GRDB compiles it, values go in and out through SQLite's own functions (three times as fast).
/// Confined to its connection's queue.
final class SQLiteBackendStatement {
    private let compiled: GRDB.Statement
    private let raw: OpaquePointer
    private var knownColumns = RowColumns([])
    let isReadOnly: Bool
    let parameterCount: Int
    /// Being stepped through: somebody else who wants the same text needs another copy.
    var isBusy = false

    init(_ compiled: GRDB.Statement) {
        self.compiled = compiled
        raw = compiled.sqliteStatement
        isReadOnly = sqlite3_stmt_readonly(raw) != 0
        parameterCount = Int(sqlite3_bind_parameter_count(raw))
    }

    func bind(_ values: [SQLValue]) throws(StoreError) {
        guard values.count == parameterCount else { throw .misuse("wrong number of values for a statement") }
        var position: Int32 = 0
        for value in values {
            position += 1
            let code =
                switch value {
                case .null: sqlite3_bind_null(raw, position)
                case .int(let number): sqlite3_bind_int64(raw, position, number)
                case .double(let number): sqlite3_bind_double(raw, position, number)
                case .bool(let flag): sqlite3_bind_int64(raw, position, flag ? 1 : 0)
                case .text(let text): try bind(text, at: position)
                case .blob(let bytes): bind(bytes, at: position)
                }
            guard code == SQLITE_OK else { throw StoreError(sqlite: code, connection: sqlite3_db_handle(raw)) }
        }
    }

    private func bind(_ text: String, at position: Int32) throws(StoreError) -> Int32 {
        var text = text
        let code: Int32? = text.withUTF8 { bytes in
            guard let start = bytes.baseAddress, bytes.count > 0 else {
                return sqlite3_bind_text(raw, position, "", 0, transient)
            }
            if memchr(start, 0, bytes.count) != nil { return nil }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text64(raw, position, $0, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
            }
        }
        guard let code else { throw .invalidText }
        return code
    }

    private func bind(_ bytes: [UInt8], at position: Int32) -> Int32 {
        if bytes.isEmpty { return sqlite3_bind_zeroblob(raw, position, 0) }
        return bytes.withUnsafeBytes {
            sqlite3_bind_blob64(raw, position, $0.baseAddress, UInt64($0.count), transient)
        }
    }

    /// True when a row is there to be read.
    func step() throws(StoreError) -> Bool {
        let code = sqlite3_step(raw)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw StoreError(sqlite: code, connection: sqlite3_db_handle(raw))
    }

    func reset() {
        sqlite3_reset(raw)
        sqlite3_clear_bindings(raw)
    }

    /// A schema change may have added columns to a `SELECT *` since the last run.
    var columns: RowColumns {
        let count = Int(sqlite3_column_count(raw))
        if knownColumns.names.count != count {
            knownColumns = RowColumns((0..<Int32(count)).map { String(cString: sqlite3_column_name(raw, $0)) })
        }
        return knownColumns
    }

    func appendRow(to values: inout [SQLValue]) {
        for column in 0..<sqlite3_column_count(raw) { values.append(value(column)) }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(raw, column) {
        case SQLITE_INTEGER: return .int(sqlite3_column_int64(raw, column))
        case SQLITE_FLOAT: return .double(sqlite3_column_double(raw, column))
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(raw, column) else { return .text("") }
            let count = Int(sqlite3_column_bytes(raw, column))
            return .text(String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            guard let bytes = sqlite3_column_blob(raw, column) else { return .blob([]) }
            return .blob(Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(raw, column)))))
        default: return .null
        }
    }
}

/// SQLITE_TRANSIENT: SQLite copies what is bound.
private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
