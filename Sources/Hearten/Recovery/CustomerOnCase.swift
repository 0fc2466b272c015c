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
        let isThanks = PlainThanks.isThanks(words, read: services.reader.read(words))
        try await run { one, desk, tx in
            try Self.take(words, key: key, isThanks: isThanks, mail: nil, on: &one, desk, in: tx)
        }
    }

    /// Takes a message in, whichever way it came. False when this key has brought it already.
    @discardableResult
    static func take(
        _ words: String?, key: String, isThanks: Bool, mail: CameByMail?, on one: inout RecoveryCase, _ desk: CaseDesk, in tx: any Transaction
    ) throws -> Bool {
        guard try !CaseTalkQueries.hasKey(key, tx) else { return false }
        let message = CaseMessage(
            id: desk.services.newID(at: tx.now), at: tx.now, kind: .customer, author: nil, words: words, apology: nil, action: nil,
            invitation: nil, followUp: nil, followUpAt: nil)
        _ = try CaseTalkQueries.insert(message, in: one.id, key: key, tx)
        if let mail { try CaseMailQueries.insert(mail, of: message.id, in: one.id, tx) }
        try desk.note(.wrote, one, subject: message.id.value, content: words ?? "", in: tx)
        if !isThanks, one.apply(.reopened, at: tx.now) {
            try CaseEnds.runAgain(one, desk, in: tx)
            try desk.note(.reopened, one, in: tx)
        }
        if let owner = one.owner { try News.tell([owner], .customerWrote, about: one, key: "wrote-\(message.id)", desk.services, in: tx) }
        return true
    }

    /// Deletes how the customer can be reached, here and in mail that was made for the case.
    func forget() async throws {
        try await run { one, desk, tx in
            let moments = try CaseQueries.moments(of: one.id, tx)
            guard try CaseGuestQueries.forget(contactsOf: moments, in: tx) > 0 else { return }
            try ForgetWithCase.letters(of: one.id, in: tx)
            try desk.note(.erased, one, in: tx)
        }
    }

    private func run(_ act: @escaping @Sendable (inout RecoveryCase, CaseDesk, any Transaction) throws -> Void) async throws {
        let services = services
        let digest = token.digest
        try await services.store.write { tx in
            guard let (was, toldIn) = try CaseQueries.find(link: digest, tx), was.moment == toldIn else { throw Refusal.notFound }
            let desk = try CaseDesk(services, tx)
            var one = was
            try act(&one, desk, tx)
            try desk.settle(one, was: was, in: tx)
        }
    }
}

/// Words that only thank. In doubt they do not: a case that opens again once too often costs a minute, a wish that nobody follows costs trust.
enum PlainThanks {
    /// Short and begun with thanks, or surely a compliment; and nothing in it asks for more.
    static func isThanks(_ words: String, read: Understanding.Reading? = nil) -> Bool {
        let run = WordRun.folded(words)
        guard let first = run.first, !words.unicodeScalars.contains(where: { questionMarks.contains($0) }), openEnds.isDisjoint(with: run) else {
            return false
        }
        if run.count <= 12, openings.contains(first) || run.starts(with: ["many", "thanks"]) { return true }
        guard let read else { return false }
        return read.intent.value == .compliment && read.intent.confidence >= Praise.sureEnough && read.sentiment.value == .positive
    }

    private static let questionMarks: Set<Unicode.Scalar> = ["?", "\u{61F}", "\u{FF1F}"]
    private static let openings: Set<String> = ["thank", "thanks", "cheers", "great", "perfect", "lovely"]
    /// Words with which thanks go on: "thanks, but …", "thanks for nothing", "great, and when …".
    private static let openEnds: Set<String> = [
        "but", "not", "no", "nothing", "nobody", "never", "still", "yet", "when", "where", "why", "how", "however", "although", "though",
        "missing", "waiting", "wait", "again", "until", "unless", "except", "please", "dont", "didnt", "doesnt", "isnt", "hasnt", "havent",
        "wont", "cant", "wasnt",
    ]
}
