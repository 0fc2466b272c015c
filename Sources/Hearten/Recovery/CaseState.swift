/// Where a case stands. Only the customer's word, or a stated time after two questions, closes one.
enum CaseState: String, Sendable, CaseIterable {
    case waiting
    case inHand = "in-hand"
    /// Answered, and waiting for the customer's verdict.
    case answered
    case closed

    var isOpen: Bool { self != .closed }
}

/// What the customer said of the recovery; `none` is the silence after two questions, which never counts as put right.
enum Verdict: String, Sendable, CaseIterable {
    case yes, partly, no, none

    /// Whether the customer agrees that it was put right.
    var isPutRight: Bool { self == .yes }
}

/// What can happen to a case.
enum CaseAct: Hashable, Sendable {
    /// Somebody takes it, or takes it over.
    case taken
    case answered
    /// `isEnough`: the customer wants nothing more done, although it was not put right.
    case judged(Verdict, isEnough: Bool)
    /// Two questions and the stated time have passed in silence.
    case lapsed
    case reopened
    /// Waits for something outside the house; its clocks stand still.
    case paused
    case resumed
    /// Whoever looked after it no longer can; it waits for somebody again.
    case released
}

/// The part of a case that decides what may happen next.
struct CaseStanding: Hashable, Sendable {
    var state: CaseState = .waiting
    var hasOwner = false
    var isPaused = false
    var verdict: Verdict?
    var reopened = 0

    /// The standing afterwards; nothing when this cannot happen now.
    func after(_ act: CaseAct) -> CaseStanding? {
        var next = self
        switch act {
        case .taken:
            guard state.isOpen else { return nil }
            next.hasOwner = true
            if state == .waiting { next.state = .inHand }
        case .answered:
            guard state.isOpen else { return nil }
            next.state = .answered
            next.hasOwner = true
            next.isPaused = false
        case .judged(let verdict, let isEnough):
            return judged(verdict, isEnough: isEnough)
        case .lapsed:
            guard state == .answered else { return nil }
            next.close(.none)
        case .reopened:
            guard state == .answered || state == .closed else { return nil }
            next.reopen()
        case .paused:
            guard state == .waiting || state == .inHand, !isPaused else { return nil }
            next.isPaused = true
        case .resumed:
            guard isPaused else { return nil }
            next.isPaused = false
        case .released:
            guard state.isOpen, hasOwner else { return nil }
            next.hasOwner = false
            if state == .inHand { next.state = .waiting }
        }
        return next
    }

    /// The customer may judge as soon as there is an answer, and again later while the page lives.
    private func judged(_ verdict: Verdict, isEnough: Bool) -> CaseStanding? {
        guard verdict != .none, state == .answered || state == .closed else { return nil }
        var next = self
        if verdict == .yes || isEnough {
            next.close(verdict)
        } else {
            next.reopen()
            next.verdict = verdict
        }
        return next
    }

    private mutating func close(_ verdict: Verdict) {
        state = .closed
        isPaused = false
        self.verdict = verdict
    }

    private mutating func reopen() {
        state = hasOwner ? .inHand : .waiting
        verdict = nil
        reopened += 1
    }
}
