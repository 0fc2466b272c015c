import Jobs
package import Storage

/// One letter on its way out. It belongs to one event and is queued in that event's transaction.
package struct Mail: Sendable {
    enum State: String, Sendable, CaseIterable {
        case waiting, sending, sent
        /// The line broke after the words had gone: it is shown, and not sent again.
        case unsure
        case refused
        /// No mail server is set: it is shown in the outbox only.
        case shown
    }

    /// After so many days only that a letter was written is kept.
    static let keptDays: Int64 = 180

    let id: ID<Mail>
    let recipient: String
    let subject: String
    let body: String
    let createdAt: Instant
    let state: State
    let attempts: Int
    let sentAt: Instant?
    let failure: String?
    /// The case that it is about.
    let caseID: ID<RecoveryCase>?

    /// Queues a letter once per event, and the job that sends it, in the transaction of that event.
    static func queue(
        to email: EmailAddress, subject: String, body: String, eventKey: String, _ services: Services, in tx: any Transaction
    ) throws {
        let state: State = services.settings.smtp == nil ? .shown : .waiting
        let id: ID<Mail> = services.newID(at: tx.now)
        let isNew = try MailQueries.insert(id, to: email, subject: subject, body: body, key: eventKey, state, in: tx)
        if isNew, state == .waiting { try enqueue(id, in: tx) }
    }

    /// Sends an unsure or refused letter again, because an operator says so. False when there is no such letter.
    static func sendAgain(_ id: ID<Mail>, in tx: any Transaction) throws -> Bool {
        guard try MailQueries.waitAgain(id, in: tx) else { return false }
        try JobQueue.withdraw(key: SendMailJob(mail: id).key, in: tx)
        try enqueue(id, in: tx)
        return true
    }

    /// After a restore: no old letter goes out by itself. Gives how many were held back.
    package static func holdBack(in tx: any Transaction) throws -> Int {
        try JobQueue.clear(SendMailJob.self, in: tx)
        return try MailQueries.holdBack(in: tx)
    }

    private static func enqueue(_ id: ID<Mail>, in tx: any Transaction) throws {
        let job = SendMailJob(mail: id)
        try JobQueue.enqueue(job, in: tx, key: job.key)
    }
}
