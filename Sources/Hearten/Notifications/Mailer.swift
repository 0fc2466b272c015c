import Foundation
import Jobs
import Storage

/// Sends one letter when its job comes up. The row of the letter tells what became of it; when to try again is the queue's.
struct Mailer: Sendable {
    let services: Services
    let server: SMTPServer
    let send: @Sendable (SMTPServer, Letter) -> SMTPOutcome

    func run(_ job: SendMailJob, _ context: JobContext) async throws {
        let taken = try await services.store.write(priority: .low) { tx in
            try context.stillMine(in: tx)
            return try MailQueries.take(job.mail, in: tx)
        }
        guard let mail = taken else { return }
        let outcome = await deliver(mail)
        try await services.store.write(priority: .low) { tx in
            try MailQueries.record(outcome, of: mail.id, isLastTry: context.isLastAttempt, in: tx)
            if outcome.isFinal { try context.finish(in: tx) } else { try context.stillMine(in: tx) }
        }
        if !outcome.isFinal {
            throw JobStop("the mail server did not take it", .retryAfter(SendMailJob.pause(after: context.attempt, random: services.random.next())))
        }
    }

    /// On a thread of its own: the mail server may take its time.
    private func deliver(_ mail: Mail) async -> SMTPOutcome {
        guard let recipient = EmailAddress(mail.recipient) else { return .refused("no address") }
        // An answer finds its case by either of these; nobody else can make them.
        let letter = Letter(
            id: AnswerAddress.name(of: mail.id, services.key), from: server.from, senderName: services.house.current.name, to: recipient,
            subject: mail.subject,
            body: mail.body, at: services.store.clock.now, replyTo: mail.caseID.flatMap { services.answerAddress?.address(of: $0) },
            houseMark: services.houseMark)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: send(server, letter)) }
        }
    }
}

/// What became of a letter.
enum SMTPOutcome: Sendable, Equatable {
    case sent
    case refused(String)
    /// The line broke after the words had gone.
    case unsure(String)
    case notNow(String)

    /// Whether there is nothing more to try.
    var isFinal: Bool { if case .notNow = self { false } else { true } }
}
