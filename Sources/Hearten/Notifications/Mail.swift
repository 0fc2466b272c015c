import Storage

/// One letter on its way out. It belongs to one event and is queued in that event's transaction.
struct Mail: Sendable {
    enum State: String, Sendable, CaseIterable {
        case waiting, sending, sent
        /// The line broke after the words had gone: it is shown, and not sent again.
        case unsure
        case refused
        /// No mail server is set: it is shown in the outbox only.
        case shown
    }

    let id: ID<Mail>
    let recipient: String
    let subject: String
    let body: String
    let createdAt: Instant
    let state: State
    let attempts: Int
    let sentAt: Instant?
    let failure: String?

    /// Queues a letter once per event.
    static func queue(
        to email: EmailAddress, subject: String, body: String, eventKey: String, _ services: Services, in tx: any Transaction
    ) throws {
        let state: State = services.settings.smtp == nil ? .shown : .waiting
        try MailQueries.insert(services.newID(at: tx.now), to: email, subject: subject, body: body, key: eventKey, state, in: tx)
    }

    /// After so many tries a letter is given up, and shown as refused.
    static let mostAttempts = 10

    /// How long to wait after a failed try: a minute, then twice as long each time, up to six hours.
    static func pause(after attempts: Int) -> Duration {
        .seconds(min(60 << min(max(attempts - 1, 0), 10), 6 * 3600))
    }
}
