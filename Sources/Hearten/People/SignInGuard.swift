import Storage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// How often a sign-in may be tried. The waits grow and always end; nobody can be kept out for good by a stranger:
/// a device that the account's owner has used before has a count of its own.
struct SignInGuard: Sendable {
    private let limits: Limits
    private let network: String
    private let account: String
    private let isKnownDevice: Bool

    /// `account` is a digest or id, never an address in clear.
    init(_ services: Services, address: String?, account: String, isKnownDevice: Bool) {
        limits = services.limits
        network = "sign-in network \(Token(bytes: services.key.code("limits", Network.of(address))).text)"
        self.account = Token(bytes: services.key.code("limits", account)).text
        self.isKnownDevice = isKnownDevice
    }

    private var pair: String { "sign-in pair \(account) \(isKnownDevice ? "known" : network)" }
    private var everywhere: String { "sign-in account \(account)" }

    private static let steps: [(times: Int, window: Duration)] = [
        (5, .seconds(60)), (12, .seconds(15 * 60)), (30, .seconds(3600)),
    ]

    /// Counts this try; throws `tooMuch` when it is one too many.
    func enter() throws {
        // The network first: whoever is over its bound adds no counts for invented addresses.
        if !isKnownDevice { try limits.allow(network, limit: 60, per: .seconds(15 * 60)) }
        for (number, step) in SignInGuard.steps.enumerated() {
            try limits.allow("\(pair) \(number)", limit: step.times, per: step.window)
        }
        if !isKnownDevice { try limits.allow(everywhere, limit: 60, per: .seconds(15 * 60)) }
    }

    /// The right password was given: earlier mistakes are forgotten, and this one does not count against the network.
    func succeeded() {
        for number in SignInGuard.steps.indices { limits.forget("\(pair) \(number)") }
        if !isKnownDevice { limits.takeBack(network) }
        limits.forget(everywhere)
    }
}

/// The part of an address that one household or office shares: all of IPv4, the first half of IPv6.
enum Network {
    static func isLoopback(_ address: String) -> Bool { ["127.0.0.1", "::1", "::ffff:127.0.0.1"].contains(address) }

    /// An address that nobody has on the open internet.
    static func isPrivate(_ address: String) -> Bool {
        let plain = address.hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
        if plain.utf8.contains(0x3A) { return ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains { plain.lowercased().hasPrefix($0) } }
        let parts = plain.split(separator: ".").compactMap { UInt8($0) }
        guard parts.count == 4 else { return false }
        switch (parts[0], parts[1]) {
        case (10, _), (192, 168), (172, 16...31), (169, 254): return true
        default: return false
        }
    }

    static func of(_ address: String?) -> String {
        guard let address, address.utf8.contains(0x3A) else { return address ?? "none" }
        var parsed = in6_addr()
        guard inet_pton(AF_INET6, address, &parsed) == 1 else { return address }
        return withUnsafeBytes(of: parsed) { $0.prefix(8).map { String($0, radix: 16) }.joined(separator: ".") }
    }
}
