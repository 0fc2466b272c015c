/// Writes delimited text: RFC 4180, UTF-8 with byte order mark, one header row, and no cell that a spreadsheet would run.
///
/// It keeps nothing but the bytes not yet taken, so an export of any length streams.
package struct CSVWriter: Sendable {
    /// The bytes written and not yet taken.
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    private let columns: Int

    package init(header: [String]) {
        columns = header.count
        write(header)
    }

    /// Appends a row; missing cells are left empty and cells beyond the header are left out.
    package mutating func write(_ row: [String]) {
        for column in 0..<columns {
            if column > 0 { bytes.append(UInt8(ascii: ",")) }
            if row.indices.contains(column) { write(cell: row[column]) }
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    /// Hands over what has been written so far and forgets it.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Works on bytes: a quote or a sign followed by a combining mark is still what it is.
    private mutating func write(cell: String) {
        let isDangerous = Self.startsFormula(cell)
        let needsQuotes = isDangerous || cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x3B || $0 == 0x09 }
        guard needsQuotes else { return bytes.append(contentsOf: cell.utf8) }
        bytes.append(0x22)
        if isDangerous { bytes.append(UInt8(ascii: "'")) }
        for byte in cell.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// A cell that a spreadsheet would run, or that looks like one made safe before, so that `restored` is exact.
    private static func startsFormula(_ cell: String) -> Bool {
        guard let byte = cell.utf8.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D, 0x0A, 0: return true
        default: return false
        }
    }

    /// What a cell that this writer made safe said before: the way back for an import of our own export.
    package static func restored(_ cell: String) -> String {
        guard cell.utf8.first == UInt8(ascii: "'"), startsFormula(cell) else { return cell }
        return String(String.UnicodeScalarView(cell.unicodeScalars.dropFirst()))
    }
}
