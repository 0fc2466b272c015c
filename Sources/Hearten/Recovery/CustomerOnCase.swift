import Storage
import Understanding

/// What a customer does on their own page, each in one transaction. The link is their authority.
struct CustomerOnCase {
    let services: Services
    let token: Token

    /// The customer's word on whether it was put right.
    func judge(_ verdict: Verdict, isEnough: Bool, words: String?, key: String) async throws {
        try await run { one, desk, tx in
            guard try !CaseTalkQueries.hasKey(key, tx) else { return }
            let said = CaseMessage(
                id: services.newID(at: tx.now), at: tx.now, kind: .verdict, author: nil, words: words, apology: nil, action: nil, invitation: nil,
                followUp: nil, followUpAt: nil)
            guard try CaseEnds.judge(&one, verdict, isEnough: isEnough, desk, in: tx) else { throw Refusal.notFound }
            _ = try CaseTalkQueries.insert(said, in: one.id, key: key, tx)
            if let owner = one.owner {
                try News.tell([owner], .verdictGiven, about: one, key: "verdict-\(said.id)", services, in: tx)
            }
        }
    }

    /// A message. Thanks alone reopens nothing; anything else on an answered or closed case does.
    func write(_ words: String, key: String) async throws {
        let isThanks = services.reader.read(words, tapped: nil).intent.value == .compliment || PlainThanks.isThanks(words)
        try await run { one, desk, tx in
            guard try !CaseTalkQueries.hasKey(key, tx) else { return }
            let message = CaseMessage(
                id: services.newID(at: tx.now), at: tx.now, kind: .customer, author: nil, words: words, apology: nil, action: nil, invitation: nil,
                followUp: nil, followUpAt: nil)
            _ = try CaseTalkQueries.insert(message, in: one.id, key: key, tx)
            try desk.note(.wrote, one, subject: message.id.value, content: words, in: tx)
            if !isThanks, one.apply(.reopened, at: tx.now) {
                try CaseEnds.runAgain(one, desk, in: tx)
                try desk.note(.reopened, one, in: tx)
            }
            if let owner = one.owner { try News.tell([owner], .customerWrote, about: one, key: "wrote-\(message.id)", services, in: tx) }
        }
    }

    /// Deletes how the customer can be reached, here and in mail that was made for the case.
    func forget() async throws {
        try await run { one, desk, tx in
            let moments = try CaseQueries.moments(of: one.id, tx)
            guard try CaseGuestQueries.forget(contactsOf: moments, in: tx) > 0 else { return }
            try MailQueries.forget(caseID: one.id, in: tx)
            try desk.note(.erased, one, in: tx)
        }
    }

    private func run(_ act: @escaping @Sendable (inout RecoveryCase, CaseDesk, any Transaction) throws -> Void) async throws {
        let services = services
        let digest = token.digest
        try await services.store.write { tx in
            guard let was = try CaseQueries.find(link: digest, tx) else { throw Refusal.notFound }
            let desk = try CaseDesk(services, tx)
            var one = was
            try act(&one, desk, tx)
            try desk.settle(one, was: was, in: tx)
        }
    }
}

/// Words that only thank: short, and begun with thanks.
enum PlainThanks {
    static func isThanks(_ words: String) -> Bool {
        let run = WordRun.folded(words)
        guard let first = run.first, run.count <= 12, !run.contains("but"), !run.contains("not"), !words.contains("?") else { return false }
        return ["thank", "thanks", "cheers", "great", "perfect", "lovely"].contains(first) || run.starts(with: ["many", "thanks"])
    }
}
