/// Text that came from outside, made sound once: valid UTF-8, NFC, no control characters but line breaks, trimmed, bounded.
package enum Words {
    /// NFC, line breaks as `\n`, without other control characters or the bidirectional overrides that disguise text.
    package static func sound(_ raw: String) -> String {
        if raw.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) { return raw }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.utf8.count)
        var lastWasReturn = false
        for scalar in raw.unicodeScalars {
            defer { lastWasReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A: if !lastWasReturn { bytes.append(0x0A) }
            case 0x0D: bytes.append(0x0A)
            case 0x09: bytes.append(0x09)
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: continue
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            }
        }
        return Text.composed(String(decoding: bytes, as: UTF8.self))
    }
}

extension String {
    /// It begins and ends with an ASCII sign that is no blank, so nothing is to be trimmed; asked first because it is cheap.
    var isTight: Bool {
        guard let first = utf8.first, let last = utf8.last else { return true }
        return first > 0x20 && first < 0x7F && last > 0x20 && last < 0x7F
    }
}
