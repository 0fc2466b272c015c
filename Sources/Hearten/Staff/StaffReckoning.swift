import Storage

/// What a file of people comes to: every change, and every row that was put aside with its reason. No input, no output.
struct StaffReckoning: Sendable {
    struct Change: Sendable, Equatable {
        enum Kind: String, Sendable { case new, changed, left, returned }
        let line: Int
        let person: ID<Colleague>
        let kind: Kind
        let was: StaffFacts?
        let became: StaffFacts

        /// The same, as it is written down: somebody left at that very moment.
        func done(at now: Instant) -> Change {
            Change(line: line, person: person, kind: kind, was: was, became: StaffReckoning.gone(became, at: now))
        }
    }

    struct Outcome: Sendable {
        var changes: [Change] = []
        var problems: [StaffProblem] = []
        var units: [StaffUnits.Planned] = []
        var read = 0
        var same = 0
    }

    /// Somebody of the file on their way through.
    struct Entry: Sendable {
        let row: StaffRow
        let person: ID<Colleague>
        let was: StaffFacts?
        var became: StaffFacts
        var kind: Change.Kind
    }

    let plan: StaffPlan
    let importer: StaffImporter
    let house: House
    let scope: Scope
    let home: ID<Unit>
    let now: Instant
    let roles: [String: Role]
    let known: [ID<Colleague>: StaffPerson]
    private let makeID: @Sendable (Int) -> ID<Colleague>
    private(set) var units: StaffUnits
    private(set) var outcome = Outcome()
    private(set) var entries: [Entry] = []
    let byKey: [String: ID<Colleague>]
    let byEmail: [String: ID<Colleague>]
    private let withoutNumber: Set<String>
    private var lineOf: [ID<Colleague>: Int] = [:]
    private var newByKey: [String: ID<Colleague>] = [:]
    private var newByEmail: [String: ID<Colleague>] = [:]
    /// Somebody could not be read at all: whoever seems to be missing may stand in that row.
    private var hasUnreadable = false

    init(
        _ plan: StaffPlan, by importer: StaffImporter, house: House, unit: ID<Unit>, known people: [StaffPerson], roles: [String: Role], now: Instant,
        makeID: @escaping @Sendable (Int) -> ID<Colleague>, makeUnitID: @escaping @Sendable () -> ID<Unit>
    ) {
        (self.plan, self.importer, self.house, self.now, self.roles, self.makeID) = (plan, importer, house, now, roles, makeID)
        (home, scope) = (unit, Scope(roots: [unit]))
        units = StaffUnits(house, within: Scope(roots: [unit]), home: unit, makes: plan.options.makesUnits, makeID: makeUnitID)
        known = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
        byKey = Dictionary(people.compactMap { person in person.facts.key.map { ($0, person.id) } }) { first, _ in first }
        byEmail = Dictionary(people.compactMap { person in person.facts.email.map { ($0.key, person.id) } }) { first, _ in first }
        withoutNumber = Set(people.filter { $0.facts.key == nil && $0.isActive }.map { Self.folded($0.facts.name) })
    }

    static func folded(_ name: String) -> String { ColumnProfile.folded(foldedForSearch(name)) }

    /// Takes the rows one after the other; `finish` says what came of them all.
    mutating func take(_ reading: StaffRowReader.Reading) {
        outcome.read += 1
        switch reading {
        case .refused(let problem, let key, let email, let canBeFound):
            if problem.reason == "empty" {
                outcome.read -= 1
                return
            }
            outcome.problems.append(problem)
            if !canBeFound { hasUnreadable = true }
            if let person = key.flatMap({ byKey[$0] }) ?? email.flatMap({ byEmail[$0.key] }) { lineOf[person] = lineOf[person] ?? problem.line }
        case .row(let row): take(row)
        }
    }

    private mutating func take(_ row: StaffRow) {
        do throws(Aside) { try enter(row) } catch { putAside(row, error.reason) }
    }

    mutating func putAside(_ row: StaffRow, _ reason: String, isNote: Bool = false) {
        outcome.problems.append(StaffProblem(line: row.line, reason: reason, isNote: isNote, raw: row.raw))
    }

    struct Aside: Error { let reason: String }

    private mutating func enter(_ row: StaffRow) throws(Aside) {
        guard row.key != nil || row.email != nil else {
            hasUnreadable = true
            let folded = Self.folded(row.name)
            throw Aside(reason: known.values.contains { Self.folded($0.facts.name) == folded } ? "name-only" : "no-identity")
        }
        let found = try find(row)
        if let key = row.key, let first = newByKey[key] ?? found, let line = lineOf[first] { throw Aside(reason: "twice:\(line)") }
        if let email = row.email, let first = newByEmail[email.key] ?? found, let line = lineOf[first] { throw Aside(reason: "twice:\(line)") }
        if let found { try change(found, row) } else { try add(row) }
    }

    /// By the number, then by the address; never by a name.
    private mutating func find(_ row: StaffRow) throws(Aside) -> ID<Colleague>? {
        let keyed = row.key.flatMap { byKey[$0] }
        let addressed = row.email.flatMap { byEmail[$0.key] }
        if let keyed {
            // Seen, whatever comes of it: nobody leaves because a row was put aside.
            if let addressed, addressed != keyed {
                lineOf[keyed] = lineOf[keyed] ?? row.line
                throw Aside(reason: "email-of-other")
            }
            return keyed
        }
        guard let addressed else { return nil }
        if row.key != nil, known[addressed]?.facts.key != nil {
            lineOf[addressed] = lineOf[addressed] ?? row.line
            throw Aside(reason: "email-of-other")
        }
        return addressed
    }

    private func isLeaving(_ row: StaffRow) -> Bool {
        row.status == .leaves || (row.leaving.map { $0 <= LocalTime(now, zone: house.zone).day } ?? false)
    }

    // MARK: Somebody new

    private mutating func add(_ row: StaffRow) throws(Aside) {
        // They are gone already, and were never here.
        if isLeaving(row) {
            outcome.same += 1
            return
        }
        // Perhaps the same person, whose number nobody has written down here yet: a person says.
        if withoutNumber.contains(Self.folded(row.name)) { throw Aside(reason: "name-only") }
        let unit = try unit(row, nil)
        let kind = units.kind(of: unit)
        let role = try role(row, at: unit, kind) ?? StaffParts.usual(kind)
        guard importer.mayGive(role, at: unit) else { throw Aside(reason: "role-not-yours") }
        let id = makeID(entries.count)
        var facts = StaffFacts(
            name: row.name, given: row.given, staffName: row.name, title: row.title ?? "", unit: unit, email: row.email, key: row.key)
        facts.leavesOn = row.leaving?.number
        facts.parts = [Viewer.Assignment(role: role, unit: unit)]
        lineOf[id] = row.line
        if let key = row.key { newByKey[key] = id }
        if let email = row.email { newByEmail[email.key] = id }
        remark(row)
        entries.append(Entry(row: row, person: id, was: nil, became: facts, kind: .new))
    }

    // MARK: Somebody known

    private mutating func change(_ id: ID<Colleague>, _ row: StaffRow) throws(Aside) {
        guard let person = known[id] else { return }
        lineOf[id] = row.line
        guard house.contains(person.facts.unit, in: scope) else { throw Aside(reason: "elsewhere") }
        if isLeaving(row) { return try leave(person, row) }
        var facts = person.facts
        var kind = Change.Kind.changed
        if !person.isActive {
            guard plan.options.bringsBack, importer.mayChange(person) else { throw Aside(reason: "has-left") }
            facts.disabledAt = nil
            kind = .returned
        }
        let unit = try unit(row, person.facts.unit)
        let place = units.kind(of: unit)
        let role = try role(row, at: unit, place)
        facts.parts = StaffParts.after(person.facts, movedTo: unit, kind: place, role: role)
        for part in facts.parts.subtracting(person.facts.parts) where !importer.mayGive(part.role, at: part.unit) {
            throw Aside(reason: "role-not-yours")
        }
        if role == nil, !person.facts.parts.isSubset(of: facts.parts) { putAside(row, "parts-ended", isNote: true) }
        facts.unit = unit
        rename(&facts, row, hasEntered: person.hasEntered)
        if let title = row.title { facts.title = title }
        if let key = row.key { facts.key = key }
        if plan.column(.leaving) != nil { facts.leavesOn = row.leaving?.number }
        if let email = row.email, email.key != facts.email?.key {
            if importer.mayChange(person) { facts.email = email } else { putAside(row, "guarded-email", isNote: true) }
        }
        remark(row)
        entries.append(Entry(row: row, person: id, was: person.facts, became: facts, kind: kind))
    }

    /// Somebody who has come in chose how they are called; only a new spelling in the register changes that.
    private func rename(_ facts: inout StaffFacts, _ row: StaffRow, hasEntered: Bool) {
        guard facts.staffName != row.name else { return }
        if facts.staffName != nil || !hasEntered {
            facts.name = row.name
            facts.given = row.given
        }
        facts.staffName = row.name
    }

    private mutating func leave(_ person: StaffPerson, _ row: StaffRow) throws(Aside) {
        guard person.isActive else {
            outcome.same += 1
            return
        }
        guard person.id != importer.id else { throw Aside(reason: "yourself") }
        guard importer.mayChange(person) else { throw Aside(reason: "guarded") }
        entries.append(Entry(row: row, person: person.id, was: person.facts, became: Self.gone(person.facts, at: now), kind: .left))
    }

    static func gone(_ facts: StaffFacts, at now: Instant) -> StaffFacts {
        var gone = facts
        gone.disabledAt = now
        gone.leavesOn = nil
        return gone
    }

    // MARK: Cells

    private mutating func unit(_ row: StaffRow, _ current: ID<Unit>?) throws(Aside) -> ID<Unit> {
        guard let cell = row.unit else {
            if let current { return current }
            guard plan.column(.unit) == nil else { throw Aside(reason: "no-unit") }
            return home
        }
        switch units.find(cell) {
        case .unit(let id): return id
        case .unknown: throw Aside(reason: StaffReason.about("unit-unknown", cell))
        case .ambiguous: throw Aside(reason: StaffReason.about("unit-ambiguous", cell))
        }
    }

    private func role(_ row: StaffRow, at unit: ID<Unit>, _ kind: Unit.Kind) throws(Aside) -> Role? {
        guard let cell = row.role else { return nil }
        guard let role = roles[ColumnProfile.folded(cell)] else { throw Aside(reason: StaffReason.about("role-unknown", cell)) }
        guard (role == .partner) == (kind == .partner) else { throw Aside(reason: "role-misfit") }
        return role
    }

    private mutating func remark(_ row: StaffRow) {
        if case .unknown(let word) = row.status { putAside(row, StaffReason.about("status-unknown", word), isNote: true) }
    }

    // MARK: The whole

    /// Leaders, those who are missing, and who must stay; then every change in the order of the file.
    mutating func finish() -> Outcome {
        if plan.column(.leader) != nil {
            var leaders = StaffLeaders(self, newByKey: newByKey, newByEmail: newByEmail)
            leaders.settle(&entries)
            outcome.problems += leaders.notes
        }
        if plan.options.missingLeave { letMissingLeave() }
        keepSomebody()
        for entry in entries {
            guard entry.kind != .changed || entry.became != entry.was else {
                outcome.same += 1
                continue
            }
            outcome.changes.append(Change(line: entry.row.line, person: entry.person, kind: entry.kind, was: entry.was, became: entry.became))
        }
        outcome.units = units.planned
        outcome.problems.sort { ($0.line, $0.reason) < ($1.line, $1.reason) }
        return outcome
    }

    private mutating func letMissingLeave() {
        guard !hasUnreadable else {
            outcome.problems.append(StaffProblem(line: 0, reason: "missing-not-safe", isNote: true))
            return
        }
        for person in known.values.sorted(by: { $0.id < $1.id })
        where person.isActive && person.facts.key != nil && lineOf[person.id] == nil && house.contains(person.facts.unit, in: scope) {
            let row = StaffRow(line: 0, key: person.facts.key, name: person.facts.name, given: person.facts.given, raw: person.facts.name)
            do throws(Aside) { try leave(person, row) } catch { putAside(row, error.reason) }
        }
    }

    /// Somebody must be left who can look after the house.
    private mutating func keepSomebody() {
        for role in StaffImporter.guarded {
            guard let root = house.root else { return }
            let part = Viewer.Assignment(role: role, unit: root)
            let holders = Set(known.values.filter { $0.isActive && $0.hasEntered && $0.facts.parts.contains(part) }.map(\.id))
            let leaving = holders.intersection(entries.lazy.filter { $0.kind == .left }.map(\.person))
            guard !leaving.isEmpty, leaving == holders else { continue }
            for entry in entries where entry.kind == .left && leaving.contains(entry.person) { putAside(entry.row, "last-one") }
            entries.removeAll { $0.kind == .left && leaving.contains($0.person) }
        }
    }

    /// How many people there are in the part of the house that the file is for.
    var active: Int { known.values.count { $0.isActive && house.contains($0.facts.unit, in: scope) } }

    func name(_ id: ID<Colleague>) -> String? { known[id]?.facts.name }
}
