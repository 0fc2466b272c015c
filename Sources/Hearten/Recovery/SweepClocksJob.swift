import Jobs

/// Looks at the clocks and at the questions to customers that are due.
struct SweepClocksJob: Job {
    static let kind = "sweep-clocks"
    static let policy = JobPolicy(attempts: 5, deadline: .seconds(55), backoff: Backoff(base: .seconds(2), longest: .seconds(10)))

    static let schedule = Schedule("clocks", everySeconds: 20) { tx, _ in try JobQueue.enqueue(SweepClocksJob(), in: tx, key: kind) }
}
