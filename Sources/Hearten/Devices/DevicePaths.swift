/// Addresses of devices: one's own phones, the list of all, and the shared tablet.
package enum DevicePaths {
    static let all = "/settings/devices"
    static let tablets = "/settings/devices/tablets"
    static func endTablet(_ id: ID<Tablet>) -> String { "/settings/devices/tablets/\(id)/end" }
    static func endPhone(_ id: ID<Session>) -> String { "/settings/devices/phones/\(id)/end" }
    static func link(_ token: Token) -> String { "/devices/\(token.text)" }

    static let mine = "/me/devices"
    static let pin = "/me/pin"
    static let openPin = "/me/pin/opening"
    static let endPin = "/me/pin/end"
    static func linkFor(_ id: ID<Colleague>) -> String { "/settings/people/\(id)/device" }
    static func endFor(_ id: ID<Colleague>, _ session: ID<Session>) -> String { "/settings/people/\(id)/devices/\(session)/end" }
}

/// Addresses at a shared tablet.
enum TabletPaths {
    static let home = "/tablet"
    static let enter = "/tablet/enter"
    static func enter(_ id: ID<Colleague>) -> String { "/tablet/enter?who=\(id)" }
    static let lock = "/tablet/lock"
    /// Says that somebody is still there, while they write without asking for a page.
    static let here = "/tablet/here"
}
