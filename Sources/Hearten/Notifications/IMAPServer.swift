import Foundation

/// A mailbox to read: `imaps://user:password@host/INBOX`.
struct IMAPServer: Sendable, Equatable {
    /// The address without name and password, as libcurl takes it.
    let url: String
    let host: String
    let mailbox: String
    let user: String
    let password: String
    /// Only a server on this machine may be asked over an open line.
    let mayBeOpen: Bool

    init?(_ text: String) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme, ["imap", "imaps"].contains(scheme), let host = parts.host,
            !host.isEmpty, let user = parts.user, !user.isEmpty, let password = parts.password
        else { return nil }
        let named = parts.path.split(separator: "/").joined(separator: "/")
        mailbox = named.isEmpty ? "INBOX" : named
        // The name goes into commands as it stands.
        guard mailbox.utf8.count <= 100, mailbox.utf8.allSatisfy({ Self.letters.contains($0) }) else { return nil }
        (self.user, self.password, self.host) = (user, password, host)
        let port = parts.port.map { ":\($0)" } ?? ""
        url = "\(scheme)://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host)\(port)/"
        mayBeOpen = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
    }

    private static let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/".utf8)

    /// Which mailbox it is, without the password.
    var name: String { "\(user)@\(host)/\(mailbox)" }
}
