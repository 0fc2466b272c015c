import Storage

/// Finds whom everybody reports to, also further down in the file, and leaves out those who would lead in a circle.
struct StaffLeaders {
    private let known: [ID<Colleague>: StaffPerson]
    private let byKey: [String: ID<Colleague>]
    private let byEmail: [String: ID<Colleague>]
    private(set) var notes: [StaffProblem] = []

    init(_ reckoning: StaffReckoning, newByKey: [String: ID<Colleague>], newByEmail: [String: ID<Colleague>]) {
        known = reckoning.known
        byKey = reckoning.byKey.merging(newByKey) { $1 }
        byEmail = reckoning.byEmail.merging(newByEmail) { $1 }
    }

    mutating func settle(_ entries: inout [StaffReckoning.Entry]) {
        // The file's own numbers and addresses come first: somebody known may get a number by this very file.
        var keys = byKey
        var emails = byEmail
        var here: Set<ID<Colleague>> = []
        for entry in entries where entry.kind != .left {
            here.insert(entry.person)
            if let key = entry.became.key { keys[key] = entry.person }
            if let email = entry.became.email { emails[email.key] = entry.person }
        }
        let gone = Set(entries.filter { $0.kind == .left }.map(\.person))
        for index in entries.indices where entries[index].kind != .left {
            guard let cell = entries[index].row.leader else {
                entries[index].became.leader = nil
                continue
            }
            let found = keys[cell] ?? emails[cell.lowercased()]
            let isHere = found.map { here.contains($0) || (known[$0]?.isActive == true && !gone.contains($0)) } ?? false
            entries[index].became.leader = isHere ? found : nil
            if !isHere { note(entries[index].row, StaffReason.about("leader-unknown", cell)) }
        }
        breakCircles(&entries)
    }

    private mutating func note(_ row: StaffRow, _ reason: String) {
        notes.append(StaffProblem(line: row.line, reason: reason, isNote: true, raw: row.raw))
    }

    /// Everybody has one leader at most, so a walk upwards ends at the top or comes back to somebody on it.
    private mutating func breakCircles(_ entries: inout [StaffReckoning.Entry]) {
        var place: [ID<Colleague>: Int] = [:]
        for (index, entry) in entries.enumerated() where entry.kind != .left { place[entry.person] = index }
        var settled: Set<ID<Colleague>> = []
        for entry in entries where entry.kind != .left {
            var walk: [ID<Colleague>] = []
            var onWalk: [ID<Colleague>: Int] = [:]
            var next: ID<Colleague>? = entry.person
            while let person = next, !settled.contains(person) {
                if let start = onWalk[person] {
                    leaveOut(walk[start...], place, &entries)
                    break
                }
                onWalk[person] = walk.count
                walk.append(person)
                next = place[person].map { entries[$0].became.leader } ?? known[person]?.facts.leader
            }
            settled.formUnion(walk)
        }
    }

    private mutating func leaveOut(_ circle: ArraySlice<ID<Colleague>>, _ place: [ID<Colleague>: Int], _ entries: inout [StaffReckoning.Entry]) {
        for person in circle {
            guard let index = place[person] else { continue }
            entries[index].became.leader = nil
            note(entries[index].row, "leader-circle")
        }
    }
}
