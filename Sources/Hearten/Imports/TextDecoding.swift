/// Turns a stream of bytes in a known encoding into UTF-8, chunk by chunk, and repairs nothing.
///
/// What cannot be read leaves as a byte that is never valid UTF-8, so that the row it lies in is refused later,
/// and is noted here with its offset in the file and in what leaves.
package struct TextDecoder: Sendable {
    /// One place in the file that is not text in the file's encoding.
    package struct Unreadable: Sendable, Equatable {
        /// The offset in the file, counted from 0 with the byte order mark.
        package let offset: Int
        /// The offset in the UTF-8 that leaves the decoder.
        package let decodedOffset: Int
        /// The line in the file, from 1.
        package let line: Int
    }

    package let encoding: TextEncoding
    /// The first places found, at most `unreadableLimit` of them.
    package private(set) var unreadable: [Unreadable] = []
    package private(set) var unreadableCount = 0
    package static let unreadableLimit = 1_000

    /// No valid UTF-8 holds this byte.
    private static let marker: UInt8 = 0xFF
    private var toSkip: Int
    private var consumed = 0
    private var produced = 0
    private var line = 1
    private var lastWasCR = false
    /// The start of a sequence that the last chunk cut off: at most three bytes.
    private var carry: [UInt8] = []

    package init(_ verdict: EncodingVerdict) {
        self.init(verdict.encoding, markLength: verdict.markLength)
    }

    package init(_ encoding: TextEncoding, markLength: Int = 0) {
        self.encoding = encoding
        self.toSkip = markLength
    }

    /// Appends the UTF-8 of this chunk to `output`.
    package mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        var input = chunk
        if toSkip > 0 {
            let skipped = min(toSkip, input.count)
            toSkip -= skipped
            consumed += skipped
            input = UnsafeBufferPointer(rebasing: input[skipped...])
        }
        if carry.isEmpty {
            decode(input, isLast: false, into: &output)
        } else {
            let joined = carry + input
            carry = []
            joined.withUnsafeBufferPointer { decode($0, isLast: false, into: &output) }
        }
    }

    package mutating func feed(_ chunk: [UInt8], into output: inout [UInt8]) {
        chunk.withUnsafeBufferPointer { feed($0, into: &output) }
    }

    /// Says that the file has ended; a sequence cut off there is unreadable.
    package mutating func finish(into output: inout [UInt8]) {
        let rest = carry
        carry = []
        rest.withUnsafeBufferPointer { decode($0, isLast: true, into: &output) }
    }

    private mutating func decode(_ input: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) {
        let before = output.count
        let used =
            switch encoding {
            case .utf8: decodeUTF8(input, isLast: isLast, into: &output)
            case .windows1252: decode1252(input, into: &output)
            case .utf16LittleEndian: decodeUTF16(input, low: 0, isLast: isLast, into: &output)
            case .utf16BigEndian: decodeUTF16(input, low: 1, isLast: isLast, into: &output)
            }
        consumed += used
        produced += output.count - before
        carry = Array(input[used...])
    }

    private mutating func note(at index: Int, from start: Int, in output: [UInt8]) {
        unreadableCount += 1
        guard unreadable.count < Self.unreadableLimit else { return }
        let decoded = produced + output.count - start
        unreadable.append(Unreadable(offset: consumed + index, decodedOffset: decoded, line: line))
    }

    private mutating func countLine(_ byte: UInt8) {
        if byte == 0x0D || (byte == 0x0A && !lastWasCR) { line += 1 }
        lastWasCR = byte == 0x0D
    }
}

// MARK: One encoding each

extension TextDecoder {
    /// Valid stretches are copied whole; lines are counted only up to a fault, since only a fault needs them.
    private mutating func decodeUTF8(_ input: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) -> Int {
        let start = output.count
        var index = 0
        while index < input.count {
            let rest = UnsafeBufferPointer(rebasing: input[index...])
            let valid = Text.firstInvalid(in: rest) ?? rest.count
            countLines(rest, upTo: valid)
            output.append(contentsOf: rest[..<valid])
            index += valid
            guard index < input.count else { break }
            if !isLast, Text.sequenceLength(input, at: index) < 0 { break }
            note(at: index, from: start, in: output)
            output.append(Self.marker)
            index += 1
        }
        return index
    }

    private mutating func countLines(_ input: UnsafeBufferPointer<UInt8>, upTo end: Int) {
        var found = 0
        var wasCR = lastWasCR
        for index in 0..<end {
            let byte = input[index]
            guard byte <= 0x0D else {
                wasCR = false
                continue
            }
            if byte == 0x0D || (byte == 0x0A && !wasCR) { found += 1 }
            wasCR = byte == 0x0D
        }
        line += found
        lastWasCR = wasCR
    }

    private mutating func decode1252(_ input: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Int {
        let start = output.count
        for (index, byte) in input.enumerated() {
            countLine(byte)
            if byte < 0x80 {
                output.append(byte)
            } else if let scalar = TextEncoding.windows1252Scalar(byte) {
                append(scalar, to: &output)
            } else {
                note(at: index, from: start, in: output)
                output.append(Self.marker)
            }
        }
        return input.count
    }

    private mutating func decodeUTF16(_ input: UnsafeBufferPointer<UInt8>, low: Int, isLast: Bool, into output: inout [UInt8]) -> Int {
        func unit(_ index: Int) -> UInt32 {
            UInt32(input[index + low]) | UInt32(input[index + 1 - low]) << 8
        }
        let start = output.count
        var index = 0
        while index + 1 < input.count {
            let code = unit(index)
            if code < 0x80 {
                let byte = UInt8(truncatingIfNeeded: code)
                countLine(byte)
                output.append(byte)
                index += 2
                continue
            }
            lastWasCR = false
            if code & 0xFC00 == 0xD800 {
                guard index + 3 < input.count || isLast else { return index }
                if index + 3 < input.count, unit(index + 2) & 0xFC00 == 0xDC00 {
                    let pair = 0x10000 + ((code & 0x3FF) << 10) + (unit(index + 2) & 0x3FF)
                    if let scalar = Unicode.Scalar(pair) { append(scalar, to: &output) }
                    index += 4
                    continue
                }
            }
            if let scalar = Unicode.Scalar(code) {
                append(scalar, to: &output)
            } else {
                note(at: index, from: start, in: output)
                output.append(Self.marker)
            }
            index += 2
        }
        guard isLast, index < input.count else { return index }
        note(at: index, from: start, in: output)
        output.append(Self.marker)
        return input.count
    }

    private func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        let code = scalar.value
        func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: code >> shift & 0x3F) }
        switch code {
        case 0..<0x80: output.append(UInt8(truncatingIfNeeded: code))
        case 0x80..<0x800:
            output.append(0xC0 | UInt8(truncatingIfNeeded: code >> 6))
            output.append(tail(0))
        case 0x800..<0x10000:
            output.append(0xE0 | UInt8(truncatingIfNeeded: code >> 12))
            output.append(tail(6))
            output.append(tail(0))
        default:
            output.append(0xF0 | UInt8(truncatingIfNeeded: code >> 18))
            output.append(tail(12))
            output.append(tail(6))
            output.append(tail(0))
        }
    }
}
