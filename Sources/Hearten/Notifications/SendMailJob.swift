import Jobs

/// Brings one letter to the mail server. It waits in the queue from the transaction of the letter's event.
struct SendMailJob: Job {
    static let kind = "send-mail"
    /// The mail server has a minute to answer, so the deadline is never the first to come.
    static let policy = JobPolicy(attempts: 10, deadline: .seconds(120))

    /// How long to wait after a failed try: a minute, then twice as long each time, up to six hours; a little less by chance, so that
    /// letters which failed together do not come back together.
    static func pause(after attempt: Int, random: UInt64) -> Duration {
        Duration.seconds(min(60 << min(max(attempt - 1, 0), 10), 6 * 3600)) * (1 - Double(random >> 11) / 0x1p53 / 4)
    }

    let mail: ID<Mail>

    var key: String { "mail-\(mail)" }
}
