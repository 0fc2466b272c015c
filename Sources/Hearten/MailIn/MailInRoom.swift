import Foundation
import Jobs
import Storage

/// Where mail comes in, one after the other. Without an address for answers nothing is read.
struct MailInRoom: Sendable {
    /// So many of a mailbox at a look; what is more comes with the next.
    static let some = 200
    /// Numbers asked for at once.
    static let span: Int64 = 1_000

    let services: Services
    var caps = MailCaps()
    var open: @Sendable (IMAPServer) -> (any MailboxReading)? = { IMAPSession($0) }

    init(_ services: Services) { self.services = services }

    var worker: Worker {
        var registry = JobRegistry()
        let room = self
        registry.on(ReadMailJob.self) { _, _ in try await room.read() }
        var options = WorkerOptions()
        options.concurrency = 1
        return Worker(
            store: services.store, registry: registry, schedules: services.settings.mailAddress == nil ? [] : [ReadMailJob.schedule],
            options: options,
            logger: services.log)
    }

    func read() async throws {
        guard services.settings.mailAddress != nil else { return }
        try await readSpool()
        guard let server = services.settings.imap.flatMap({ IMAPServer($0) }) else { return }
        try await readBox(server)
    }

    private var receive: ReceiveMail {
        var receive = ReceiveMail(services)
        receive.caps = caps
        return receive
    }

    /// A mail is removed once it is stored; where it cannot be stored it stays, and so do those behind it.
    private func readSpool() async throws {
        let spool = MailSpool(beside: services.settings.beside)
        for name in spool.waiting(limit: Self.some) {
            try Task.checkCancellation()
            guard let bytes = spool.read(name, limit: IncomingMail.largest) else { continue }
            try await receive.run(bytes)
            spool.remove(name)
        }
    }

    // MARK: The mailbox

    private func readBox(_ server: IMAPServer) async throws {
        let name = server.name
        let failure = try await readMails(server)
        try await services.store.write(priority: .low) { try MailInQueries.note(failure, of: name, in: $0) }
    }

    /// Why it could not be read; nil when it was.
    private func readMails(_ server: IMAPServer) async throws -> String? {
        let box = MailboxQueue(open: open, server: server)
        let known = try await services.store.read { try MailInQueries.mark(of: server.name, $0) }
        do {
            let status = try await box.ask { try $0.status() }
            // Numbers of another time say nothing: everything is looked at again, and what is known is known by what it says.
            var last = known?.validity == status.validity ? known?.number ?? 0 : 0
            var left = Self.some
            while last + 1 < status.next, left > 0 {
                try Task.checkCancellation()
                let end = min(last + Self.span, status.next - 1)
                let (first, validity) = (last + 1, status.validity)
                let numbers = try await box.ask { try $0.numbers(from: first, to: end, validity: validity) }
                for number in numbers.prefix(left) {
                    try Task.checkCancellation()
                    let mark = MailMark(box: server.name, validity: validity, number: number)
                    if case .mail(let bytes) = try await box.ask({ try $0.fetch(number, validity: validity, limit: IncomingMail.largest) }) {
                        try await receive.run(bytes, mark: mark)
                    }
                    last = number
                }
                if numbers.count <= left { last = end }
                left -= min(left, numbers.count)
                let mark = MailMark(box: server.name, validity: validity, number: last)
                try await services.store.write(priority: .low) { try MailInQueries.move(to: mark, in: $0) }
            }
            return nil
        } catch let trouble as IMAPSession.Trouble {
            return trouble.words
        }
    }
}

/// What the house asks of a mailbox.
protocol MailboxReading {
    func status() throws(IMAPSession.Trouble) -> (validity: Int64, next: Int64)
    func numbers(from first: Int64, to last: Int64, validity: Int64) throws(IMAPSession.Trouble) -> [Int64]
    func fetch(_ number: Int64, validity: Int64, limit: Int) throws(IMAPSession.Trouble) -> IMAPSession.Fetched
}

extension IMAPSession: MailboxReading {}

/// A session on a queue of its own, since the server may take its time.
private final class MailboxQueue: @unchecked Sendable {
    private let queue = DispatchQueue(label: "hearten.mailbox")
    private let open: @Sendable (IMAPServer) -> (any MailboxReading)?
    private let server: IMAPServer
    /// Touched on the queue only.
    private var session: (any MailboxReading)?

    init(open: @escaping @Sendable (IMAPServer) -> (any MailboxReading)?, server: IMAPServer) { (self.open, self.server) = (open, server) }

    func ask<T: Sendable>(_ question: @escaping @Sendable (any MailboxReading) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                if session == nil { session = open(server) }
                guard let session else { return continuation.resume(throwing: IMAPSession.Trouble(words: "no memory")) }
                continuation.resume(with: Result { try question(session) })
            }
        }
    }
}
