import Storage

/// Who may be ticked at a line-up: those whom the rota expects there, then the others of the team. Without a rota everybody is expected.
struct LineUpPeople: Sendable {
    typealias Person = (id: ID<Colleague>, name: String, hasEntered: Bool)

    var expected: [Person] = []
    /// Expected as well, but they have never come in: nobody knows yet whether they are with the team, so nobody says it for them.
    var invited: [Person] = []
    var others: [Person] = []
    /// Whether a rota says who is expected.
    var hasRota = false

    var all: [Person] { expected + invited + others }

    static let most = 120
    /// Whoever has just gone may still be there, and whoever begins soon is on the way.
    private static let before: Duration = .seconds(15 * 60)
    private static let ahead: Duration = .seconds(90 * 60)

    /// Those of a team of whom no rota speaks are expected, too, and those of other teams who stand in.
    static func load(_ unit: Unit, on day: Day, _ tx: any ReadTransaction) throws -> LineUpPeople {
        let isToday = day == LocalTime(tx.now, zone: unit.zone).day
        return try load(unit, isToday ? (tx.now - before, tx.now + ahead) : times(of: day, unit), tx)
    }

    /// Everybody who may have been there at some time of the day, for a list that was opened earlier than it is sent.
    static func wholeDay(_ unit: Unit, _ day: Day, _ tx: any ReadTransaction) throws -> LineUpPeople { try load(unit, times(of: day, unit), tx) }

    private static func times(of day: Day, _ unit: Unit) -> (Instant, Instant) {
        (PracticeDay.end(of: Day(day.number - 1), zone: unit.zone), PracticeDay.end(of: day, zone: unit.zone))
    }

    private static func load(_ unit: Unit, _ time: (from: Instant, to: Instant), _ tx: any ReadTransaction) throws -> LineUpPeople {
        let team = try LineUpQueries.people(of: unit.id, limit: most, tx)
        let onShift = try Shifts.touching(time.from, time.to, in: unit.id, limit: 400, tx)
        guard !onShift.isEmpty else { return LineUpPeople(here: team) }
        let presence = try Shifts.presence(of: team.map(\.id), at: tx.now, tx)
        let known = Set(team.map(\.id))
        let standIns = try LineUpQueries.people(onShift.subtracting(known).sorted(), limit: most, tx)
        let isExpected = { (id: ID<Colleague>) in onShift.contains(id) || presence[id] == nil }
        return LineUpPeople(here: team.filter { isExpected($0.id) } + standIns, others: team.filter { !isExpected($0.id) }, hasRota: true)
    }

    private init(here: [Person], others: [Person] = [], hasRota: Bool = false) {
        func byName(_ people: [Person]) -> [Person] { people.sorted { ($0.name, $0.id) < ($1.name, $1.id) } }
        (expected, invited) = (byName(here.filter(\.hasEntered)), byName(here.filter { !$0.hasEntered }))
        (self.others, self.hasRota) = (byName(others), hasRota)
    }

    init() {}
}
