package import Storage

/// A signed-in device.
package struct Session: Sendable {
    /// What a session was let in by, and with that how long it lasts and what it may do.
    package enum Kind: String, Sendable, CaseIterable {
        /// A password or a link by mail, at a desk.
        case desk
        /// A personal phone that a device link made known: until it is ended.
        case device
        /// A name and a PIN at a shared tablet: minutes, and little.
        case tablet
    }

    package let id: ID<Session>
    package let colleague: ID<Colleague>
    package var kind: Kind = .desk
    package let device: String
    package let createdAt: Instant
    package let seenAt: Instant
    package let expiresAt: Instant

    /// So many devices at once; the one that was not used for longest goes.
    package static let most = 20

}

extension Session.Kind {
    /// A session that is not used for this long has ended.
    package var idle: Duration {
        switch self {
        case .desk: .seconds(14 * 24 * 3600)
        // A phone that lay in a drawer for half a year is nobody's any more.
        case .device: .seconds(180 * 24 * 3600)
        case .tablet: .seconds(5 * 60)
        }
    }

    /// After this long its owner signs in again; nil goes on until it is ended.
    package var longest: Duration? {
        switch self {
        case .desk: .seconds(90 * 24 * 3600)
        case .device: nil
        case .tablet: .seconds(12 * 3600)
        }
    }

    /// How often a session in use is written down as seen.
    package var noted: Duration { self == .tablet ? .seconds(15) : .seconds(3600) }

    /// When a session that began then and is used now ends by itself.
    package func end(began: Instant, seen: Instant) -> Instant {
        let idle = seen + idle
        return longest.map { min(began + $0, idle) } ?? idle
    }

    /// How long the browser keeps the token: browsers keep none longer than 400 days, so a phone gets it anew while it is used.
    var cookieSeconds: Int { Int((longest ?? .seconds(400 * 24 * 3600)).components.seconds) }
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
    mutating func keepSession(_ token: Token, of colleague: ID<Colleague>, as kind: Session.Kind = .desk, _ services: Services) {
        let secure = services.settings.isSecure
        setCookie(SessionCookie.name(secure: secure), token.text, maxAge: kind.cookieSeconds, secure: secure)
        // A shared tablet is nobody's own: a stranger who tries a password there is no known visitor.
        guard kind != .tablet else { return }
        setCookie(DeviceCookie.name(secure: secure), services.key.sealed("device", "\(colleague)"), maxAge: 360 * 24 * 3600, secure: secure)
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
