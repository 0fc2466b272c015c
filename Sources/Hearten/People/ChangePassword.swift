import Storage

/// A new password: every other device signs in anew, this one goes on under a new token.
struct ChangePassword: Sendable {
    let viewer: Viewer
    let oldHash: String
    let newHash: String

    func run(_ services: Services) async throws -> Token {
        let token = services.newToken()
        try await services.store.write { tx in
            guard try SignInQueries.account(viewer.id, tx)?.passwordHash == oldHash, let session = viewer.session else {
                throw Refusal.signIn
            }
            try SignInQueries.replaceHash(of: viewer.id, oldHash, with: newHash, in: tx)
            try SessionQueries.endAll(of: viewer.id, but: session, in: tx)
            try SessionQueries.rotate(session, token: token, in: tx)
            try EntryLinkQueries.endAll(of: viewer.id, in: tx)
            try Journal.append("password.changed", "colleague", viewer.id, by: viewer.id, random: services.random, in: tx)
        }
        return token
    }
}
