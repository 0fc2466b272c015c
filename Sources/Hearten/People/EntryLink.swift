package import Storage

/// A link that lets somebody in once: an invitation, or a way in by mail.
package struct EntryLink: Sendable {
    package enum Kind: String, Sendable {
        case invitation, signIn = "sign-in"

        /// How long it holds.
        package var lasts: Duration { self == .invitation ? .seconds(7 * 24 * 3600) : .seconds(20 * 60) }
    }
    package let kind: Kind
    package let colleague: ID<Colleague>
    package let madeBy: ID<Colleague>?
    package let expiresAt: Instant
}
