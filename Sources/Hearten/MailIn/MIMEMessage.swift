/// One part of a message: a header, and either a body or further parts.
struct MIMEPart: Sendable {
    let header: MIMEHeader
    let type: MIMEValue
    let disposition: MIMEValue?
    /// Where its body lies in the message.
    let body: Range<Int>
    var parts: [MIMEPart] = []

    var isMultipart: Bool { type.main.hasPrefix("multipart/") && !parts.isEmpty }
}

/// A message taken apart (RFC 2046), within bounds: whatever lies beyond them is left where it is, as bytes.
///
/// Our own, because the library at hand died of a header of 120 kB: docs/decisions/0005.
struct MIMEMessage: Sendable {
    static let deepest = 20
    static let mostParts = 300

    let root: MIMEPart
    /// Whether something was beyond the bounds.
    let isCut: Bool
    private let lines: ByteLines

    init(_ bytes: [UInt8]) {
        let lines = ByteLines(bytes: bytes)
        var reader = Reader(lines: lines)
        root = reader.part(0..<bytes.count, depth: 0, usual: "text/plain")
        isCut = reader.isCut
        self.lines = lines
    }

    /// At most `limit` bytes of a part without its transfer encoding.
    func content(of part: MIMEPart, limit: Int) -> [UInt8] {
        let encoding = part.header.token("content-transfer-encoding")?.split(whereSeparator: { $0 == ";" || $0 == " " }).first.map(String.init)
        return MIMEEncoding.decoded(lines.bytes[part.body], encoding, limit: limit)
    }

    private struct Reader {
        let lines: ByteLines
        var count = 0
        var isCut = false

        mutating func part(_ range: Range<Int>, depth: Int, usual: String) -> MIMEPart {
            count += 1
            let (header, start) = MIMEHeader.read(lines, range)
            let said = header["content-type"].map { MIMEValue($0) }
            let type = said.flatMap { $0.main.utf8.contains(0x2F) ? $0 : nil } ?? MIMEValue(main: usual)
            let body = min(start, range.upperBound)..<range.upperBound
            var part = MIMEPart(header: header, type: type, disposition: header["content-disposition"].map { MIMEValue($0) }, body: body)
            guard type.main.hasPrefix("multipart/"), let boundary = type["boundary"], !boundary.isEmpty, boundary.utf8.count <= 200 else {
                return part
            }
            guard depth < MIMEMessage.deepest else {
                isCut = true
                return part
            }
            let inner = type.main == "multipart/digest" ? "message/rfc822" : "text/plain"
            for one in pieces(of: body, boundary) {
                guard count < MIMEMessage.mostParts else {
                    isCut = true
                    break
                }
                part.parts.append(self.part(one, depth: depth + 1, usual: inner))
            }
            return part
        }

        /// Where the parts between the lines of a boundary lie. Without its last line, the last part goes to the end.
        private func pieces(of range: Range<Int>, _ boundary: String) -> [Range<Int>] {
            let mark = Array("--\(boundary)".utf8)
            var found: [Range<Int>] = []
            var open: Int?
            var before = range.lowerBound
            var place = range.lowerBound
            while place < range.upperBound, found.count < MIMEMessage.mostParts {
                let (end, next) = lines.line(from: place, to: range.upperBound)
                defer { (before, place) = (end, next) }
                guard let isLast = isBoundary(mark, place, end) else { continue }
                // The line break before a boundary belongs to it.
                if let open { found.append(open..<max(open, min(before, place))) }
                open = isLast ? nil : next
                if isLast { return found }
            }
            if let open, open <= range.upperBound, found.count < MIMEMessage.mostParts { found.append(open..<range.upperBound) }
            return found
        }

        /// Nil when the line is no boundary, else whether it is the last.
        private func isBoundary(_ mark: [UInt8], _ start: Int, _ end: Int) -> Bool? {
            guard lines.has(mark, at: start, before: end) else { return nil }
            let rest = Array(lines.bytes[(start + mark.count)..<end].prefix(100)).trimmed
            return rest.isEmpty ? false : rest == [0x2D, 0x2D] ? true : nil
        }
    }
}
