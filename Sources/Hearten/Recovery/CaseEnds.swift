import Storage

/// Asking, closing and running again: shared by colleagues, the customer and the sweep.
enum CaseEnds {
    /// Asks the customer whether it was put right, and plans what is next.
    static func ask(_ one: inout RecoveryCase, by colleague: ID<Colleague>?, _ desk: CaseDesk, in tx: any Transaction) throws {
        one.askedCount += 1
        one.askedAt = tx.now
        one.askAt = nextStep(of: one, answeredAt: tx.now, desk)
        let message = CaseMessage(
            id: desk.services.newID(at: tx.now), at: tx.now, kind: .question, author: colleague, words: nil, apology: nil, action: nil,
            invitation: nil, followUp: nil, followUpAt: nil)
        _ = try CaseTalkQueries.insert(message, in: one.id, key: "ask-\(one.id)-\(one.reopened)-\(one.askedCount)", tx)
        try desk.note(.asked, one, by: colleague, in: tx)
        try CaseMail.question(one, desk, in: tx)
    }

    static func nextStep(of one: RecoveryCase, answeredAt: Instant, _ desk: CaseDesk) -> Instant? {
        let step = try? desk.rules.verdict.next(
            answeredAt: answeredAt.milliseconds, askedAt: one.askedAt?.milliseconds, asked: one.askedCount, in: desk.calendar(of: one))
        switch step {
        case .ask(let instant), .close(let instant): return Instant(milliseconds: instant)
        case nil: return nil
        }
    }

    /// Two questions and the stated time have passed in silence.
    static func lapse(_ one: inout RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        guard one.apply(.lapsed, at: tx.now) else { return }
        try closePage(of: one, desk, in: tx)
        try desk.note(.silent, one, in: tx)
    }

    /// The customer's word.
    static func judge(_ one: inout RecoveryCase, _ verdict: Verdict, isEnough: Bool, _ desk: CaseDesk, in tx: any Transaction) throws -> Bool {
        guard one.apply(.judged(verdict, isEnough: isEnough), at: tx.now) else { return false }
        if one.state == .closed {
            if verdict == .yes { try desk.change([.putRight], of: one, in: tx) { $0.metAt = tx.now } }
            // She wants nothing more from us: a promise to be in touch again stands still.
            if verdict != .yes { try desk.change([.followUp], of: one, in: tx) { $0.pause(at: tx.now) } }
            try closePage(of: one, desk, in: tx)
        } else {
            try runAgain(one, desk, in: tx)
        }
        let kind: CaseEvent.Kind = verdict == .yes ? .verdictYes : verdict == .partly ? .verdictPartly : .verdictNo
        try desk.note(kind, one, in: tx)
        return true
    }

    /// After reopening: the promise to put it right runs on, or anew when it had been kept.
    static func runAgain(_ one: RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        let hasOpenPromise = try CaseClockQueries.clocks(of: one.id, tx).contains { $0.kind == .putRight && $0.metAt == nil }
        if hasOpenPromise {
            try desk.change([.putRight], of: one, in: tx) { $0.resume(at: tx.now) }
        } else {
            try desk.start(.putRight, desk.rules.putRight, of: one, at: tx.now, in: tx)
        }
        try desk.change([.followUp], of: one, in: tx) { $0.resume(at: tx.now) }
        try CaseQueries.setLinkEnd(of: one.id, to: tx.now + OpenCase.linkLife, in: tx)
    }

    /// The customer's page lives on for a while after everything is done.
    private static func closePage(of one: RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        try CaseQueries.setLinkEnd(of: one.id, to: tx.now + .seconds(OpenCase.pageDays * 86_400), in: tx)
        try ForgetWithCase.closing(one, desk, in: tx)
    }
}
