import Jobs
import Storage

/// Tells the database how large its tables have become, so that it goes on choosing the quick way through them.
struct TuneStore: Job {
    static let kind = "store.tune"
    /// An import of as many moments is followed by it at once.
    static let manyRows = 10_000

    static let daily = Schedule("store.tune", everySeconds: 86_400) { tx, _ in try JobQueue.enqueue(TuneStore(), in: tx, key: kind) }
}
