/// A statement or a piece of one, whose values are always bound.
///
/// `"WHERE level = \(level)"` binds a value, `"… \(fragment)"` splices another `SQL` with its own arguments,
/// `"id IN \(list: ids)"` binds a list, and `\(name: "…")` splices a literal of the program.
/// Literal segments are `StaticString`, so text made at run time cannot become SQL.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    package typealias StringLiteralType = StaticString

    /// What stands behind a placeholder, in order.
    enum Argument: Sendable {
        case value(SQLValue)
        case list([SQLValue])
    }

    /// With `?` for a value and `listMarker` for a list.
    private(set) var text: String
    private(set) var arguments: [Argument]

    static let listMarker: UInt8 = 1

    init(text: String, arguments: [Argument]) {
        self.text = text
        self.arguments = arguments
    }

    package init() { self.init(text: "", arguments: []) }
    package init(stringLiteral value: StaticString) {
        self.init(text: value.description, arguments: [])
    }
    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

    package var isEmpty: Bool { text.isEmpty }

    package static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum += b
        return sum
    }

    package static func += (a: inout SQL, b: SQL) {
        a.text += b.text
        a.arguments += b.arguments
    }

    /// Only for names that the program itself has put together; kept inside the target.
    static func program(_ text: String) -> SQL { SQL(text: text, arguments: []) }
}

extension SQL {
    package struct StringInterpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString
        fileprivate var sql = SQL()

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.text.reserveCapacity(literalCapacity + interpolationCount * 2)
            sql.arguments.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) { sql.append(literal) }

        /// Only a literal of the program can be spliced as it stands: a table's or a column's name.
        package mutating func appendInterpolation(name: StaticString) { sql.append(name) }

        package mutating func appendInterpolation(_ value: some SQLBindable) {
            sql.text += "?"
            sql.arguments.append(.value(value.sqlValue))
        }

        /// Nil is bound as NULL. Said apart because the compiler warns of optionals interpolated otherwise.
        package mutating func appendInterpolation<T: SQLBindable>(_ value: T?) {
            sql.text += "?"
            sql.arguments.append(.value(value?.sqlValue ?? .null))
        }

        package mutating func appendInterpolation(_ fragment: SQL) { sql += fragment }

        /// For `x IN \(list: values)`; an empty list matches nothing.
        package mutating func appendInterpolation(list values: some Sequence<some SQLBindable>) {
            sql.text.unicodeScalars.append(Unicode.Scalar(SQL.listMarker))
            // A key path here would be looked up anew for each kind of value, each time.
            sql.arguments.append(.list(values.map { $0.sqlValue }))
        }
    }

    fileprivate mutating func append(_ literal: StaticString) {
        if literal.hasPointerRepresentation {
            literal.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
        } else {
            text += literal.description
        }
    }
}

extension Sequence<SQL> {
    package func joined(separator: SQL) -> SQL {
        var sum = SQL()
        var first = true
        for part in self {
            if !first { sum += separator }
            sum += part
            first = false
        }
        return sum
    }
}
