import Jobs
import Logging

/// Where letters go out, two at a time. Without a mail server none is sent, and those from before wait for one.
struct MailRoom: Sendable {
    let services: Services
    var send: @Sendable (SMTPServer, Letter) -> SMTPOutcome = { SMTPSender.send($1, through: $0) }

    init(_ services: Services) { self.services = services }

    var worker: Worker {
        var registry = JobRegistry()
        if let server = services.settings.smtp.flatMap({ SMTPServer($0) }) {
            let mailer = Mailer(services: services, server: server, send: send)
            registry.on(SendMailJob.self) { try await mailer.run($0, $1) }
        }
        var options = WorkerOptions()
        options.concurrency = 2
        // After a crash an operator soon sees which letters are unsure.
        options.lease = .seconds(20)
        return Worker(store: services.store, registry: registry, options: options, logger: services.log)
    }
}
