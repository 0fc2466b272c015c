/// An e-mail address that can stand in a message's header: one `@`, no spaces, no control characters, a dot in its domain.
package struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
    package let text: String
    /// The address as an identity: lower case.
    package var key: String { text.lowercased() }
    package var description: String { text }

    package init?(_ raw: String) {
        let parts = raw.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last, !local.isEmpty, raw.utf8.count <= 254,
            local.utf8.count <= 64, domain.utf8.contains(0x2E), !domain.hasPrefix("."), !domain.hasSuffix("."),
            !domain.contains(".."),
            domain.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x2E || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }),
            local.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !#"<>()[],;:\""#.utf8.contains($0) })
        else { return nil }
        text = raw
    }
}
