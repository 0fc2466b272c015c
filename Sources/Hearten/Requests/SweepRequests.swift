import Jobs
import Storage

/// Looks at the clocks of requests that are due: each step is taken once, and only the last that was slept through.
struct SweepRequestsJob: Job {
    static let kind = "sweep-requests"
    static let policy = JobPolicy(attempts: 5, deadline: .seconds(55), backoff: Backoff(base: .seconds(2), longest: .seconds(10)))
    static let batch = 200
    /// So many lines at once are read one by one.
    static let mostLines = 3

    static let schedule = Schedule("request-clocks", everySeconds: 30) { tx, _ in try JobQueue.enqueue(SweepRequestsJob(), in: tx, key: kind) }

    func run(_ services: Services) async throws {
        var count = 0
        repeat {
            count = try await services.store.write { tx in
                try TeamRequestQueries.close(doneBefore: Instant(milliseconds: tx.now.milliseconds) - TeamRequest.waitsForLevel, in: tx)
                let clocks = try TeamRequestQueries.waiting(limit: Self.batch, tx)
                var lines: [ID<Colleague>: [Line]] = [:]
                for clock in clocks { try step(clock, services, &lines, tx) }
                try tell(lines, services, tx)
                return clocks.count
            }
        } while count == Self.batch
    }

    private struct Line {
        let kind: News.Kind
        let request: ID<TeamRequest>
        let key: String
    }

    /// Some are told one by one. Of more, as after a downtime, there is one line of each kind, and never a burst.
    private func tell(_ lines: [ID<Colleague>: [Line]], _ services: Services, _ tx: any Transaction) throws {
        for (recipient, own) in lines.sorted(by: { $0.key < $1.key }) {
            guard own.count > Self.mostLines else {
                for line in own { try RequestNews(services: services).tell([recipient], line.kind, about: line.request, key: line.key, in: tx) }
                continue
            }
            for (kind, many) in [(News.Kind.requestWarned, News.Kind.requestsWarned), (.requestLate, .requestsLate)] {
                let count = own.count { $0.kind == kind }
                if count > 0 { try News.tellOneLine(recipient, many, count: count, services, in: tx) }
            }
        }
    }

    private func step(_ waiting: CaseClock, _ services: Services, _ lines: inout [ID<Colleague>: [Line]], _ tx: any Transaction) throws {
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
        for recipient in told { lines[ID(recipient), default: []].append(Line(kind: kind, request: id, key: "clock-\(clock.id)-\(step.rawValue)")) }
    }
}
