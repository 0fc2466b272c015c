import Storage

/// A recovery: somebody was let down, and somebody puts it right against a clock.
struct RecoveryCase: Sendable, Equatable {
    let id: ID<RecoveryCase>
    let number: Int
    var unit: ID<Unit>
    let moment: ID<Moment>
    var touchpoint: ID<Touchpoint>?
    var level: Int?
    /// One line for lists; colleagues' names in it are masked.
    var title: String
    var state: CaseState
    let openedAt: Instant
    /// What opened it: "level", "complaint", "urgent", "keyword" or "hand".
    let openedBy: String
    var owner: ID<Colleague>?
    var offeredTo: ID<Colleague>?
    /// The earliest instant at which a running promise is due.
    var nextDueAt: Instant?
    var isAtRisk = false
    var isLate = false
    var pausedAt: Instant?
    var verdict: Verdict?
    var verdictAt: Instant?
    /// When the customer is asked next, or when silence closes the case.
    var askAt: Instant?
    var askedAt: Instant?
    var askedCount = 0
    var closedAt: Instant?
    var reopened = 0
    var cause: String?

    /// Where a case stands on the desk.
    enum Desk: Int, Sendable, CaseIterable {
        case needsSomebody = 1, inHand, awaitsVerdict, done
    }

    var desk: Desk {
        switch state {
        case .closed: .done
        case .answered: .awaitsVerdict
        case .waiting, .inHand: owner == nil || isAtRisk ? .needsSomebody : .inHand
        }
    }

    /// What a desk is ordered by, smallest first: what is due next, or what was done last.
    var sortKey: Int64 {
        switch desk {
        case .needsSomebody, .inHand: nextDueAt?.milliseconds ?? (openedAt.milliseconds + 100 * millisecondsPerDay)
        case .awaitsVerdict: (askAt ?? openedAt).milliseconds
        case .done: -(closedAt ?? openedAt).milliseconds
        }
    }

    var standing: CaseStanding {
        CaseStanding(state: state, hasOwner: owner != nil, isPaused: pausedAt != nil, verdict: verdict, reopened: reopened)
    }

    /// Lets something happen to the case; false when it cannot happen now.
    mutating func apply(_ act: CaseAct, at now: Instant) -> Bool {
        guard let next = standing.after(act) else { return false }
        if next.verdict != verdict { verdictAt = next.verdict == nil ? nil : now }
        state = next.state
        verdict = next.verdict
        reopened = next.reopened
        pausedAt = next.isPaused ? (pausedAt ?? now) : nil
        closedAt = state == .closed ? (closedAt ?? now) : nil
        if state != .answered {
            askAt = nil
            askedAt = nil
            askedCount = 0
        }
        return true
    }
}
