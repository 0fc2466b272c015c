import Storage

/// What *My day* shows its owner: what came for them, what they promised, what they look after, what was heard.
struct MyDay: Sendable {
    struct Promise: Sendable {
        var task: ID<Promise>
        var text: String
        var caseNumber: Int
        var caseTitle: String
        var createdAt: Instant
        var dueAt: Instant?
    }

    struct Held: Sendable {
        var number: Int
        var title: String
        var unit: ID<Unit>
        var touchpoint: ID<Touchpoint>?
        var openedAt: Instant
        var dueAt: Instant?
        var isOffered: Bool
    }

    var praise: [PraiseCard] = []
    var possible: [PraiseCard] = []
    var mentions: [PraiseCard] = []
    /// Colleagues' thanks that came and were not put away yet.
    var thanks: [ColleagueThanks] = []
    /// How many compliments wait for the viewer to say who is meant.
    var undecided = 0
    var promises: [Promise] = []
    var held: [Held] = []
    var heldCount = 0
    /// What other teams ask of the viewer's, and what was done for them.
    var requests: [TeamRequest] = []
    /// Whether the anonymous questions wait for the viewer.
    var isAskedPulse = false
    var news: [News] = []
    var newsCount = 0
    /// Promises at risk where the viewer works on cases, for the rail.
    var atRisk = 0
    /// The last day of an absence that lasts now.
    var awayUntil: Day?
    /// The newest moments of the unit since yesterday, and how many there are.
    var heard: [Moment] = []
    var heardCount = 0
    var heardFilter = MomentFilter()
    var guidance = GuidanceOnMyDay()
    var practice = PracticeOnMyDay()
    var duties = DutiesOnMyDay()
    var commitments = CommitmentsOnMyDay()
    var lineUp = LineUpOnMyDay()
    var shift = ShiftOnMyDay()
    var known = PeopleToKnow()

    static let newsShown = 8
    /// More than this is “all of them”.
    static let mostCounted = 11

    static func load(_ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> MyDay {
        let house = services.house.current
        var day = MyDay()
        day.praise = try PraiseQueries.received(by: viewer.id, isPraise: true, unseenOnly: true, limit: 5, tx)
        day.possible = try PraiseQueries.possible(for: viewer.id, limit: 3, tx)
        day.mentions = try PraiseQueries.received(by: viewer.id, isPraise: false, unseenOnly: true, limit: 3, tx).map { card in
            var mine = card
            mine.words = card.words.map { house.names.masked($0, as: services.maskedName, keeping: viewer.id) ?? $0 }
            return mine
        }
        day.thanks = try ThanksQueries.received(by: viewer.id, unseenOnly: true, limit: 5, tx)
        day.undecided = try PraiseQueries.undecidedCount(viewer.scope(.correctReadings), tx)
        day.promises = try MyDayQueries.promises(of: viewer.id, limit: 12, tx)
        day.held = try MyDayQueries.held(by: viewer.id, limit: 4, tx)
        day.heldCount = try MyDayQueries.heldCount(by: viewer.id, tx)
        if viewer.may(.openCases), !viewer.isOnTablet { day.requests = try TeamRequestQueries.forMyDay(viewer, limit: 5, tx) }
        day.isAskedPulse = try !viewer.isOnTablet && PulseOnMyDay.isOpen(for: viewer, house, tx)
        day.news = try NewsQueries.unread(of: viewer.id, on: viewer.session, limit: newsShown, tx)
        day.atRisk = try CaseQueries.atRisk(viewer.scope(.workCases), tx)
        day.newsCount = try NewsQueries.unreadCount(of: viewer.id, on: viewer.session, tx)
        if let absence = try AbsenceQueries.absence(of: viewer.id, tx), absence.from <= tx.now {
            day.awayUntil = absence.days(in: house.unit(viewer.unit)?.zone ?? house.zone).last
        } else {
            day.shift = try ShiftOnMyDay.load(viewer, tx)
            day.known = try PeopleToKnow.load(viewer, services, tx)
        }
        try day.hear(viewer, house, tx)
        day.guidance = try GuidanceOnMyDay.load(viewer, services, tx)
        day.practice = try PracticeOnMyDay.load(viewer, services, tx)
        day.duties = try DutiesOnMyDay.load(viewer, services, tx)
        day.commitments = try CommitmentsOnMyDay.load(viewer, tx)
        day.lineUp = try LineUpOnMyDay.load(viewer, services, tx)
        return day
    }

    private mutating func hear(_ viewer: Viewer, _ house: House, _ tx: any ReadTransaction) throws {
        let scope = viewer.scope(.readMoments)
        guard !scope.isEmpty, house.contains(viewer.unit, in: scope) else { return }
        let today = LocalTime(tx.now, zone: house.unit(viewer.unit)?.zone ?? house.zone).day
        heardFilter.unit = viewer.unit
        heardFilter.from = Day(today.number - 1)
        // The unit lies within the scope. Nobody is told of tomorrow, so what has happened since then has come since then, in any zone.
        var asked = heardFilter
        asked.units = []
        asked.receivedSince = tx.now - .seconds(3 * 86_400)
        let own = Scope(roots: [viewer.unit])
        let newest = try MomentQueries.list(asked, own, after: nil, limit: Self.mostCounted + 1, tx)
        heardCount = newest.count
        heard = newest.filter { $0.shownWords != nil }
        let mine = Set((praise + mentions).map(\.moment))
        heard = Array(heard.filter { !mine.contains($0.id) }.prefix(3))
    }

    func late(at now: Instant) -> Int { promises.filter { ($0.dueAt.map { $0 < now }) ?? false }.count }
}

/// Part of a day, for the greeting.
enum DayPart: Sendable {
    case morning, afternoon, evening

    init(hour: Int) { self = (4..<12).contains(hour) ? .morning : (12..<18).contains(hour) ? .afternoon : .evening }
}
