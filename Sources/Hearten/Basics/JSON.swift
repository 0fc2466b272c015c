/// A JSON value that keeps the order of its members and never holds one key twice.
package enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int64)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// One key of an object with its value.
    package struct Member: Sendable, Equatable {
        package let key: String
        package let value: JSON

        package init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// What a parser may spend on one document; every limit is counted, none is guessed from a header.
    package struct Limits: Sendable {
        package var bytes = 16 << 20
        package var depth = 64
        package var values = 1_000_000
        package var stringBytes = 1 << 20
        package var members = 1_000

        package init() {}
    }

    /// Why a document was refused, and the offset in bytes where that was noticed.
    package struct Fault: Error, Equatable, Sendable {
        package enum Reason: String, Sendable {
            case empty = "there is nothing here"
            case tooLong = "it is longer than allowed"
            case tooDeep = "it is nested too deeply"
            case tooMany = "it holds too many values"
            case stringTooLong = "a text in it is longer than allowed"
            case duplicateKey = "the same key appears twice in one object"
            case invalidText = "it holds bytes that are not UTF-8"
            case loneSurrogate = "it holds half of a surrogate pair"
            case nul = "it holds a NUL character"
            case badEscape = "it holds an unknown escape"
            case badNumber = "a number in it cannot be read"
            case controlCharacter = "a text in it holds a bare control character"
            case unfinished = "it ends too early"
            case unexpected = "a character does not belong there"
            case trailing = "something follows the value"
        }
        package let reason: Reason
        package let offset: Int
    }

    /// Reads one whole document; texts come out in NFC.
    package static func parse(_ bytes: [UInt8], limits: Limits = Limits()) throws(Fault) -> JSON {
        try parse(bytes[...], limits: limits)
    }

    package static func parse(_ text: String, limits: Limits = Limits()) throws(Fault) -> JSON {
        try parse(Array(text.utf8), limits: limits)
    }

    package static func parse(_ bytes: ArraySlice<UInt8>, limits: Limits = Limits()) throws(Fault) -> JSON {
        let result: Result<JSON, Fault> = bytes.withUnsafeBufferPointer { buffer in
            do throws(Fault) { return .success(try parse(buffer, limits: limits)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    package static func parse(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) throws(Fault) -> JSON {
        guard bytes.count <= limits.bytes else { throw Fault(reason: .tooLong, offset: limits.bytes) }
        var parser = JSONParser(bytes: bytes, limits: limits)
        return try parser.document()
    }
}

extension JSON {
    package subscript(_ key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        for member in members where member.key == key { return member.value }
        return nil
    }

    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var int: Int64? {
        switch self {
        case .int(let value): value
        case .number(let value): Int64(exactly: value)
        default: nil
        }
    }

    package var double: Double? {
        switch self {
        case .int(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var array: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    package var members: [Member]? {
        if case .object(let value) = self { value } else { nil }
    }

    package var isNull: Bool { self == .null }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
