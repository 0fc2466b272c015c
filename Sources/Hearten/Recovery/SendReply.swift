import Storage

/// Sends a reply: stores it, keeps the first promise, starts the next, and lets the customer know. Once per key.
struct SendReply {
    let work: WorkOnCase
    let form: ReplyForm
    /// The promised follow-up in words, such as "I will phone you on Friday, 12:00".
    let followUp: String?

    func run(_ number: Int) async throws {
        try await work.run(number) { one, desk, tx in try apply(to: &one, desk, in: tx) }
    }

    func apply(to one: inout RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        let me = work.viewer
        // The key belongs to this case: the same one on another case is another reply.
        let key = "reply-\(one.id)-\(form.key)"
        guard try !CaseTalkQueries.hasKey(key, tx) else { return }
        guard one.apply(.answered, at: tx.now) else { throw Refusal.conflict(work.say(.caseMovedOn)) }
        if one.owner == nil { one.owner = me.id }
        if one.offeredTo == me.id { one.offeredTo = nil }
        let message = CaseMessage(
            id: desk.services.newID(at: tx.now), at: tx.now, kind: .reply, author: me.id, words: nil,
            apology: filled(form.draft.apology), action: filled(form.draft.action), invitation: filled(form.draft.invitation),
            followUp: followUp, followUpAt: form.draft.followUpAt.map { Instant(milliseconds: $0) })
        _ = try CaseTalkQueries.insert(message, in: one.id, key: key, tx)
        try handOut(one, desk, in: tx)
        try promises(&one, desk, in: tx)
        try desk.note(.answered, one, by: me.id, subject: message.id.value, content: form.draft.apology + form.draft.action, in: tx)
        try CaseMail.answered(one, message, by: me, desk, in: tx)
    }

    /// The action becomes a task with an owner and a date.
    private func handOut(_ one: RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        guard form.task == .new, let text = filled(form.draft.action).map({ OpenCase.headline($0) }) else { return }
        try WorkOnCase.handOut(text, of: one, to: form.taskOwner ?? work.viewer.id, due: form.taskDue, by: work.viewer.id, desk, in: tx)
    }

    private func promises(_ one: inout RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        try desk.change([.firstAnswer], of: one, in: tx) { clock in
            clock.resume(at: tx.now)
            clock.metAt = tx.now
        }
        // The customer has the word now: the promise to put it right stands still until she has spoken.
        try desk.change([.putRight], of: one, in: tx) { $0.pause(at: tx.now) }
        if let at = form.draft.followUpAt, at > tx.now.milliseconds {
            try desk.change([.followUp], of: one, in: tx) { $0.metAt = tx.now }
            try desk.start(.followUp, .until(at), of: one, at: tx.now, in: tx)
        } else if try !CaseClockQueries.clocks(of: one.id, tx).contains(where: { $0.kind == .followUp && $0.metAt == nil }) {
            try desk.start(.followUp, desk.rules.followUp, of: one, at: tx.now, in: tx)
        }
        one.askedAt = nil
        one.askedCount = 0
        one.askAt = CaseEnds.nextStep(of: one, answeredAt: tx.now, desk)
    }
}

/// The text, or nothing when there is none.
private func filled(_ text: String) -> String? { text.isEmpty ? nil : text }
