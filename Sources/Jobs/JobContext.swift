package import Storage
import Synchronization

/// What a job knows about its own run.
package struct JobContext: Sendable {
    package let store: any Store
    /// Counted from 1.
    package let attempt: Int
    package let isLastAttempt: Bool
    /// The same at every attempt of one job: the key for effects outside of the database.
    package var id: Int64 { lease.id }
    let lease: JobLease
    private let finished = Finished()

    init(store: any Store, lease: JobLease, isLastAttempt: Bool) {
        self.store = store
        self.lease = lease
        attempt = lease.attempt
        self.isLastAttempt = isLastAttempt
    }

    /// Completes the job in the transaction of its effect: both are stored or neither.
    /// Throws `LeaseLost` when somebody else has the job by now; let that error undo the transaction.
    package func finish(in tx: any Transaction) throws {
        try JobQueue.finish(lease, in: tx)
        let finished = finished
        tx.afterCommit { finished.set() }
    }

    /// For work in many transactions: each asks first, so that a worker which stalled stores nothing beside the one that took over.
    package func stillMine(in tx: any Transaction) throws {
        guard try JobQueue.isHeld(lease, tx) else { throw LeaseLost() }
    }

    var isFinished: Bool { finished.isSet }

    private final class Finished: Sendable {
        private let flag = Mutex(false)
        var isSet: Bool { flag.withLock { $0 } }
        func set() { flag.withLock { $0 = true } }
    }
}
