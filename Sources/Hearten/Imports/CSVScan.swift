extension CSVReader {
    /// Reads one chunk. A row that breaks sends it back to the line after the row's first one, through `replay`
    /// where that line lies in an earlier chunk; inside the joined chunk everything is at hand, so it recurses once.
    mutating func scan(_ chunk: UnsafeBufferPointer<UInt8>, _ receive: (Event) throws -> Void) rethrows {
        var index = 0
        while index < chunk.count {
            switch state {
            case .fieldStart, .plain: index = try scanPlain(chunk, from: index, receive)
            case .quoted: index = scanQuoted(chunk, from: index)
            case .quoteInQuoted: index = try closeQuote(chunk, at: index, receive)
            case .skipping: index = skipLine(chunk, from: index)
            }
            guard let reason = overflow() ?? failure else { continue }
            failure = nil
            try fail(reason, receive)
            guard let target = resumeAt else {
                state = .skipping
                continue
            }
            if target >= base {
                index = target - base
                startRow(at: target, line: rowLine + 1)
            } else {
                let joined = replay + chunk
                base = target
                startRow(at: target, line: rowLine + 1)
                return try joined.withUnsafeBufferPointer { try scan($0, receive) }
            }
        }
        if let resumeAt, resumeAt < base + chunk.count {
            replay.append(contentsOf: chunk[max(0, resumeAt - base)...])
        }
        base += chunk.count
    }

    private func overflow() -> CSVProblem.Reason? {
        if state == .skipping { return nil }
        if cells.count - fieldStart > limits.fieldBytes { return .fieldTooLong }
        return cells.count > limits.rowBytes ? .rowTooLong : nil
    }

    private mutating func scanPlain(_ chunk: UnsafeBufferPointer<UInt8>, from start: Int, _ receive: (Event) throws -> Void) rethrows -> Int {
        var index = start
        if skipNextLF {
            skipNextLF = false
            if chunk[index] == 0x0A {
                startRow(at: base + index + 1, line: line)
                return index + 1
            }
        }
        if state == .fieldStart, chunk[index] == UInt8(ascii: "\"") {
            state = .quoted
            lastQuotedCR = false
            return index + 1
        }
        state = .plain
        while index < chunk.count {
            let byte = chunk[index]
            if byte > 0x20, byte != delimiter {
                index += 1
                continue
            }
            if byte == delimiter {
                append(chunk, start, index)
                endField()
                state = .fieldStart
                return index + 1
            }
            if byte == 0x0A || byte == 0x0D {
                append(chunk, start, index)
                try endLine(byte, at: index, receive)
                return index + 1
            }
            if byte == 0 { hasNUL = true }
            index += 1
        }
        append(chunk, start, index)
        return index
    }

    private mutating func endLine(_ byte: UInt8, at index: Int, _ receive: (Event) throws -> Void) rethrows {
        endField()
        try endRow(receive)
        skipNextLF = byte == 0x0D
        startRow(at: base + index + 1, line: line + 1)
    }

    private mutating func scanQuoted(_ chunk: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < chunk.count {
            let byte = chunk[index]
            if byte > 0x22 {
                lastQuotedCR = false
                index += 1
                continue
            }
            if byte == UInt8(ascii: "\"") {
                append(chunk, start, index)
                state = .quoteInQuoted
                return index + 1
            }
            if byte == 0x0A || byte == 0x0D { countQuotedLine(byte, at: base + index) }
            if byte == 0 { hasNUL = true }
            lastQuotedCR = byte == 0x0D
            index += 1
        }
        append(chunk, start, index)
        return index
    }

    /// Counts the line and remembers where to go on should this quote never close.
    private mutating func countQuotedLine(_ byte: UInt8, at offset: Int) {
        if byte == 0x0A, lastQuotedCR {
            if resumeAt == offset {
                resumeAt = offset + 1
                replay.removeAll(keepingCapacity: true)
            }
            return
        }
        line += 1
        if resumeAt == nil { resumeAt = offset + 1 }
    }

    private mutating func closeQuote(_ chunk: UnsafeBufferPointer<UInt8>, at index: Int, _ receive: (Event) throws -> Void) rethrows -> Int {
        let byte = chunk[index]
        switch byte {
        case UInt8(ascii: "\""):
            cells.append(byte)
            state = .quoted
            lastQuotedCR = false
        case delimiter:
            endField()
            state = .fieldStart
        case 0x0A, 0x0D:
            try endLine(byte, at: index, receive)
        default:
            failure = .strayQuote
            return index
        }
        return index + 1
    }

    private mutating func skipLine(_ chunk: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < chunk.count {
            let byte = chunk[index]
            index += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            skipNextLF = byte == 0x0D
            startRow(at: base + index, line: line + 1)
            return index
        }
        return index
    }

    @inline(__always)
    private mutating func append(_ chunk: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        if end > start { cells.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[start..<end])) }
    }
}
