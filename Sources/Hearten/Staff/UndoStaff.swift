import Storage

/// Takes a file of people back, a batch at a time: what it changed becomes what it was, unless somebody has changed it since.
struct UndoStaff {
    let services: Services
    let file: StaffImport
    static let batch = 500

    /// First the changed ones, so that nobody reports to somebody who goes. Nil when there are none left.
    func changedStep(after last: ID<Colleague>?, in tx: any Transaction) throws -> ID<Colleague>? {
        let changes = try StaffImportQueries.changes(of: file.id, [.changed, .left, .returned], after: last, limit: Self.batch, tx)
        let people = try StaffQueries.people(changes.map(\.person), tx)
        for change in changes {
            guard let now = people[change.person]?.facts, let was = change.was else { continue }
            var isWhole = false
            do {
                isWhole = try tx.attempt { try restore(change, now, was, in: tx) }
            } catch StoreError.unique, StoreError.foreignKey, is Refusal {}
            try StaffImportQueries.settle(change.person, of: file.id, isUndone: isWhole, in: tx)
        }
        return changes.last?.person
    }

    /// Puts back each thing that still is as the file left it. True when that was all of them.
    private func restore(_ change: StaffReckoning.Change, _ now: StaffFacts, _ was: StaffFacts, in tx: any Transaction) throws -> Bool {
        let became = change.became
        var back = now
        var isWhole = true
        func put<Value: Equatable>(_ path: WritableKeyPath<StaffFacts, Value>) {
            guard was[keyPath: path] != became[keyPath: path] else { return }
            if now[keyPath: path] == became[keyPath: path] { back[keyPath: path] = was[keyPath: path] } else { isWhole = false }
        }
        put(\.name)
        put(\.given)
        put(\.staffName)
        put(\.title)
        put(\.unit)
        put(\.email)
        put(\.key)
        put(\.leader)
        // Whoever has come to report to this very person since does not lead them again.
        if let leader = back.leader, leader != now.leader, try StaffQueries.leads(change.person, over: leader, tx) {
            back.leader = now.leader
            isWhole = false
        }
        put(\.leavesOn)
        put(\.disabledAt)
        let given = became.parts.subtracting(was.parts), taken = was.parts.subtracting(became.parts)
        if !given.isSubset(of: now.parts) || !taken.isDisjoint(with: now.parts) { isWhole = false }
        back.parts = now.parts.subtracting(given).union(taken)
        if back.disabledAt != nil, now.disabledAt == nil {
            _ = try LetGo(services: services, colleague: change.person, unit: now.unit).run(by: file.madeBy, in: tx)
        } else if back.disabledAt == nil, now.disabledAt != nil {
            try ColleagueQueries.setDisabled(nil, of: change.person, in: tx)
        }
        try StaffQueries.set(back, was: now, of: change.person, in: tx)
        try StaffQueries.setLeader(back.leader, of: change.person, in: tx)
        try note(change.person, back.unit, in: tx)
        return isWhole
    }

    /// Then those who came in by it, from the bottom up: whoever has entered, or is named anywhere, stays. Returns how many went.
    func newStep(after last: ID<Colleague>?, in tx: any Transaction) throws -> (last: ID<Colleague>?, gone: Int) {
        let changes = try StaffImportQueries.changes(of: file.id, [.new], after: last, limit: Self.batch, tx)
        let people = try StaffQueries.people(changes.map(\.person), tx)
        var gone = 0
        for change in changes {
            guard let person = people[change.person] else {
                try StaffImportQueries.settle(change.person, of: file.id, isUndone: true, in: tx)
                continue
            }
            guard !person.hasEntered, person.facts == change.became, try !StaffQueries.leads(change.person, tx) else { continue }
            do {
                try tx.attempt { try StaffQueries.remove(change.person, in: tx) }
            } catch StoreError.foreignKey { continue }
            try StaffImportQueries.settle(change.person, of: file.id, isUndone: true, in: tx)
            try note(change.person, person.facts.unit, in: tx)
            gone += 1
        }
        return (changes.last?.person, gone)
    }

    /// Last the units that it made and nobody uses, and the word on who stayed.
    func finish(in tx: any Transaction) throws {
        for unit in try StaffImportQueries.newUnits(of: file.id, tx) {
            do { try tx.attempt { try StaffQueries.removeUnit(unit, in: tx) } } catch StoreError.foreignKey { continue }
        }
        var last: ID<Colleague>?
        while true {
            let stay = try StaffImportQueries.changes(of: file.id, [.new], after: last, limit: Self.batch, tx)
            for change in stay { try StaffImportQueries.settle(change.person, of: file.id, isUndone: false, in: tx) }
            guard let end = stay.last?.person else { break }
            last = end
        }
        var summary = file.summary
        summary.kept = try StaffImportQueries.keptCount(by: file.id, tx)
        try StaffImportQueries.setSummary(summary, of: file.id, in: tx)
        try StaffImportQueries.states.end(file.id, from: .undoing, to: .undone, in: tx)
    }

    private func note(_ person: ID<Colleague>, _ unit: ID<Unit>, in tx: any Transaction) throws {
        try Journal.append("staff.undone", "colleague", person, by: file.madeBy, unit: unit, random: services.random, in: tx)
    }
}
