import Storage

/// Writes what a file comes to, a batch at a time. What somebody changed between the look and the writing stays as they made it.
struct ApplyStaff {
    let services: Services
    let file: StaffImport
    let importer: StaffImporter

    /// One batch. Gives what could not be done after all.
    func run(_ changes: ArraySlice<StaffReckoning.Change>, in tx: any Transaction) throws -> [StaffProblem] {
        let before = try StaffQueries.people(changes.filter { $0.kind != .new }.map(\.person), tx)
        let adder = try StaffQueries.Adder(tx)
        var problems: [StaffProblem] = []
        for change in changes {
            do {
                try tx.attempt { try apply(change, before[change.person], adder, in: tx) }
            } catch StoreError.unique, StoreError.foreignKey, is Meanwhile {
                problems.append(StaffProblem(line: change.line, reason: "meanwhile", raw: change.became.name))
            } catch is Refusal {
                problems.append(StaffProblem(line: change.line, reason: "last-one", raw: change.became.name))
            }
        }
        return problems
    }

    private struct Meanwhile: Error {}

    private func apply(_ planned: StaffReckoning.Change, _ now: StaffPerson?, _ adder: StaffQueries.Adder, in tx: any Transaction) throws {
        let change = planned.kind == .left ? planned.done(at: tx.now) : planned
        switch change.kind {
        case .new: try adder.add(change.person, change.became, at: tx.now)
        case .changed, .returned:
            guard let now, let was = change.was, now.facts == was else { throw Meanwhile() }
            try StaffQueries.set(change.became, was: was, of: change.person, in: tx)
            if change.kind == .returned { try ColleagueQueries.setDisabled(nil, of: change.person, in: tx) }
            try ending(was, change, in: tx)
        case .left:
            guard let now, now.facts == change.was else { throw Meanwhile() }
            try letGo(change, now, in: tx)
        }
        try StaffImportQueries.note(change, by: file.id, in: tx)
        try Journal.append(
            "staff.\(change.kind.rawValue)", "colleague", change.person, by: file.madeBy, unit: change.became.unit,
            content: Array(change.became.json.text.utf8), random: services.random, in: tx)
    }

    /// Whoever has other parts, or another address to sign in with, signs in anew.
    private func ending(_ was: StaffFacts, _ change: StaffReckoning.Change, in tx: any Transaction) throws {
        if was.parts != change.became.parts {
            let programs = services.programs
            tx.afterCommit { programs.forgetAll() }
        }
        guard was.parts != change.became.parts || was.email?.key != change.became.email?.key, change.person != file.madeBy else { return }
        try SessionQueries.endAll(of: change.person, in: tx)
        if was.email?.key != change.became.email?.key { try EntryLinkQueries.endAll(of: change.person, in: tx) }
    }

    private func letGo(_ change: StaffReckoning.Change, _ person: StaffPerson, in tx: any Transaction) throws {
        let house = services.house.current
        let say = Say(language: services.language, vocabulary: house.vocabulary, zone: house.zone)
        for part in person.facts.parts { try KeepSomebody.check(part, leaving: change.person, house, say, tx) }
        _ = try LetGo(services: services, colleague: change.person, unit: person.facts.unit).run(by: file.madeBy, in: tx)
    }

    /// Whom they report to, once everybody is there.
    func setLeaders(_ changes: ArraySlice<StaffReckoning.Change>, in tx: any Transaction) throws {
        for change in changes where change.kind != .left && change.became.leader != change.was?.leader {
            if let leader = change.became.leader, try !StaffQueries.isHere(leader, tx) { continue }
            try StaffQueries.setLeader(change.became.leader, of: change.person, in: tx)
        }
    }

    func makeUnits(_ units: [StaffUnits.Planned], in tx: any Transaction) throws {
        let house = services.house.current
        var places: [ID<Unit>: (zone: String, language: String)] = [:]
        for planned in units {
            let parent = places[planned.parent] ?? house.unit(planned.parent).map { ($0.zone, $0.language) } ?? (house.zone, "en")
            let unit = NewUnit(name: planned.name, kind: planned.kind, place: .team, zone: parent.0, language: parent.1)
            try UnitQueries.add(unit, id: planned.id, below: planned.parent, tx)
            places[planned.id] = parent
            try StaffImportQueries.note(unit: planned.id, by: file.id, in: tx)
            try Journal.append("unit.added", "unit", planned.id, by: file.madeBy, unit: planned.id, random: services.random, in: tx)
        }
    }
}
