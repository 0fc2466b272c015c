/// Reads one JSON document from bytes, strictly: RFC 8259 and nothing more.
///
/// Every index is compared with `count` before use, so no input can reach beyond the buffer.
struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    private let limits: JSON.Limits
    private var position = 0
    private var depth = 0
    private var values = 0
    private var scratch: [UInt8] = []

    init(bytes: UnsafeBufferPointer<UInt8>, limits: JSON.Limits) {
        self.bytes = bytes
        self.count = bytes.count
        self.limits = limits
    }

    mutating func document() throws(JSON.Fault) -> JSON {
        skipBlanks()
        guard position < count else { throw fault(.empty) }
        let result = try value()
        skipBlanks()
        guard position == count else { throw fault(.trailing) }
        return result
    }

    private func fault(_ reason: JSON.Fault.Reason) -> JSON.Fault {
        JSON.Fault(reason: reason, offset: position)
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while position < count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    private mutating func value() throws(JSON.Fault) -> JSON {
        guard position < count else { throw fault(.unfinished) }
        values += 1
        guard values <= limits.values else { throw fault(.tooMany) }
        switch bytes[position] {
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw fault(.unexpected)
        }
    }

    private mutating func word(_ expected: StaticString, _ value: JSON) throws(JSON.Fault) -> JSON {
        let length = expected.utf8CodeUnitCount
        guard count - position >= length else { throw fault(.unfinished) }
        for index in 0..<length where bytes[position + index] != expected.utf8Start[index] {
            throw fault(.unexpected)
        }
        position += length
        return value
    }

    private mutating func enter() throws(JSON.Fault) {
        depth += 1
        guard depth <= limits.depth else { throw fault(.tooDeep) }
        position += 1
        skipBlanks()
    }

    /// True when the closing byte was met, false when a comma was.
    private mutating func ends(with closing: UInt8) throws(JSON.Fault) -> Bool {
        skipBlanks()
        guard position < count else { throw fault(.unfinished) }
        let byte = bytes[position]
        guard byte == closing || byte == UInt8(ascii: ",") else { throw fault(.unexpected) }
        position += 1
        return byte == closing
    }

    private mutating func array() throws(JSON.Fault) -> JSON {
        try enter()
        defer { depth -= 1 }
        var items: [JSON] = []
        if position < count, bytes[position] == UInt8(ascii: "]") {
            position += 1
            return .array(items)
        }
        repeat {
            skipBlanks()
            items.append(try value())
        } while try !ends(with: UInt8(ascii: "]"))
        return .array(items)
    }

    private mutating func object() throws(JSON.Fault) -> JSON {
        try enter()
        defer { depth -= 1 }
        if position < count, bytes[position] == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        var members: [JSON.Member] = []
        members.reserveCapacity(8)
        var seen: Set<String> = []
        repeat {
            skipBlanks()
            guard position < count else { throw fault(.unfinished) }
            guard bytes[position] == UInt8(ascii: "\"") else { throw fault(.unexpected) }
            let key = try text()
            guard isNew(key, among: members, seen: &seen) else { throw fault(.duplicateKey) }
            skipBlanks()
            guard position < count else { throw fault(.unfinished) }
            guard bytes[position] == UInt8(ascii: ":") else { throw fault(.unexpected) }
            position += 1
            skipBlanks()
            members.append(JSON.Member(key, try value()))
            guard members.count <= limits.members else { throw fault(.tooMany) }
        } while try !ends(with: UInt8(ascii: "}"))
        return .object(members)
    }

    /// Small objects are compared one by one; a large one gets a set, so that a thousand keys stay linear.
    private func isNew(_ key: String, among members: [JSON.Member], seen: inout Set<String>) -> Bool {
        guard members.count >= 24 else {
            for member in members where member.key == key { return false }
            return true
        }
        if seen.isEmpty { seen = Set(members.map(\.key)) }
        return seen.insert(key).inserted
    }
}

// MARK: Texts

extension JSONParser {
    private mutating func text() throws(JSON.Fault) -> String {
        position += 1
        let start = position
        var high: UInt8 = 0
        while position < count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                let end = position
                let result = try string(UnsafeBufferPointer(rebasing: bytes[start..<end]), highest: high)
                position = end + 1
                return result
            }
            if byte == UInt8(ascii: "\\") { return try escapedText(from: start, highest: high) }
            guard byte >= 0x20 else { throw fault(.controlCharacter) }
            high = max(high, byte)
            position += 1
        }
        throw fault(.unfinished)
    }

    private mutating func escapedText(from start: Int, highest: UInt8) throws(JSON.Fault) -> String {
        var high = highest
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: bytes[start..<position])
        while position < count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                let collected = scratch
                let result: Result<String, JSON.Fault> = collected.withUnsafeBufferPointer { buffer in
                    do throws(JSON.Fault) { return .success(try string(buffer, highest: high)) } catch { return .failure(error) }
                }
                return try result.get()
            }
            if byte == UInt8(ascii: "\\") {
                high = max(high, try escape())
                continue
            }
            guard byte >= 0x20 else { throw fault(.controlCharacter) }
            high = max(high, byte)
            scratch.append(byte)
            position += 1
        }
        throw fault(.unfinished)
    }

    private func string(_ buffer: UnsafeBufferPointer<UInt8>, highest: UInt8) throws(JSON.Fault) -> String {
        guard buffer.count <= limits.stringBytes else { throw fault(.stringTooLong) }
        if highest < 0x80 { return String(decoding: buffer, as: UTF8.self) }
        guard let text = String(validating: buffer, as: UTF8.self) else { throw fault(.invalidText) }
        return highest < Text.firstCombiningLead ? text : Text.composed(text)
    }

    /// Appends what the escape stands for and returns the highest byte appended.
    private mutating func escape() throws(JSON.Fault) -> UInt8 {
        guard position + 1 < count else { throw fault(.unfinished) }
        let plain: UInt8
        switch bytes[position + 1] {
        case UInt8(ascii: "\""): plain = 0x22
        case UInt8(ascii: "\\"): plain = 0x5C
        case UInt8(ascii: "/"): plain = 0x2F
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw fault(.badEscape)
        }
        scratch.append(plain)
        position += 2
        return plain
    }

    private mutating func unicodeEscape() throws(JSON.Fault) -> UInt8 {
        var code = try fourHex()
        if code & 0xFC00 == 0xD800 {
            guard position + 1 < count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else {
                throw fault(.loneSurrogate)
            }
            let low = try fourHex()
            guard low & 0xFC00 == 0xDC00 else { throw fault(.loneSurrogate) }
            code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF)
        }
        guard code != 0 else { throw fault(.nul) }
        guard let scalar = Unicode.Scalar(code) else { throw fault(.loneSurrogate) }
        var high: UInt8 = 0
        for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
            scratch.append(byte)
            high = max(high, byte)
        }
        return high
    }

    private mutating func fourHex() throws(JSON.Fault) -> UInt32 {
        guard count - position >= 6 else { throw fault(.unfinished) }
        var code: UInt32 = 0
        for index in 2..<6 {
            let byte = bytes[position + index]
            switch byte {
            case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
            default: throw fault(.badEscape)
            }
        }
        position += 6
        return code
    }
}

// MARK: Numbers

extension JSONParser {
    private mutating func number() throws(JSON.Fault) -> JSON {
        let start = position
        let negative = bytes[position] == UInt8(ascii: "-")
        if negative { position += 1 }
        guard position < count else { throw fault(.unfinished) }
        let leadingZero = bytes[position] == UInt8(ascii: "0")
        let whole = digits()
        guard whole.count > 0, !(leadingZero && whole.count > 1) else { throw fault(.badNumber) }
        var isWhole = true
        if position < count, bytes[position] == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            guard digits().count > 0 else { throw fault(.badNumber) }
        }
        if position < count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            position += 1
            if position < count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
            guard digits().count > 0 else { throw fault(.badNumber) }
        }
        if isWhole, let value = whole.value { return .int(negative ? -value : value) }
        guard position - start <= 128 else { throw fault(.badNumber) }
        let literal = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(literal), value.isFinite else { throw fault(.badNumber) }
        return .number(value)
    }

    /// Steps over digits; the value is nil when it does not fit.
    private mutating func digits() -> (count: Int, value: Int64?) {
        let start = position
        var value: Int64? = 0
        while position < count, bytes[position] &- 0x30 < 10 {
            if position - start < 18 {
                value = value.map { $0 &* 10 &+ Int64(bytes[position] &- 0x30) }
            } else {
                value = nil
            }
            position += 1
        }
        return (position - start, value)
    }
}
