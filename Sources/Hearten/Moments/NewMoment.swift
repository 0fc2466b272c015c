package import Storage
package import Understanding

/// A moment on its way in, checked, not yet stored.
package struct NewMoment: Sendable {
    package var receivedAt: Instant
    package var happenedAt: Instant
    package var unit: ID<Unit>
    package var touchpoint: ID<Touchpoint>?
    package var channel: Channel
    package var source: MomentSource
    package var sourceKey: String?
    package var importID: Int64?
    package var sign: ID<QRSign>?
    package var toldBy: ID<Colleague>?
    package var level: Int?
    package var words: String?
    /// What the words answer, where something was asked.
    package var question: String?
    package var named: String?
    package var language: String?
    package var sharing: Moment.Sharing = .person
    package var contact: Contact?
    package var answers: [Answer] = []
    /// Why it is set aside for a person to look at; nil when nothing is odd.
    package var suspicion: String?
    /// Columns of an import that nobody mapped, as JSON.
    package var extra: String?
    /// Whether old or silent moments stay without a case and without news.
    package var isQuiet = false

    package init(receivedAt: Instant, unit: ID<Unit>, touchpoint: ID<Touchpoint>?, channel: Channel, source: MomentSource) {
        self.receivedAt = receivedAt
        happenedAt = receivedAt
        self.unit = unit
        self.touchpoint = touchpoint
        self.channel = channel
        self.source = source
    }

    /// What helps to read the words.
    package var hints: ReadingHints { ReadingHints(tapped: level, question: question, rating: answers.lazy.compactMap(\.rating).first) }

    /// Nobody can tell who told it: no contact, no colleague, no account.
    package var isAnonymous: Bool { contact == nil && toldBy == nil }
}

/// A moment that has been read and has its identity: all the work that needs no database.
package struct PreparedMoment: Sendable {
    package let id: ID<Moment>
    package let new: NewMoment
    package let reading: Understanding.Reading?
    /// Which reader read it.
    let readerVersion: String
    package let receivedAt: Instant
    package let happenedAt: Instant
    package let day: Day
    /// The words with colleagues' names masked, where they differ.
    package let maskedWords: String?

    /// The words as the search keeps them, where they were made beforehand: an import does so beside the writer.
    var searchWords: String?

    package var week: Int { day.monday.number }
    package var shownWords: String? { maskedWords ?? new.words }
    package var category: String? { reading?.category?.value.rawValue }

    /// Gives it a new identity, unless it has one of those made for many at once.
    package init(_ new: NewMoment, id given: ID<Moment>? = nil, _ services: Services) {
        let reader = services.reader.current
        reading = new.words.map { reader.read($0, new.hints) }
        readerVersion = reader.version
        var shown = new
        shown.question = new.question.map { services.maskedWords($0) ?? $0 }
        self.new = shown
        receivedAt = new.isAnonymous ? new.receivedAt.quarter : new.receivedAt
        happenedAt = new.isAnonymous && new.source != .file ? new.happenedAt.quarter : new.happenedAt
        id = given ?? services.newID(at: receivedAt)
        let zone = services.house.current.unit(new.unit)?.zone ?? "UTC"
        day = LocalTime(happenedAt, zone: zone).day
        maskedWords = new.words.flatMap(services.maskedWords)
    }

    /// What this moment adds to the figures: the same as `TallyQueries` counts once it is stored.
    package var counted: [Counted] {
        func one(_ measure: TallyMeasure, _ bin: Int) -> Counted {
            Counted(week: week, unit: new.unit, touchpoint: new.touchpoint, category: category, measure: measure, bin: bin)
        }
        guard new.suspicion == nil else { return [] }
        var all = [one(.told, new.level ?? 0)]
        let recommends = new.answers.first { $0.kind == "recommend" && $0.scale == 10 && $0.value.map { (0...10).contains($0) } == true }
        if let value = recommends?.value { all.append(one(.recommend, Int(value.rounded()))) }
        if let bin = WordsBin.bin(sentiment: reading?.sentiment.value.rawValue, category: category) { all.append(one(.words, bin)) }
        for bin in StoredAspects(reading?.aspects ?? []).bins { all.append(one(.aspects, bin)) }
        return all
    }
}

extension Instant {
    /// The start of its quarter of an hour.
    package var quarter: Instant { Instant(milliseconds: milliseconds - ((milliseconds % 900_000) + 900_000) % 900_000) }
}
