import Storage
import Testing

@testable import Hearten

/// What a file of people comes to, without a database.
struct StaffReckoningTests {
    private let root = ID<Hearten.Unit>(1), north = ID<Hearten.Unit>(2), lounge = ID<Hearten.Unit>(3), other = ID<Hearten.Unit>(4)
    private let now = TestHouse.start

    private var house: House {
        var house = House()
        house.root = root
        for (id, parent, name) in [(root, nil, "Air"), (north, root, "North"), (lounge, north, "Lounge"), (other, root, "South")]
            as [(ID<Hearten.Unit>, ID<Hearten.Unit>?, String)]
        {
            house.units[id] = Hearten.Unit(id: id, parent: parent, name: name, kind: .own, place: .team, zone: "UTC", language: "en", hours: nil)
            if let parent { house.children[parent, default: []].append(id) }
        }
        return house
    }

    private func person(_ id: Int64, _ name: String, key: String?, email: String? = nil, unit: ID<Hearten.Unit>? = nil, role: Role = .colleague)
        -> StaffPerson
    {
        var facts = StaffFacts(name: name, given: name, staffName: key == nil ? nil : name, title: "Host", unit: unit ?? lounge)
        facts.key = key
        facts.email = email.flatMap { EmailAddress($0) }
        facts.parts = [Viewer.Assignment(role: role, unit: unit ?? lounge)]
        return StaffPerson(id: ID(id), facts: facts, hasEntered: true)
    }

    private func row(_ line: Int, _ name: String, key: String? = nil, email: String? = nil, unit: String? = "Lounge") -> StaffRow {
        var row = StaffRow(line: line, key: key, name: name, given: name, email: email.flatMap { EmailAddress($0) }, raw: name)
        row.title = "Host"
        row.unit = unit
        return row
    }

    private func reckon(
        _ rows: [StaffRow], known: [StaffPerson] = [], columns: [StaffColumn] = [.staffKey, .name, .unit], unit: ID<Hearten.Unit>? = nil,
        _ choose: (inout StaffPlan.Options) -> Void = { _ in }
    ) -> StaffReckoning.Outcome {
        let file = ImportPlan(
            format: .csv, encoding: .utf8, markLength: 0, dialect: CSVDialect(), headerRows: 1, headers: columns.map(\.rawValue), columns: [],
            feed: "x",
            knownName: nil, endsWithSentence: false)
        var plan = StaffPlan(file: file, columns: columns.enumerated().map { StaffPlan.Column(role: $1, index: $0, confidence: 1) })
        choose(&plan.options)
        var reckoning = StaffReckoning(
            plan, by: StaffImporter(id: ID(900)), house: house, unit: unit ?? root, known: known,
            roles: ["team leader": .leader, "colleague": .colleague],
            now: now, makeID: { ID(1_000 + Int64($0)) }, makeUnitID: { ID(5_000) })
        for row in rows { reckoning.take(.row(row)) }
        return reckoning.finish()
    }

    private func reasons(_ outcome: StaffReckoning.Outcome) -> [String] { outcome.problems.map { "\($0.line) \($0.reason)" } }

    @Test func `two people of one name stay two, and a name alone finds nobody`() {
        let known = [person(10, "Anna Berg", key: "A"), person(11, "Bo Lund", key: nil)]
        let two = reckon([row(2, "Anna Berg", key: "B")], known: known)
        #expect(two.changes.map(\.kind) == [.new])
        #expect(reasons(reckon([row(2, "Anna Berg")], known: known)) == ["2 name-only"])
        #expect(reasons(reckon([row(2, "Nobody Yet")], known: known)) == ["2 no-identity"])
        // Perhaps it is the Bo who was invited by hand, perhaps another: a person says.
        #expect(reasons(reckon([row(2, "Bo Lund", key: "C")], known: known)) == ["2 name-only"])
    }

    @Test func `the number finds somebody first, then the address, and an address of somebody else is put aside`() {
        let known = [person(10, "Anna Berg", key: "A", email: "anna@air.example"), person(11, "Bo Lund", key: nil, email: "bo@air.example")]
        let adopted = reckon([row(2, "Bo Lund", key: "B", email: "BO@air.example")], known: known)
        #expect(adopted.changes.first?.person == ID(11))
        #expect(adopted.changes.first?.became.key == "B")
        #expect(reasons(reckon([row(2, "Anna Berg", key: "A", email: "bo@air.example")], known: known)) == ["2 email-of-other"])
        #expect(reasons(reckon([row(2, "Cy Moor", key: "C", email: "anna@air.example")], known: known)) == ["2 email-of-other"])
    }

    @Test func `a line that tells of somebody again is put aside with the first line`() {
        let rows = [
            row(2, "Anna Berg", key: "A"), row(3, "Anna Berg", key: "A"), row(4, "Ann B", key: "Z", email: "a@air.example"),
            row(5, "Ann B", key: "Y", email: "a@air.example"),
        ]
        let outcome = reckon(rows)
        #expect(outcome.changes.count == 2)
        #expect(reasons(outcome) == ["3 twice:2", "5 twice:4"])
    }

    @Test func `a second look at the same file changes nothing`() {
        let known = [person(10, "Anna Berg", key: "A")]
        let outcome = reckon([row(2, "Anna Berg", key: "A")], known: known)
        #expect(outcome.changes.isEmpty)
        #expect(outcome.same == 1)
    }

    @Test func `whoever has come in keeps the name they chose until the register spells it anew`() {
        var anna = person(10, "Anni", key: "A")
        anna.facts.staffName = "Anna Berg"
        #expect(reckon([row(2, "Anna Berg", key: "A")], known: [anna]).changes.isEmpty)
        #expect(reckon([row(2, "Anna Holm", key: "A")], known: [anna]).changes.first?.became.name == "Anna Holm")
    }

    @Test func `whoever moves leaves their parts at the old unit behind, and keeps those elsewhere`() {
        var anna = person(10, "Anna Berg", key: "A", role: .leader)
        anna.facts.parts.insert(Viewer.Assignment(role: .desk, unit: root))
        var moved = row(2, "Anna Berg", key: "A", unit: "South")
        moved.role = "Team leader"
        let outcome = reckon([moved], known: [anna])
        #expect(outcome.changes.first?.became.parts == [.init(role: .leader, unit: other), .init(role: .desk, unit: root)])
        let silent = reckon([row(2, "Anna Berg", key: "A", unit: "South")], known: [anna])
        #expect(silent.changes.first?.became.parts == [.init(role: .colleague, unit: other), .init(role: .desk, unit: root)])
        #expect(reasons(silent) == ["2 parts-ended"])
    }

    @Test func `units are found by name or path, and what is unknown or has two meanings is put aside`() {
        #expect(reckon([row(2, "A", key: "A", unit: "Air / North > Lounge")]).changes.first?.became.unit == lounge)
        #expect(reasons(reckon([row(2, "A", key: "A", unit: "Bar")])) == ["2 unit-unknown:Bar"])
        let made = reckon([row(2, "A", key: "A", unit: "North/Bar"), row(3, "B", key: "B", unit: "Bar")]) { $0.makesUnits = true }
        #expect(made.units.map(\.name) == ["Bar"])
        #expect(made.units.first?.parent == north)
        #expect(made.changes.map(\.became.unit) == [ID(5_000), ID(5_000)])
    }

    @Test func `nobody outside the unit that the file is for is touched`() {
        let known = [person(10, "Anna Berg", key: "A", unit: other)]
        #expect(reasons(reckon([row(2, "Anna Berg", key: "A")], known: known, unit: north)) == ["2 elsewhere"])
        #expect(reasons(reckon([row(2, "New", key: "N", unit: "South")], known: known, unit: north)) == ["2 unit-unknown:South"])
    }

    @Test func `leaders are found further down in the file, and whoever leads in a circle is left without one`() {
        var rows = [row(2, "A", key: "A"), row(3, "B", key: "B"), row(4, "C", key: "C"), row(5, "D", key: "D"), row(6, "E", key: "E")]
        rows[0].leader = "C"
        rows[1].leader = "A"
        rows[2].leader = "B"
        rows[3].leader = "E"
        rows[4].leader = "nobody"
        let outcome = reckon(rows, columns: [.staffKey, .name, .unit, .leader])
        let leaders = outcome.changes.map(\.became.leader)
        #expect(leaders == [nil, nil, nil, ID(1_004), nil])
        #expect(reasons(outcome) == ["2 leader-circle", "3 leader-circle", "4 leader-circle", "6 leader-unknown:nobody"])
        #expect(outcome.problems.count { !$0.isNote } == 0)
    }

    @Test func `a circle that closes through people who are not in the file is found too`() {
        var boss = person(10, "Boss", key: "X")
        boss.facts.leader = ID(11)
        let anna = person(11, "Anna", key: "A")
        var under = row(2, "Anna", key: "A")
        under.leader = "X"
        let outcome = reckon([under], known: [boss, anna], columns: [.staffKey, .name, .unit, .leader])
        #expect(outcome.changes.isEmpty)
        #expect(reasons(outcome) == ["2 leader-circle"])
    }

    @Test func `whoever is missing leaves only by choice, and nobody does while a line cannot be read`() {
        let known = [person(10, "Anna", key: "A"), person(11, "Bo", key: "B"), person(12, "By hand", key: nil)]
        #expect(reckon([row(2, "Anna", key: "A")], known: known).changes.isEmpty)
        let left = reckon([row(2, "Anna", key: "A")], known: known) { $0.missingLeave = true }
        #expect(left.changes.map(\.person) == [ID(11)])
        #expect(left.changes.map(\.kind) == [.left])
        // Bo's own line was put aside: he stands in the file.
        let aside = reckon([row(2, "Anna", key: "A"), row(3, "Bo", key: "B", unit: "Nowhere")], known: known) { $0.missingLeave = true }
        #expect(aside.changes.isEmpty)
        let unread = reckon([row(2, "Anna", key: "A"), row(3, "Bo")], known: known) { $0.missingLeave = true }
        #expect(unread.changes.isEmpty)
        #expect(reasons(unread).contains("0 missing-not-safe"))
    }

    @Test func `nobody shuts themselves out, nor the last one who looks after the house`() {
        let me = person(900, "Me", key: "M")
        let last = person(20, "Last", key: "L", unit: root, role: .operator)
        var rows = [row(2, "Me", key: "M"), row(3, "Last", key: "L", unit: nil)]
        for index in rows.indices { rows[index].status = .leaves }
        let outcome = reckon(rows, known: [me, last], columns: [.staffKey, .name])
        #expect(outcome.changes.isEmpty)
        #expect(reasons(outcome) == ["2 yourself", "3 last-one"])
        let second = person(21, "Second", key: "S", unit: root, role: .operator)
        #expect(reckon([rows[1]], known: [last, second], columns: [.staffKey, .name]).changes.map(\.person) == [ID(20)])
    }

    @Test func `a day of leaving that has come ends it now, a later one is kept for its day`() {
        let known = [person(10, "Anna", key: "A"), person(11, "Bo", key: "B")]
        let today = LocalTime(now, zone: "UTC").day
        var rows = [row(2, "Anna", key: "A"), row(3, "Bo", key: "B")]
        rows[0].leaving = today
        rows[1].leaving = Day(today.number + 1)
        let outcome = reckon(rows, known: known, columns: [.staffKey, .name, .unit, .leaving])
        #expect(outcome.changes.map(\.kind) == [.left, .changed])
        #expect(outcome.changes.last?.became.leavesOn == today.number + 1)
    }

    @Test func `whoever had left comes back only by choice`() {
        var anna = person(10, "Anna", key: "A")
        anna.facts.disabledAt = now
        #expect(reasons(reckon([row(2, "Anna", key: "A")], known: [anna])) == ["2 has-left"])
        #expect(reckon([row(2, "Anna", key: "A")], known: [anna]) { $0.bringsBack = true }.changes.map(\.kind) == [.returned])
    }

    @Test func `columns are recognised by their headers, and a manager's name is nobody's own`() {
        let headers = ["Employee ID", "First name", "Last name", "Work email", "Job title", "Department", "Manager name", "Manager ID", "End date"]
        let sample = [
            ["1", "Anna", "Berg", "a@air.example", "Host", "Lounge", "Cy", "7", "2026-12-31"],
            ["2", "Bo", "Lund", "b@air.example", "Host", "Lounge", "Cy", "7", ""],
        ]
        let found = StaffMapping.suggest(headers: headers, sample: sample)
        #expect(found.map(\.role) == [.staffKey, .givenName, .familyName, .email, .title, .unit, .leader, .leaving])
        #expect(found.map(\.index) == [0, 1, 2, 3, 4, 5, 7, 8])
    }

    @Test func `more leavers than one in five need their number typed, a few do not`() {
        var sum = StaffSummary()
        (sum.active, sum.left) = (100, 20)
        #expect(!sum.needsNumber)
        sum.left = 21
        #expect(sum.needsNumber)
        (sum.active, sum.left) = (5, 3)
        #expect(!sum.needsNumber)
    }
}
