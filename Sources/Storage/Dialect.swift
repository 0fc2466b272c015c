/// What one engine says differently from another. Everything else is portable SQL.
package enum Dialect: Sendable {
    case sqlite

    /// The column type of an id that the database gives: `id \(dialect.identity)`.
    package var identity: SQL { "INTEGER PRIMARY KEY" }
    package var blob: SQL { "BLOB" }
    package var boolean: SQL { "BOOLEAN" }
    package var double: SQL { "DOUBLE PRECISION" }
    /// Milliseconds UTC.
    package var instant: SQL { "BIGINT" }

    /// Put behind the `)` of a table that lies in the order of its primary key and is read by ranges of it.
    package var clustered: SQL { "WITHOUT ROWID" }

    /// Put at the end of a claiming SELECT; one writer needs no lock.
    package var skipLocked: SQL { "" }

    /// `x IN \(list: values)` ends up here: what stands behind IN, and its one argument. A list of one needs no table to be read from.
    func list(_ values: [SQLValue]) throws(StoreError) -> (text: String, argument: SQLValue) {
        let json = try listArgument(values)
        if values.count == 1, let only = values.first { return ("(?)", only) }
        return ("(SELECT value FROM json_each(?))", json)
    }

    /// The one argument that stands for a whole list; refuses what a list cannot hold.
    private func listArgument(_ values: [SQLValue]) throws(StoreError) -> SQLValue {
        var json = "["
        for value in values {
            if json.utf8.count > 1 { json += "," }
            switch value {
            case .null: json += "null"
            case .int(let number): json += String(number)
            case .bool(let flag): json += flag ? "1" : "0"
            case .double(let number):
                guard number.isFinite else { throw .misuse("a list cannot hold an infinite number") }
                json += "\(number)"
            case .text(let text): try json.append(jsonString: text)
            case .blob: throw .misuse("a list cannot hold blobs")
            }
        }
        return .text(json + "]")
    }
}

extension SQL {
    /// The statement and its arguments in the words of one engine.
    func rendered(in dialect: Dialect) throws(StoreError) -> (text: String, values: [SQLValue]) {
        var values: [SQLValue] = []
        values.reserveCapacity(arguments.count)
        var lists: [String] = []
        for argument in arguments {
            switch argument {
            case .value(let value): values.append(value)
            case .list(let list):
                let (text, value) = try dialect.list(list)
                lists.append(text)
                values.append(value)
            }
        }
        return (lists.isEmpty ? text : text.replacing(SQL.listMarker, by: lists), values)
    }
}

extension String {
    /// With each marker replaced by the next of some texts.
    fileprivate func replacing(_ marker: UInt8, by texts: [String]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + texts.reduce(0) { $0 + $1.utf8.count })
        var next = texts.makeIterator()
        for byte in utf8 {
            if byte == marker { bytes += (next.next() ?? "").utf8 } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    fileprivate mutating func append(jsonString text: String) throws(StoreError) {
        self += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": self += "\\\""
            case "\\": self += "\\\\"
            case "\0": throw .invalidText
            case "\u{1}"..."\u{1f}":
                let hex = String(scalar.value, radix: 16)
                self += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            default: unicodeScalars.append(scalar)
            }
        }
        self += "\""
    }
}
