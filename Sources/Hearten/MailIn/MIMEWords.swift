/// Words in a header: `=?utf-8?B?…?=` among plain text (RFC 2047).
enum MIMEWords {
    /// The words as one line of sound text.
    static func decoded(_ bytes: [UInt8]) -> String {
        var out = ""
        var plain: [UInt8] = []
        var blanks: [UInt8] = []
        var held: (charset: String, bytes: [UInt8])?
        var place = 0
        func flush() {
            if let one = held { out += MIMECharset.decoded(one.bytes, one.charset) }
            held = nil
            if !plain.isEmpty { out += MIMECharset.decoded(plain, nil) }
            plain = []
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x3D, let (word, next) = word(bytes, at: place) {
                // Blanks between two encoded words are not meant; a letter may be cut in two between them.
                if let one = held, one.charset == word.charset {
                    held = (one.charset, one.bytes + word.bytes)
                } else {
                    if held == nil { plain += blanks }
                    flush()
                    held = word
                }
                blanks = []
                place = next
            } else if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
                blanks.append(0x20)
                place += 1
            } else {
                if held != nil { flush() }
                plain += blanks
                plain.append(byte)
                blanks = []
                place += 1
            }
        }
        flush()
        return Words.sound(out).split(whereSeparator: { $0 == "\n" || $0 == "\t" }).joined(separator: " ")
    }

    private static let longest = 2_000

    /// An encoded word that begins here, and where it ends.
    private static func word(_ bytes: [UInt8], at start: Int) -> (word: (charset: String, bytes: [UInt8]), next: Int)? {
        guard start + 8 <= bytes.count, bytes[start + 1] == 0x3F else { return nil }
        let limit = min(bytes.count, start + longest)
        guard let first = bytes[(start + 2)..<min(limit, start + 60)].firstIndex(of: 0x3F), first > start + 2, first + 3 < limit,
            bytes[first + 2] == 0x3F
        else { return nil }
        var end = first + 3
        while end + 1 < limit, !(bytes[end] == 0x3F && bytes[end + 1] == 0x3D) {
            // A blank in it is against the rules, and usual.
            if bytes[end] < 0x20 { return nil }
            end += 1
        }
        guard end + 1 < limit else { return nil }
        let text = bytes[(first + 3)..<end]
        let decoded: [UInt8]
        switch bytes[first + 1] | 0x20 {
        case 0x62: decoded = MIMEEncoding.base64(text, limit: longest)
        case 0x71: decoded = MIMEEncoding.quoted(text, limit: longest, isHeader: true)
        default: return nil
        }
        let charset = String(decoding: bytes[(start + 2)..<first].prefix { $0 != 0x2A }, as: UTF8.self)
        return ((charset.lowercased(), decoded), end + 2)
    }
}
