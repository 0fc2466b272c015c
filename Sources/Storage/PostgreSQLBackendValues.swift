import CPQ

/// Values on their way to and from PostgreSQL, in its binary format. Numbers travel with their most significant byte first.
enum PostgreSQLValue {
    /// The ids of the types that Hearten binds or reads (`pg_type.dat`).
    enum Kind {
        static let unknown: Oid = 0
        static let bool: Oid = 16
        static let bytea: Oid = 17
        static let int8: Oid = 20
        static let int2: Oid = 21
        static let int4: Oid = 23
        static let text: Oid = 25
        static let oid: Oid = 26
        static let float4: Oid = 700
        static let float8: Oid = 701
        static let numeric: Oid = 1700
    }

    /// A value of unknown type (NULL, a list) takes the one that its place in the statement has.
    static func kind(_ argument: SQL.Argument) -> Oid {
        switch argument {
        case .list, .value(.null): Kind.unknown
        case .value(.int): Kind.int8
        case .value(.double): Kind.float8
        case .value(.bool): Kind.bool
        case .value(.text): Kind.text
        case .value(.blob): Kind.bytea
        }
    }

    /// One value of a row. Throws when the server sent a kind that no table of ours has.
    static func decoded(_ bytes: UnsafeRawBufferPointer, _ kind: Oid) throws(StoreError) -> SQLValue {
        switch kind {
        case Kind.int8 where bytes.count == 8: return .int(Int64(bitPattern: number(bytes)))
        case Kind.int4 where bytes.count == 4: return .int(Int64(Int32(truncatingIfNeeded: number(bytes))))
        case Kind.int2 where bytes.count == 2: return .int(Int64(Int16(truncatingIfNeeded: number(bytes))))
        case Kind.oid where bytes.count == 4: return .int(Int64(number(bytes)))
        case Kind.bool where bytes.count == 1: return .bool(bytes[0] != 0)
        case Kind.float8 where bytes.count == 8: return .double(Double(bitPattern: number(bytes)))
        case Kind.float4 where bytes.count == 4: return .double(Double(Float(bitPattern: UInt32(truncatingIfNeeded: number(bytes)))))
        case Kind.bytea: return .blob(Array(bytes))
        case Kind.numeric: return try numeric(bytes)
        case Kind.int8, Kind.int4, Kind.int2, Kind.oid, Kind.bool, Kind.float8, Kind.float4: throw .wrongType(column: "")
        default: return .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func number(_ bytes: some Collection<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    /// What `sum` and `avg` of whole numbers come back as: digits of 10,000 (`numeric_send` in PostgreSQL's numeric.c).
    private static func numeric(_ bytes: UnsafeRawBufferPointer) throws(StoreError) -> SQLValue {
        guard bytes.count >= 8, bytes.count % 2 == 0 else { throw .wrongType(column: "") }
        let words = stride(from: 0, to: bytes.count, by: 2).map { UInt16(number(bytes[$0..<$0 + 2])) }
        let (weight, sign, digits) = (Int(Int16(bitPattern: words[1])), words[2], words.dropFirst(4))
        guard sign == 0 || sign == 0x4000, digits.count == Int(words[0]), abs(weight) < 64 else { throw .wrongType(column: "") }
        if weight < 5, digits.count <= weight + 1 {
            var whole: Int64 = 0
            var isWhole = true
            for place in 0..<max(0, weight + 1) {
                let digit = place < digits.count ? Int64(digits[digits.startIndex + place]) : 0
                let (shifted, over) = whole.multipliedReportingOverflow(by: 10_000)
                let (sum, more) = shifted.addingReportingOverflow(digit)
                isWhole = isWhole && !over && !more
                whole = sum
            }
            if isWhole { return .int(sign == 0 ? whole : -whole) }
        }
        var value = 0.0
        for digit in digits.reversed() { value = value / 10_000 + Double(digit) }
        for _ in 0..<max(0, weight) { value *= 10_000 }
        for _ in 0..<max(0, -weight) { value /= 10_000 }
        return .double(sign == 0 ? value : -value)
    }
}

/// The arguments of one statement in one piece of memory, as libpq wants them.
struct PostgreSQLArguments {
    private(set) var kinds: [Oid] = []
    private var bytes: [UInt8] = []
    /// Where each begins and how long it is; nil for NULL.
    private var places: [Range<Int>?] = []

    init(_ arguments: [SQL.Argument]) throws(StoreError) {
        kinds.reserveCapacity(arguments.count)
        places.reserveCapacity(arguments.count)
        for argument in arguments {
            kinds.append(PostgreSQLValue.kind(argument))
            try append(argument)
        }
    }

    private mutating func append(_ argument: SQL.Argument) throws(StoreError) {
        let start = bytes.count
        switch argument {
        case .value(.null):
            places.append(nil)
            return
        case .value(.int(let number)): append(number)
        case .value(.double(let number)): append(Int64(bitPattern: number.bitPattern))
        case .value(.bool(let flag)): bytes.append(flag ? 1 : 0)
        case .value(.text(let text)): try append(text)
        case .value(.blob(let blob)): bytes += blob
        case .list(let values): try append(values)
        }
        places.append(start..<bytes.count)
    }

    private mutating func append(_ number: Int64) { withUnsafeBytes(of: number.bigEndian) { bytes += $0 } }

    private mutating func append(_ text: String) throws(StoreError) {
        let start = bytes.count
        bytes += text.utf8
        if bytes[start...].contains(0) { throw .invalidText }
    }

    /// An array as text, which takes on the type of what it is compared with: `{1,2}`, `{"a","b"}`.
    private mutating func append(_ values: [SQLValue]) throws(StoreError) {
        bytes.append(UInt8(ascii: "{"))
        for (position, value) in values.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            switch value {
            case .null: bytes += "NULL".utf8
            case .int(let number): bytes += String(number).utf8
            case .bool(let flag): bytes.append(UInt8(ascii: flag ? "t" : "f"))
            case .double(let number):
                guard number.isFinite else { throw .misuse("a list cannot hold an infinite number") }
                bytes += "\(number)".utf8
            case .text(let text): try append(quoted: text)
            case .blob: throw .misuse("a list cannot hold blobs")
            }
        }
        bytes += [UInt8(ascii: "}"), 0]
    }

    private mutating func append(quoted text: String) throws(StoreError) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == 0 { throw .invalidText }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    typealias Pointers = (count: Int32, values: [UnsafePointer<CChar>?], lengths: [Int32], formats: [Int32])

    /// What is of unknown type goes as text, everything else in binary.
    func withPointers<T>(_ body: (Pointers) throws -> T) rethrows -> T {
        try bytes.withUnsafeBufferPointer { buffer in
            // An empty text is not NULL: it points somewhere.
            let base = UnsafeRawPointer(buffer.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped)
            let values = places.map { $0.map { base.advanced(by: $0.lowerBound).assumingMemoryBound(to: CChar.self) } }
            let lengths = places.map { Int32(clamping: $0?.count ?? 0) }
            return try body((Int32(places.count), values, lengths, kinds.map { $0 == PostgreSQLValue.Kind.unknown ? 0 : 1 }))
        }
    }
}
