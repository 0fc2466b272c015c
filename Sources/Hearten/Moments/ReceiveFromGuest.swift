import Storage

/// Takes a customer's answer in, once, however often it is sent, and gives the token of its thanks.
struct ReceiveFromGuest {
    let services: Services
    init(_ services: Services) { self.services = services }

    /// How long a thanks page and the memory of a key live.
    private static let kept = Duration.seconds(90 * 24 * 3600)

    func run(_ form: GuestForm, at sign: QRSign, address: String?, now: Instant) async throws -> Token {
        let services = services
        let token = services.key.token("thanks", form.key)
        let keyDigest = services.key.code("receipt", form.key)
        let moment = PreparedMoment(newMoment(form, at: sign, address: address, now: now), services)
        try await services.store.write { tx in
            if let known = try MomentQueries.receipt(keyDigest, tx) {
                // The same page sent again with other words is a second moment only under a key of its own.
                guard known.body == form.digest else { throw Refusal.conflict("") }
                return
            }
            let id = try ReceiveMoments(services).one(moment, in: tx)
            let until = moment.receivedAt + Self.kept
            try MomentQueries.insertReceipt(keyDigest, body: form.digest, moment: id, until: until, in: tx)
            try MomentQueries.insertLink(token.digest, kind: "thanks", moment: id, until: until, in: tx)
        }
        return token
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
