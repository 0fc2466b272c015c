import Storage

/// Takes a customer's answer in, once, however often it is sent, and gives the token of its thanks.
struct ReceiveFromGuest {
    let services: Services
    private let shared: SharedWrites<Given, Outcome>

    init(_ services: Services) {
        self.services = services
        shared = SharedWrites(services.store) { try Self.keep($0, services, in: $1) }
    }

    /// An answer ready to be stored, with the digests of the key that came with it, of its words and of its thanks.
    private struct Given: Sendable {
        let moment: PreparedMoment
        let key: [UInt8]
        let body: [UInt8]
        let link: [UInt8]
    }

    private enum Outcome: Sendable { case stored, knownAlready, sentBeforeWithOtherWords }

    /// How long a thanks page and the memory of a key live.
    private static let kept = Duration.seconds(90 * 24 * 3600)

    func run(_ form: GuestForm, at sign: QRSign, address: String?, now: Instant) async throws -> Token {
        let token = services.key.token("thanks", form.key)
        let moment = PreparedMoment(newMoment(form, at: sign, address: address, now: now), services)
        let given = Given(moment: moment, key: services.key.code("receipt", form.key), body: form.digest, link: token.digest)
        // The same page sent again with other words is a second moment only under a key of its own.
        if try await shared.write(given) == .sentBeforeWithOtherWords { throw Refusal.conflict("") }
        return token
    }

    private static func keep(_ answers: [Given], _ services: Services, in tx: any Transaction) throws -> [Outcome] {
        var bodies: [[UInt8]: [UInt8]] = [:]
        var fresh: [Given] = []
        let outcomes = try answers.map { given -> Outcome in
            if let body = try bodies[given.key] ?? MomentQueries.receipt(given.key, tx)?.body {
                return body == given.body ? .knownAlready : .sentBeforeWithOtherWords
            }
            bodies[given.key] = given.body
            fresh.append(given)
            return .stored
        }
        try ReceiveMoments(services).several(fresh.map(\.moment), in: tx)
        for given in fresh {
            let until = given.moment.receivedAt + kept
            try MomentQueries.insertReceipt(given.key, body: given.body, moment: given.moment.id, until: until, in: tx)
            try MomentQueries.insertLink(given.link, kind: "thanks", moment: given.moment.id, until: until, in: tx)
        }
        return outcomes
    }

    private func newMoment(_ form: GuestForm, at sign: QRSign, address: String?, now: Instant) -> NewMoment {
        let sameAddress =
            address.map { services.limits.count("guest-\(Token(bytes: services.key.code("address", Network.of($0))).text)", per: .seconds(600)) } ?? 0
        var new = NewMoment(receivedAt: now, unit: sign.unit, touchpoint: sign.touchpoint, channel: .sign, source: .form)
        new.sign = sign.id
        new.level = form.level
        new.words = form.words
        new.named = form.named
        new.sharing = .person
        new.language = services.house.current.unit(sign.unit)?.language
        new.contact = form.contactText.flatMap { Contact.reading($0, name: form.name) } ?? form.name.map { Contact(name: $0) }
        new.suspicion = form.suspicion(now: now, sameAddress: sameAddress)
        return new
    }
}
