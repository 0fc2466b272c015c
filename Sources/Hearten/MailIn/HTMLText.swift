/// What an HTML mail says, as text: paragraphs, lists, and what it quotes marked with `>`.
///
/// One pass over the bytes, no tree: nothing in the mail can make it deep or slow, and nothing in it is ever shown as markup.
struct HTMLText {
    static let longest = 300_000

    private let bytes: [UInt8]
    private var place = 0
    private var out: [UInt8] = []
    /// Blanks and line breaks that come before the next letter.
    private var breaks = 0
    private var hasBlank = false
    private var isLineOpen = false
    /// How many quotes we are in, and the nesting of `div`s with that at which a quoting one began.
    private var quotes = 0
    private var divs = 0
    private var quotingDivs: [Int] = []
    /// Some programs mark only where the quoted mail begins.
    private var isQuotedFromHere = false

    static func text(_ bytes: [UInt8]) -> String {
        var reader = HTMLText(bytes: bytes)
        reader.run()
        return String(decoding: reader.out, as: UTF8.self)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() {
        while place < bytes.count, out.count < Self.longest {
            let byte = bytes[place]
            switch byte {
            case 0x3C: tag()
            case 0x26: entity()
            case 0x20, 0x09, 0x0A, 0x0D:
                hasBlank = true
                place += 1
            default:
                write(byte)
                place += 1
            }
        }
    }

    // MARK: Letters

    private mutating func write(_ byte: UInt8) {
        if breaks > 0 {
            if !out.isEmpty { for number in 0..<min(breaks, 2) { newLine(isEmpty: number > 0) } }
            (breaks, hasBlank, isLineOpen) = (0, false, false)
        }
        if !isLineOpen {
            for _ in 0..<min(depth, 10) { out.append(0x3E) }
            if depth > 0 { out.append(0x20) }
            isLineOpen = true
        } else if hasBlank {
            out.append(0x20)
        }
        hasBlank = false
        out.append(byte)
    }

    private mutating func newLine(isEmpty: Bool) {
        if isEmpty, depth > 0 { out.append(0x3E) }
        out.append(0x0A)
    }

    private var depth: Int { max(quotes + quotingDivs.count, isQuotedFromHere ? 1 : 0) }

    private mutating func endLine(_ count: Int) {
        breaks = max(breaks, count)
        hasBlank = false
    }

    // MARK: Tags

    private mutating func tag() {
        guard place + 1 < bytes.count else {
            place += 1
            return
        }
        let next = bytes[place + 1]
        if next == 0x21 || next == 0x3F { return comment() }
        let isEnd = next == 0x2F
        let start = place + (isEnd ? 2 : 1)
        var end = start
        while end < bytes.count, end - start < 20, isLetter(bytes[end]) { end += 1 }
        guard end > start else {
            write(0x3C)
            place += 1
            return
        }
        let name = String(decoding: Array(bytes[start..<end]).lowered, as: UTF8.self)
        let inside = end..<endOfTag(from: end)
        place = min(inside.upperBound + 1, bytes.count)
        if isEnd { closed(name) } else { opened(name, inside) }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x3A }

    /// Where the `>` of a tag stands; one within quotes is not it. A quote that never ends does not swallow the mail.
    private func endOfTag(from start: Int) -> Int {
        var quote: UInt8?
        var index = start
        let limit = min(bytes.count, start + 2_000)
        while index < limit {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x3E {
                return index
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            }
            index += 1
        }
        return bytes[start..<limit].firstIndex(of: 0x3E) ?? limit
    }

    private mutating func comment() {
        let isComment = place + 3 < bytes.count && bytes[place + 2] == 0x2D && bytes[place + 3] == 0x2D
        place = isComment ? end(of: Array("-->".utf8), from: place + 4) : end(of: [0x3E], from: place + 2)
    }

    private func end(of mark: [UInt8], from start: Int) -> Int {
        guard let first = mark.first else { return start }
        var index = start
        while index + mark.count <= bytes.count {
            guard let found = bytes[index...].firstIndex(of: first), found + mark.count <= bytes.count else { break }
            if Array(bytes[found..<(found + mark.count)]).lowered == mark { return found + mark.count }
            index = found + 1
        }
        return bytes.count
    }

    private mutating func opened(_ name: String, _ inside: Range<Int>) {
        switch name {
        case "script", "style", "head", "title", "template", "noscript", "svg", "select", "textarea", "object":
            let close = end(of: Array("</\(name)".utf8), from: place)
            place = min(endOfTag(from: min(close, bytes.count)) + 1, bytes.count)
        case "br": breaks = min(breaks + 1, 2)
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre": endLine(2)
        case "li":
            endLine(1)
            write(0x2D)
            hasBlank = true
        case "td", "th": hasBlank = true
        case "hr":
            endLine(2)
            note(Self.signs(attributes(inside)))
        case "blockquote":
            endLine(2)
            quotes = min(quotes + 1, 50)
        case "div": openedDiv(inside)
        case "tr", "section", "article", "header", "footer", "dt", "dd", "center", "address": endLine(1)
        default: break
        }
    }

    private mutating func closed(_ name: String) {
        switch name {
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre": endLine(2)
        case "blockquote":
            endLine(2)
            quotes = max(0, quotes - 1)
        case "div":
            endLine(1)
            if quotingDivs.last == divs { quotingDivs.removeLast() }
            divs = max(0, divs - 1)
        case "li", "tr", "section", "article", "header", "footer", "dt", "dd", "center", "address": endLine(1)
        default: break
        }
    }

    // MARK: What mail programs mark as quoted

    private enum Sign { case box, fromHere }

    private mutating func openedDiv(_ inside: Range<Int>) {
        endLine(1)
        divs += 1
        guard !inside.isEmpty else { return }
        note(Self.signs(attributes(inside)))
    }

    private mutating func note(_ sign: Sign?) {
        switch sign {
        case .box: if quotingDivs.count < 50 { quotingDivs.append(divs) }
        case .fromHere: isQuotedFromHere = true
        case nil: break
        }
    }

    private func attributes(_ inside: Range<Int>) -> String {
        String(decoding: Array(bytes[inside.lowerBound..<min(inside.upperBound, bytes.count)].prefix(1_000)).lowered, as: UTF8.self)
    }

    private static func signs(_ attributes: String) -> Sign? {
        if ["gmail_quote", "yahoo_quoted", "protonmail_quote", "moz-cite-prefix", "gmail_extra", "tutanota_quote"].contains(where: {
            attributes.contains($0)
        }) {
            return .box
        }
        if [
            "divrplyfwdmsg", "stopspelling", "mail-editor-reference-message", "outlookmessageheader", "border-top:solid #e1e1e1",
            "border-top:solid #b5c4df",
        ]
        .contains(where: { attributes.contains($0) }) {
            return .fromHere
        }
        return nil
    }

    // MARK: Entities

    private mutating func entity() {
        let limit = min(bytes.count, place + 12)
        guard let end = bytes[place..<limit].firstIndex(of: 0x3B), end > place + 1, let scalar = Self.scalar(bytes[(place + 1)..<end]) else {
            write(0x26)
            place += 1
            return
        }
        place = end + 1
        if scalar == 0xA0 || scalar == 0x20 {
            hasBlank = true
        } else if let letter = Unicode.Scalar(scalar), scalar != 0 {
            for byte in UTF8.encode(letter) ?? .init() { write(byte) }
        }
    }

    private static func scalar(_ name: ArraySlice<UInt8>) -> UInt32? {
        guard name.first == 0x23 else { return entities[String(decoding: name, as: UTF8.self)] }
        let digits = String(decoding: name.dropFirst(), as: UTF8.self)
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        return isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }

    private static let entities: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018,
        "rsquo": 0x2019, "sbquo": 0x201A, "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "hellip": 0x2026, "euro": 0x20AC, "pound": 0xA3,
        "cent": 0xA2, "yen": 0xA5, "copy": 0xA9, "reg": 0xAE, "deg": 0xB0, "laquo": 0xAB, "raquo": 0xBB, "middot": 0xB7, "bull": 0x2022,
        "szlig": 0xDF, "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC, "agrave": 0xE0, "aacute": 0xE1,
        "acirc": 0xE2, "atilde": 0xE3, "aring": 0xE5, "aelig": 0xE6, "ccedil": 0xE7, "egrave": 0xE8, "eacute": 0xE9, "ecirc": 0xEA, "euml": 0xEB,
        "igrave": 0xEC, "iacute": 0xED, "icirc": 0xEE, "iuml": 0xEF, "ntilde": 0xF1, "ograve": 0xF2, "oacute": 0xF3, "ocirc": 0xF4, "otilde": 0xF5,
        "oslash": 0xF8, "ugrave": 0xF9, "uacute": 0xFA, "ucirc": 0xFB, "Agrave": 0xC0, "Aacute": 0xC1, "Aring": 0xC5, "Ccedil": 0xC7,
        "Egrave": 0xC8, "Eacute": 0xC9, "Ntilde": 0xD1, "Oslash": 0xD8, "zwnj": 0x200C, "shy": 0xAD, "iexcl": 0xA1, "iquest": 0xBF,
    ]
}
