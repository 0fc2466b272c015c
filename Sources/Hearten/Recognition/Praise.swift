import Storage
import Understanding

/// A moment as recognition looks at it: is it praise, and who is meant?
struct MaybePraise: Sendable {
    var moment: ID<Moment>
    var unit: ID<Unit>
    var touchpoint: ID<Touchpoint>?
    var happenedAt: Instant
    /// The start of its quarter of an hour when it is anonymous.
    var receivedAt: Instant
    var level: Int?
    var words: String?
    var named: String?
    var sharing: Moment.Sharing
    /// Nobody can hand praise to themselves.
    var toldBy: ID<Colleague>?
    var sentiment: Guess<Sentiment>?
    var intent: Guess<Intent>?

    init(_ moment: PreparedMoment) {
        self.moment = moment.id
        unit = moment.new.unit
        touchpoint = moment.new.touchpoint
        happenedAt = moment.happenedAt
        receivedAt = moment.receivedAt
        level = moment.new.level
        words = moment.new.words
        named = moment.new.named
        sharing = moment.new.sharing
        toldBy = moment.new.toldBy
        sentiment = moment.reading?.sentiment
        intent = moment.reading?.intent
    }

    init(_ moment: Moment) {
        self.moment = moment.id
        unit = moment.unit
        touchpoint = moment.touchpoint
        happenedAt = moment.happenedAt
        receivedAt = moment.receivedAt
        level = moment.level
        words = moment.words
        named = moment.named
        sharing = moment.sharing
        toldBy = moment.toldBy
        sentiment = moment.reading.sentiment
        intent = moment.reading.intent
    }

    var isPraise: Bool { Praise.isPraise(level: level, hasWords: words != nil || named != nil, sentiment: sentiment, intent: intent) }
}

/// What counts as praise. A tapped level decides; without one, only a reading that is sure.
package enum Praise {
    static func isPraise(level: Int?, hasWords: Bool, sentiment: Guess<Sentiment>?, intent: Guess<Intent>?) -> Bool {
        guard hasWords else { return false }
        // Confidence 1 is a person's word.
        if let intent, intent.confidence == 1 { return intent.value == .compliment }
        switch level {
        case .some(5...): return true
        // "Better than I expected, but nobody told us anything": a sure complaint is not handed over as a compliment.
        case .some(4): return sentiment?.sure != .negative && intent?.sure != .complaint
        case .some: return false
        case nil: return intent?.sure == .compliment && sentiment?.sure == .positive
        }
    }

    /// Confidence from which praise is delivered without a person's confirmation.
    static let sureEnough = 0.75
    /// More possible people than this are nobody in particular.
    static let mostCandidates = 5
}

/// Whom praise reaches, as its sender may be told.
package enum PraisePromise: Sendable, Equatable {
    /// These people, by given name.
    case people([String])
    /// Somebody, once a colleague has confirmed who is meant.
    case somebody
    case team
}

/// One piece of praise, as its reader may see it.
struct PraiseCard: Sendable {
    enum To: Sendable, Equatable {
        case you
        case people([String])
        case team
        /// Who may be meant, likeliest first.
        case unsure([Candidate])
    }
    struct Candidate: Sendable, Equatable {
        var id: ID<Colleague>
        var name: String
        var sure: Double
        /// Nobody named them: they were on shift there then.
        var isByShift = false
    }

    var moment: ID<Moment>
    var unit: ID<Unit>
    var touchpoint: ID<Touchpoint>?
    var happenedAt: Instant
    var level: Int?
    var category: String?
    var words: String?
    var named: String?
    var language: String?
    var sharing: Moment.Sharing
    var to: To
    var isPraise = true
    var deliveredAt: Instant?
    var seenAt: Instant?
    var thankedAt: Instant?
    var sharedAt: Instant?
    var note: String?

    /// Whether some of the house may be meant by name; a name that nobody bears, and no name, make it praise for the team until
    /// somebody decides.
    var hasCandidates: Bool { if case .unsure(let all) = to { all.contains { !$0.isByShift } } else { false } }

    /// Whether its reader may let others see it: only as far as the sender allowed.
    var mayBeShared: Bool { sharedAt == nil && (sharing == .team || sharing == .all) }
}
