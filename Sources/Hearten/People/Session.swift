package import Storage

/// A signed-in device.
package struct Session: Sendable {
    package let id: ID<Session>
    package let colleague: ID<Colleague>
    package let device: String
    package let createdAt: Instant
    package let seenAt: Instant
    package let expiresAt: Instant

    /// A session that is not used for this long has ended.
    package static let idle = Duration.seconds(14 * 24 * 3600)
    /// After this long its owner signs in again.
    package static let longest = Duration.seconds(90 * 24 * 3600)
}

/// The cookie that holds a session's token. Over https its name keeps other hosts from setting it.
enum SessionCookie {
    static func name(secure: Bool) -> String { secure ? "__Host-hearten" : "hearten" }
}
