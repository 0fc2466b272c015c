import Foundation

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
