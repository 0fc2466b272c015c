package import Storage

/// Composes the line-up of one unit for one day, from what really happened there.
package struct ComposeLineUp: Sendable {
    let unit: Unit
    let day: Day
    let house: House

    package init(unit: Unit, day: Day, house: House) {
        self.unit = unit
        self.day = day
        self.house = house
    }

    /// Nil when the day has one already.
    @discardableResult
    package func run(principles: [Principle], _ services: Services, in tx: any Transaction) throws -> LineUp? {
        let used = try LineUpQueries.used(at: unit.id, since: Day(day.number - LineUp.rest), tx)
        let thanks = try thanksCandidates(tx).first { !used.contains($0.moment) }
        let moment = LineUpChoice.moment(try momentCandidates(tx), used: used.union(thanks.map { [$0.moment] } ?? []))
        let principle = LineUpChoice.principle(
            principles.map(\.id), lastUsed: try LineUpQueries.principles(at: unit.id, before: day, tx),
            lacks: try LineUpQueries.lacks(at: unit.id, since: tx.now - .seconds(30 * 86_400), tx), today: day)
        var one = LineUp(id: services.newID(at: tx.now), unit: unit.id, day: day)
        (one.thanks, one.moment, one.principle) = (thanks?.moment, moment?.moment, principle)
        one.questionNumber = ((day.number % LineUpChoice.questions) + LineUpChoice.questions) % LineUpChoice.questions
        guard try LineUpQueries.insert(one, in: tx) else { return nil }
        try Journal.append("line-up.composed", "line-up", one.id, unit: unit.id, random: services.random, in: tx)
        return one
    }

    func thanksCandidates(_ tx: any ReadTransaction) throws -> [LineUpThanks] {
        try LineUpMomentQueries.thanks(at: unit.id, since: tx.now - .seconds(Int64(LineUp.thanksDays) * 86_400), limit: 24, tx)
    }

    /// The unit's own moments; where nobody has told one, those of the places around it that are for anyone.
    func momentCandidates(_ tx: any ReadTransaction) throws -> [LineUpMoment] {
        let week = Day(day.number - 7 * LineUp.momentWeeks).monday.number
        let own = try LineUpMomentQueries.moments(at: unit.id, fromWeek: week, limit: 40, tx)
        guard own.isEmpty else { return own }
        return try LineUpMomentQueries.moments(around: house.neighbourhood(of: unit.id), fromWeek: week, limit: 12, tx)
    }
}

/// Every team whose morning has come and that works today gets its line-up. Only ever today's: after a downtime there is no heap of old ones.
struct ComposeLineUps: Sendable {
    let services: Services
    private static let atOnce = 50

    init(_ services: Services) { self.services = services }

    @discardableResult
    func run() async throws -> Int {
        let house = services.house.current
        let due = try await services.store.read { try ComposeLineUps.due(house, $0) }
        var made = 0
        for start in stride(from: 0, to: due.count, by: Self.atOnce) {
            try Task.checkCancellation()
            let block = due[start..<min(start + Self.atOnce, due.count)]
            made += try await services.store.write(priority: .low) { [services] tx in
                let principles = try PrincipleQueries.live(tx)
                return try block.count {
                    try ComposeLineUp(unit: $0.unit, day: $0.day, house: house).run(principles: principles, services, in: tx) != nil
                }
            }
        }
        return made
    }

    /// Teams with a day of work that has begun, or is about to, and that have no line-up for it.
    static func due(_ house: House, _ tx: any ReadTransaction) throws -> [(unit: Unit, day: Day)] {
        let teams = try LineUpQueries.teams(nil, tx)
        let earliest = LocalTime(tx.now, zone: "UTC").day.number - 1
        let composed = try LineUpQueries.composed(since: Day(earliest), tx)
        return teams.keys.sorted().compactMap { id in
            guard let unit = house.unit(id), unit.closedAt == nil, unit.kind == .own else { return nil }
            let local = LocalTime(tx.now, zone: unit.zone)
            guard local.hour >= LineUp.hour, composed[id]?.contains(local.day.number) != true,
                !house.calendar(of: id).shifts(on: local.day).isEmpty
            else { return nil }
            return (unit, local.day)
        }
    }
}
