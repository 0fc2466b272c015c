import Jobs

/// Looks every quarter of an hour where a morning has come.
struct ComposeLineUpsJob: Job {
    static let kind = "compose-line-ups"
    static let policy = JobPolicy(attempts: 5, deadline: .seconds(300))

    static let schedule = Schedule("line-ups", everySeconds: 900) { tx, _ in try JobQueue.enqueue(ComposeLineUpsJob(), in: tx, key: kind) }
}
