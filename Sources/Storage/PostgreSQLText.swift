/// A statement of ours in PostgreSQL's words: `?` becomes `$1`, and `x IN` a list `x = ANY ($1)`.
enum PostgreSQLText {
    static func rendered(_ text: String) throws(StoreError) -> String {
        let source = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(source.count + 16)
        var count = 0
        var index = 0
        while index < source.count {
            let end = passedOver(source, from: index)
            if end > index {
                result += source[index..<end]
                index = end
                continue
            }
            switch source[index] {
            case UInt8(ascii: "?"):
                count += 1
                result += "$\(count)".utf8
            case SQL.listMarker:
                count += 1
                try takeBackIn(&result)
                result += "($\(count))".utf8
            default: result.append(source[index])
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The end of the text in quotes or of the comment that begins here; `index` itself when none does.
    private static func passedOver(_ source: [UInt8], from index: Int) -> Int {
        let byte = source[index]
        let next = index + 1 < source.count ? source[index + 1] : 0
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
            return (source[(index + 1)...].firstIndex(of: byte) ?? source.count - 1) + 1
        }
        if byte == UInt8(ascii: "-"), next == byte { return source[index...].firstIndex(of: 10) ?? source.count }
        return index
    }

    private static func takeBackIn(_ result: inout [UInt8]) throws(StoreError) {
        if result.ends(with: " NOT IN ") {
            result.removeLast(7)
            result += "<> ALL ".utf8
        } else if result.ends(with: " IN ") {
            result.removeLast(3)
            result += "= ANY ".utf8
        } else {
            throw .misuse("a list stands behind IN")
        }
    }
}

extension [UInt8] {
    fileprivate func ends(with text: StaticString) -> Bool { suffix(text.utf8CodeUnitCount).elementsEqual(text.description.utf8) }
}
