/// What can go wrong between the product and its database. Never holds a bound value or a user's text:
/// at most names from the schema or from the program's own SQL.
package enum StoreError: Error, Sendable, Equatable {
    /// The bounded queue is full: nothing was done, try again later.
    case overloaded
    /// The deadline passed before the work began (or a read ran for too long): nothing was done.
    case timeout
    case closed
    /// The columns (`table.column, table.column`) or the index that would no longer be unique.
    case unique(String)
    case foreignKey
    case check(String)
    case notNull(String)
    /// Another transaction came between; run the whole transaction again.
    case serialization
    case readOnly
    /// The disk is full.
    case full
    /// Another process (its id, when it could be read) owns the database.
    case locked(pid: Int32?)
    /// The disk failed. When it failed inside a commit the outcome is unknown: try again with the same key.
    case io
    /// The database server does not answer: nothing was done, try again later.
    case unreachable
    /// The connection broke while it was stored: it may be there or not. Try again with the same key.
    case unknown
    case corrupt
    /// Text that cannot be stored: it holds a NUL.
    case invalidText
    case noColumn(String)
    case wrongType(column: String)
    /// The program's own SQL was refused when it was prepared.
    case statement(String)
    /// A transaction was used after its end, or in a way that it does not allow.
    case misuse(String)
    /// The database did not take the durability that was asked of it.
    case notDurable(String)
    case other(code: Int32)

    /// The whole group of writes is lost with the one that met this error.
    var isFatal: Bool {
        switch self {
        case .full, .io, .corrupt, .readOnly: true
        default: false
        }
    }

    /// Worth trying again later, unchanged.
    package var isTransient: Bool {
        switch self {
        case .overloaded, .timeout, .serialization, .full, .io, .locked, .unreachable, .unknown: true
        default: false
        }
    }
}
