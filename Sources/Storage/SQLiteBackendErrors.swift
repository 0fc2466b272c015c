import GRDB
import GRDBSQLite

extension StoreError {
    /// From a failed step, bind or commit. Of SQLite's message only the schema's names are kept.
    init(sqlite code: Int32, connection: OpaquePointer?) {
        let extended = connection.map { sqlite3_extended_errcode($0) } ?? code
        // After a misuse the connection's code can belong to an older call.
        let exact = extended & 0xff == code & 0xff ? extended : code
        self.init(code: exact) { connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "" }
    }

    init(_ error: DatabaseError, preparing: Bool) {
        if preparing, error.resultCode == .SQLITE_ERROR {
            // The message quotes the program's SQL, in which no value stands.
            self = .statement(error.message ?? "")
        } else {
            self.init(code: error.extendedResultCode.rawValue) { error.message ?? "" }
        }
    }

    private init(code: Int32, message: () -> String) {
        switch ResultCode(rawValue: code) {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .unique(Self.names(message()))
        case .SQLITE_CONSTRAINT_FOREIGNKEY, .SQLITE_CONSTRAINT_TRIGGER: self = .foreignKey
        case .SQLITE_CONSTRAINT_CHECK: self = .check(Self.names(message()))
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull(Self.names(message()))
        case .SQLITE_BUSY_SNAPSHOT: self = .serialization
        default: self = Self.plain(code)
        }
    }

    private static func plain(_ code: Int32) -> StoreError {
        switch code & 0xff {
        case SQLITE_READONLY: .readOnly
        case SQLITE_FULL: .full
        case SQLITE_BUSY, SQLITE_LOCKED: .locked(pid: nil)
        case SQLITE_IOERR, SQLITE_CANTOPEN: .io
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_INTERRUPT: .timeout
        case SQLITE_MISMATCH: .wrongType(column: "")
        default: .other(code: code)
        }
    }

    /// `UNIQUE constraint failed: a.b, a.c` → `a.b, a.c`.
    private static func names(_ message: String) -> String {
        guard let range = message.firstRange(of: "failed: ") else { return "" }
        return String(message[range.upperBound...])
    }
}
