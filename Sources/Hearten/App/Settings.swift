import Foundation

/// What the operator sets, from the environment.
package struct Settings: Sendable {
    /// The path of a SQLite file, or the address of a PostgreSQL database, `postgres://…`, in which a password may stand.
    package var database: String
    /// Where this node keeps what no other needs: its control file, what `hearten mail` laid down.
    package var folder: String
    package var listenHost: String
    package var listenPort: Int
    /// The address that customers and colleagues type; links, QR codes and the check of origins use it.
    package var url: String
    /// `smtp://user:password@host:587`, or nil: then mail goes to a visible outbox only.
    package var smtp: String?
    /// `imaps://user:password@host/INBOX`, or nil: then mail comes in through `hearten mail` only.
    package var imap: String?
    /// Where answers come in, such as `answers@example.org`; nil: then no mail is taken.
    package var mailAddress: String?
    /// Whether this is the demo organisation, with one-tap sign-in on loopback.
    package var isDemo: Bool
    /// Whether `bin/bench` measures: then there is a route that does everything but store.
    package var isBench = false

    package init(
        database: String = "var/hearten.sqlite", listen: String = "127.0.0.1:8080", url: String? = nil, smtp: String? = nil, imap: String? = nil,
        mailAddress: String? = nil, isDemo: Bool = false
    ) throws {
        self.database = database
        self.folder = Self.folder(of: database)
        let parts = listen.split(separator: ":")
        guard let portText = parts.last, let port = Int(portText), (0...65_535).contains(port), parts.count >= 2 else {
            throw SettingsProblem(sentence: "HEARTEN_LISTEN is “\(listen)”; write it as host:port, for example 127.0.0.1:8080.")
        }
        listenPort = port
        listenHost = parts.dropLast().joined(separator: ":").trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        let address = url ?? "http://\(listenHost == "0.0.0.0" ? "127.0.0.1" : listenHost):\(port)"
        guard let parsed = URL(string: address), let scheme = parsed.scheme, ["http", "https"].contains(scheme), parsed.host != nil else {
            throw SettingsProblem(sentence: "HEARTEN_URL is “\(address)”; write it as https://service.example.org.")
        }
        self.url = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.smtp = smtp.flatMap { $0.isEmpty ? nil : $0 }
        // The text is not repeated: a password is in it.
        if let given = self.smtp, SMTPServer(given) == nil {
            throw SettingsProblem(sentence: "HEARTEN_SMTP cannot be used; write it as smtp://user:password@host:587?from=service@example.org.")
        }
        self.imap = imap.flatMap { $0.isEmpty ? nil : $0 }
        if let given = self.imap, IMAPServer(given) == nil {
            throw SettingsProblem(
                sentence:
                    "HEARTEN_IMAP cannot be used; write it as imaps://user:password@host/INBOX. Without TLS only a server on this machine is asked.")
        }
        self.mailAddress = mailAddress.flatMap { $0.isEmpty ? nil : $0 }
        if let given = self.mailAddress, !AnswerAddress.isUsable(given) {
            throw SettingsProblem(
                sentence:
                    "HEARTEN_MAIL_ADDRESS is “\(given)”; write it as answers@example.org, or with a star where the case goes: answers-*@example.org.")
        }
        if self.imap != nil, self.mailAddress == nil {
            throw SettingsProblem(sentence: "HEARTEN_IMAP is set and HEARTEN_MAIL_ADDRESS is not: say which address the mailbox belongs to.")
        }
        self.isDemo = isDemo
    }

    package static func fromEnvironment(_ environment: [String: String], isDemo: Bool = false) throws -> Settings {
        var settings = try Settings(
            database: environment["HEARTEN_DATABASE"] ?? "var/hearten.sqlite", listen: environment["HEARTEN_LISTEN"] ?? "127.0.0.1:8080",
            url: environment["HEARTEN_URL"], smtp: environment["HEARTEN_SMTP"], imap: environment["HEARTEN_IMAP"],
            mailAddress: environment["HEARTEN_MAIL_ADDRESS"], isDemo: isDemo)
        if let folder = environment["HEARTEN_FOLDER"], !folder.isEmpty { settings.folder = URL(fileURLWithPath: folder).path }
        settings.isBench = environment["HEARTEN_BENCH"] == "1"
        return settings
    }

    /// Whether a PostgreSQL server holds the house, and other nodes may share it.
    package var isOnServer: Bool { Self.isServer(database) }

    /// How the database may be named in a sentence or a log: without its password.
    package var databaseName: String {
        guard isOnServer, let address = URLComponents(string: database) else { return isOnServer ? "the database server" : database }
        return "\(address.path.drop { $0 == "/" }) on \(address.host.flatMap { $0.isEmpty ? nil : $0 } ?? "this machine")"
    }

    private static func isServer(_ database: String) -> Bool {
        database.hasPrefix("postgres://") || database.hasPrefix("postgresql://")
    }

    private static func folder(of database: String) -> String {
        if isServer(database) { return URL(fileURLWithPath: "var").path }
        return database.hasPrefix(":") ? NSTemporaryDirectory() : URL(fileURLWithPath: database).deletingLastPathComponent().path
    }

    /// Beside it lie this node's own files.
    package var beside: String { isOnServer ? folder + "/hearten" : database }

    /// Where this machine's own commands reach the server that listens on `port`.
    package func localAddress(port: Int) -> String {
        let host = ["0.0.0.0", "::", ""].contains(listenHost) ? "127.0.0.1" : listenHost
        return "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    var isSecure: Bool { url.hasPrefix("https://") }
    var origin: String { url }
    package var isOnLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(listenHost) }
}

/// A setting that cannot be used, and what to write instead.
package struct SettingsProblem: Error, CustomStringConvertible {
    package let sentence: String
    package var description: String { sentence }
}
