/// Something the machine thinks, and how sure it is (0 to 1, calibrated as docs/reading.md says).
package struct Guess<Value: Sendable & Equatable>: Sendable, Equatable {
    package var value: Value
    package var confidence: Double

    package init(_ value: Value, _ confidence: Double) {
        self.value = value
        self.confidence = min(1, max(0, confidence))
    }

    /// The value when the machine is sure enough to act on it by itself; otherwise a person has to confirm it.
    package var sure: Value? { confidence >= 0.75 ? value : nil }
}

package enum Sentiment: String, Sendable, CaseIterable, Codable {
    case negative, neutral, positive
}

/// What the writer wants with these words.
package enum Intent: String, Sendable, CaseIterable, Codable {
    case complaint, compliment, suggestion, question, other
}

/// The part of the value that the words are about.
package enum ValueCategory: String, Sendable, CaseIterable, Codable {
    case product, delivery, mindset, relationship
}

/// Why somebody should look before the next working hour.
package enum Urgency: String, Sendable, CaseIterable, Codable {
    case safety, health, legal, press, viral, stranded, conduct
}

/// Where a person seems to be named: a range of UTF-8 offsets into the text that was read.
package struct NameSpan: Sendable, Equatable {
    package var range: Range<Int>
    package var confidence: Double

    package init(range: Range<Int>, confidence: Double) {
        self.range = range
        self.confidence = confidence
    }
}

/// What the machine understands of somebody's words.
package struct Reading: Sendable, Equatable {
    package var sentiment: Guess<Sentiment>
    package var intent: Guess<Intent>
    package var category: Guess<ValueCategory>?
    /// The level of service, 1 to 6; nil when somebody tapped one or when the words give no hint.
    package var level: Guess<Int>?
    package var urgency: Guess<Urgency>?
    package var names: [NameSpan]
    /// What it talks about, surest first.
    package var aspects: [Guess<Aspect>]
    /// The language of the words; nil when there are no letters.
    package var language: Guess<Language>?

    package init(
        sentiment: Guess<Sentiment>, intent: Guess<Intent>, category: Guess<ValueCategory>? = nil,
        level: Guess<Int>? = nil, urgency: Guess<Urgency>? = nil, names: [NameSpan] = [], aspects: [Guess<Aspect>] = [],
        language: Guess<Language>? = nil
    ) {
        self.sentiment = sentiment
        self.intent = intent
        self.category = category
        self.level = level
        self.urgency = urgency
        self.names = names
        self.aspects = aspects
        self.language = language
    }
}

/// Reads words; the engine behind it can be replaced without a change for its callers.
package protocol Reader: Sendable {
    /// Stored beside every reading, so that a better engine knows what to read again.
    var version: String { get }

    /// `tapped` is the level (1 to 6) that the writer chose: it helps to read the rest, and then no level is guessed.
    func read(_ text: String, tapped: Int?) -> Reading
}

extension Reader {
    package func read(_ text: String) -> Reading { read(text, tapped: nil) }
}
