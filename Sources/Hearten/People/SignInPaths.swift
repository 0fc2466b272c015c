/// Where signing in happens.
package enum SignInPaths {
    package static let signIn = "/sign-in"
    static let link = "/sign-in/link"
    static let cast = "/sign-in/cast"
    static let out = "/sign-out"
    static func link(_ token: Token) -> String { "/sign-in/link/\(token.text)" }
}
