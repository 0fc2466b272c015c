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
    /// How often a session in use is written down as seen.
    package static let noted = Duration.seconds(3600)
    /// So many devices at once; the one that was not used for longest goes.
    package static let most = 20

    /// When a session that began then and is used now ends by itself.
    package static func end(began: Instant, seen: Instant) -> Instant { min(began + longest, seen + idle) }
}

/// The cookie that holds a session's token. Over https its name keeps other hosts from setting it.
enum SessionCookie {
    static func name(secure: Bool) -> String { secure ? "__Host-hearten" : "hearten" }
}

/// A device on which a colleague has signed in before: strangers who try that account elsewhere do not keep it waiting.
enum DeviceCookie {
    static func name(secure: Bool) -> String { secure ? "__Host-hearten-device" : "hearten-device" }
}

/// What a browser says of itself, in two words: enough to know one's own devices by, too little to tell people apart.
enum DeviceName {
    static func of(_ userAgent: String?) -> String {
        let text = (userAgent ?? "").lowercased()
        let browser = [
            ("edg", "Edge"), ("opr/", "Opera"), ("firefox", "Firefox"), ("fxios", "Firefox"), ("samsungbrowser", "Samsung Internet"),
            ("crios", "Chrome"), ("chrom", "Chrome"), ("safari", "Safari"),
        ].first { text.contains($0.0) }?.1
        let system = [
            ("iphone", "iPhone"), ("ipad", "iPad"), ("android", "Android"), ("windows", "Windows"), ("mac os", "Mac"),
            ("cros", "ChromeOS"), ("linux", "Linux"),
        ].first { text.contains($0.0) }?.1
        return [browser, system].compactMap(\.self).joined(separator: ", ")
    }
}

extension Reply {
    /// Gives the device its new token.
    mutating func keepSession(_ token: Token, of colleague: ID<Colleague>, _ services: Services) {
        let secure = services.settings.isSecure
        let longest = Int(Session.longest.components.seconds)
        setCookie(SessionCookie.name(secure: secure), token.text, maxAge: longest, secure: secure)
        setCookie(DeviceCookie.name(secure: secure), services.key.sealed("device", "\(colleague)"), maxAge: 4 * longest, secure: secure)
    }

    mutating func dropSession(_ services: Services) {
        let secure = services.settings.isSecure
        setCookie(SessionCookie.name(secure: secure), "", maxAge: 0, secure: secure)
    }
}

extension Visit {
    /// The token that this visit's device brought along.
    var sessionToken: Token? { cookie(SessionCookie.name(secure: services.settings.isSecure)).flatMap { Token($0) } }

    /// Whether the colleague has signed in on this device before.
    func isKnownDevice(of colleague: ID<Colleague>) -> Bool {
        let sealed = cookie(DeviceCookie.name(secure: services.settings.isSecure))
        return sealed.flatMap { services.key.opened("device", $0) } == "\(colleague)"
    }

    var deviceName: String { DeviceName.of(header("User-Agent")) }
}
