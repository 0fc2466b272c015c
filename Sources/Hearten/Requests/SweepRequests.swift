import Jobs
import Storage

/// Looks at the clocks of requests that are due: each step is taken once, and only the last that was slept through.
struct SweepRequestsJob: Job {
    static let kind = "sweep-requests"
    static let policy = JobPolicy(attempts: 5, deadline: .seconds(55), backoff: Backoff(base: .seconds(2), longest: .seconds(10)))
    static let batch = 200

    static let schedule = Schedule("request-clocks", everySeconds: 30) { tx, _ in try JobQueue.enqueue(SweepRequestsJob(), in: tx, key: kind) }

    func run(_ services: Services) async throws {
        var count = 0
        repeat {
            count = try await services.store.write { tx in
                try TeamRequestQueries.close(doneBefore: Instant(milliseconds: tx.now.milliseconds) - TeamRequest.waitsForLevel, in: tx)
                let clocks = try TeamRequestQueries.waiting(limit: Self.batch, tx)
                for clock in clocks { try step(clock, services, tx) }
                return clocks.count
            }
        } while count == Self.batch
    }

    private func step(_ waiting: CaseClock, _ services: Services, _ tx: any Transaction) throws {
        var clock = waiting
        let id = ID<TeamRequest>(waiting.caseID.value)
        guard let one = try TeamRequestQueries.find(id, tx),
            let step = EscalationRules.usual.due(now: tx.now.milliseconds, taken: clock.taken, instants: clock.instants)
        else { return }
        clock.taken = step
        if step >= .leader, clock.missedAt == nil { clock.missedAt = clock.dueAt }
        try TeamRequestQueries.update(clock, in: tx)
        let duty = Duty(services.house.current, tx.now)
        let owner = try one.owner.flatMap { try ViewerQueries.viewer($0, tx) }
        let isOnDuty = try owner.map { try duty.isOnDuty($0, tx) } ?? false
        let told = EscalationRules.recipients(
            for: step, owner: owner?.id.value, ownerIsOnDuty: isOnDuty, path: try duty.path(from: one.to, tx))
        let kind: News.Kind = step == .warned ? .requestWarned : .requestLate
        try RequestNews(services: services).tell(told.map { ID($0) }, kind, about: id, key: "clock-\(clock.id)-\(step.rawValue)", in: tx)
    }
}
