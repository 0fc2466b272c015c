/// A row in the text format of `COPY`: tabs between the values, a line for each row.
enum PostgreSQLCopyText {
    static func append(_ row: [SQLValue], to bytes: inout [UInt8]) throws(StoreError) {
        for (position, value) in row.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: "\t")) }
            switch value {
            case .null: bytes += "\\N".utf8
            case .int(let number): bytes += String(number).utf8
            case .bool(let flag): bytes.append(UInt8(ascii: flag ? "t" : "f"))
            case .double(let number): bytes += (number.isFinite ? "\(number)" : number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity").utf8
            case .text(let text): try append(escaped: text, to: &bytes)
            case .blob(let blob):
                bytes += "\\\\x".utf8
                for byte in blob {
                    bytes.append(hex(byte >> 4))
                    bytes.append(hex(byte & 15))
                }
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func append(escaped text: String, to bytes: inout [UInt8]) throws(StoreError) {
        for byte in text.utf8 {
            switch byte {
            case 0: throw .invalidText
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case UInt8(ascii: "\t"): bytes += "\\t".utf8
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case UInt8(ascii: "\r"): bytes += "\\r".utf8
            default: bytes.append(byte)
            }
        }
    }

    private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10 }
}
