/// One sentence of the interface, as the catalogue knows it.
///
/// The English text is written once, in a `*Phrases.swift` file, and is also the key under which another language
/// keeps its own. `{customer}` and its like stand for the organisation's own words; `{1}`, `{2}` for what is said into it.
package struct Phrase: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The English template: "First reply was due {1}, {2}".
    package let key: String
    package let values: [String]

    package init(stringLiteral value: String) {
        key = value
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        key = stringInterpolation.key
        values = stringInterpolation.values
    }

    private init(key: String, values: [String]) {
        self.key = key
        self.values = values
    }

    /// The phrase for a count: `one` for exactly 1, `many` otherwise. `{n}` stands for the number.
    package static func counted(_ count: Int, one: String, many: String) -> Phrase {
        Phrase(key: withPlace(count == 1 ? one : many), values: [String(count)])
    }

    /// The same with `{1}` for `{n}`; said so often that it looks at bytes.
    private static func withPlace(_ text: String) -> String {
        var key = ""
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: 0x7B) {
            let after = rest.utf8.index(after: open)
            let isCount = rest.utf8[after...].starts(with: "n}".utf8)
            key += rest[..<after] + (isCount ? "1" : "")
            rest = isCount ? rest[rest.utf8.index(after: after)...] : rest[after...]
        }
        return key + rest
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var key = ""
        var values: [String] = []
        package init(literalCapacity: Int, interpolationCount: Int) {}
        package mutating func appendLiteral(_ literal: String) { key += literal }
        package mutating func appendInterpolation(_ value: String) {
            values.append(value)
            key += "{\(values.count)}"
        }
        package mutating func appendInterpolation(_ value: Int) { appendInterpolation(String(value)) }
    }
}
