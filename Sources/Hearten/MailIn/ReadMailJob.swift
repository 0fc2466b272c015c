import Jobs

/// Looks whether mail has come: what `hearten mail` laid down, and what the mailbox holds.
struct ReadMailJob: Job {
    static let kind = "read-mail"
    /// What goes wrong is noted with the mailbox, and the next look is soon: no job is tried again, none is given up.
    static let policy = JobPolicy(attempts: 1, deadline: .seconds(600))

    static let schedule = Schedule("read-mail", everySeconds: 30) { tx, _ in try JobQueue.enqueue(ReadMailJob(), in: tx, key: kind) }
}
