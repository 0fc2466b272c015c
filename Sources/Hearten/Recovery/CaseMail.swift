import Storage

/// What a customer gets by mail about a case. Her page says the same, so mail is never the only way.
enum CaseMail {
    /// More neutral first mails than this a day go to no address: nobody can use us to fill somebody's letter box.
    static let mostFirstMailsADay = 3

    /// "We have heard you": no word of what was typed, since the address may be somebody else's.
    static func heardYou(_ one: RecoveryCase, contact: Contact?, _ desk: CaseDesk, in tx: any Transaction) throws {
        guard let email = contact?.email else { return }
        let dayAgo = Instant(milliseconds: tx.now.milliseconds - millisecondsPerDay)
        guard try MailQueries.count(to: email, since: dayAgo, tx) < mostFirstMailsADay else { return }
        let say = say(desk)
        try queue(one, "heard", to: email, say(.mailHeardSubject(name(desk))), [say(.mailHeardWords)], desk, in: tx)
    }

    static func answered(_ one: RecoveryCase, _ reply: CaseMessage, by me: Viewer, _ desk: CaseDesk, in tx: any Transaction) throws {
        guard let email = try CaseGuestQueries.contact(of: one.id, tx)?.email else { return }
        let say = say(desk)
        let parts = [reply.apology, reply.action, reply.invitation, reply.followUp].compactMap { $0 }
        let signed = say(.mailSigned(me.name, me.title))
        try queue(one, "reply-\(reply.id)", to: email, say(.mailReplySubject(me.givenName, name(desk))), parts + [signed], desk, in: tx)
    }

    static func question(_ one: RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        guard let email = try CaseGuestQueries.contact(of: one.id, tx)?.email else { return }
        let say = say(desk)
        try queue(
            one, "ask-\(one.reopened)-\(one.askedCount)", to: email, say(.mailAskSubject(name(desk))), [say(.mailAskWords)], desk, in: tx)
    }

    private static func queue(
        _ one: RecoveryCase, _ event: String, to email: EmailAddress, _ subject: String, _ parts: [String], _ desk: CaseDesk,
        in tx: any Transaction
    ) throws {
        let services = desk.services
        let link = services.settings.url + services.casePath(one.id)
        let say = say(desk)
        let body = (parts + [say(.mailYourPage(link)), say(.mailFoot)]).joined(separator: "\n\n") + "\n"
        try Mail.queue(to: email, subject: subject, body: body, eventKey: MailQueries.key(one.id, event), services, in: tx)
    }

    private static func say(_ desk: CaseDesk) -> Say {
        let house = desk.services.house.current
        return Say(language: desk.services.language, vocabulary: house.vocabulary, zone: house.zone)
    }

    private static func name(_ desk: CaseDesk) -> String { desk.services.house.current.name }
}
