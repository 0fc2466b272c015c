import Storage

/// A shared tablet of one unit, on which colleagues come in by name and PIN.
package struct Tablet: Sendable {
    package let id: ID<Tablet>
    package let unit: ID<Unit>
    package let name: String
    let failures: Int
    let failedAt: Instant?
    let waitUntil: Instant?

    /// The wrong PINs that still count.
    func counted(at now: Instant) -> Int {
        guard let failedAt, now - failedAt < PinBackOff.tabletForgets else { return 0 }
        return failures
    }
}

/// The cookie that makes a device a shared tablet. It never goes along from another site.
enum TabletCookie {
    static func name(secure: Bool) -> String { secure ? "__Host-hearten-tablet" : "hearten-tablet" }
    /// Browsers keep a cookie no longer than 400 days; each PIN that is right gives it anew.
    static let seconds = 400 * 24 * 3600
}

extension Visit {
    /// What this device says to be a tablet with; only the database knows whether it still is one.
    var tabletToken: Token? { cookie(TabletCookie.name(secure: services.settings.isSecure)).flatMap { Token($0) } }

    /// The shared tablet that this visit comes from; nil when it is none.
    func tablet() async throws -> Tablet? {
        guard let token = tabletToken else { return nil }
        return try await services.store.read { try TabletQueries.live(token, $0) }
    }

    /// A password, a link by mail or a device link opens one's own device only: never a tablet that others use after.
    func refuseOnTablet() async throws {
        guard try await tablet() == nil else { throw Refusal.notOnTablet }
    }
}

extension Reply {
    mutating func keepTablet(_ token: Token, _ services: Services) {
        let secure = services.settings.isSecure
        setCookie(TabletCookie.name(secure: secure), token.text, maxAge: TabletCookie.seconds, secure: secure, isStrict: true)
    }

    mutating func dropTablet(_ services: Services) {
        let secure = services.settings.isSecure
        setCookie(TabletCookie.name(secure: secure), "", maxAge: 0, secure: secure, isStrict: true)
    }

    /// A known phone in use gets its token anew, so that its browser does not forget it after a year.
    mutating func keepPhone(_ visit: Visit, _ viewer: Viewer) {
        guard viewer.sessionKind == .device, viewer.isNotedAnew, let token = visit.sessionToken else { return }
        let name = SessionCookie.name(secure: visit.services.settings.isSecure)
        // The page itself may have given another token, or taken this one.
        guard !cookies.contains(where: { $0.hasPrefix("\(name)=") }) else { return }
        keepSession(token, of: viewer.id, as: .device, visit.services)
    }
}
