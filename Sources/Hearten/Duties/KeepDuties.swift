import Jobs
package import Storage

/// Looks after the duties of the month: makes them, reminds, and passes on what was not kept.
struct KeepDutiesJob: Job {
    static let kind = "keep-duties"
    static let policy = JobPolicy(attempts: 5, deadline: .seconds(300))

    static let schedule = Schedule("duties", everySeconds: 3_600) { tx, _ in try JobQueue.enqueue(KeepDutiesJob(), in: tx, key: kind) }
}

/// Each step is told of once, in the hours of its unit, and never in a burst: one line for all of one kind.
package struct KeepDuties: Sendable {
    private let services: Services
    static let batch = 200
    /// What has been open longer is over: nobody hears of it any more.
    static let longest: Duration = .seconds(40 * 86_400)

    package init(_ services: Services) { self.services = services }

    package func run() async throws {
        try await begin()
        var last: MonthDutyQueries.Waiting?
        while true {
            let after = last
            let seen = try await services.store.write(priority: .low) { try sweep(after: after, in: $0) }
            guard let next = seen else { break }
            last = next
            try Task.checkCancellation()
        }
        try await services.store.write(priority: .low) { try RemindOfCommitments(services).run(in: $0) }
    }

    // MARK: Beginning

    private func begin() async throws {
        while try await services.store.write(priority: .low, { try begin(in: $0) }) == KeepDuties.batch { try Task.checkCancellation() }
    }

    /// Makes this month's duties that are missing; returns how many.
    @discardableResult
    package func begin(in tx: any Transaction) throws -> Int {
        let house = services.house.current
        let today = LocalTime(tx.now, zone: house.zone).day
        let month = Month(of: today)
        guard today.civil.day <= MonthDuty.latestStart, let principle = try principle(of: month, in: tx) else { return 0 }
        let leaders = try MonthDutyQueries.leadersWithout(month, limit: KeepDuties.batch, tx)
        for leader in leaders {
            let zone = house.unit(leader.unit)?.zone ?? house.zone
            var duty = MonthDuty(id: services.newID(at: tx.now), leader: leader.id, unit: leader.unit, month: month, principle: principle)
            duty.parts = MonthDuty.Step.allCases.map { step in
                .init(step: step, dueAt: PracticeDay.end(of: MonthDuty.dueDay(of: step, in: month, begun: today), zone: zone))
            }
            try MonthDutyQueries.add(duty, in: tx)
            try Journal.append("duty.begun", "duty", duty.id, unit: duty.unit, random: services.random, in: tx)
        }
        return leaders.count
    }

    /// The one that was chosen; where nobody chose, each principle has its turn.
    private func principle(of month: Month, in tx: any Transaction) throws -> ID<Principle>? {
        if let chosen = try MonthDutyQueries.principle(of: month, tx) { return chosen }
        guard let next = try MonthDutyQueries.nextPrinciple(before: month, tx) else { return nil }
        try MonthDutyQueries.setPrinciple(next, of: month, by: nil, in: tx)
        return next
    }

    // MARK: Reminding

    /// One batch of open steps; the last of them, or nil at the end.
    private func sweep(after last: MonthDutyQueries.Waiting?, in tx: any Transaction) throws -> MonthDutyQueries.Waiting? {
        let waiting = try MonthDutyQueries.waiting(
            before: tx.now + DutyClock.remindBefore, since: tx.now - KeepDuties.longest, after: last, limit: KeepDuties.batch, tx)
        var reminded: [ID<Colleague>: Int] = [:]
        var passedOn: [ID<Colleague>: Int] = [:]
        let away = try AbsenceQueries.away(tx)
        let line = try MonthDutyQueries.whoLeads(services.house.current, tx)
        for one in waiting {
            let zone = services.house.current.unit(one.unit)?.zone ?? services.house.current.zone
            let act = DutyClock.due(
                dueAt: one.dueAt, remindedAt: one.remindedAt, escalatedAt: one.escalatedAt, hour: LocalTime(tx.now, zone: zone).hour,
                isAway: away.contains(one.leader), now: tx.now)
            guard let act else { continue }
            switch act {
            case .remind: reminded[one.leader, default: 0] += 1
            case .escalate:
                // Where nobody can hear of it now, it waits until somebody can.
                let above = line.above(one.leader, worksAt: one.unit, away: away)
                guard !above.isEmpty else { continue }
                for person in above { passedOn[person, default: 0] += 1 }
                try Journal.append("duty.passed-on", "duty", one.duty, unit: one.unit, random: services.random, in: tx)
            }
            try MonthDutyQueries.note(act, one, in: tx)
        }
        try tell(reminded, .dutiesDue, in: tx)
        try tell(passedOn, .dutiesLate, in: tx)
        return waiting.count == KeepDuties.batch ? waiting.last : nil
    }

    private func tell(_ counts: [ID<Colleague>: Int], _ kind: News.Kind, in tx: any Transaction) throws {
        for (recipient, count) in counts.sorted(by: { $0.key < $1.key }) {
            try News.tellOneLine(recipient, kind, count: count, services, in: tx)
        }
    }
}

extension News {
    /// One line of this kind: what comes while it is unread adds to it.
    static func tellOneLine(_ recipient: ID<Colleague>, _ kind: Kind, count: Int, _ services: Services, in tx: any Transaction) throws {
        if try NewsQueries.add(count, to: kind, of: recipient, since: Instant(milliseconds: 0), in: tx) { return }
        let id: ID<News> = services.newID(at: tx.now)
        try NewsQueries.insert(id, for: recipient, kind, subject: Int64(count), key: "\(kind.rawValue)-\(id)", in: tx)
    }
}
