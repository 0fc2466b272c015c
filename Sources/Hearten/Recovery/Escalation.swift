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
    /// Leaders who can be told now (not away, not disabled).
    let leaders: [Int64]
    /// Who hears where no leader can: the recovery desk and those who lead service.
    var standIns: [Int64] = []
    /// Whether the unit is at work now; when it is not, whoever is on duty further up is told.
    let isOnDuty: Bool
}

extension EscalationRules {
    /// Whom to tell: `path` is the case's unit and its ancestors, nearest first. Nobody only when there is nobody at all.
    static func recipients(for step: Step, owner: Int64?, ownerIsOnDuty: Bool, path: [EscalationUnit]) -> [Int64] {
        let told: [Int64] =
            switch step {
            case .warned: owner.flatMap { ownerIsOnDuty ? [$0] : nil } ?? onDuty(in: path) ?? owner.map { [$0] } ?? leaders(in: path)
            case .leader: onDuty(in: path) ?? leaders(in: path)
            case .site: site(in: path)
            }
        return told.isEmpty ? path.first { !$0.standIns.isEmpty }?.standIns ?? [] : told
    }

    /// The leaders of the nearest site. Where they are those who were told before, whoever leads above them hears.
    private static func site(in path: [EscalationUnit]) -> [Int64] {
        let before = Set(onDuty(in: path) ?? leaders(in: path))
        let fromSite = path.drop { !$0.isSite }
        let fresh = fromSite.first { !$0.leaders.isEmpty && !before.isSuperset(of: $0.leaders) }
        return fresh?.leaders ?? leaders(in: path)
    }

    /// The leaders of the nearest unit that has any.
    private static func leaders(in path: [EscalationUnit]) -> [Int64] { path.first { !$0.leaders.isEmpty }?.leaders ?? [] }

    /// The same among the units that are at work now; nothing when none is.
    private static func onDuty(in path: [EscalationUnit]) -> [Int64]? {
        path.first { !$0.leaders.isEmpty && $0.isOnDuty }?.leaders
    }
}
