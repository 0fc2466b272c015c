import Storage

/// What a customer's own page knows of their case. Notes among colleagues are not in it.
struct GuestCasePage: Sendable {
    var recoveryCase: RecoveryCase
    var words: [String]
    var customer: String?
    var clocks: [CaseClock]
    var messages: [CaseMessage]
    var owner: CasePerson?
    var people: [ID<Colleague>: CasePerson]
    var hasContact: Bool
    var problems = FormProblems()
    var draft = ""

    /// Who will read what the customer writes.
    var reader: CasePerson? { owner ?? messages.last { $0.kind == .reply }.flatMap(\.author).flatMap { people[$0] } }
    var replies: [CaseMessage] { messages.filter { $0.kind == .reply } }

    static func load(_ token: Token, _ tx: any ReadTransaction) throws -> GuestCasePage {
        guard let one = try CaseQueries.find(link: token.digest, tx) else { throw Refusal.notFound }
        let moments = try CaseQueries.moments(of: one.id, tx).compactMap { try MomentQueries.find($0, tx) }
        let messages = try CaseTalkQueries.messages(of: one.id, tx).filter { $0.kind != .note }
        let people = try CaseTalkQueries.people(messages.compactMap(\.author) + [one.owner].compactMap { $0 }, tx)
        let contact = try CaseGuestQueries.contact(of: one.id, tx)
        // What a colleague wrote down for her is hers as well; she told it.
        return GuestCasePage(
            recoveryCase: one, words: moments.compactMap(\.words), customer: contact?.name, clocks: try CaseClockQueries.clocks(of: one.id, tx),
            messages: messages, owner: one.owner.flatMap { people[$0] }, people: people, hasContact: contact.map { !$0.isEmpty } ?? false)
    }

    func clock(_ kind: CaseClock.Kind) -> CaseClock? { clocks.last { $0.kind == kind && $0.metAt == nil } ?? clocks.last { $0.kind == kind } }
}
