import Jobs
import Storage

/// Does with a file what its row asks for: a look, the import, or its undoing. After a crash another try goes on where this one stopped.
struct RunImportJob: Job {
    static let kind = "run-import"
    /// A file of a million lines takes its time; each crash costs one try.
    static let policy = JobPolicy(attempts: 20, deadline: .seconds(86_400), backoff: Backoff(base: .seconds(5), longest: .seconds(300)))

    let file: ID<MomentImport>

    /// In the transaction that gives the row its new state.
    static func enqueue(_ file: ID<MomentImport>, in tx: any Transaction) throws {
        try JobQueue.enqueue(RunImportJob(file: file), in: tx, key: "\(kind)-\(file)")
    }
}
