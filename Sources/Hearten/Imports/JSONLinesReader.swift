/// Reads JSON Lines from chunks of bytes in constant memory; a line that cannot be read is reported and the next one is read.
package struct JSONLinesReader {
    package enum Event {
        case row(Row)
        case problem(Problem)
    }

    /// One line's object.
    package struct Row: Sendable {
        package let line: Int
        package let offset: Int
        package let value: JSON
    }

    /// A line that is not a JSON object.
    package struct Problem: Sendable, Equatable {
        package enum Reason: Sendable, Equatable {
            case lineTooLong
            case notAnObject
            case fault(JSON.Fault)
        }
        package let line: Int
        package let offset: Int
        package let reason: Reason

        /// The reason in words for the person who chose the file.
        package var words: String {
            switch reason {
            case .lineTooLong: "The line is longer than allowed."
            case .notAnObject: "The line is JSON, but not an object with names and values."
            case .fault(let fault): "The line is not good JSON: \(fault.reason.rawValue), at byte \(fault.offset) of the line."
            }
        }
    }

    private let lineLimit: Int
    private let limits: JSON.Limits
    private var carry: [UInt8] = []
    private var isSkipping = false
    private var line = 1
    private var lineStart = 0
    private var base = 0

    package init(lineBytes: Int = 1 << 20, limits: JSON.Limits = JSON.Limits()) {
        lineLimit = lineBytes
        self.limits = limits
    }

    package mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>, _ receive: (Event) throws -> Void) rethrows {
        var start = 0
        var index = 0
        while index < chunk.count {
            guard chunk[index] == 0x0A else {
                index += 1
                continue
            }
            try endLine(UnsafeBufferPointer(rebasing: chunk[start..<index]), receive)
            index += 1
            start = index
            line += 1
            lineStart = base + index
        }
        try keep(UnsafeBufferPointer(rebasing: chunk[start...]), receive)
        base += chunk.count
    }

    package mutating func feed(_ chunk: some Sequence<UInt8>, _ receive: (Event) throws -> Void) rethrows {
        try Array(chunk).withUnsafeBufferPointer { try feed($0, receive) }
    }

    /// Says that the stream has ended; the last line needs no line end.
    package mutating func finish(_ receive: (Event) throws -> Void) rethrows {
        try endLine(UnsafeBufferPointer(start: nil, count: 0), receive)
    }

    private mutating func keep(_ part: UnsafeBufferPointer<UInt8>, _ receive: (Event) throws -> Void) rethrows {
        guard !isSkipping else { return }
        guard carry.count + part.count <= lineLimit else {
            isSkipping = true
            carry.removeAll()
            return try report(.lineTooLong, receive)
        }
        carry.append(contentsOf: part)
    }

    private mutating func endLine(_ part: UnsafeBufferPointer<UInt8>, _ receive: (Event) throws -> Void) rethrows {
        if isSkipping {
            isSkipping = false
            return
        }
        guard carry.count + part.count <= lineLimit else {
            carry.removeAll()
            return try report(.lineTooLong, receive)
        }
        if carry.isEmpty { return try read(part, receive) }
        carry.append(contentsOf: part)
        let whole = carry
        carry = []
        try whole.withUnsafeBufferPointer { try read($0, receive) }
    }

    private func read(_ whole: UnsafeBufferPointer<UInt8>, _ receive: (Event) throws -> Void) rethrows {
        var bytes = whole
        if lineStart == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = UnsafeBufferPointer(rebasing: bytes[3...]) }
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
        let parsed: Result<JSON, JSON.Fault>
        do throws(JSON.Fault) { parsed = .success(try JSON.parse(bytes, limits: limits)) } catch { parsed = .failure(error) }
        switch parsed {
        case .failure(let fault): try report(.fault(fault), receive)
        case .success(let value):
            guard case .object = value else { return try report(.notAnObject, receive) }
            try receive(.row(Row(line: line, offset: lineStart, value: value)))
        }
    }

    private func report(_ reason: Problem.Reason, _ receive: (Event) throws -> Void) rethrows {
        try receive(.problem(Problem(line: line, offset: lineStart, reason: reason)))
    }
}
