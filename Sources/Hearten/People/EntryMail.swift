import Storage

/// The mails that let somebody in. Their words are ours alone; only the link differs.
struct EntryMail: Sendable {
    let recipient: EmailAddress
    let token: Token

    func signIn(_ services: Services, say: Say, in tx: any Transaction) throws {
        let link = services.settings.url + SignInPaths.link(token)
        try send("sign-in", say(.linkMailSubject), say(.linkMailBody(link)), services, tx)
    }

    func invitation(_ services: Services, say: Say, in tx: any Transaction) throws {
        let link = services.settings.url + PeoplePaths.invitation(token)
        let house = services.house.current.name
        try send("invitation", say(.invitationMailSubject(house)), say(.invitationMailBody(house, link)), services, tx)
    }

    private func send(_ kind: String, _ subject: String, _ body: String, _ services: Services, _ tx: any Transaction) throws {
        let key = "\(MailQueries.entry)\(kind)-\(Token(bytes: token.digest).text)"
        try Mail.queue(to: recipient, subject: subject, body: body, eventKey: key, services, in: tx)
    }
}
