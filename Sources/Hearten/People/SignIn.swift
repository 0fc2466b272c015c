package import Storage

/// Signs a colleague in: with a password, with a link, or by one tap in the demonstration.
package struct SignIn: Sendable {
    let services: Services
    let device: String
    /// The token that the device brought along; its session ends.
    let former: Token?

    init(_ visit: Visit) {
        services = visit.services
        device = visit.deviceName
        former = visit.sessionToken
    }

    package init(services: Services, device: String) {
        self.services = services
        self.device = device
        former = nil
    }

    /// Who signed in, and the token of the new session.
    package struct Done: Sendable {
        package let colleague: ID<Colleague>
        package let token: Token
        package let session: ID<Session>
    }

    /// Nil when address and password do not belong together. Unknown, disabled and wrong take the same time and look alike.
    func withPassword(_ password: Password, account: Account?) async throws -> Done? {
        let hash = account.flatMap { $0.isDisabled ? nil : $0.passwordHash }
        let isRight = try await services.passwords.matches(password, hash)
        guard isRight, let account, let hash else {
            try await noteFailure(account)
            return nil
        }
        let fresh = services.passwords.isOutdated(hash) ? try await services.passwords.hash(password) : nil
        return try await services.store.write(priority: .high) { tx in
            // Between the check and now the account may have been disabled or its password changed.
            guard let now = try SignInQueries.account(account.id, tx), !now.isDisabled, now.passwordHash == hash else { return nil }
            if let fresh { try SignInQueries.replaceHash(of: account.id, hash, with: fresh, in: tx) }
            return try start(account.id, kind: "colleague.signed-in", in: tx)
        }
    }

    /// Nil when the link has been used or has ended.
    func withLink(_ link: Token) async throws -> Done? {
        try await services.store.write(priority: .high) { tx in
            guard let entry = try EntryLinkQueries.open(link, kind: .signIn, tx), try EntryLinkQueries.use(link, in: tx) else { return nil }
            return try start(entry.colleague, kind: "colleague.signed-in-by-link", in: tx)
        }
    }

    func asCast(_ colleague: ID<Colleague>) async throws -> Done {
        try await services.store.write { tx in
            guard let account = try SignInQueries.account(colleague, tx), !account.isDisabled else { throw Refusal.notFound }
            return try start(colleague, kind: "colleague.signed-in-as-cast", in: tx)
        }
    }

    /// A new session under a new token, whatever the device held before.
    package func start(
        _ colleague: ID<Colleague>, kind: String, as session: Session.Kind = .desk, called name: String? = nil, on tablet: ID<Tablet>? = nil,
        in tx: any Transaction
    ) throws -> Done {
        if let former { try SessionQueries.end(token: former, in: tx) }
        let token = services.newToken()
        let id: ID<Session> = services.newID(at: tx.now)
        try SessionQueries.start(id, of: colleague, token: token, device: name ?? device, as: session, on: tablet, in: tx)
        try Journal.append(kind, "colleague", colleague, by: colleague, random: services.random, in: tx)
        return Done(colleague: colleague, token: token, session: id)
    }

    /// The journal learns that a sign-in failed, and for whom if it was somebody; never the address.
    private func noteFailure(_ account: Account?) async throws {
        try await services.store.write(priority: .low) { tx in
            try Journal.append("sign-in.failed", "colleague", account?.id, random: services.random, in: tx)
        }
    }
}
