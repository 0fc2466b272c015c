import Storage

/// What a customer's own page knows of their case. Notes among colleagues are not in it.
struct GuestCasePage: Sendable {
    var recoveryCase: RecoveryCase
    var words: [String]
    /// When somebody with the same address told us again.
    var toldAgain: [Instant] = []
    var customer: String?
    var clocks: [CaseClock] = []
    var messages: [CaseMessage] = []
    var owner: CasePerson?
    var people: [ID<Colleague>: CasePerson] = [:]
    var hasContact = false
    /// Whether it is the customer of the case who reads; whoever only gave the same address reads what they told themselves.
    var isTheirs = true
    var problems = FormProblems()
    /// What was being written when something was missing.
    var draft = ""
    var missing = ""
    var isEnough = false

    /// Who will read what the customer writes.
    var reader: CasePerson? { owner ?? messages.last { $0.kind == .reply }.flatMap(\.author).flatMap { people[$0] } }
    var replies: [CaseMessage] { messages.filter { $0.kind == .reply } }

    static func load(_ token: Token, _ tx: any ReadTransaction) throws -> GuestCasePage {
        guard let (one, toldIn) = try CaseQueries.find(link: token.digest, tx) else { throw Refusal.notFound }
        return try one.moment == toldIn ? load(one, tx) : joined(one, toldIn, tx)
    }

    /// The page of the case's own customer.
    static func load(_ one: RecoveryCase, _ tx: any ReadTransaction) throws -> GuestCasePage {
        let moments = try CaseQueries.moments(of: one.id, tx).compactMap { try MomentQueries.find($0, tx) }
        let messages = try CaseTalkQueries.messages(of: one.id, tx).filter { $0.kind != .note }
        let people = try CaseTalkQueries.people(messages.compactMap(\.author) + [one.owner].compactMap { $0 }, tx)
        let contact = try CaseGuestQueries.contact(of: one.id, tx)
        // What a colleague wrote down for her is hers as well; she told it. Who gave her address on a sign may be somebody else.
        let hers = moments.filter { $0.id == one.moment || $0.toldBy != nil }
        return GuestCasePage(
            recoveryCase: one, words: hers.compactMap(\.words), toldAgain: moments.filter { $0.id != one.moment }.map(\.receivedAt),
            customer: contact?.name, clocks: try CaseClockQueries.clocks(of: one.id, tx), messages: messages,
            owner: one.owner.flatMap { people[$0] }, people: people, hasContact: contact.map { !$0.isEmpty } ?? false)
    }

    /// The page of a moment that joined by its address: as if its case were new.
    private static func joined(_ one: RecoveryCase, _ moment: ID<Moment>, _ tx: any ReadTransaction) throws -> GuestCasePage {
        var fresh = one
        (fresh.state, fresh.owner, fresh.verdict, fresh.reopened, fresh.askAt) = (.waiting, nil, nil, 0, nil)
        let told = try MomentQueries.find(moment, tx)
        return GuestCasePage(recoveryCase: fresh, words: [told?.words].compactMap { $0 }, isTheirs: false)
    }

    func clock(_ kind: CaseClock.Kind) -> CaseClock? { clocks.last { $0.kind == kind && $0.metAt == nil } ?? clocks.last { $0.kind == kind } }
}
