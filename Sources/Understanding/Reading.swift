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

/// Something that the words talk about, and how the writer felt about it.
package struct AspectReading: Sendable, Equatable {
    package var aspect: Aspect
    /// How sure it is that they talk about it.
    package var confidence: Double
    package var feeling: Guess<Sentiment>

    package init(_ aspect: Aspect, _ confidence: Double, feeling: Guess<Sentiment>) {
        self.aspect = aspect
        self.confidence = min(1, max(0, confidence))
        self.feeling = feeling
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
    /// What it talks about, surest first, with the feeling for each.
    package var aspects: [AspectReading]
    /// The language of the words; nil when there are no letters.
    package var language: Guess<Language>?
    /// The organisation's own themes that it is about, by their numbers, surest first.
    package var themes: [Guess<Int64>]

    package init(
        sentiment: Guess<Sentiment>, intent: Guess<Intent>, category: Guess<ValueCategory>? = nil,
        level: Guess<Int>? = nil, urgency: Guess<Urgency>? = nil, names: [NameSpan] = [], aspects: [AspectReading] = [],
        language: Guess<Language>? = nil, themes: [Guess<Int64>] = []
    ) {
        self.sentiment = sentiment
        self.intent = intent
        self.category = category
        self.level = level
        self.urgency = urgency
        self.names = names
        self.aspects = aspects
        self.language = language
        self.themes = themes
    }
}

/// What is known beside the words and helps to read them.
package struct ReadingHints: Sendable, Equatable {
    /// The level (1 to 6) that the writer chose; then no level is guessed.
    package var tapped: Int?
    /// What was asked, where the words are an answer.
    package var question: String?
    /// What the writer gave on another scale, such as stars: 0 is its worst end, 1 its best.
    package var rating: Double?

    package init(tapped: Int? = nil, question: String? = nil, rating: Double? = nil) {
        (self.tapped, self.question, self.rating) = (tapped, question, rating)
    }
}

/// Reads words; the engine behind it can be replaced without a change for its callers.
package protocol Reader: Sendable {
    /// Stored beside every reading, so that a better engine knows what to read again.
    var version: String { get }

    func read(_ text: String, _ hints: ReadingHints) -> Reading
}

extension Reader {
    package func read(_ text: String) -> Reading { read(text, ReadingHints()) }
    package func read(_ text: String, tapped: Int?) -> Reading { read(text, ReadingHints(tapped: tapped)) }
}
