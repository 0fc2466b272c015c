import Jobs
import Storage

/// Does with a file of shifts what its row asks for: a look, the import, or its undoing.
struct RunShiftImportJob: Job {
    static let kind = "run-shift-import"
    static let policy = JobPolicy(attempts: 10, deadline: .seconds(3_600), backoff: Backoff(base: .seconds(5), longest: .seconds(300)))

    let file: ID<ShiftImport>

    /// In the transaction that gives the row its new state.
    static func enqueue(_ file: ID<ShiftImport>, in tx: any Transaction) throws {
        try JobQueue.enqueue(RunShiftImportJob(file: file), in: tx, key: "\(kind)-\(file)")
    }
}
