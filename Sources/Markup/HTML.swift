/// A piece of HTML. Whatever is interpolated is escaped byte by byte; only another `HTML` goes in as it is.
///
///     let row: HTML = "<li><a href=\"\(url: link)\">\(name)</a></li>"
///
/// Attribute values stand in double quotes. Escaping works on UTF-8 bytes, never on `Character`: a quote followed by
/// a combining mark is one `Character` that is not `"`, and would leave its attribute.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    package private(set) var bytes: [UInt8]

    package init() { bytes = [] }
    package init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }
    package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// Escaped text.
    package init(_ text: some StringProtocol) {
        bytes = []
        appendEscaped(text, to: &bytes)
    }

    /// Markup of our own, known when the program is built.
    package init(trusted: StaticString) { self.init(stringLiteral: trusted) }

    /// Markup put together from numbers and constants of our own, such as an SVG path. Never a visitor's text.
    package init(drawn: String) { bytes = Array(drawn.utf8) }

    package var isEmpty: Bool { bytes.isEmpty }
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func append(_ other: HTML) { bytes.append(contentsOf: other.bytes) }
    package static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.append(right)
        return sum
    }
    package static func += (left: inout HTML, right: HTML) { left.append(right) }

    package struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }
        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }
        package mutating func appendInterpolation(_ text: some StringProtocol) { appendEscaped(text, to: &bytes) }
        package mutating func appendInterpolation(_ text: String?) {
            if let text { appendEscaped(text, to: &bytes) }
        }
        package mutating func appendInterpolation(_ number: some BinaryInteger) {
            bytes.append(contentsOf: String(number).utf8)
        }
        package mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }
        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }
        package mutating func appendInterpolation<Items: Sequence>(
            each items: Items, _ view: (Items.Element) throws -> HTML
        ) rethrows {
            for item in items { bytes.append(contentsOf: try view(item).bytes) }
        }
        /// The markup, only when the condition holds.
        package mutating func appendInterpolation(when condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }
        /// A link's target: only our own paths, `#`, `?`, http(s), mailto and tel; anything else becomes `#`.
        package mutating func appendInterpolation(url: String) { appendEscaped(safeURL(url), to: &bytes) }
    }
}

/// Appends text with `& < > " '` as entities.
func appendEscaped(_ text: some StringProtocol, to out: inout [UInt8]) {
    var copy = String(text)
    copy.withUTF8 { source in
        var clean = 0
        for index in 0..<source.count {
            let entity: StaticString
            switch source[index] {
            case 0x3C: entity = "&lt;"
            case 0x3E: entity = "&gt;"
            case 0x26: entity = "&amp;"
            case 0x22: entity = "&quot;"
            case 0x27: entity = "&#39;"
            default: continue
            }
            out.append(contentsOf: source[clean..<index])
            entity.withUTF8Buffer { out.append(contentsOf: $0) }
            clean = index + 1
        }
        out.append(contentsOf: source[clean..<source.count])
    }
}

/// The address if its scheme is one we link to, else `#`.
///
/// Browsers drop tabs, line breaks and leading control bytes before they look for a scheme, so any of these makes it unsafe.
package func safeURL(_ address: String) -> String {
    let bytes = Array(address.utf8)
    guard let first = bytes.first, !bytes.contains(where: { $0 < 0x21 || $0 == 0x7F || $0 == 0x5C }) else { return "#" }
    if first == 0x23 || first == 0x3F { return address }
    if first == 0x2F { return bytes.count > 1 && bytes[1] == 0x2F ? "#" : address }
    let lower = bytes.prefix(8).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
    let allowed = ["http://", "https://", "mailto:", "tel:"].contains { lower.starts(with: Array($0.utf8)) }
    return allowed ? address : "#"
}
