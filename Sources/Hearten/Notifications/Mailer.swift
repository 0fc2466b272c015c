import Foundation
import Logging
import ServiceLifecycle
import Storage

/// Sends waiting letters, one after the other, when a mail server is set.
struct Mailer: Service {
    let services: Services
    let send: @Sendable (SMTPServer, Letter) -> SMTPOutcome

    init(_ services: Services) { self.init(services) { SMTPSender.send($1, through: $0) } }

    init(_ services: Services, send: @escaping @Sendable (SMTPServer, Letter) -> SMTPOutcome) {
        self.services = services
        self.send = send
    }

    func run() async throws {
        guard let server = services.settings.smtp.flatMap({ SMTPServer($0) }) else {
            try? await gracefulShutdown()
            return
        }
        try? await services.store.write(priority: .low) { try MailQueries.markBroken(in: $0) }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let sent = await sendSome(through: server)
                if sent == 0 { try? await Task.sleep(for: .seconds(2)) }
            }
        }
    }

    /// One letter at a time: what was taken and could not be finished is not known to have gone, so it must be one only.
    func sendSome(through server: SMTPServer) async -> Int {
        do {
            guard try await services.store.read({ try MailQueries.somethingWaits($0) }) else { return 0 }
            let letters = try await services.store.write(priority: .low) { try MailQueries.take(limit: 1, in: $0) }
            for mail in letters {
                let outcome = await deliver(mail, through: server)
                try await services.store.write(priority: .low) { tx in try record(outcome, of: mail, in: tx) }
            }
            return letters.count
        } catch {
            services.log.warning("mail waits", metadata: ["kind": "\(type(of: error))"])
            return 0
        }
    }

    /// On a thread of its own: the mail server may take its time.
    private func deliver(_ mail: Mail, through server: SMTPServer) async -> SMTPOutcome {
        guard let recipient = EmailAddress(mail.recipient) else { return .refused("no address") }
        let letter = Letter(
            id: mail.id.description, from: server.from, senderName: services.house.current.name, to: recipient, subject: mail.subject,
            body: mail.body, at: services.store.clock.now)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: send(server, letter)) }
        }
    }

    private func record(_ outcome: SMTPOutcome, of mail: Mail, in tx: any Transaction) throws {
        switch outcome {
        case .sent: try MailQueries.finish(mail.id, .sent, failure: nil, next: nil, in: tx)
        case .refused(let why): try MailQueries.finish(mail.id, .refused, failure: why, next: nil, in: tx)
        case .unsure(let why): try MailQueries.finish(mail.id, .unsure, failure: why, next: nil, in: tx)
        case .notNow(let why):
            let isOver = mail.attempts >= Mail.mostAttempts
            try MailQueries.finish(
                mail.id, isOver ? .refused : .waiting, failure: why, next: isOver ? nil : tx.now + Mail.pause(after: mail.attempts), in: tx)
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
}

/// Where mail goes out: `smtp://user:password@host:587?from=service@example.org`.
struct SMTPServer: Sendable, Equatable {
    /// The address without name and password, as libcurl takes it.
    let url: String
    let user: String?
    let password: String?
    let from: EmailAddress

    init?(_ text: String) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme, ["smtp", "smtps"].contains(scheme), let host = parts.host,
            !host.isEmpty
        else { return nil }
        user = parts.user
        password = parts.password
        let port = parts.port.map { ":\($0)" } ?? ""
        url = "\(scheme)://\(host)\(port)"
        let named = parts.queryItems?.first { $0.name == "from" }?.value
        guard
            let from = EmailAddress(named ?? "") ?? EmailAddress(parts.user ?? "")
                ?? EmailAddress("hearten@\(host.contains(".") ? host : "\(host).localdomain")")
        else { return nil }
        self.from = from
    }
}
