import Dispatch
import Foundation

/// A database of our own on a server, that disappears when nobody needs it any more.
final class TemporaryDatabase: Sendable {
    let url: String
    private let server: String
    private let name: String

    /// `server` is the address of a database whose owner may make others, `postgres://…/postgres`.
    init(on server: String, copying template: TemporaryDatabase? = nil) throws {
        guard var address = URLComponents(string: server) else { throw StoreError.unreachable }
        name = "hearten_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        self.server = server
        address.path = "/" + name
        guard let url = address.string else { throw StoreError.unreachable }
        self.url = url
        let source = template.map { " TEMPLATE \($0.name) STRATEGY file_copy" } ?? ""
        try PostgreSQLBackendSession(url: server, settings: []).execute("CREATE DATABASE \(name)\(source)")
    }

    func drop() {
        _ = try? PostgreSQLBackendSession(url: server, settings: []).execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    }

    deinit { drop() }
}
