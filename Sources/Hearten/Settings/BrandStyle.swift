import HTTPTypes

/// The organisation's shade as a style sheet of one line: the pages hold no inline style.
enum BrandStyle {
    /// The shade that the style sheets have by themselves.
    static let plainHue = 218

    /// Its address, which changes with its content; nil when the style sheets' own shade will do.
    static func path(hue: Int) -> String? { hue == plainHue ? nil : "/assets/brand/\(clamped(hue)).css" }

    static func css(hue: Int) -> String { ":root{--brand-hue:\(clamped(hue))}\n" }

    static func reply(_ visit: Visit) throws -> Reply {
        let parts = try visit.parameter("name").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1] == "css", let hue = Int(parts[0]), String(hue) == parts[0], (0...359).contains(hue) else {
            throw Refusal.notFound
        }
        var reply = Reply.text(css(hue: hue), type: "text/css; charset=utf-8")
        reply.headers[.cacheControl] = "public, max-age=31536000, immutable"
        return reply
    }

    private static func clamped(_ hue: Int) -> Int { min(359, max(0, hue)) }
}
