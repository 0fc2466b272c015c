/// How a part was made fit for the line: base64 and quoted-printable (RFC 2045), both read with patience.
enum MIMEEncoding {
    /// At most `limit` bytes of a body in this encoding.
    static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String?, limit: Int) -> [UInt8] {
        switch encoding {
        case "base64": base64(body, limit: limit)
        case "quoted-printable": quoted(body, limit: limit, isHeader: false)
        default: Array(body.prefix(limit))
        }
    }

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(letter)] = UInt8(value)
        }
        return values
    }()

    /// What is no letter of base64 is passed over; an end that was cut off loses at most its last letters.
    static func base64(_ text: ArraySlice<UInt8>, limit: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(min(limit, text.count / 4 * 3 + 3))
        var buffer: UInt32 = 0
        var held = 0
        for byte in text {
            // A pad ends one piece; pieces that were put together go on after it.
            if byte == 0x3D {
                (buffer, held) = (0, 0)
                continue
            }
            let value = values[Int(byte)]
            if value == 0xFF { continue }
            buffer = (buffer << 6 | UInt32(value)) & 0xFF_FFFF
            held += 6
            guard held >= 8 else { continue }
            held -= 8
            guard out.count < limit else { return out }
            out.append(UInt8(truncatingIfNeeded: buffer >> UInt32(held)))
        }
        return out
    }

    static func quoted(_ text: ArraySlice<UInt8>, limit: Int, isHeader: Bool) -> [UInt8] {
        var out: [UInt8] = []
        var place = text.startIndex
        while place < text.endIndex, out.count < limit {
            let byte = text[place]
            place += 1
            guard byte == 0x3D else {
                out.append(isHeader && byte == 0x5F ? 0x20 : byte)
                continue
            }
            if place + 1 < text.endIndex, let high = hexDigit(text[place]), let low = hexDigit(text[place + 1]) {
                out.append(high << 4 | low)
                place += 2
            } else if let next = softBreak(text, at: place) {
                place = next
            } else {
                out.append(byte)
            }
        }
        return out
    }

    /// Behind a `=` at the end of a line the line goes on in the next one.
    private static func softBreak(_ text: ArraySlice<UInt8>, at start: Int) -> Int? {
        var place = start
        while place < text.endIndex, text[place] == 0x20 || text[place] == 0x09 { place += 1 }
        if place < text.endIndex, text[place] == 0x0D { place += 1 }
        if place == text.endIndex { return place }
        return text[place] == 0x0A ? place + 1 : nil
    }
}
