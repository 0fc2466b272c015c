import Storage

/// Mails a way in to whoever has this address. Nobody else can word that mail, and nothing tells whether it was sent.
struct SendSignInLink: Sendable {
    let email: EmailAddress
    let say: Say

    func run(_ services: Services) async throws {
        let token = services.newToken()
        try await services.store.write { tx in
            guard let account = try SignInQueries.account(email: email, tx), !account.isDisabled, let address = account.email else {
                try Journal.append("sign-in-link.refused", "colleague", nil as ID<Colleague>?, random: services.random, in: tx)
                return
            }
            try EntryLinkQueries.make(token, .signIn, for: account.id, by: nil, in: tx)
            try Journal.append("sign-in-link.made", "colleague", account.id, random: services.random, in: tx)
            try EntryMail(recipient: address, token: token).signIn(services, say: say, in: tx)
        }
    }
}
