import Foundation

/// The fields of a form or a query: decoded strictly, counted, in order.
package struct Fields: Sendable {
    private var all: [(name: String, value: String)] = []

    package init() {}
    package init(_ fields: [(String, String)]) { all = fields.map { (name: $0.0, value: $0.1) } }

    /// Nil when there are more than `limit` fields or one is not valid UTF-8 or holds a NUL.
    package init?(urlEncoded bytes: [UInt8], limit: Int) {
        guard !bytes.isEmpty else { return }
        for pair in bytes.split(separator: 0x26, omittingEmptySubsequences: true) {
            guard all.count < limit else { return nil }
            let equals = pair.firstIndex(of: 0x3D) ?? pair.endIndex
            let rest = equals == pair.endIndex ? pair[pair.endIndex...] : pair[(equals + 1)...]
            guard let name = Fields.decoded(pair[..<equals]), let value = Fields.decoded(rest) else { return nil }
            all.append((name, value))
        }
    }

    /// The first field of that name; nil when it is absent.
    package subscript(name: String) -> String? { all.first { $0.name == name }?.value }
    package func values(of name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }
    package var names: [String] { all.map(\.name) }

    /// One trimmed line, nil when absent or empty.
    package func line(_ name: String, limit: Int = 200) throws -> String? {
        try self[name].flatMap { try Words.line($0, field: name, limit: limit) }
    }
    /// Text of several lines, nil when absent or empty.
    package func text(_ name: String, limit: Int = 10_000) throws -> String? {
        try self[name].flatMap { try Words.text($0, field: name, limit: limit) }
    }
    package func isChecked(_ name: String) -> Bool { self[name] != nil }
    package func id<Of>(_ name: String, of _: Of.Type = Of.self) -> ID<Of>? { self[name].flatMap { ID<Of>($0) } }

    /// The same fields with one of them set, as a query: `?unit=…&q=…`. Empty values are left out.
    package func query(setting name: String? = nil, to value: String? = nil) -> String {
        var kept = all.filter { $0.name != name && !$0.value.isEmpty }
        if let name, let value, !value.isEmpty { kept.append((name, value)) }
        guard !kept.isEmpty else { return "" }
        return "?" + kept.map { "\(Fields.encoded($0.name))=\(Fields.encoded($0.value))" }.joined(separator: "&")
    }

    package static func encoded(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 0x25, index + 2 < bytes.endIndex, let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2]) {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(byte == 0x2B ? 0x20 : byte)
                index += 1
            }
        }
        guard !out.contains(0), let text = String(validating: out, as: UTF8.self) else { return nil }
        return text
    }
}
