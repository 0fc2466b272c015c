import Storage

/// Gives back what somebody looked after who is no longer here: their cases wait for whoever is on duty at the unit, their tasks come
/// to the case's owner. Clocks run on.
struct ReleaseWork {
    let services: Services
    let colleague: ID<Colleague>

    /// In the transaction that lets them go, once they count as gone.
    func run(in tx: any Transaction) throws {
        let desk = try CaseDesk(services, tx)
        var news: [ID<Colleague>: [RecoveryCase]] = [:]
        for id in try CaseReleaseQueries.cases(with: colleague, tx) {
            guard let was = try CaseQueries.find(id, tx) else { continue }
            let one = try release(was, desk, in: tx)
            guard one.owner == nil, one.state.isOpen else { continue }
            for recipient in try onDuty(at: one.unit, tx) { news[recipient, default: []].append(one) }
        }
        try handTasksOn(in: tx)
        try TeamRequestQueries.release(colleague, in: tx)
        try tell(news, in: tx)
    }

    private func release(_ was: RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws -> RecoveryCase {
        var one = was
        if one.offeredTo == colleague {
            one.offeredTo = nil
            if let owner = one.owner, owner != colleague {
                try News.tell([owner], .caseDeclined, about: one, key: "declined-\(one.id)-\(colleague)-\(tx.now.milliseconds)", services, in: tx)
            }
            try desk.note(.declined, one, by: colleague, in: tx)
        }
        if one.owner == colleague {
            guard one.apply(.released, at: tx.now) else { return was }
            one.owner = nil
            try desk.note(.released, one, subject: colleague.value, in: tx)
        }
        try desk.settle(one, was: was, in: tx)
        return one
    }

    /// A task without a taker lies open on its case, where whoever takes the case finds it.
    private func handTasksOn(in tx: any Transaction) throws {
        for (task, caseID) in try CaseReleaseQueries.openTasks(of: colleague, tx) {
            guard let one = try CaseQueries.find(caseID, tx) else { continue }
            let next = one.owner == colleague ? nil : one.owner
            try CaseReleaseQueries.give(task, to: next, in: tx)
            if let next { try News.tell([next], .taskGiven, about: one, key: "task-\(task)-\(next)", services, in: tx) }
        }
    }

    /// Who hears of a case without an owner: the order in which a clock would look for somebody.
    private func onDuty(at unit: ID<Unit>, _ tx: any ReadTransaction) throws -> [ID<Colleague>] {
        let path = try Duty(services.house.current, tx.now).path(from: unit, tx)
        return EscalationRules.recipients(for: .leader, owner: nil, ownerIsOnDuty: false, path: path).map { ID($0) }
    }

    private func tell(_ news: [ID<Colleague>: [RecoveryCase]], in tx: any Transaction) throws {
        for (recipient, cases) in news.sorted(by: { $0.key < $1.key }) {
            let key = "released-\(colleague)-\(tx.now.milliseconds)"
            if cases.count > SweepClocks.mostNewsAtOnce {
                try News.tellMany(recipient, .caseReleased, count: cases.count, key: key, services, in: tx)
            } else {
                for one in cases { try News.tell([recipient], .caseReleased, about: one, key: "\(key)-\(one.id)", services, in: tx) }
            }
        }
    }
}
