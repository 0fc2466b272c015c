import Storage
import Understanding

/// What a person says instead of the machine. Nil leaves a field as it is.
struct Correction: Sendable {
    var sentiment: Sentiment?
    var intent: Intent?
    var category: ValueCategory?
    var level: Int?
    /// What is urgent about it; `.some(nil)`: nothing is.
    var urgency: Urgency??
    var aspects: StoredAspects?

    init() {}

    init(_ fields: Fields) {
        sentiment = fields["feeling"].flatMap { Sentiment(rawValue: $0) }
        intent = fields["intent"].flatMap { Intent(rawValue: $0) }
        category = fields["category"].flatMap { ValueCategory(rawValue: $0) }
        level = fields["level"].flatMap { Int($0) }.flatMap { (1...6).contains($0) ? $0 : nil }
        switch fields["urgency"] {
        case Self.nothing?: urgency = .some(nil)
        case let kind?: if let known = Urgency(rawValue: kind) { urgency = .some(known) }
        case nil: break
        }
        if fields.isChecked("aspects") {
            aspects = StoredAspects(
                chosen: Aspect.allCases.compactMap { aspect in
                    fields[Self.field(aspect)].flatMap { Sentiment(rawValue: $0) }.map { (aspect: aspect, feeling: $0) }
                })
        }
    }

    /// What a form sends for "nothing is urgent".
    static let nothing = "none"
    static func field(_ aspect: Aspect) -> String { "aspect-\(aspect.rawValue)" }

    var isEmpty: Bool { changes(of: nil).isEmpty }

    /// What it says of each field that it names, and what was thought before.
    func changes(of before: ReadingOfMoment?) -> [(field: String, was: String?, becomes: String?)] {
        var all: [(field: String, was: String?, becomes: String?)] = []
        if let sentiment { all.append(("sentiment", before?.sentiment?.value.rawValue, sentiment.rawValue)) }
        if let intent { all.append(("intent", before?.intent?.value.rawValue, intent.rawValue)) }
        if let category { all.append(("category", before?.category?.value.rawValue, category.rawValue)) }
        if let level { all.append(("level", before?.level.map { String($0.value) }, String(level))) }
        if let urgency { all.append(("urgency", before?.urgency?.value.rawValue, urgency?.rawValue ?? Self.nothing)) }
        if let aspects { all.append(("aspects", before.map { String($0.aspects.bits) }, String(aspects.bits))) }
        return all
    }
}

/// A person's correction wins at once; the figures follow in the same transaction, and the house's own reader learns from it soon.
struct CorrectReading {
    let services: Services
    /// So many at a time.
    static let most = 50
    /// Corrections that come within this time are learnt from together.
    private static let learnsAfter: Duration = .seconds(600)

    init(_ services: Services) { self.services = services }

    /// Whether anything was corrected.
    @discardableResult
    func run(_ correction: Correction, of id: ID<Moment>, _ scope: Scope, by colleague: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        guard let before = try MomentQueries.find(id, scope, tx) else { throw Refusal.notFound }
        var correction = correction
        // A level that the customer tapped is no reading, and without words there is none.
        if before.level != nil { correction.level = nil }
        guard before.words != nil, !correction.isEmpty else { return false }
        for change in correction.changes(of: before.reading) {
            try MomentQueries.insertCorrection(
                services.newID(at: tx.now), of: id, change.field, was: change.was, becomes: change.becomes, by: colleague, in: tx)
        }
        try Tally.recounting([id], random: services.random, in: tx) { try MomentQueries.apply(correction, to: id, at: tx.now, in: tx) }
        if let after = try MomentQueries.find(id, tx), after.state == .kept { try DeliverPraise.again(after, in: tx, services) }
        try Journal.append("reading.corrected", "moment", id, by: colleague, unit: before.unit, random: services.random, in: tx)
        try LearnReadingJob.enqueue(isAsked: false, after: Self.learnsAfter, in: tx)
        return true
    }

    /// Several at once, each with its own or all with the same correction; one that is not there stops none of the others.
    func run(
        _ corrections: [(moment: ID<Moment>, correction: Correction)], _ scope: Scope, by colleague: ID<Colleague>, in tx: any Transaction
    ) throws -> Int {
        try corrections.prefix(Self.most).count { one in
            guard try MomentQueries.find(one.moment, scope, tx) != nil else { return false }
            return try run(one.correction, of: one.moment, scope, by: colleague, in: tx)
        }
    }
}

/// A moment that was set aside turns out to be sound: it is kept and counted.
struct KeepMoment {
    let services: Services
    init(_ services: Services) { self.services = services }

    func run(_ id: ID<Moment>, _ scope: Scope, by colleague: ID<Colleague>, in tx: any Transaction) throws {
        guard let moment = try MomentQueries.find(id, scope, tx), moment.state == .quarantined else { throw Refusal.notFound }
        try Tally.recounting([id], random: services.random, in: tx) { try MomentQueries.keep(id, in: tx) }
        try MomentQueries.queueForIndex([id], in: tx)
        // Whoever has come since it was set aside is hidden too.
        try MaskAgain.hide(id, services, in: tx)
        try DeliverPraise.again(moment, in: tx, services)
        try OpenCase.ifNeeded(ToldMoment(moment, contact: MomentQueries.contact(of: id, tx)), CaseDesk(services, tx), in: tx)
        try Journal.append("moment.kept", "moment", id, by: colleague, unit: moment.unit, random: services.random, in: tx)
    }
}
