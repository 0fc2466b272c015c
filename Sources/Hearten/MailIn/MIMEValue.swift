/// A field with parameters, such as `text/plain; charset=utf-8` (RFC 2045, RFC 2231).
struct MIMEValue: Sendable {
    /// What stands before the first semicolon, in lower case.
    let main: String
    private let parameters: [String: String]

    static let mostParameters = 60

    init(main: String) { (self.main, parameters) = (main, [:]) }

    init(_ bytes: [UInt8]) {
        var scan = Scan(bytes: bytes)
        main = String(decoding: scan.token(until: 0x3B).lowered, as: UTF8.self)
        var plain: [String: String] = [:]
        var pieces: [String: [Piece]] = [:]
        var count = 0
        while let (name, value) = scan.parameter(), count < Self.mostParameters {
            count += 1
            guard let piece = Piece(name, value) else {
                let name = String(decoding: name, as: UTF8.self)
                if plain[name] == nil { plain[name] = MIMEWords.decoded(value) }
                continue
            }
            pieces[piece.base, default: []].append(piece)
        }
        for (base, some) in pieces { plain[base] = Piece.joined(some) }
        parameters = plain
    }

    subscript(name: String) -> String? { parameters[name] }

    /// One piece of a value that was cut up or encoded: `filename*1*=…`.
    private struct Piece {
        let base: String
        let number: Int
        let isEncoded: Bool
        let value: [UInt8]

        init?(_ name: [UInt8], _ value: [UInt8]) {
            let parts = name.split(separator: 0x2A, omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3, let first = parts.first, !first.isEmpty else { return nil }
            let number = String(decoding: parts[1], as: UTF8.self)
            base = String(decoding: first, as: UTF8.self)
            self.number = number.isEmpty ? 0 : (number.utf8.count < 4 ? Int(number) ?? 0 : 999)
            isEncoded = number.isEmpty || parts.count == 3
            self.value = value
        }

        static func joined(_ pieces: [Piece]) -> String {
            var charset: String?
            var bytes: [UInt8] = []
            for (place, piece) in pieces.sorted(by: { $0.number < $1.number }).enumerated() {
                guard piece.isEncoded else {
                    bytes += piece.value
                    continue
                }
                var rest = piece.value[...]
                if place == 0, let (said, after) = charsetAndRest(rest) { (charset, rest) = (said, after) }
                bytes += unescaped(rest)
            }
            return MIMECharset.decoded(bytes, charset)
        }

        /// `utf-8'en'words`.
        private static func charsetAndRest(_ value: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
            guard let first = value.firstIndex(of: 0x27), let second = value[(first + 1)...].firstIndex(of: 0x27) else { return nil }
            return (String(decoding: value[..<first], as: UTF8.self), value[(second + 1)...])
        }

        private static func unescaped(_ value: ArraySlice<UInt8>) -> [UInt8] {
            var out: [UInt8] = []
            var place = value.startIndex
            while place < value.endIndex {
                if value[place] == 0x25, place + 2 < value.endIndex, let high = hexDigit(value[place + 1]), let low = hexDigit(value[place + 2]) {
                    out.append(high << 4 | low)
                    place += 3
                } else {
                    out.append(value[place])
                    place += 1
                }
            }
            return out
        }
    }

    /// Goes through the field once.
    private struct Scan {
        let bytes: [UInt8]
        var place = 0

        mutating func token(until stop: UInt8) -> [UInt8] {
            let start = place
            while place < bytes.count, bytes[place] != stop { place += 1 }
            return Array(bytes[start..<place]).trimmed
        }

        /// The next name in lower case with its value; nil at the end.
        mutating func parameter() -> (name: [UInt8], value: [UInt8])? {
            while place < bytes.count {
                place += 1
                let start = place
                while place < bytes.count, bytes[place] != 0x3D, bytes[place] != 0x3B { place += 1 }
                let name = Array(bytes[min(start, place)..<place]).trimmed.lowered
                guard place < bytes.count, bytes[place] == 0x3D else { continue }
                place += 1
                let value = value()
                if !name.isEmpty { return (name, value) }
            }
            return nil
        }

        private mutating func value() -> [UInt8] {
            while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
            guard place < bytes.count, bytes[place] == 0x22 else { return token(until: 0x3B) }
            place += 1
            var value: [UInt8] = []
            while place < bytes.count, bytes[place] != 0x22 {
                if bytes[place] == 0x5C, place + 1 < bytes.count { place += 1 }
                value.append(bytes[place])
                place += 1
            }
            while place < bytes.count, bytes[place] != 0x3B { place += 1 }
            return value
        }
    }
}
