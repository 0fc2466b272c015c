import Storage
import Understanding

/// What a person says instead of the machine. Nil leaves a field as it is.
struct Correction: Sendable {
    var sentiment: Sentiment?
    var intent: Intent?
    var category: ValueCategory?

    init(_ fields: Fields) {
        sentiment = fields["feeling"].flatMap { Sentiment(rawValue: $0) }
        intent = fields["intent"].flatMap { Intent(rawValue: $0) }
        category = fields["category"].flatMap { ValueCategory(rawValue: $0) }
    }
}

/// A person's correction wins at once; the figures follow in the same transaction.
struct CorrectReading {
    let services: Services
    init(_ services: Services) { self.services = services }

    func run(_ correction: Correction, of id: ID<Moment>, _ scope: Scope, by colleague: ID<Colleague>, in tx: any Transaction) throws {
        guard let before = try MomentQueries.find(id, scope, tx) else { throw Refusal.notFound }
        let changes: [(field: String, was: String?, becomes: String?)] = [
            ("sentiment", before.reading.sentiment?.value.rawValue, correction.sentiment?.rawValue),
            ("intent", before.reading.intent?.value.rawValue, correction.intent?.rawValue),
            ("category", before.reading.category?.value.rawValue, correction.category?.rawValue),
        ]
        for change in changes where change.becomes != nil {
            try MomentQueries.insertCorrection(
                services.newID(at: tx.now), of: id, change.field, was: change.was, becomes: change.becomes, by: colleague, in: tx)
        }
        try Tally.recounting([id], random: services.random, in: tx) { try MomentQueries.apply(correction, to: id, at: tx.now, in: tx) }
        if let after = try MomentQueries.find(id, tx), after.state == .kept { try DeliverPraise.again(after, in: tx, services) }
        try Journal.append("reading.corrected", "moment", id, by: colleague, unit: before.unit, random: services.random, in: tx)
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
