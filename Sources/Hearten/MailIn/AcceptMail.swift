import Storage

/// A mail that waited, or that was taken for a program's, is let in after all, or put away: a person says so.
struct AcceptMail {
    let services: Services
    let viewer: Viewer

    func accept(_ id: ID<MailHeld>) async throws {
        let services = services
        let me = viewer.id
        try await services.store.write { tx in
            let held = try Self.open(id, tx)
            let words = MailWords(held)
            guard words.told != nil || held.fileCount > 0 else { throw Refusal.conflict(Say(language: services.language)(.mailNothingToAccept)) }
            let receive = ReceiveMail(services)
            let key = services.key.code("mail-accepted", id.description)
            if let one = try held.caseID.flatMap({ try CaseQueries.find(link: services.caseToken($0).digest, tx) })?.one {
                let isThanks = held.words.map { PlainThanks.isThanks($0) } ?? false
                try receive.comment(words, key: key, isThanks: isThanks, on: one, in: tx)
                try Self.decide(id, .taken, .comment, by: me, services, in: tx)
            } else {
                guard let moment = try receive.tell(words, isMarkedSpam: false, in: tx) else { throw Refusal.notFound }
                try Self.decide(id, .taken, .moment, moment: moment, by: me, services, in: tx)
            }
        }
    }

    func putAway(_ id: ID<MailHeld>) async throws {
        let services = services
        let me = viewer.id
        try await services.store.write { tx in
            _ = try Self.open(id, tx)
            try Self.decide(id, .putAway, nil, by: me, services, in: tx)
        }
    }

    private static func open(_ id: ID<MailHeld>, _ tx: any ReadTransaction) throws -> MailHeld {
        guard let held = try MailInQueries.find(id, tx), held.state == .held || held.state == .stopped else { throw Refusal.notFound }
        return held
    }

    private static func decide(
        _ id: ID<MailHeld>, _ state: MailHeld.State, _ reason: MailHeld.Reason?, moment: ID<Moment>? = nil, by me: ID<Colleague>,
        _ services: Services,
        in tx: any Transaction
    ) throws {
        guard try MailInQueries.decide(id, state, reason, moment: moment, by: me, in: tx) else { throw Refusal.notFound }
        try Journal.append(state == .taken ? "mail.accepted" : "mail.put-away", "mail-in", id, by: me, random: services.random, in: tx)
    }
}
