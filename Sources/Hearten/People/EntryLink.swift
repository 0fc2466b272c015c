package import Storage

/// A link that lets somebody in once: an invitation, a way in by mail, or one that makes a phone known.
package struct EntryLink: Sendable {
    package enum Kind: String, Sendable {
        case invitation, signIn = "sign-in"
        /// Makes a phone known.
        case device

        /// How long it holds.
        package var lasts: Duration {
            switch self {
            case .invitation: .seconds(7 * 24 * 3600)
            case .signIn: .seconds(20 * 60)
            case .device: .seconds(15 * 60)
            }
        }
    }
    package let kind: Kind
    package let colleague: ID<Colleague>
    package let madeBy: ID<Colleague>?
    package let expiresAt: Instant
}
