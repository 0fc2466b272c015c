#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Bytes of a charset as text, through the system's own tables.
///
/// Only charsets that mail is written in are asked for: the system's rarer ones have had faults, and UTF-7 hides what it says.
enum MIMECharset {
    /// The text of bytes in a charset; what does not belong to it becomes U+FFFD. Where the charset is missing, wrong or not ours, the
    /// bytes are UTF-8 or else Windows-1252.
    static func decoded(_ bytes: [UInt8], _ charset: String?) -> String {
        let name = charset.map { known($0) } ?? nil
        if name == nil || name == "UTF-8" { if let text = String(validating: bytes, as: UTF8.self) { return text } }
        if let name, let text = converted(bytes, name) { return text }
        return converted(bytes, "WINDOWS-1252") ?? String(decoding: bytes, as: UTF8.self)
    }

    /// The system's name for a charset that we take; nil for any other.
    static func known(_ raw: String) -> String? {
        let name = String(decoding: Array(raw.utf8).trimmed.lowered.prefix(40), as: UTF8.self)
        switch name {
        case "utf-8", "utf8", "unicode-1-1-utf-8": return "UTF-8"
        // What calls itself ASCII or Latin 1 is Windows-1252 more often than not, and that holds them.
        case "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1", "latin1", "cp1252", "x-ansi": return "WINDOWS-1252"
        case "utf-16", "utf-16le", "utf-16be", "gb18030", "big5", "big5-hkscs", "euc-jp", "euc-kr", "koi8-r", "koi8-u", "iso-2022-jp", "tis-620":
            return name.uppercased()
        case "gb2312", "gbk", "cp936", "x-gbk": return "GB18030"
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932": return "CP932"
        case "ks_c_5601-1987", "ksc5601", "cp949", "uhc": return "CP949"
        case "macintosh", "x-mac-roman": return "MACINTOSH"
        default: break
        }
        for (prefix, ours) in [("iso-8859-", "ISO-8859-"), ("windows-125", "WINDOWS-125"), ("cp125", "WINDOWS-125")] where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.utf8.count).prefix { $0 != "-" }
            guard let number = Int(rest), rest.utf8.count <= 2, (ours == "ISO-8859-" ? (2...16).contains(number) : (0...8).contains(number)) else {
                return nil
            }
            return ours + String(number)
        }
        return nil
    }

    private static func converted(_ bytes: [UInt8], _ charset: String) -> String? {
        guard let door = iconv_open("UTF-8", charset), Int(bitPattern: door) != -1 else { return nil }
        defer { iconv_close(door) }
        var source = bytes
        var out = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
        let made = source.withUnsafeMutableBytes { input in
            out.withUnsafeMutableBytes { output in convert(door, input, output) }
        }
        return String(decoding: out.prefix(made), as: UTF8.self)
    }

    /// Converts all there is, with a replacement for each byte that cannot be; gives how many bytes came out.
    private static func convert(_ door: iconv_t, _ input: UnsafeMutableRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) -> Int {
        var source = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var room = output.count
        while left > 0 {
            if iconv(door, &source, &left, &target, &room) != -1 { break }
            guard errno == EILSEQ || errno == EINVAL, left > 0, room >= 3, let place = target else { break }
            for (offset, byte) in [0xEF, 0xBF, 0xBD].enumerated() { place[offset] = CChar(bitPattern: UInt8(byte)) }
            target = place + 3
            room -= 3
            source = source.map { $0 + 1 }
            left -= 1
        }
        return output.count - room
    }
}
