/// The header of a message or of one of its parts (RFC 5322): fields in their order, unfolded, bounded.
struct MIMEHeader: Sendable {
    /// More fields than this, or longer ones, are not kept; the body is found all the same.
    static let mostFields = 400
    static let longestField = 16 * 1024
    static let mostBytes = 256 * 1024

    struct Field: Sendable {
        /// In lower case.
        let name: String
        var value: [UInt8]
    }

    private(set) var fields: [Field] = []

    /// Reads the fields at the start of `range`; gives where the body begins.
    static func read(_ lines: ByteLines, _ range: Range<Int>) -> (header: MIMEHeader, body: Int) {
        var header = MIMEHeader()
        var place = range.lowerBound
        var kept = 0
        var isOpen = false
        while place < range.upperBound {
            let (end, next) = lines.line(from: place, to: range.upperBound)
            defer { place = next }
            guard end > place else { return (header, next) }
            let first = lines.bytes[place]
            if first == 0x20 || first == 0x09 {
                if isOpen { kept += header.goOn(lines.bytes[place..<end], room: mostBytes - kept) }
                continue
            }
            guard let colon = lines.bytes[place..<min(end, place + 80)].firstIndex(of: 0x3A), colon > place,
                let name = name(lines.bytes[place..<colon])
            else {
                // Text that begins without any header is a body; a stray line within one is passed over.
                if header.fields.isEmpty, !lines.has(Array("From ".utf8), at: place, before: end),
                    !lines.has(Array(">From ".utf8), at: place, before: end)
                {
                    return (header, place)
                }
                isOpen = false
                continue
            }
            isOpen = header.fields.count < mostFields && kept < mostBytes
            guard isOpen else { continue }
            header.fields.append(Field(name: name, value: []))
            kept += header.goOn(lines.bytes[(colon + 1)..<end], room: mostBytes - kept)
        }
        return (header, range.upperBound)
    }

    /// Adds to the last field what fits, and says how much that was.
    private mutating func goOn(_ piece: ArraySlice<UInt8>, room: Int) -> Int {
        guard let last = fields.indices.last else { return 0 }
        let fits = max(0, min(piece.count, room, Self.longestField - fields[last].value.count))
        fields[last].value.append(contentsOf: piece.prefix(fits))
        return fits
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        var name = Array(bytes)
        while let last = name.last, last == 0x20 || last == 0x09 { name.removeLast() }
        guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        return String(decoding: name.lowered, as: UTF8.self)
    }

    /// The first field of that name, as it came.
    subscript(name: String) -> [UInt8]? { fields.first { $0.name == name }?.value.trimmed }
    func all(_ names: Set<String>) -> [[UInt8]] { fields.filter { names.contains($0.name) }.map(\.value.trimmed) }

    /// The same as words (RFC 2047), one line.
    func words(_ name: String) -> String? { self[name].map { MIMEWords.decoded($0) } }
    /// The same in lower case, for what programs write.
    func token(_ name: String) -> String? { self[name].map { String(decoding: $0.prefix(200).map { $0 }.lowered, as: UTF8.self) } }
}
