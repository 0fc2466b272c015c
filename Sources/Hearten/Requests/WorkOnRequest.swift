package import Storage

/// Asks another team for something: its clocks start, and whoever is on duty there hears of it.
package struct AskTeam: Sendable {
    /// Made with the form, so that a second post is the same request.
    package let id: ID<TeamRequest>
    let to: ID<Unit>
    let words: String
    let wantedBy: Instant?

    package init(id: ID<TeamRequest>, to: ID<Unit>, words: String, wantedBy: Instant?) {
        (self.id, self.to, self.words, self.wantedBy) = (id, to, words, wantedBy)
    }

    package func run(_ services: Services, by asker: Viewer, in tx: any Transaction) throws {
        let house = services.house.current
        let title = OpenCase.headline(house.names.masked(words, as: services.maskedName) ?? words)
        let one = TeamRequest(
            id: id, from: asker.unit, to: to, askedBy: asker.id, title: title, words: words, wantedBy: wantedBy, state: .waiting, askedAt: tx.now)
        guard try TeamRequestQueries.insert(one, in: tx) else {
            guard try TeamRequestQueries.isAsked(one, tx) else { throw Refusal.invalid(FormProblems("words", phrase: .otherWordsSent)) }
            return
        }
        let rules = try RecoveryRulesQueries.rules(tx)
        let calendar = house.calendar(of: to)
        // Somebody who needs it by nine does not wait for an answer until ten.
        var answer = rules.firstAnswer
        if let wantedBy { answer = .until(tx.now.milliseconds + (wantedBy.milliseconds - tx.now.milliseconds) / 2) }
        for (kind, allowance) in [(CaseClock.Kind.firstAnswer, answer), (.putRight, wantedBy.map { .until($0.milliseconds) } ?? rules.putRight)] {
            var clock = CaseClock(id: services.newID(at: tx.now), caseID: ID(id.value), kind: kind, allowance: allowance, startedAt: tx.now)
            clock.reckon(in: calendar)
            try TeamRequestQueries.insert(clock, zone: calendar.zone.identifier, in: tx)
        }
        let path = try Duty(house, tx.now).path(from: to, tx)
        let recipients = EscalationRules.recipients(for: .leader, owner: nil, ownerIsOnDuty: false, path: path)
        try RequestNews(services: services).tell(recipients.map { ID($0) }, .requestAsked, about: id, key: "asked-\(id)", in: tx)
        try Journal.append(
            "request.asked", "request", id, by: asker.id, unit: to, content: Array(words.utf8), random: services.random, in: tx)
    }
}

/// What colleagues of both sides do with a request, each in one transaction.
struct WorkOnRequest: Sendable {
    let services: Services
    let viewer: Viewer
    let say: Say

    /// `seenWith` is who had it when the form was shown: whoever was slower takes nothing from somebody without knowing.
    func run(_ id: ID<TeamRequest>, _ act: RequestAct, level: Int? = nil, words: String? = nil, seenWith: String? = nil) async throws {
        let (services, viewer, say) = (services, viewer, say)
        try await services.store.write(priority: .high) { tx in
            guard var one = try TeamRequestQueries.find(id, for: viewer, tx) else { throw Refusal.notFound }
            guard RequestSide(one, viewer, services.house.current).may(act) else { throw Refusal.notFound }
            // A second tap takes it no second time.
            if act == .take, one.state == .inHand, one.owner == viewer.id { return }
            guard let next = act.after(one.state) else { throw Refusal.conflict(say(.requestMovedOn)) }
            if act == .take, let seenWith, seenWith != one.owner?.description ?? "nobody" { throw Refusal.conflict(say(.requestMovedOn)) }
            one.state = next
            try change(&one, act, level, words, tx)
            try TeamRequestQueries.update(one, in: tx)
            try Journal.append("request.\(act.rawValue)", "request", id, by: viewer.id, unit: one.to, random: services.random, in: tx)
        }
    }

    private func change(_ one: inout TeamRequest, _ act: RequestAct, _ level: Int?, _ words: String?, _ tx: any Transaction) throws {
        let news = RequestNews(services: services)
        let key = "\(act.rawValue)-\(one.id)-\(tx.now.milliseconds)"
        switch act {
        case .take:
            if let former = one.owner { try news.tell([former], .requestTakenOver, about: one.id, key: key, in: tx) }
            one.owner = viewer.id
            try meet([.firstAnswer], of: one.id, tx)
            if one.askedBy != viewer.id { try news.tell([one.askedBy], .requestTaken, about: one.id, key: key, in: tx) }
        case .done:
            one.owner = one.owner ?? viewer.id
            (one.doneAt, one.doneWords) = (tx.now, words)
            try meet([.firstAnswer, .putRight], of: one.id, tx)
            if one.askedBy != viewer.id { try news.tell([one.askedBy], .requestDone, about: one.id, key: key, in: tx) }
        case .level:
            guard let level, (1...6).contains(level) else { throw Refusal.invalid(FormProblems("level", say(.requestNeedsLevel))) }
            (one.level, one.endedAt) = (level, tx.now)
            if let owner = one.owner, owner != viewer.id { try news.tell([owner], .requestJudged, about: one.id, key: key, in: tx) }
        case .again:
            (one.doneAt, one.doneWords) = (nil, nil)
            try runAgain(one, tx)
            if let owner = one.owner, try ViewerQueries.viewer(owner, tx) == nil {
                // Whoever did it has left: it waits for somebody else, and whoever is on duty hears.
                (one.owner, one.state) = (nil, .waiting)
                let path = try Duty(services.house.current, tx.now).path(from: one.to, tx)
                let recipients = EscalationRules.recipients(for: .leader, owner: nil, ownerIsOnDuty: false, path: path)
                try news.tell(recipients.map { ID($0) }, .requestAsked, about: one.id, key: key, in: tx)
            } else if let owner = one.owner, owner != viewer.id {
                try news.tell([owner], .requestAgain, about: one.id, key: key, in: tx)
            }
        case .withdraw:
            one.endedAt = tx.now
            try meet([.firstAnswer, .putRight], of: one.id, tx)
            if let owner = one.owner, owner != viewer.id { try news.tell([owner], .requestWithdrawn, about: one.id, key: key, in: tx) }
        }
    }

    private func meet(_ kinds: Set<CaseClock.Kind>, of id: ID<TeamRequest>, _ tx: any Transaction) throws {
        for var clock in try TeamRequestQueries.clocks(of: id, tx) where clock.metAt == nil && kinds.contains(clock.kind) {
            clock.metAt = tx.now
            try TeamRequestQueries.update(clock, in: tx)
        }
    }

    /// Not done after all: the promise runs on from where it was; what passed meanwhile was not the team's.
    private func runAgain(_ one: TeamRequest, _ tx: any Transaction) throws {
        for var clock in try TeamRequestQueries.clocks(of: one.id, tx) where clock.kind == .putRight {
            if let met = clock.metAt, clock.pauses.count < 200 {
                clock.pauses.append(TimeSpan(from: met.milliseconds, to: max(met, tx.now).milliseconds))
            }
            clock.metAt = nil
            clock.reckon(in: services.house.current.calendar(of: one.to))
            try TeamRequestQueries.update(clock, in: tx)
        }
    }
}

/// On which side of a request somebody stands.
struct RequestSide: Sendable {
    let isAsked: Bool
    let isAsking: Bool
    let isAsker: Bool

    init(_ one: TeamRequest, _ viewer: Viewer, _ house: House) {
        isAsked = house.contains(one.to, in: viewer.requestScope)
        isAsker = one.askedBy == viewer.id
        // The own team may judge for somebody who is not there; whoever only leads both sides does not.
        isAsking = isAsker || house.contains(one.from, in: viewer.team) && !isAsked
    }

    func may(_ act: RequestAct) -> Bool { act.isForReceiver ? isAsked : isAsking }
}

/// News about a request.
struct RequestNews {
    let services: Services

    func tell(_ recipients: [ID<Colleague>], _ kind: News.Kind, about id: ID<TeamRequest>, key: String, in tx: any Transaction) throws {
        for recipient in recipients {
            try NewsQueries.insert(services.newID(at: tx.now), for: recipient, kind, subject: id.value, key: "request-\(key)-\(recipient)", in: tx)
        }
    }
}
