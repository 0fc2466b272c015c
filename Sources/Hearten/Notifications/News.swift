import Storage

/// One line of news for a colleague, shown on *My day*: a warning, something handed over, the customer's word.
struct News: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case caseWarned = "case-warned", caseLate = "case-late", caseEscalated = "case-escalated"
        case caseOffered = "case-offered", caseDeclined = "case-declined", caseTaken = "case-taken"
        /// Whoever looked after it has left.
        case caseReleased = "case-released"
        /// A letter to the customer came back.
        case mailReturned = "mail-returned"
        case askedIn = "asked-in", taskGiven = "task-given", customerWrote = "customer-wrote", toldAgain = "told-again", verdictGiven =
            "verdict-given"
        /// About the colleague's own ways in; the subject is the session, or the tablet.
        case deviceAdded = "device-added", pinLocked = "device-pin-locked", pinSet = "device-pin-set", tabletGuessed = "device-tablet-guessed"
        /// Several at once: the subject is how many.
        case manyWarned = "many-warned", manyLate = "many-late", manyEscalated = "many-escalated", praiseWaits = "many-praise-waits",
            situationDrafted = "many-situation-drafted", dutiesDue = "many-duties-due", dutiesLate = "many-duties-late",
            commitmentsDue = "many-commitments-due", commitmentsDone = "many-commitments-done", requestsWarned = "many-requests-warned",
            requestsLate = "many-requests-late"

        /// About a request between teams: the subject is the request.
        case requestAsked = "request-asked", requestTaken = "request-taken", requestTakenOver = "request-taken-over", requestDone = "request-done",
            requestJudged = "request-judged"
        case requestAgain = "request-again", requestWithdrawn = "request-withdrawn", requestWarned = "request-warned", requestLate = "request-late"

        var isAboutRequest: Bool { rawValue.hasPrefix("request-") }
        var isMany: Bool { rawValue.hasPrefix("many-") }
    }

    let id: ID<News>
    let kind: Kind
    let at: Instant
    /// What it is about; nothing for several at once.
    var caseNumber: Int?
    var caseTitle: String?
    var request: ID<TeamRequest>?
    /// How many one line stands for; 0 when it is about one.
    var count = 0
    /// The device that was added, while it can still be ended.
    var device: (session: ID<Session>, name: String)?

    /// Several of one kind that come within this time of each other are one line.
    static let oneLine: Duration = .seconds(600)

    /// Tells each of them once, however often this is tried with the same key.
    static func tell(
        _ recipients: [ID<Colleague>], _ kind: Kind, about one: RecoveryCase, key: String, _ services: Services, in tx: any Transaction
    ) throws {
        for recipient in recipients {
            try NewsQueries.insert(services.newID(at: tx.now), for: recipient, kind, subject: one.id.value, key: "\(key)-\(recipient)", in: tx)
        }
    }

    /// Tells one colleague about their own ways in.
    static func tell(
        _ recipient: ID<Colleague>, _ kind: Kind, about subject: Int64?, key: String, _ services: Services, in tx: any Transaction
    ) throws {
        try NewsQueries.insert(services.newID(at: tx.now), for: recipient, kind, subject: subject, key: "\(key)-\(recipient)", in: tx)
    }

    /// One line instead of many; what follows while it is unread adds to it.
    static func tellMany(_ recipient: ID<Colleague>, _ kind: Kind, count: Int, key: String, _ services: Services, in tx: any Transaction) throws {
        let many: Kind =
            switch kind {
            case .caseWarned: .manyWarned
            case .caseLate: .manyLate
            default: .manyEscalated
            }
        guard try !NewsQueries.add(count, to: many, of: recipient, since: tx.now - oneLine, in: tx) else { return }
        try NewsQueries.insert(services.newID(at: tx.now), for: recipient, many, subject: Int64(count), key: "\(key)-\(recipient)", in: tx)
    }
}
