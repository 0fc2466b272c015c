import HTTPTypes

/// The headers that keep a visitor's text from ever becoming code, and guests' pages out of other people's hands.
///
/// They are the same for every reply, so they are made once.
enum SecurityHeaders {
    private static let policy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'", "worker-src 'self'",
    ].joined(separator: "; ")

    private static let house = fields(with: [])
    private static let guests = fields(with: [("X-Robots-Tag", "noindex")])

    /// The reply's own headers with ours; a reply may say only how long it may be kept.
    static func added(to own: HTTPFields, path: String) -> HTTPFields {
        var all = path.hasPrefix("/f/") || path.hasPrefix("/c/") || path.hasPrefix("/p/") ? guests : house
        let saysHowLong = own.contains { $0.name == .cacheControl }
        if !saysHowLong { all.append(HTTPField(name: .cacheControl, value: "no-store")) }
        all.append(contentsOf: own)
        return all
    }

    private static func fields(with more: [(String, String)]) -> HTTPFields {
        let always = [
            ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            // Not "no-referrer": with it browsers send "Origin: null" with a posted form, and over plain http, where they say nothing else
            // of where a form comes from, a customer without script could send us nothing. Other origins learn nothing either way.
            ("Referrer-Policy", "same-origin"),
        ]
        return HTTPFields((always + more).map { HTTPField(name: .ours($0), value: $1) })
    }
}

extension HTTPField.Name {
    static let requestID = ours("X-Request-Id")
    static let forwardedFor = ours("X-Forwarded-For")

    /// A constant of ours is always a valid header name; were it not, the header would be lost under another one.
    fileprivate static func ours(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .contentLanguage }
}
