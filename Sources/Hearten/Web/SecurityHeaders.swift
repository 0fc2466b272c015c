import HTTPTypes

/// The headers that keep a visitor's text from ever becoming code, and guests' pages out of other people's hands.
enum SecurityHeaders {
    private static let policy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'", "worker-src 'self'",
    ].joined(separator: "; ")

    static func add(to headers: inout HTTPFields, path: String) {
        headers[name("Content-Security-Policy")] = policy
        headers[name("X-Content-Type-Options")] = "nosniff"
        headers[name("Cross-Origin-Opener-Policy")] = "same-origin"
        headers[name("Cross-Origin-Resource-Policy")] = "same-origin"
        headers[name("Permissions-Policy")] = "camera=(), geolocation=(), microphone=()"
        let isGuests = path.hasPrefix("/f/") || path.hasPrefix("/c/")
        // Not "no-referrer": with it browsers send "Origin: null" with a posted form, and over plain http, where they say nothing else
        // of where a form comes from, a customer without script could send us nothing. Other origins learn nothing either way.
        headers[name("Referrer-Policy")] = "same-origin"
        if isGuests { headers[name("X-Robots-Tag")] = "noindex" }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    }

    private static func name(_ text: String) -> HTTPField.Name {
        // A constant of ours is always a valid header name; were it not, the header would be lost under another one.
        HTTPField.Name(text) ?? .contentLanguage
    }
}
