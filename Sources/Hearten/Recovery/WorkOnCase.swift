import Storage

/// What colleagues do with a case, each in one transaction.
struct WorkOnCase {
    let services: Services
    let viewer: Viewer
    let say: Say

    init(_ visit: Visit, _ viewer: Viewer) {
        services = visit.services
        say = visit.say
        self.viewer = viewer
    }

    init(_ services: Services, _ viewer: Viewer, _ say: Say) {
        self.services = services
        self.viewer = viewer
        self.say = say
    }

    /// Finds the case that the viewer may work on, lets `work` change it, and stores what follows.
    func run(_ number: Int, _ work: @escaping @Sendable (inout RecoveryCase, CaseDesk, any Transaction) throws -> Void) async throws {
        let services = services
        let viewer = viewer
        try await services.store.write(priority: .high) { tx in
            guard let was = try CaseQueries.find(number: number, for: viewer, tx) else { throw Refusal.notFound }
            let desk = try CaseDesk(services, tx)
            var one = was
            try work(&one, desk, tx)
            try desk.settle(one, was: was, in: tx)
        }
    }

    /// Lets something happen that is only possible in some states.
    private func happens(_ act: CaseAct, to one: inout RecoveryCase, at now: Instant) throws {
        guard one.apply(act, at: now) else { throw Refusal.conflict(say(.caseMovedOn)) }
    }

    func take(_ number: Int) async throws {
        try await run(number) { one, desk, tx in try take(&one, desk, in: tx) }
    }

    func take(_ one: inout RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        let me = viewer.id
        guard one.owner != me || one.offeredTo != nil else { return }
        try happens(.taken, to: &one, at: tx.now)
        if let before = one.owner, before != me {
            try News.tell([before], .caseTaken, about: one, key: "taken-\(one.id)-\(me)-\(tx.now.milliseconds)", services, in: tx)
        }
        one.owner = me
        one.offeredTo = nil
        try desk.note(.taken, one, by: me, in: tx)
    }

    /// Asks a colleague to take the case; until then it stays where it is.
    func offer(_ number: Int, to colleague: ID<Colleague>) async throws {
        let me = viewer.id
        guard colleague != me else { return try await take(number) }
        try await run(number) { one, desk, tx in
            try Self.requirePresent(colleague, tx)
            guard one.state.isOpen, one.offeredTo != colleague else { return }
            one.offeredTo = colleague
            try News.tell([colleague], .caseOffered, about: one, key: "offered-\(one.id)-\(colleague)-\(tx.now.milliseconds)", services, in: tx)
            try desk.note(.offered, one, by: me, subject: colleague.value, in: tx)
        }
    }

    func decline(_ number: Int) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            guard one.offeredTo == me else { return }
            one.offeredTo = nil
            if let owner = one.owner {
                try News.tell([owner], .caseDeclined, about: one, key: "declined-\(one.id)-\(me)-\(tx.now.milliseconds)", services, in: tx)
            }
            try desk.note(.declined, one, by: me, in: tx)
        }
    }

    /// Joins in, or asks somebody in.
    func help(_ number: Int, colleague: ID<Colleague>? = nil) async throws {
        let me = viewer.id
        let helper = colleague ?? me
        try await run(number) { one, desk, tx in
            try Self.requirePresent(helper, tx)
            guard try CaseTalkQueries.addHelper(helper, to: one.id, askedBy: helper == me ? nil : me, in: tx) else { return }
            if helper != me { try News.tell([helper], .askedIn, about: one, key: "asked-in-\(one.id)-\(helper)", services, in: tx) }
            try desk.note(.helper, one, by: me, subject: helper.value, in: tx)
        }
    }

    func handOut(_ number: Int, _ text: String, to colleague: ID<Colleague>?, due: Day?) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            try WorkOnCase.handOut(text, of: one, to: colleague ?? me, due: due, by: me, desk, in: tx)
        }
    }

    /// Due by the end of the day in the case's own place, whoever hands it out from wherever.
    static func handOut(
        _ text: String, of one: RecoveryCase, to colleague: ID<Colleague>, due: Day?, by author: ID<Colleague>, _ desk: CaseDesk,
        in tx: any Transaction
    ) throws {
        try requirePresent(colleague, tx)
        let zone = desk.calendar(of: one).zone
        let dueAt = due.map { Instant(milliseconds: zone.instant(wall: Int64($0.number + 1) * millisecondsPerDay) - millisecondsPerMinute) }
        let task = CaseTask(
            id: desk.services.newID(at: tx.now), caseID: one.id, text: text, owner: colleague, createdAt: tx.now, dueAt: dueAt, doneAt: nil,
            doneBy: nil)
        try CaseTalkQueries.insert(task, by: author, in: tx)
        if colleague != author { try News.tell([colleague], .taskGiven, about: one, key: "task-\(task.id)", desk.services, in: tx) }
        try desk.note(.task, one, by: author, subject: task.id.value, content: text, in: tx)
    }

    func finish(_ task: ID<CaseTask>, of number: Int) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            guard try CaseTalkQueries.task(task, of: one.id, tx) != nil else { throw Refusal.notFound }
            guard try CaseTalkQueries.setDone(task, by: me, in: tx) else { return }
            try desk.note(.taskDone, one, by: me, subject: task.value, in: tx)
        }
    }

    func note(_ number: Int, _ words: String, key: String) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            let message = CaseMessage(
                id: desk.services.newID(at: tx.now), at: tx.now, kind: .note, author: me, words: words, apology: nil, action: nil,
                invitation: nil, followUp: nil, followUpAt: nil)
            guard try CaseTalkQueries.insert(message, in: one.id, key: key, tx) else { return }
            try desk.note(.note, one, by: me, subject: message.id.value, content: words, in: tx)
        }
    }

    func pause(_ number: Int) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            try happens(.paused, to: &one, at: tx.now)
            try desk.change([.firstAnswer, .putRight], of: one, in: tx) { $0.pause(at: tx.now) }
            try desk.note(.paused, one, by: me, in: tx)
        }
    }

    func resume(_ number: Int) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            try happens(.resumed, to: &one, at: tx.now)
            try desk.change([.firstAnswer, .putRight], of: one, in: tx) { $0.resume(at: tx.now) }
            try desk.note(.resumed, one, by: me, in: tx)
        }
    }

    func reopen(_ number: Int) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            try happens(.reopened, to: &one, at: tx.now)
            try CaseEnds.runAgain(one, desk, in: tx)
            try desk.note(.reopened, one, by: me, in: tx)
        }
    }

    /// The promised follow-up has happened.
    func followedUp(_ number: Int) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            try desk.change([.followUp], of: one, in: tx) { $0.metAt = tx.now }
            try desk.note(.followedUp, one, by: me, in: tx)
        }
    }

    /// Asks the customer now whether it was put right, instead of a day after the answer. The second question comes by itself, days later.
    func ask(_ number: Int) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            guard one.state == .answered else { throw Refusal.conflict(say(.answerBeforeAsking)) }
            guard one.askedCount == 0 else { return }
            try CaseEnds.ask(&one, by: me, desk, in: tx)
        }
    }

    /// What in our work let it happen: a process, never a person. Only once the case is closed.
    func setCause(_ number: Int, _ cause: String?) async throws {
        let me = viewer.id
        try await run(number) { one, desk, tx in
            guard one.state == .closed else { throw Refusal.conflict(say(.causeAfterwards)) }
            one.cause = cause
            try desk.note(.cause, one, by: me, content: cause ?? "", in: tx)
        }
    }

    /// A colleague who is here; a made-up or disabled one is not found.
    private static func requirePresent(_ colleague: ID<Colleague>, _ tx: any ReadTransaction) throws {
        guard try ViewerQueries.viewer(colleague, tx) != nil else { throw Refusal.notFound }
    }
}
