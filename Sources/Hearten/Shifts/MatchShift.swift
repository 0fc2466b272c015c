import Storage

/// Finds people, places and instants for what a rota says.
struct MatchShift: Sendable {
    /// Somebody who may stand in the rota of a unit.
    struct Person: Sendable {
        var id: ID<Colleague>
        var name: String
        var unit: ID<Unit>
        var emailKey: String?
        var staffKey: String?
        var hasLeft: Bool
    }

    let unit: ID<Unit>
    let now: Instant
    private let house: House
    private let people: [ID<Colleague>: Person]
    private let byStaffKey: [String: ID<Colleague>]
    private let byEmail: [String: ID<Colleague>]
    private let byName: [String: [ID<Colleague>]]
    private let unitsByName: [String: ID<Unit>]
    private let below: Set<ID<Unit>>
    private let touchpoints: [String: ID<Touchpoint>]
    private let zones: [ID<Unit>: TimeZoneRules]

    /// `people` are those who work at the unit, below it or on the same site.
    init(_ people: [Person], at unit: ID<Unit>, in house: House, now: Instant) {
        (self.unit, self.now, self.house) = (unit, now, house)
        self.people = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
        byStaffKey = Dictionary(people.compactMap { one in one.staffKey.map { (Self.key($0), one.id) } }) { first, _ in first }
        byEmail = Dictionary(people.compactMap { one in one.emailKey.map { ($0, one.id) } }) { first, _ in first }
        byName = Dictionary(grouping: people) { ColumnProfile.folded($0.name) }.mapValues { $0.map(\.id) }
        let within = house.within(Scope(roots: [unit]))
        unitsByName = Dictionary(within.map { (ColumnProfile.folded($0.name), $0.id) }) { first, _ in first }
        below = Set(within.map(\.id))
        touchpoints = Dictionary(house.journey.map { (ColumnProfile.folded($0.name), $0.id) }) { first, _ in first }
        zones = house.units.mapValues { TimeZoneRules.named($0.zone) ?? .utc }
    }

    /// The units whose people may stand in the rota of this one.
    static func units(around unit: ID<Unit>, in house: House) -> [ID<Unit>] {
        Array(house.neighbourhood(of: unit).union(house.below(unit).map(\.id)))
    }

    func match(_ read: ReadShift) -> Result<NewShift, ShiftRefusal> {
        do throws(ShiftRefusal) { return .success(try shift(read)) } catch { return .failure(error) }
    }

    private func shift(_ read: ReadShift) throws(ShiftRefusal) -> NewShift {
        let person = try person(read)
        let place = try unit(read, of: person)
        let zone = zones[place] ?? .utc
        let from = read.starts.instant(in: zone)
        let until = read.ends.instant(in: zone)
        guard until > from else { throw .endsBeforeItBegins }
        guard until - from <= RotaShift.longest else { throw .tooLong }
        guard abs(from - now.milliseconds) <= Int64(RotaShift.reach) * millisecondsPerDay else { throw .tooFar }
        let entry = read.sourceID.map(Self.entry) ?? "@\(person.id)/\(from)"
        var shift = NewShift(
            entry: entry, colleague: person.id, unit: place, from: Instant(milliseconds: from), until: Instant(milliseconds: until))
        shift.place = read.place
        shift.work = read.work
        shift.touchpoint = read.place.flatMap { touchpoints[ColumnProfile.folded($0)] }
        shift.isCancelled = read.isCancelled
        return shift
    }

    /// What names a shift that its source has a name for.
    static func entry(of sourceID: String) -> String { "=\(sourceID)" }

    /// By the surest thing that the row says. A name alone is never enough where two bear it.
    private func person(_ read: ReadShift) throws(ShiftRefusal) -> Person {
        let found: ID<Colleague>?
        let said: String
        if let key = read.staffKey {
            (found, said) = (byStaffKey[Self.key(key)], key)
        } else if let email = read.email {
            (found, said) = (byEmail[email.lowercased()], email)
        } else if let name = read.name {
            let all = byName[ColumnProfile.folded(name)] ?? []
            let here = all.filter { people[$0]?.hasLeft == false }
            guard here.count < 2 else { throw .twoOfThisName(name) }
            (found, said) = (here.first ?? all.first, name)
        } else {
            throw .noPerson
        }
        guard let found, let person = people[found] else { throw .unknownPerson(said) }
        guard !person.hasLeft else { throw .hasLeft(said) }
        return person
    }

    /// The unit that the row names, else the person's own, else that of the file.
    private func unit(_ read: ReadShift, of person: Person) throws(ShiftRefusal) -> ID<Unit> {
        if let name = read.unit {
            guard let found = unitsByName[ColumnProfile.folded(name)] else { throw .unknownUnit(name) }
            return found
        }
        return below.contains(person.unit) ? person.unit : unit
    }

    private static func key(_ text: String) -> String { text.trimmedBlanks.lowercased() }
}
