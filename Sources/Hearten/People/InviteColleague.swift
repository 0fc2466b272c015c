import Storage

/// Invites somebody: they stand in the list at once, and come in with a link that is shown once.
struct InviteColleague: Sendable {
    /// Made with the form, so that a second post is the same invitation.
    let id: ID<Colleague>
    let name: String
    let title: String
    let email: EmailAddress?
    let part: Viewer.Assignment

    func run(_ services: Services, by giver: Viewer, say: Say) async throws -> Token {
        let token = services.newToken()
        let house = services.house.current
        try await services.store.write { tx in
            let giving = try Giving.now(giver, house, tx)
            if try SignInQueries.account(id, tx) != nil { return try again(giving, token, services, say, tx) }
            guard giving.mayGive(part.role, at: part.unit) else { throw Refusal.notFound }
            if let email, try ColleagueQueries.isTaken(email, but: nil, tx) {
                throw Refusal.invalid(FormProblems("email", say(.emailTaken)))
            }
            let colleague = Colleague(
                id: id, name: name, givenName: Colleague.givenName(of: name), title: title, unit: part.unit, email: email, disabledAt: nil)
            try ColleagueQueries.add(colleague, passwordHash: nil, in: tx)
            _ = try ColleagueQueries.give(part, to: id, in: tx)
            try MaskAgainJob.enqueue(for: id, in: tx)
            try MakeInvitation(colleague: id, token: token).run(services, by: giver.id, say: say, in: tx)
            try Journal.append(
                "role.given", "colleague", id, by: giver.id, unit: part.unit, content: Array(part.role.rawValue.utf8),
                random: services.random, in: tx)
        }
        // The snapshot holds everybody's names: whoever is new is found in praise and masked elsewhere from now on.
        try await services.house.reload(services.store)
        return token
    }

    /// The same form once more: a new link for the same person, if it was this giver's to give.
    private func again(_ giving: Giving, _ token: Token, _ services: Services, _ say: Say, _ tx: any Transaction) throws {
        guard let line = try ColleagueQueries.find(id, within: giving.scope, tx), !line.hasEntered, !line.isDisabled, line.name == name,
            giving.mayChange(home: line.unit, parts: try ColleagueQueries.assignments(of: id, tx))
        else { throw Refusal.notFound }
        try MakeInvitation(colleague: id, token: token).run(services, by: giving.giver.id, say: say, in: tx)
    }
}

/// A new link for somebody who is in the list; earlier ones end.
struct MakeInvitation: Sendable {
    let colleague: ID<Colleague>
    let token: Token

    func run(_ services: Services, by giver: ID<Colleague>, say: Say, in tx: any Transaction) throws {
        try EntryLinkQueries.make(token, .invitation, for: colleague, by: giver, in: tx)
        try Journal.append("invitation.made", "colleague", colleague, by: giver, random: services.random, in: tx)
        guard services.settings.smtp != nil, let account = try SignInQueries.account(colleague, tx), let email = account.email else { return }
        try EntryMail(recipient: email, token: token).invitation(services, say: say, in: tx)
    }
}

extension Giving {
    /// What the giver may give at this very moment, not when the page was opened.
    static func now(_ giver: Viewer, _ house: House, _ tx: any ReadTransaction) throws -> Giving {
        guard let giver = try ViewerQueries.viewer(giver.id, tx) else { throw Refusal.notFound }
        return Giving(giver: giver, house: house)
    }

    /// The colleague, if the giver may change them; otherwise there is nobody.
    func changeable(_ id: ID<Colleague>, _ tx: any ReadTransaction) throws -> (line: ColleagueLine, parts: [Viewer.Assignment]) {
        guard let line = try ColleagueQueries.find(id, within: scope, tx) else { throw Refusal.notFound }
        let parts = try ColleagueQueries.assignments(of: id, tx)
        guard mayChange(home: line.unit, parts: parts) else { throw Refusal.notFound }
        return (line, parts)
    }
}
