import Storage

/// Somebody comes in by their invitation: a name, an address to sign in with, a password.
struct AcceptInvitation: Sendable {
    let link: Token
    let name: String
    let email: EmailAddress
    let passwordHash: String

    func run(_ signIn: SignIn, say: Say) async throws -> SignIn.Done {
        let services = signIn.services
        let done = try await services.store.write(priority: .high) { tx in
            guard let entry = try EntryLinkQueries.open(link, kind: .invitation, tx) else { throw Refusal.gone }
            if try ColleagueQueries.isTaken(email, but: entry.colleague, tx) {
                throw Refusal.invalid(FormProblems("email", say(.emailTaken)))
            }
            guard try EntryLinkQueries.use(link, in: tx) else { throw Refusal.gone }
            try ColleagueQueries.setName(name, givenName: Colleague.givenName(of: name), of: entry.colleague, in: tx)
            try MaskAgainJob.enqueue(for: entry.colleague, in: tx)
            try ColleagueQueries.setEmail(email, of: entry.colleague, in: tx)
            try SignInQueries.setHash(of: entry.colleague, passwordHash, in: tx)
            // A way back in ends what was open before, for whoever held it.
            try SessionQueries.endAll(of: entry.colleague, in: tx)
            try EntryLinkQueries.endAll(of: entry.colleague, in: tx)
            try PinQueries.end(of: entry.colleague, in: tx)
            try Journal.append("invitation.accepted", "colleague", entry.colleague, by: entry.colleague, random: services.random, in: tx)
            return try signIn.start(entry.colleague, kind: "colleague.signed-in", in: tx)
        }
        try await services.house.reload(services.store)
        return done
    }
}
