import Storage

/// A line-up as it is shown: the words behind its ids, as far as they may still be said.
struct LineUpView: Sendable {
    var lineUp: LineUp
    var unit: Unit
    var thanks: LineUpThanks?
    /// The words of the thanks, in which only those are named to whom they went.
    var thanksWords: String?
    var moment: LineUpMoment?
    var principle: Principle?
    var promises: [LineUpPromise]
    var keptLately: [LineUpPromise]
    var people: LineUpPeople
    var present: Set<ID<Colleague>>
    /// Customers who come today; a day that has passed names nobody.
    var known = PeopleToKnow()
    /// Whether the viewer leads here; others read.
    var mayLead: Bool

    static func load(_ one: LineUp, _ unit: Unit, mayLead: Bool, _ services: Services, _ tx: any ReadTransaction) throws -> LineUpView {
        let thanks = try one.thanks.flatMap { try LineUpMomentQueries.thanks($0, at: unit.id, tx) }
        var view = LineUpView(
            lineUp: one, unit: unit, thanks: thanks, moment: try one.moment.flatMap { try LineUpMomentQueries.moment($0, at: unit.id, tx) },
            principle: try one.principle.flatMap { try PrincipleQueries.principle($0, tx) }.flatMap { $0.retiredAt == nil ? $0 : nil },
            promises: try LineUpPromiseQueries.open(at: unit.id, tx),
            keptLately: try LineUpPromiseQueries.kept(at: unit.id, since: tx.now - .seconds(2 * 86_400), limit: 8, tx),
            people: mayLead ? try LineUpPeople.load(unit, on: one.day, tx) : LineUpPeople(),
            present: mayLead ? try LineUpQueries.present(at: one.id, tx) : [], mayLead: mayLead)
        if one.day == LocalTime(tx.now, zone: unit.zone).day { view.known = try PeopleToKnow.load(at: unit, on: one.day, services, tx) }
        view.thanksWords = thanks.flatMap { LineUpView.words(of: $0, services) }
        return view
    }

    static func words(of thanks: LineUpThanks, _ services: Services) -> String? {
        thanks.words.map { services.house.current.names.masked($0, as: services.maskedName, keeping: Set(thanks.names)) ?? $0 }
    }
}

/// What the leader may put into a line-up instead.
struct LineUpChoices: Sendable {
    var thanks: [(one: LineUpThanks, words: String?)]
    var moments: [LineUpMoment]
    var principles: [Principle]

    static let most = 5

    static func load(
        for one: LineUp, keeping form: LineUpForm? = nil, _ unit: Unit, _ services: Services, _ tx: any ReadTransaction
    ) throws -> LineUpChoices {
        let compose = ComposeLineUp(unit: unit, day: one.day, house: services.house.current)
        let used = try LineUpQueries.used(at: unit.id, since: Day(one.day.number - LineUp.rest), but: one.id, tx)
        var thanks = try compose.thanksCandidates(tx).filter { !used.contains($0.moment) }
        var moments = try compose.momentCandidates(tx).filter { !used.contains($0.moment) }
        // What stands there already is among them, and first; then what the leader has just chosen.
        func first<Each>(_ all: [Each], _ id: (Each) -> ID<Moment>, _ wanted: [ID<Moment>?]) -> [Each] {
            wanted.compactMap { want in all.first { id($0) == want } } + all.filter { !wanted.contains(id($0)) }
        }
        let (ownThanks, ownMoment): (ID<Moment>?, ID<Moment>?) = (form.flatMap { ID($0.thanks) }, form.flatMap { ID($0.moment) })
        thanks = first(thanks, \.moment, one.thanks == ownThanks ? [ownThanks] : [one.thanks, ownThanks])
        moments = first(moments, \.moment, one.moment == ownMoment ? [ownMoment] : [one.moment, ownMoment])
        return LineUpChoices(
            thanks: thanks.prefix(most).map { ($0, LineUpView.words(of: $0, services)) }, moments: Array(moments.prefix(most)),
            principles: try PrincipleQueries.live(tx))
    }
}

/// A unit on the leader's page: today's line-up and the days before it.
struct LeadView: Sendable {
    var unit: Unit
    var today: Day
    var worksToday: Bool
    var count: Int
    var view: LineUpView?
    var days: [LineUpDay]
    /// Whether the viewer leads other units, too.
    var hasOthers: Bool

    static let daysShown = 14

    static func load(_ unit: Unit, hasOthers: Bool, _ services: Services, _ tx: any ReadTransaction) throws -> LeadView {
        let house = services.house.current
        let today = LocalTime(tx.now, zone: unit.zone).day
        let calendar = house.calendar(of: unit.id)
        let found = try LineUpQueries.days(of: [unit.id], since: Day(today.number - daysShown), tx)[unit.id] ?? []
        let held = Set(found.filter { $0.heldAt != nil }.map(\.day))
        let view = try found.first { $0.day == today }.map { try LineUpView.load($0, unit, mayLead: true, services, tx) }
        return LeadView(
            unit: unit, today: today, worksToday: !calendar.shifts(on: today).isEmpty,
            count: try LineUpQueries.teams(Scope(roots: [unit.id]), tx)[unit.id] ?? 0,
            view: view,
            days: LineUpDay.row(until: today, count: daysShown, calendar: calendar, first: try LineUpQueries.first(of: unit.id, tx), held: held),
            hasOthers: hasOthers)
    }
}

/// The units that somebody leads, each with its last week.
struct LeadList: Sendable {
    struct Line: Sendable {
        var unit: Unit
        var count: Int
        var days: [LineUpDay]
    }
    var lines: [Line]
    var search: String?
    var page: Int
    var hasMore: Bool

    static let pageSize = 50
}
