import Storage

/// What the page *Recognise* shows one viewer.
struct PraiseWall: Sendable {
    enum Show: String, CaseIterable, Sendable { case all, team, me }

    var show: Show
    var cards: [PraiseCard]
    /// Praise of which the viewer is asked to say who is meant, and whom they may choose.
    var undecided: [PraiseCard] = []
    var choices: [ID<Moment>: [ColleagueNames.Person]] = [:]
    var possible: [PraiseCard] = []
    /// Thanks between colleagues: the viewer's own, or what others shared with the viewer's team.
    var thanks: [ColleagueThanks] = []
    var week: (all: Int, waiting: Int)?

    static func load(_ show: Show, _ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> PraiseWall {
        let house = services.house.current
        let everyone = show == .all ? viewer.scope(.recognise) : Scope(roots: [])
        let team = viewer.team
        var wall: PraiseWall
        if show == .me {
            wall = PraiseWall(show: show, cards: try PraiseQueries.received(by: viewer.id, isPraise: true, unseenOnly: false, limit: 60, tx))
            wall.possible = try PraiseQueries.possible(for: viewer.id, limit: 10, tx)
        } else {
            let cards =
                try PraiseQueries.shared(everyone: everyone, team: team, limit: 60, tx)
                + PraiseQueries.forTeams(everyone: everyone, team: team, limit: 60, tx)
            wall = PraiseWall(show: show, cards: cards.sorted { ($1.happenedAt.milliseconds, $1.moment) < ($0.happenedAt.milliseconds, $0.moment) })
            wall.undecided = try PraiseQueries.undecided(viewer.scope(.correctReadings), limit: 10, tx).map { card in
                // Meant for one person only: whoever helps to find that person reads the name, and not the words.
                var asked = card
                if card.sharing == .person, card.words != nil, card.hasCandidates { asked.words = services.privateWords }
                return asked
            }
            for card in wall.undecided {
                wall.choices[card.moment] = Array(house.names.working(at: house.neighbourhood(of: card.unit)).prefix(200))
            }
        }
        wall.thanks =
            show == .me
            ? try ThanksQueries.received(by: viewer.id, unseenOnly: false, limit: 60, tx) : try ThanksQueries.shared(within: team, limit: 60, tx)
        let asked = Set(wall.undecided.map(\.moment))
        wall.cards = wall.cards.filter { !asked.contains($0.moment) }.map { masked($0, services) }
        let today = LocalTime(tx.now, zone: house.unit(viewer.unit)?.zone ?? house.zone).day
        let zone = TimeZoneRules.named(house.unit(viewer.unit)?.zone ?? house.zone) ?? .utc
        let since = Instant(milliseconds: zone.instant(wall: Int64(today.monday.number) * millisecondsPerDay))
        wall.week = show == .all ? try PraiseQueries.counts(since: since, viewer.scope(.recognise), tx) : nil
        return wall
    }

    /// On the wall only those are named to whom the praise went; anybody else in the words is masked.
    private static func masked(_ card: PraiseCard, _ services: Services) -> PraiseCard {
        guard let words = card.words, card.to != .you else { return card }
        var shown = card
        let kept: Set<String> = if case .people(let names) = card.to { Set(names) } else { [] }
        shown.words = services.house.current.names.masked(words, as: services.maskedName, keeping: kept) ?? words
        return shown
    }
}

extension Viewer {
    /// The units whose team the viewer belongs to or leads.
    var team: Scope {
        Scope(roots: [unit] + assignments.filter { [.colleague, .leader, .partner].contains($0.role) }.map(\.unit))
    }
}
