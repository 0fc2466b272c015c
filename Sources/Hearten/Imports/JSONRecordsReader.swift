/// Reads the objects of the lists in one JSON document from chunks of bytes, in constant memory: `[{…}, {…}]`, or a list inside
/// an object such as `{"reviews": [{…}], "nextPageToken": ""}`, and several such documents after another.
///
/// One object is held at a time. What cannot be read is reported with its number, and the next object is read.
package struct JSONRecordsReader {
    private enum Place {
        /// Outside of the lists that are read; `depth` objects or lists are open.
        case outside(depth: Int)
        /// In a list, between two of its values.
        case between(depth: Int)
        /// In an object of the list; so many more are open within it.
        case record(inner: Int, depth: Int)
        /// In a value of the list that is no object.
        case other(inner: Int, depth: Int)
    }

    private let limit: Int
    private let limits: JSON.Limits
    private var place = Place.outside(depth: 0)
    private var isInString = false
    private var isEscaped = false
    private var isTooLong = false
    private var held: [UInt8] = []
    private var number = 0
    private var offset = 0
    private var recordOffset = 0

    package init(recordBytes: Int = 1 << 20, limits: JSON.Limits = JSON.Limits()) {
        limit = recordBytes
        self.limits = limits
    }

    package mutating func feed(_ chunk: some Sequence<UInt8>, _ receive: (JSONLinesReader.Event) throws -> Void) rethrows {
        for byte in chunk {
            try take(byte, receive)
            offset += 1
        }
    }

    /// Says that the document has ended; an object that is still open is reported.
    package mutating func finish(_ receive: (JSONLinesReader.Event) throws -> Void) rethrows {
        if case .record = place { try endRecord(receive) }
        place = .outside(depth: 0)
        isInString = false
    }

    private mutating func take(_ byte: UInt8, _ receive: (JSONLinesReader.Event) throws -> Void) rethrows {
        if case .record = place { hold(byte) }
        if isInString {
            if isEscaped { isEscaped = false } else if byte == 0x5C { isEscaped = true } else if byte == 0x22 { isInString = false }
            return
        }
        if byte == 0x22 {
            isInString = true
            if case .between(let depth) = place { try startOther(depth, inner: 0, receive) }
            return
        }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): try open(byte, receive)
        case UInt8(ascii: "}"), UInt8(ascii: "]"): try close(receive)
        case UInt8(ascii: ","): if case .other(0, let depth) = place { place = .between(depth: depth) }
        case 0x20, 0x09, 0x0A, 0x0D: break
        default: if case .between(let depth) = place { try startOther(depth, inner: 0, receive) }
        }
    }

    private mutating func open(_ byte: UInt8, _ receive: (JSONLinesReader.Event) throws -> Void) rethrows {
        let isList = byte == UInt8(ascii: "[")
        switch place {
        case .outside(let depth) where isList && depth <= 1: place = .between(depth: depth)
        case .outside(let depth): place = .outside(depth: depth + 1)
        case .between(let depth) where isList: try startOther(depth, inner: 1, receive)
        case .between(let depth):
            place = .record(inner: 0, depth: depth)
            (held, isTooLong, recordOffset) = ([byte], false, offset)
            number += 1
        case .record(let inner, let depth): place = .record(inner: inner + 1, depth: depth)
        case .other(let inner, let depth): place = .other(inner: inner + 1, depth: depth)
        }
    }

    private mutating func close(_ receive: (JSONLinesReader.Event) throws -> Void) rethrows {
        switch place {
        case .outside(let depth): place = .outside(depth: max(0, depth - 1))
        case .between(let depth), .other(0, let depth): place = .outside(depth: depth)
        case .record(0, let depth):
            try endRecord(receive)
            place = .between(depth: depth)
        case .record(let inner, let depth): place = .record(inner: inner - 1, depth: depth)
        case .other(let inner, let depth): place = .other(inner: inner - 1, depth: depth)
        }
    }

    /// A value that is no object is a row that cannot be used in a list that is the whole document; beside one it is no row at all.
    private mutating func startOther(_ depth: Int, inner: Int, _ receive: (JSONLinesReader.Event) throws -> Void) rethrows {
        place = .other(inner: inner, depth: depth)
        guard depth == 0 else { return }
        number += 1
        try receive(.problem(.init(line: number, offset: offset, reason: .notAnObject)))
    }

    private mutating func hold(_ byte: UInt8) {
        guard !isTooLong else { return }
        held.append(byte)
        if held.count > limit {
            isTooLong = true
            held = []
        }
    }

    private mutating func endRecord(_ receive: (JSONLinesReader.Event) throws -> Void) rethrows {
        guard !isTooLong else { return try receive(.problem(.init(line: number, offset: recordOffset, reason: .lineTooLong))) }
        let parsed: Result<JSON, JSON.Fault>
        do throws(JSON.Fault) { parsed = .success(try JSON.parse(held, limits: limits)) } catch { parsed = .failure(error) }
        switch parsed {
        case .success(let value): try receive(.row(.init(line: number, offset: recordOffset, value: value)))
        case .failure(let fault): try receive(.problem(.init(line: number, offset: recordOffset, reason: .fault(fault))))
        }
    }
}

extension JSON {
    /// The members of an object with those of the objects within it beside them: `reviewer.displayName`.
    var flatMembers: [Member] {
        func flat(_ members: [Member], _ prefix: String, _ depth: Int) -> [Member] {
            members.flatMap { member -> [Member] in
                let key = prefix + member.key
                guard depth < 3, case .object(let inner) = member.value else { return [Member(key, member.value)] }
                return flat(inner, key + ".", depth + 1)
            }
        }
        return flat(members ?? [], "", 0)
    }
}
