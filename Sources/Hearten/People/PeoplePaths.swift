import Storage

/// Where people are looked after.
package enum PeoplePaths {
    package static let people = "/settings/people"
    static let invitations = "/settings/people/invitations"
    static func person(_ id: ID<Colleague>) -> String { "/settings/people/\(id)" }
    static func work(_ id: ID<Colleague>) -> String { "/settings/people/\(id)/work" }
    static func giveRole(_ id: ID<Colleague>) -> String { "/settings/people/\(id)/roles" }
    static func takeRole(_ id: ID<Colleague>) -> String { "/settings/people/\(id)/roles/end" }
    static func invite(_ id: ID<Colleague>) -> String { "/settings/people/\(id)/invitation" }
    static func endInvitation(_ id: ID<Colleague>) -> String { "/settings/people/\(id)/invitation/end" }
    static func disable(_ id: ID<Colleague>) -> String { "/settings/people/\(id)/disable" }
    static func enable(_ id: ID<Colleague>) -> String { "/settings/people/\(id)/enable" }
    static func invitation(_ token: Token) -> String { "/invitations/\(token.text)" }

    package static let me = "/me"
    static let look = "/me/look"
    static let password = "/me/password"
    static let endOthers = "/me/sessions/end"
    static let absence = "/me/absence"
    static let back = "/me/absence/end"
    static func endSession(_ id: ID<Session>) -> String { "/me/sessions/\(id)/end" }
}
