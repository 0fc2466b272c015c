import Storage

/// One promise of a case, as it is stored: its rule, its pauses, and which steps of its escalation have been taken.
struct CaseClock: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case firstAnswer = "first-answer", putRight = "put-right", followUp = "follow-up"
    }

    let id: ID<CaseClock>
    let caseID: ID<RecoveryCase>
    let kind: Kind
    let allowance: Allowance
    let startedAt: Instant
    var pauses: [TimeSpan] = []
    var dueAt: Instant?
    var warnAt: Instant?
    var siteAt: Instant?
    var taken: EscalationRules.Step?
    var metAt: Instant?
    var missedAt: Instant?

    var clock: RecoveryClock {
        RecoveryClock(startedAt: startedAt.milliseconds, allowance: allowance, pauses: pauses)
    }

    var isRunning: Bool { metAt == nil && !isPaused }
    var isPaused: Bool { pauses.last?.to == .max }
    var isAtRisk: Bool { isRunning && taken != nil }
    var isLate: Bool { isRunning && (taken ?? .warned) >= .leader }

    var instants: [EscalationRules.Step: Int64] {
        var instants: [EscalationRules.Step: Int64] = [:]
        instants[.warned] = warnAt?.milliseconds
        instants[.leader] = dueAt?.milliseconds
        instants[.site] = siteAt?.milliseconds
        return instants
    }

    /// When somebody has to hear of this clock next; nothing when it has ended, stands still or has told everybody.
    var nextAt: Instant? {
        guard isRunning else { return nil }
        let left = EscalationRules.Step.allCases.filter { step in taken.map { step > $0 } ?? true }
        return left.compactMap { instants[$0] }.min().map { Instant(milliseconds: $0) }
    }

    /// Reckons its instants again, after a change of its pauses or of the calendar.
    mutating func reckon(in calendar: WorkCalendar, rules: EscalationRules = .usual) {
        let reckoned = (try? rules.instants(of: clock, in: calendar)) ?? [:]
        warnAt = reckoned[.warned].map { Instant(milliseconds: $0) }
        dueAt = reckoned[.leader].map { Instant(milliseconds: $0) }
        siteAt = reckoned[.site].map { Instant(milliseconds: $0) }
    }

    mutating func pause(at now: Instant) {
        guard metAt == nil, !isPaused, pauses.count < 200 else { return }
        pauses = clock.paused(at: now.milliseconds).pauses
    }

    mutating func resume(at now: Instant) {
        guard metAt == nil, isPaused else { return }
        pauses = clock.resumed(at: now.milliseconds).pauses
    }

    /// The share of its allowance that is gone, 0 to 1, for the disc.
    func gone(at now: Instant, in calendar: WorkCalendar) -> Double {
        guard let budget = try? clock.budget(in: calendar), budget > 0,
            let used = try? clock.used(until: now.milliseconds, in: calendar)
        else { return 0 }
        return min(1, Double(used) / Double(budget))
    }
}

/// Pauses as a clock stores them: "from-to" in milliseconds, parted by commas; the last may have no end.
enum PauseText {
    static func text(_ pauses: [TimeSpan]) -> String {
        pauses.map { $0.to == .max ? "\($0.from)-" : "\($0.from)-\($0.to)" }.joined(separator: ",")
    }

    static func pauses(_ text: String) -> [TimeSpan] {
        text.split(separator: ",").compactMap { part in
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, let from = Int64(ends[0]), let to = ends[1].isEmpty ? Int64.max : Int64(ends[1]) else { return nil }
            return TimeSpan(from: from, to: to)
        }
    }
}
