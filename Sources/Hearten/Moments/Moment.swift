package import Storage
package import Understanding

/// One experience, told by someone.
package struct Moment: Sendable {
    package let id: ID<Moment>
    package var receivedAt: Instant
    package var happenedAt: Instant
    package var week: Int
    package var unit: ID<Unit>
    package var touchpoint: ID<Touchpoint>?
    package var channel: String
    package var source: String
    package var sourceKey: String?
    package var toldBy: ID<Colleague>?
    /// The level that the customer tapped, 1 to 6.
    package var level: Int?
    /// The customer's own words. Only the case and the colleague they name may show these.
    package var words: String?
    /// The words with colleagues' names masked, where they differ.
    package var masked: String?
    /// Who should be thanked, as the customer wrote it.
    package var named: String?
    /// The language that came with it, or else the one that its words seem to be in.
    package var language: String?
    /// What the words answer, where something was asked.
    package var question: String?
    /// The words are in a language that the reader does not know.
    package var isUnreadable = false
    package var isAnonymous: Bool
    package var sharing: Sharing
    package var state: State
    package var reading: ReadingOfMoment

    /// What lists, search and exports show.
    package var shownWords: String? { masked ?? words }

    package enum Sharing: String, Sendable, CaseIterable { case person, team, all, none }
    package enum State: String, Sendable { case kept, quarantined, withdrawn }
}

/// How a moment was read, or corrected by a person. A correction has confidence 1.
package struct ReadingOfMoment: Sendable, Equatable {
    package var version: String
    package var sentiment: Guess<Sentiment>?
    package var intent: Guess<Intent>?
    package var category: Guess<ValueCategory>?
    package var level: Guess<Int>?
    package var urgency: Guess<Urgency>?
    package var aspects = StoredAspects()
    /// A person said what is urgent about it, or that nothing is.
    package var isUrgencyCorrected = false
    package var correctedAt: Instant?

    package init(version: String, _ reading: Understanding.Reading?) {
        self.version = version
        sentiment = reading?.sentiment
        intent = reading?.intent
        category = reading?.category
        level = reading?.level
        urgency = reading?.urgency
        aspects = StoredAspects(reading?.aspects ?? [])
    }

    package init(
        version: String, sentiment: Guess<Sentiment>?, intent: Guess<Intent>?, category: Guess<ValueCategory>?, level: Guess<Int>?,
        urgency: Guess<Urgency>?, aspects: StoredAspects, isUrgencyCorrected: Bool, correctedAt: Instant?
    ) {
        self.version = version
        self.sentiment = sentiment
        self.intent = intent
        self.category = category
        self.level = level
        self.urgency = urgency
        self.aspects = aspects
        self.isUrgencyCorrected = isUrgencyCorrected
        self.correctedAt = correctedAt
    }
}

/// How a customer may be reached, if she wants to be.
package struct Contact: Sendable, Equatable {
    package var name: String?
    package var email: EmailAddress?
    package var phone: String?
    package init(name: String? = nil, email: EmailAddress? = nil, phone: String? = nil) {
        self.name = name
        self.email = email
        self.phone = phone
    }
    package var isEmpty: Bool { name == nil && email == nil && phone == nil }

    /// An address or a number as one field of a form takes it. Nil when it is neither.
    package static func reading(_ text: String, name: String?) -> Contact? {
        if let email = EmailAddress(text) { return Contact(name: name, email: email) }
        let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
        let allowed = text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || " +-()./".utf8.contains($0) }
        return allowed && (6...15).contains(digits.count) ? Contact(name: name, phone: text) : nil
    }
}

/// One answer of a survey: its kind, its scale and its value.
package struct Answer: Sendable, Equatable {
    /// 'recommend', 'satisfied', 'effort', 'stars', 'choice', 'text' …
    package var kind: String
    /// The highest value of the scale: 10 for recommend, 5 for stars; 0 where there is none.
    package var scale: Int
    package var value: Double?
    package var words: String?
    package var question: String?
    package init(kind: String, scale: Int, value: Double?, words: String? = nil, question: String? = nil) {
        self.kind = kind
        self.scale = scale
        self.value = value
        self.words = words
        self.question = question
    }
}

extension Answer {
    /// How good it says that it was: 0 is the worst end of its scale, 1 the best. Nil where a number says nothing of that, as with effort.
    package var rating: Double? {
        guard let value, scale > 1, ["recommend", "satisfied", "stars", "good"].contains(kind) else { return nil }
        let least = kind == "recommend" ? 0.0 : 1.0
        return min(1, max(0, (value - least) / (Double(scale) - least)))
    }
}

/// Where a moment may come in.
package enum MomentSource: String, Sendable, CaseIterable { case form, tell, api, file, mail, demo }

/// The channels that a customer may have used.
package enum Channel: String, Sendable, CaseIterable {
    case sign, counter, phone, web, app, email, text, face, kiosk, review, api, other
}
