import HTTPTypes
import HummingbirdCore

extension Visit {
    /// Whether somebody asks at this very machine: by connection and by the name that was asked for, so that neither what comes through
    /// a proxy nor a page that points its own name at this machine counts.
    var isAskedAtThisMachine: Bool {
        guard isFromLoopback else { return false }
        guard ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"].allSatisfy({ header($0) == nil }) else { return false }
        let host = (request.head.authority ?? header("Host") ?? "").lowercased()
        return ["127.0.0.1", "localhost", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") }
    }

    private var isFromLoopback: Bool {
        guard let address = remoteAddress else { return false }
        return address == "::1" || address == "::ffff:127.0.0.1" || address.hasPrefix("127.") && !address.utf8.contains(0x3A)
    }
}
