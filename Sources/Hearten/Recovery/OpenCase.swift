import Storage
import Understanding

/// Opens a case for a moment, or lets the moment join the one that the same customer has open.
enum OpenCase {
    /// How long a customer's own page lives once everything is done.
    static let pageDays: Int64 = 90
    /// How long a link lives while nothing is done yet.
    static let linkLife: Duration = .seconds(3650 * 86_400)
    /// Within these days the same customer at the same unit is the same case.
    static let sameCaseDays: Int64 = 14

    /// Opens a case when the rules say so. Called in the moment's own transaction.
    @discardableResult
    static func ifNeeded(_ moment: PreparedMoment, _ desk: CaseDesk, in tx: any Transaction) throws -> ID<RecoveryCase>? {
        try ifNeeded(ToldMoment(moment), desk, in: tx)
    }

    @discardableResult
    static func ifNeeded(_ moment: ToldMoment, _ desk: CaseDesk, in tx: any Transaction) throws -> ID<RecoveryCase>? {
        let facts = OpeningRules.Facts(
            tappedLevel: moment.level, readsAsComplaint: moment.readsAsComplaint, complaintSure: moment.complaintSure,
            urgentSure: moment.urgentSure, words: moment.words)
        guard let reason = desk.rules.opening.reason(for: facts) else { return nil }
        let openedBy =
            switch reason {
            case .level: "level"
            case .complaint: "complaint"
            case .urgent: "urgent"
            case .keyword: "keyword"
            }
        return try open(moment, openedBy: openedBy, by: nil, desk, in: tx)
    }

    /// Opens a case by hand, whatever the rules say.
    static func byHand(
        _ moment: PreparedMoment, by colleague: ID<Colleague>, in tx: any Transaction, _ services: Services
    ) throws -> ID<RecoveryCase> {
        try open(ToldMoment(moment), openedBy: "hand", by: colleague, try CaseDesk(services, tx), in: tx)
    }

    private static func open(
        _ moment: ToldMoment, openedBy: String, by colleague: ID<Colleague>?, _ desk: CaseDesk, in tx: any Transaction
    ) throws -> ID<RecoveryCase> {
        if let id = try joined(moment, desk, in: tx) { return id }
        let services = desk.services
        // An anonymous moment keeps its quarter of an hour: its case must not tell the minute.
        let start = moment.receivedAt
        let one = RecoveryCase(
            id: services.newID(at: start), number: try CaseQueries.nextNumber(in: tx), unit: moment.unit, moment: moment.id,
            touchpoint: moment.touchpoint, level: moment.level, title: title(of: moment, services),
            state: moment.toldBy == nil ? .waiting : .inHand, openedAt: start, openedBy: openedBy, owner: moment.toldBy ?? colleague)
        try CaseQueries.insert(one, in: tx)
        try CaseQueries.insertLink(services.caseToken(one.id).digest, case: one.id, toldIn: one.moment, until: start + linkLife, in: tx)
        try desk.start(.firstAnswer, desk.rules.firstAnswer(level: openedBy == "urgent" ? 1 : one.level), of: one, at: start, in: tx)
        try desk.start(.putRight, desk.rules.putRight, of: one, at: start, in: tx)
        try desk.note(.opened, one, by: colleague ?? moment.toldBy, at: start, in: tx)
        try desk.settle(one, was: one, in: tx)
        try CaseMail.heardYou(one, contact: moment.contact, desk, in: tx)
        return one.id
    }

    /// Duplicates join: the same customer at the same unit has one case.
    private static func joined(_ moment: ToldMoment, _ desk: CaseDesk, in tx: any Transaction) throws -> ID<RecoveryCase>? {
        guard let contact = moment.contact else { return nil }
        let since = Instant(milliseconds: moment.receivedAt.milliseconds - sameCaseDays * millisecondsPerDay)
        guard let was = try CaseQueries.openCase(of: contact, at: moment.unit, since: since, tx) else { return nil }
        let services = desk.services
        try CaseQueries.join(moment.id, to: was.id, in: tx)
        try CaseQueries.insertLink(
            services.joinedToken(was.id, moment.id).digest, case: was.id, toldIn: moment.id, until: tx.now + linkLife, in: tx)
        var one = was
        if let level = moment.level { one.level = min(level, was.level ?? level) }
        try desk.note(.joinedMoment, one, subject: moment.id.value, at: moment.receivedAt, in: tx)
        // She has told us again, so an answer alone does not do.
        if one.apply(.reopened, at: moment.receivedAt) { try CaseEnds.runAgain(one, desk, in: tx) }
        if let owner = one.owner { try News.tell([owner], .toldAgain, about: one, key: "again-\(moment.id)", services, in: tx) }
        try desk.settle(one, was: was, in: tx)
        return was.id
    }

    /// One line: the beginning of what was said, names masked, or the level and the touchpoint.
    static func title(of moment: ToldMoment, _ services: Services) -> String {
        if let words = moment.shownWords { return headline(words) }
        let house = services.house.current
        let say = Say(language: services.language, vocabulary: house.vocabulary, zone: house.zone)
        let place = house.touchpoint(moment.touchpoint)?.name ?? house.unit(moment.unit)?.name ?? house.name
        return say(.pointAtUnit(say(levelName(moment.level ?? 2)), place))
    }

    /// The first sentence, of at most 90 letters, cut between words.
    static func headline(_ words: String) -> String {
        var line = ""
        for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
            guard line.unicodeScalars.count + word.unicodeScalars.count < 90 else { return line.isEmpty ? String(word.prefix(80)) + "…" : line + "…" }
            line += line.isEmpty ? String(word) : " \(word)"
            if let last = word.unicodeScalars.last, ".!?".unicodeScalars.contains(last), line.unicodeScalars.count > 12 { break }
        }
        return line.hasSuffix(".") ? String(line.dropLast()) : line
    }
}

/// A moment as recovery looks at it, on its way in or stored already.
struct ToldMoment {
    let id: ID<Moment>
    let receivedAt: Instant
    let unit: ID<Unit>
    let touchpoint: ID<Touchpoint>?
    let toldBy: ID<Colleague>?
    let level: Int?
    let words: String?
    let shownWords: String?
    let contact: Contact?
    let readsAsComplaint: Bool
    let complaintSure: Double
    let urgentSure: Double

    init(_ moment: PreparedMoment) {
        (id, receivedAt, unit, touchpoint) = (moment.id, moment.receivedAt, moment.new.unit, moment.new.touchpoint)
        (toldBy, level, words, shownWords) = (moment.new.toldBy, moment.new.level, moment.new.words, moment.shownWords)
        contact = moment.new.contact
        readsAsComplaint = moment.reading?.intent.value == .complaint
        complaintSure = moment.reading?.intent.confidence ?? 0
        urgentSure = moment.reading?.urgency?.confidence ?? 0
    }

    /// A stored one, such as a moment that was set aside and is kept now.
    init(_ moment: Moment, contact: Contact?) {
        (id, receivedAt, unit, touchpoint) = (moment.id, moment.receivedAt, moment.unit, moment.touchpoint)
        (toldBy, level, words, shownWords) = (moment.toldBy, moment.level, moment.words, moment.shownWords)
        self.contact = contact
        readsAsComplaint = moment.reading.intent?.value == .complaint
        complaintSure = moment.reading.intent?.confidence ?? 0
        urgentSure = moment.reading.urgency?.confidence ?? 0
    }
}
