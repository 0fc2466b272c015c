import Storage

/// The state of a house on one page: who is in, what was heard, what is silent, what was put right, what was practised, and what to do next.
struct Leading: Sendable {
    /// How many colleagues there are, have come in, and have been here lately. Never who, and nothing of few.
    struct Presence: Sendable, Equatable {
        var people = 0
        var entered = 0
        var seen = 0
        var isShown: Bool { people >= Leading.fewest }
    }

    /// Line-ups of the last seven days: of how many teams, how many of these held one, and those that held least.
    struct LineUps: Sendable {
        struct Team: Sendable {
            var unit: ID<Unit>
            var all: Int
            var held: Int
        }
        var teams = 0
        var holding = 0
        var least: [Team] = []
    }

    /// Steps around the month's principle.
    struct Steps: Sendable, Equatable {
        var all = 0
        var kept = 0
        var late = 0
    }

    static let days = 7
    static let weeks = 4
    static let mostTeams = 8
    /// What people did is told of so many or more.
    static let fewest = 5

    var units: [Unit]
    var presence: Presence
    var figures: Figures
    var silent: [(point: Touchpoint, coverage: Coverage)]
    /// Nil for those who do not work on cases.
    var cases: CaseCounts?
    var undecided = 0
    /// How many practised in the last week that is over; nil where it would tell of single people.
    var practised: [(unit: Unit, count: Int?)]
    var lineUps = LineUps()
    var principle: String?
    /// Nil where they are of few leaders, and others than the viewer leads.
    var steps: Steps?
    /// How many steps are late of those whom the viewer leads.
    var lateBelow = 0
    var confirmed = 0
    /// Nil for those who do not look after the language.
    var drafts: Int?
    var lacks: Int?

    static func load(_ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> Leading {
        let house = services.house.current
        let scope = try viewer.requiredScope(.measure)
        let units = house.outermost(scope)
        let today = LocalTime(tx.now, zone: house.zone).day
        let month = Month(of: today)
        let counts = try PracticeCounts.load(scope, in: house, tx)
        var one = Leading(
            units: units, presence: try LeadingQueries.presence(scope, since: Day(LocalTime(tx.now, zone: "UTC").day.number - days), tx),
            figures: try FigureQueries.figures(units.map(\.id), MeasurePeriod(endingIn: today.monday.number, weeks: weeks), tx),
            silent: house.journey.compactMap { point -> (point: Touchpoint, coverage: Coverage)? in
                let coverage = Coverage(point, now: tx.now)
                return coverage == .heard ? nil : (point: point, coverage: coverage)
            },
            practised: units.map { unit in (unit: unit, count: counts.lines.first { $0.unit == unit.id }?.practised) })
        if viewer.may(.workCases) { one.cases = try CaseQueries.counts(viewer.scope(.workCases), tx) }
        one.undecided = try PraiseQueries.undecidedCount(viewer.scope(.correctReadings), tx)
        one.principle = try MonthDutyQueries.principle(of: month, tx).flatMap { try PrincipleQueries.principle($0, tx) }?.name
        one.lineUps = try LeadingQueries.lineUps(scope, from: Day(today.number - days + 1), through: today, limit: mostTeams, tx)
        let below = try MonthDutyQueries.below(viewer.id, in: month, house, limit: 500, tx).map(\.duty)
        one.lateBelow = below.reduce(0) { $0 + $1.parts.count { $0.isLate(at: tx.now) } }
        one.steps = try steps(of: viewer, month, scope, seen: Set(below.map(\.leader)), tx)
        one.confirmed = try CommitmentQueries.confirmed(scope, from: tx.now - .seconds(28 * 86_400), to: tx.now + .seconds(1), tx)
        if viewer.mayForAll(.editLanguage, in: house) { one.drafts = try SituationQueries.all(.draft, limit: 50, tx).count }
        if viewer.may(.editLanguage) { one.lacks = try LackQueries.open(viewer.scope(.editLanguage), limit: 50, tx).count }
        return one
    }
}

extension Leading {
    private static func steps(
        of viewer: Viewer, _ month: Month, _ scope: Scope, seen: Set<ID<Colleague>>, _ tx: any ReadTransaction
    ) throws -> Steps? {
        let leaders = try LeadingQueries.leaders(scope, in: month, limit: fewest + 1, tx).filter { $0 != viewer.id }
        guard leaders.count >= fewest || seen.isSuperset(of: leaders) else { return nil }
        return try LeadingQueries.steps(scope, in: month, tx)
    }
}

/// One thing to do next, and where.
struct NextStep: Sendable, Equatable {
    var phrase: Phrase
    var path: String

    static let most = 6

    /// What to do next: customers first, then those who should be in, then what waits for words, then what nobody hears.
    /// Each leads only where the viewer may go.
    static func all(of leading: Leading, may: (Right) -> Bool) -> [NextStep] {
        var steps: [NextStep] = []
        func add(_ count: Int?, _ phrase: (Int) -> Phrase, _ path: String) {
            if let count, count > 0 { steps.append(NextStep(phrase: phrase(count), path: path)) }
        }
        add(leading.cases?.atRisk, Phrase.nextAtRisk, RecoverPaths.list)
        add(leading.undecided, Phrase.nextUndecided, RecognisePaths.wall)
        if may(.invitePeople) { add(leading.presence.people - leading.presence.entered, Phrase.nextInvite, PeoplePaths.people) }
        add(leading.drafts, Phrase.nextDrafts, LanguagePaths.situations)
        add(leading.lacks, Phrase.nextLacks, GuidancePaths.lacks)
        add(leading.lateBelow, Phrase.nextLate, MonthDutyPaths.home)
        if may(.lead) { add(leading.lineUps.teams - leading.lineUps.holding, Phrase.nextLineUps, LineUpPaths.lead) }
        if may(.readJourney) { add(leading.silent.count, Phrase.nextSilent, "/journey") }
        return Array(steps.prefix(most))
    }
}
