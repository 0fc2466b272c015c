package import Storage

/// The identity of one thing of a kind: a quarter of an hour and 41 random bits.
///
/// Nothing in it tells in which order two things of one quarter came, so an anonymous answer cannot be matched to an
/// exact second; and things of one quarter lie together on disk. Written as 13 letters and digits (Crockford's base 32).
package struct ID<Of>: Sendable, Hashable, Comparable {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }

    /// A new identity, made at `instant` from `random` bits.
    package init(at instant: Instant, random: UInt64) {
        let quarter = Self.quarters(since2020: instant)
        value = quarter << 41 | Int64(random >> 23)
    }

    /// One of many that come in together: neighbours lie together on disk, however many there are, and never meet
    /// each other as random ones would.
    init(at instant: Instant, start: UInt64, place: Int) {
        let bits = (start >> 23 &+ UInt64(bitPattern: Int64(place))) & (1 << 41 - 1)
        value = Self.quarters(since2020: instant) << 41 | Int64(bits)
    }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }

    private static func quarters(since2020 instant: Instant) -> Int64 {
        let quarters = (instant.milliseconds - 1_577_836_800_000) / 900_000
        return max(0, min(quarters, 1 << 22 - 1))
    }
}

extension ID: CustomStringConvertible, LosslessStringConvertible {
    package var description: String {
        var rest = UInt64(bitPattern: value)
        var letters = [UInt8](repeating: 0, count: 13)
        for place in stride(from: 12, through: 0, by: -1) {
            letters[place] = base32Letters[Int(rest & 31)]
            rest >>= 5
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Exactly what `description` writes; anything else is nil, so that each thing has one address.
    package init?(_ text: String) {
        guard text.utf8.count == 13 else { return nil }
        var value: UInt64 = 0
        for letter in text.utf8 {
            guard let digit = base32Letters.firstIndex(of: letter), value >> 59 == 0 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        guard value <= UInt64(Int64.max) else { return nil }
        self.value = Int64(value)
    }
}

extension ID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .int(value) }
    package init?(sqlValue: SQLValue) {
        guard case .int(let value) = sqlValue else { return nil }
        self.value = value
    }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = ID(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an id"))
        }
        self = id
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Crockford's base 32 in lower case: no i, l, o, u, so that it can be read aloud and typed.
let base32Letters: [UInt8] = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
