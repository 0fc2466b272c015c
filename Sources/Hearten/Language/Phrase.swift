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
        Phrase(key: (count == 1 ? one : many).replacing("{n}", with: "{1}"), values: [String(count)])
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
