import Storage

/// Makes a link that makes one phone known; an earlier one of the same colleague ends.
struct MakeDeviceLink: Sendable {
    let colleague: ID<Colleague>
    let token: Token
    /// One that a leader prints and hands over lies about for longer than one that is scanned from one's own screen.
    static let printed = Duration.seconds(24 * 3600)

    func run(_ services: Services, by maker: ID<Colleague>, in tx: any Transaction) throws {
        let lasting = maker == colleague ? EntryLink.Kind.device.lasts : MakeDeviceLink.printed
        try EntryLinkQueries.make(token, .device, for: colleague, by: maker, lasting: lasting, in: tx)
        try Journal.append("device.link-made", "colleague", colleague, by: maker, random: services.random, in: tx)
    }
}

/// Takes such a link: this phone is known from now on, and its owner hears of it on every other device.
struct TakeDeviceLink: Sendable {
    let token: Token
    let name: String?

    /// Nil when the link has been used or has ended.
    func run(_ signIn: SignIn, say: Say) async throws -> SignIn.Done? {
        let services = signIn.services
        return try await services.store.write(priority: .high) { tx in
            guard let link = try EntryLinkQueries.open(token, kind: .device, tx), let owner = try DeviceQueries.name(of: link.colleague, tx),
                try EntryLinkQueries.use(token, in: tx)
            else { return nil }
            let called = name ?? say(.phoneOf(owner.givenName))
            let done = try signIn.start(link.colleague, kind: "device.added", as: .device, called: called, in: tx)
            try News.tell(link.colleague, .deviceAdded, about: done.session.value, key: "device-\(done.session)", services, in: tx)
            return done
        }
    }
}
