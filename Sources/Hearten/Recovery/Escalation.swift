/// Who hears of a clock, and at which share of its time.
struct EscalationRules: Hashable, Sendable, Codable {
    /// The owner (or whoever is on duty) is told that it runs out soon.
    var warnPercent = 75
    /// The unit's leader is told when it is due; the site's leader when half as much time again has gone.
    var sitePercent = 150

    static let usual = EscalationRules()

    enum Step: Int, Sendable, CaseIterable, Comparable {
        case warned = 1, leader, site

        static func < (one: Step, other: Step) -> Bool { one.rawValue < other.rawValue }
    }

    func share(of step: Step) -> ClockShare {
        switch step {
        case .warned: ClockShare(percent: warnPercent)
        case .leader: .whole
        case .site: ClockShare(percent: sitePercent)
        }
    }

    /// The instants of a clock's steps; nothing for one that is not reached, because the clock stands still.
    func instants(of clock: RecoveryClock, in calendar: WorkCalendar) throws(ClockFault) -> [Step: Int64] {
        var instants: [Step: Int64] = [:]
        for step in Step.allCases {
            instants[step] = try clock.instant(whenUsed: share(of: step), in: calendar)
        }
        return instants
    }

    /// The one step to take now. After a day of downtime only the last that is due is taken, so that nobody gets a burst.
    func due(now: Int64, taken: Step?, instants: [Step: Int64]) -> Step? {
        let reached = Step.allCases.last { step in instants[step].map { $0 <= now } ?? false }
        guard let reached, taken.map({ reached > $0 }) ?? true else { return nil }
        return reached
    }
}

/// A unit as escalation sees it.
struct EscalationUnit: Hashable, Sendable {
    let isSite: Bool
    /// Leaders who can be told now (not on leave, not disabled).
    let leaders: [Int64]
    /// Whether the unit is at work now; when it is not, whoever is on duty further up is told.
    let isOnDuty: Bool
}

extension EscalationRules {
    /// Whom to tell: `path` is the case's unit and its ancestors, nearest first.
    static func recipients(for step: Step, owner: Int64?, ownerIsOnDuty: Bool, path: [EscalationUnit]) -> [Int64] {
        switch step {
        case .warned:
            if let owner, ownerIsOnDuty { return [owner] }
            let duty = leaders(in: path, where: \.isOnDuty)
            return duty.isEmpty ? (owner.map { [$0] } ?? leaders(in: path) { _ in true }) : duty
        case .leader:
            let duty = leaders(in: path, where: \.isOnDuty)
            return duty.isEmpty ? leaders(in: path) { _ in true } : duty
        case .site:
            let fromSite = path.drop { !$0.isSite }
            let site = leaders(in: Array(fromSite)) { _ in true }
            return site.isEmpty ? leaders(in: path) { _ in true } : site
        }
    }

    /// The leaders of the nearest unit that has any and satisfies the test.
    private static func leaders(in path: [EscalationUnit], where test: (EscalationUnit) -> Bool) -> [Int64] {
        path.first { !$0.leaders.isEmpty && test($0) }?.leaders ?? []
    }
}
