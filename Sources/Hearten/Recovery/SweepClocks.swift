import Logging
import Storage

/// Watches the clocks: each step of each clock is taken once, at most some seconds late, also after a pause of the program.
///
/// A step is marked in the transaction that tells of it, so that no restart repeats it and none is lost.
struct SweepClocks: Sendable {
    let services: Services
    static let batch = 200
    /// More news of one kind than this for one person at once becomes one line.
    static let mostNewsAtOnce = 3

    init(_ services: Services) { self.services = services }

    /// Takes all that is due, in batches that let others write in between.
    func run() async throws {
        try await reckonIfNeeded()
        while try await sweepOnce() >= Self.batch { try await Task.sleep(for: .milliseconds(20)) }
    }

    /// Somebody changed hours, holidays or a zone, or this machine has learnt new rules of a zone, since the clocks were last reckoned:
    /// every running clock is reckoned again.
    func reckonIfNeeded() async throws {
        let house = services.house.current
        guard let root = house.root else { return }
        let digest = house.calendarsDigest
        if try await services.store.read({ try CaseClockQueries.reckonedWith($0) }) == digest { return }
        try await ReckonClocksAgain(services).run(within: root)
        try await services.store.write(priority: .low) { try CaseClockQueries.noteReckoned(with: digest, in: $0) }
    }

    /// Takes what is due now, a batch at most. Returns how much there was.
    @discardableResult
    func sweepOnce() async throws -> Int {
        guard try await services.store.read({ try CaseClockQueries.somethingWaits($0) }) else { return 0 }
        return try await services.store.write(priority: .normal) { [services] tx in try Sweep(services, tx).run(in: tx) }
    }
}

/// One pass over what is due, in one transaction.
private struct Sweep {
    let desk: CaseDesk
    private let services: Services

    init(_ services: Services, _ tx: any ReadTransaction) throws {
        self.services = services
        desk = try CaseDesk(services, tx)
    }

    func run(in tx: any Transaction) throws -> Int {
        let clocks = try CaseClockQueries.waiting(limit: SweepClocks.batch, tx)
        let moments = try clocks.filter { $0.kind == .firstAnswer }.compactMap { try CaseQueries.find($0.caseID, tx)?.moment }
        var news: [WaitingNews] = []
        try Tally.recounting(Array(Set(moments)), random: services.random, in: tx) {
            for clock in clocks { news += try step(clock, in: tx) }
        }
        try send(news, in: tx)
        let asked = try CaseClockQueries.casesToAsk(limit: SweepClocks.batch, tx)
        for was in asked {
            var one = was
            if was.askedCount < VerdictSchedule.questions {
                try CaseEnds.ask(&one, by: nil, desk, in: tx)
            } else {
                try CaseEnds.lapse(&one, desk, in: tx)
            }
            try desk.settle(one, was: was, in: tx)
        }
        return clocks.count + asked.count
    }

    private struct WaitingNews {
        let recipient: ID<Colleague>
        let kind: News.Kind
        let about: RecoveryCase
        let key: String
    }

    /// The last step that is due; earlier ones that were slept through are not made up for, so nobody gets a burst.
    private func step(_ waiting: CaseClock, in tx: any Transaction) throws -> [WaitingNews] {
        var clock = waiting
        guard let was = try CaseQueries.find(clock.caseID, tx) else { return [] }
        guard let step = EscalationRules.usual.due(now: tx.now.milliseconds, taken: clock.taken, instants: clock.instants) else { return [] }
        clock.taken = step
        if step >= .leader, clock.missedAt == nil { clock.missedAt = clock.dueAt }
        try CaseClockQueries.update(clock, in: tx)
        let kind: CaseEvent.Kind = step == .warned ? .warned : step == .leader ? .late : .escalated
        try desk.note(kind, was, subject: clock.id.value, in: tx)
        try desk.settle(was, was: was, in: tx)
        let duty = Duty(services.house.current, tx.now)
        let path = try duty.path(from: was.unit, tx)
        let owner = try was.owner.flatMap { try ViewerQueries.viewer($0, tx) }
        let ownerIsOnDuty = try owner.map { try duty.isOnDuty($0, tx) } ?? false
        let newsKind: News.Kind = step == .warned ? .caseWarned : step == .leader ? .caseLate : .caseEscalated
        return EscalationRules.recipients(for: step, owner: owner?.id.value, ownerIsOnDuty: ownerIsOnDuty, path: path).map {
            WaitingNews(recipient: ID($0), kind: newsKind, about: was, key: "clock-\(clock.id)-\(step.rawValue)-\($0)")
        }
    }

    private func send(_ news: [WaitingNews], in tx: any Transaction) throws {
        let groups = Dictionary(grouping: news) { "\($0.recipient) \($0.kind.rawValue)" }
        for (_, group) in groups {
            guard let first = group.first else { continue }
            if group.count > SweepClocks.mostNewsAtOnce {
                try News.tellMany(first.recipient, first.kind, count: group.count, key: "many-\(first.key)", services, in: tx)
            } else {
                for one in group { try News.tell([one.recipient], one.kind, about: one.about, key: one.key, services, in: tx) }
            }
        }
    }
}
