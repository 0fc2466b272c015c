/// Takes a posted form with files apart while it comes in (RFC 7578), holding no more than a buffer of it.
package struct MultipartReader {
    /// One piece of news about the form, in order.
    package enum Event: Equatable, Sendable {
        case part(name: String, filename: String?)
        case bytes([UInt8])
        case end
    }

    /// The form is not what it says it is.
    package struct Malformed: Error, Equatable { package let sentence: Phrase }

    private enum State { case start, headers, body, afterBoundary, done }

    private let delimiter: [UInt8]
    private var state = State.start
    private var buffer: [UInt8] = []
    private var parts = 0
    static let headerLimit = 8 << 10
    static let partLimit = 50

    /// `boundary` as the request's content type names it.
    package init?(contentType: String) {
        guard let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else { return nil }
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + Array(boundary.utf8)
        buffer = [0x0D, 0x0A]
    }

    package mutating func feed(_ chunk: some Sequence<UInt8>, _ receive: (Event) throws -> Void) throws {
        buffer.append(contentsOf: chunk)
        while try step(receive) {}
    }

    /// Says that the body has ended.
    package func finish() throws {
        guard state == .done else { throw Malformed(sentence: .formEndsEarly) }
    }

    /// One step forward; false when more bytes are needed.
    private mutating func step(_ receive: (Event) throws -> Void) throws -> Bool {
        switch state {
        case .done:
            buffer.removeAll()
            return false
        case .start:
            guard buffer.count >= delimiter.count else { return false }
            guard buffer.starts(with: delimiter) else { throw Malformed(sentence: .formBoundary) }
            buffer.removeFirst(delimiter.count)
            state = .afterBoundary
        case .afterBoundary:
            guard buffer.count >= 2 else { return false }
            let isLast = buffer[0] == 0x2D && buffer[1] == 0x2D
            guard isLast || (buffer[0] == 0x0D && buffer[1] == 0x0A) else { throw Malformed(sentence: .formBoundary) }
            buffer.removeFirst(2)
            state = isLast ? .done : .headers
            if isLast { try receive(.end) }
        case .headers:
            guard let end = Self.find([0x0D, 0x0A, 0x0D, 0x0A], in: buffer) else {
                guard buffer.count <= Self.headerLimit else { throw Malformed(sentence: .formHead) }
                return false
            }
            parts += 1
            guard parts <= Self.partLimit else { throw Malformed(sentence: .formParts) }
            try receive(try Self.part(Array(buffer[..<end])))
            buffer.removeFirst(end + 4)
            state = .body
        case .body:
            return try stepBody(receive)
        }
        return true
    }

    private mutating func stepBody(_ receive: (Event) throws -> Void) throws -> Bool {
        if let end = Self.find(delimiter, in: buffer) {
            if end > 0 { try receive(.bytes(Array(buffer[..<end]))) }
            buffer.removeFirst(end + delimiter.count)
            state = .afterBoundary
            return true
        }
        let safe = buffer.count - (delimiter.count - 1)
        guard safe > 0 else { return false }
        try receive(.bytes(Array(buffer[..<safe])))
        buffer.removeFirst(safe)
        return false
    }

    private static func find(_ needle: [UInt8], in hay: [UInt8]) -> Int? {
        guard let first = needle.first, hay.count >= needle.count else { return nil }
        return hay.withUnsafeBufferPointer { hay in
            var index = 0
            let last = hay.count - needle.count
            while index <= last {
                if hay[index] == first, needle.indices.allSatisfy({ hay[index + $0] == needle[$0] }) { return index }
                index += 1
            }
            return nil
        }
    }

    private static func part(_ head: [UInt8]) throws -> Event {
        guard let text = String(validating: head, as: UTF8.self), !head.contains(0) else {
            throw Malformed(sentence: .formNotText)
        }
        for line in text.unicodeScalars.split(whereSeparator: { $0 == "\r" || $0 == "\n" }).map({ String($0) }) {
            guard line.lowercased().hasPrefix("content-disposition:"), let name = parameter("name", of: line) else { continue }
            return .part(name: Text.composed(name), filename: parameter("filename", of: line).map(Text.composed))
        }
        throw Malformed(sentence: .formNoName)
    }

    /// The value of `name=…` in a header, with or without quotes.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.unicodeScalars.split(separator: ";").dropFirst() {
            let text = String(piece).trimmedBlanks
            guard text.lowercased().hasPrefix(name + "=") else { continue }
            let value = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(name.unicodeScalars.count + 1)))
            guard value.hasPrefix("\""), value.hasSuffix("\""), value.utf8.count >= 2 else { return value }
            return String(String.UnicodeScalarView(value.unicodeScalars.dropFirst().dropLast())).replacing("%22", with: "\"")
        }
        return nil
    }
}
