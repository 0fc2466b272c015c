import Logging
package import Storage
import Understanding

/// Takes a mail in: once, whatever it holds. It can only add a customer's words to a case, or be a new moment.
package struct ReceiveMail: Sendable {
    let services: Services
    var caps = MailCaps()

    package init(_ services: Services) { self.services = services }

    /// What became of it; nil when it is known already.
    @discardableResult
    func run(_ bytes: [UInt8], mark: MailMark? = nil) async throws -> MailHeld.Reason? {
        let mail = IncomingMail(bytes)
        let words = mail.words.map { services.reader.read($0) }
        let isThanks = mail.words.map { PlainThanks.isThanks($0, read: words) } ?? false
        do {
            return try await services.store.write(priority: .normal) { tx in
                try take(mail, bytes, isThanks: isThanks, mark: mark, in: tx)
            }
        } catch let error as StoreError where error.isTransient {
            throw error
        } catch {
            // A mail that cannot be taken must not keep the others: it is laid aside as it is. Where even that fails, the storage is at
            // fault, and everything is tried again later.
            services.log.error("a mail could not be taken", metadata: ["error": "\(type(of: error))"])
            return try await services.store.write(priority: .normal) { tx in
                let key = services.key.code("mail-raw", Token(bytes: sha256(bytes)).text)
                if try !MailInQueries.isKnown(key, tx) {
                    try note(.unreadable, .held, mail, raw: bytes, key: key, in: tx)
                }
                if let mark { try MailInQueries.move(to: mark, in: tx) }
                return .unreadable
            }
        }
    }

    /// Takes a mail in within a transaction of somebody else's: a demo's past.
    package func take(_ bytes: [UInt8], in tx: any Transaction) throws {
        let mail = IncomingMail(bytes)
        let isThanks = mail.words.map { PlainThanks.isThanks($0, read: services.reader.read($0)) } ?? false
        _ = try take(mail, bytes, isThanks: isThanks, mark: nil, in: tx)
    }

    private func take(_ mail: IncomingMail, _ bytes: [UInt8], isThanks: Bool, mark: MailMark?, in tx: any Transaction) throws -> MailHeld.Reason? {
        if let mark { try MailInQueries.move(to: mark, in: tx) }
        let key = services.key.code("mail-in", mail.identity)
        guard try !MailInQueries.isKnown(key, tx) else { return nil }
        let letters = try self.letters(mail, tx)
        if let reason = try stopped(mail, letters, in: tx) {
            try note(reason, .stopped, mail, raw: nil, key: key, about: letters.lazy.compactMap(\.caseID).first, in: tx)
            return reason
        }
        let found = try openCase(mail, letters, tx)
        if let reason = try held(mail, bytes, on: found?.one.id, tx) {
            try note(reason, .held, mail, raw: reason == .tooLarge ? bytes : nil, key: key, about: found?.one.id, in: tx)
            return reason
        }
        if let found {
            try comment(MailWords(mail), key: key, isThanks: isThanks, on: found.one, in: tx)
            try note(.comment, .taken, mail, raw: nil, key: key, about: found.one.id, in: tx)
            return .comment
        }
        guard let moment = try tell(MailWords(mail), isMarkedSpam: mail.isMarkedSpam, in: tx) else {
            try note(.noHouse, .held, mail, raw: nil, key: key, in: tx)
            return .noHouse
        }
        try note(.moment, .taken, mail, raw: nil, key: key, moment: moment, in: tx)
        return .moment
    }

    // MARK: Whose it is

    /// Our own letters that it answers or brings back.
    private func letters(_ mail: IncomingMail, _ tx: any ReadTransaction) throws -> [Mail] {
        let ids = AnswerAddress.letters(in: mail.references + (mail.report?.letters ?? []), services.key)
        return try ids.prefix(20).compactMap { try MailQueries.find($0, tx) }
    }

    /// The case that it is signed for, while its customer's page is open.
    private func openCase(_ mail: IncomingMail, _ letters: [Mail], _ tx: any ReadTransaction) throws -> (one: RecoveryCase, toldIn: ID<Moment>)? {
        let signed = services.answerAddress?.findCase(in: mail.recipients)
        for id in [signed].compactMap({ $0 }) + letters.compactMap(\.caseID) {
            if let found = try CaseQueries.find(link: services.caseToken(id).digest, tx), found.one.moment == found.toldIn { return found }
        }
        return nil
    }

    // MARK: What goes no further

    private func stopped(_ mail: IncomingMail, _ letters: [Mail], in tx: any Transaction) throws -> MailHeld.Reason? {
        if let mark = mail.houseMark, mark == services.houseMark { return .loop }
        if let report = mail.report, !letters.isEmpty {
            guard report.isFinal else { return .delayed }
            for letter in letters.prefix(3) { try cameBack(letter, report, in: tx) }
            return .returned
        }
        return mail.isAutomatic ? .automatic : nil
    }

    private func cameBack(_ letter: Mail, _ report: MailReport, in tx: any Transaction) throws {
        let why = report.status.map { "came back, \($0)" } ?? "came back"
        guard try MailQueries.cameBack(letter.id, why, in: tx), let id = letter.caseID, let one = try CaseQueries.find(id, tx) else { return }
        let desk = try CaseDesk(services, tx)
        try desk.note(.mailReturned, one, subject: letter.id.value, in: tx)
        if let owner = one.owner { try News.tell([owner], .mailReturned, about: one, key: "returned-\(letter.id)", services, in: tx) }
        desk.tell(one.unit, in: tx)
    }

    // MARK: What waits for a person

    private func held(_ mail: IncomingMail, _ bytes: [UInt8], on one: ID<RecoveryCase>?, _ tx: any ReadTransaction) throws -> MailHeld.Reason? {
        if bytes.count > IncomingMail.largest { return .tooLarge }
        if mail.words == nil, mail.isEncrypted { return .encrypted }
        if mail.words == nil, mail.fileCount == 0 { return .empty }
        let sender = senderDigest(mail)
        let (hour, day) = (tx.now - .seconds(3600), tx.now - .seconds(86_400))
        if try MailInQueries.count(from: sender, since: hour, tx) >= caps.perSenderAnHour { return .manyFromOne }
        if try MailInQueries.count(from: sender, since: day, tx) >= caps.perSenderADay { return .manyFromOne }
        if let one, try MailInQueries.count(on: one, since: hour, tx) >= caps.perCaseAnHour { return .manyOnCase }
        return try MailInQueries.count(since: hour, tx) >= caps.anHour ? .manyInAll : nil
    }

    /// The sender's address as a digest under the house's key: enough to count by.
    private func senderDigest(_ mail: IncomingMail) -> [UInt8] { services.key.code("mail-sender", mail.from?.key ?? "") }

    // MARK: What it becomes

    /// A customer's words on her case, as if she had written them on her page.
    func comment(_ mail: MailWords, key: [UInt8], isThanks: Bool, on was: RecoveryCase, in tx: any Transaction) throws {
        let desk = try CaseDesk(services, tx)
        let known = try CaseGuestQueries.contact(of: was.id, tx)?.email
        let came = CameByMail(
            isFromKnown: known != nil && known?.key == mail.sender?.key, quoted: mail.quoted, files: mail.files, fileCount: mail.fileCount,
            isCut: mail.isCut)
        var one = was
        let name = "mail-\(Token(bytes: key).text)"
        guard try CustomerOnCase.take(mail.words, key: name, isThanks: isThanks, mail: came, on: &one, desk, in: tx) else { return }
        try desk.settle(one, was: was, in: tx)
    }

    /// A new moment at the place for mail, from whoever its sender says they are. Nil when there is no house yet.
    func tell(_ mail: MailWords, isMarkedSpam: Bool, in tx: any Transaction) throws -> ID<Moment>? {
        let house = services.house.current
        let place = try MailInQueries.place(tx).flatMap { house.unit($0.unit)?.closedAt == nil ? $0 : nil }
        guard let unit = place?.unit ?? house.root else { return nil }
        let touchpoint = place?.touchpoint.flatMap { house.touchpoint($0) }.flatMap { $0.retiredAt == nil ? $0.id : nil }
        var new = NewMoment(receivedAt: tx.now, unit: unit, touchpoint: touchpoint, channel: .email, source: .mail)
        new.words = mail.told
        new.language = house.unit(unit)?.language
        new.contact = mail.sender.map { Contact(name: mail.senderName, email: $0) }
        new.suspicion = isMarkedSpam ? "spam" : nil
        let moment = try ReceiveMoments(services).one(PreparedMoment(new, services), in: tx)
        if let more = MailOnMoment(mail) { try MailOnMomentQueries.insert(more, of: moment, in: tx) }
        return moment
    }

    // MARK: What is kept of it

    /// What a person may still have to decide about is kept; of the rest only that it came.
    private func note(
        _ reason: MailHeld.Reason, _ state: MailHeld.State, _ mail: IncomingMail, raw: [UInt8]?, key: [UInt8], about one: ID<RecoveryCase>? = nil,
        moment: ID<Moment>? = nil, in tx: any Transaction
    ) throws {
        let isOpen = state != .taken
        // Nobody may be found out by the second at which an unnamed mail came, or by the row that it left.
        let at = mail.from == nil ? tx.now.quarter : tx.now
        let moment = mail.from == nil ? nil : moment
        let held = MailHeld(
            id: services.newID(at: at), at: at, state: state, reason: reason, caseID: one, sender: isOpen ? mail.from?.text ?? "" : "",
            senderName: isOpen ? mail.fromName : nil, subject: isOpen ? mail.subject : "", words: isOpen ? mail.words : nil,
            quoted: isOpen ? mail.quoted : nil, files: isOpen ? mail.files : [], fileCount: mail.fileCount, isCut: mail.isCut,
            raw: isOpen ? raw.map { Array($0.prefix(MailHeld.mostRaw)) } : nil)
        try MailInQueries.insert(held, key: key, sender: senderDigest(mail), moment: moment, in: tx)
        try Journal.append("mail.\(state.rawValue)", "mail-in", held.id, at: at, random: services.random, in: tx)
        let metrics = services.metrics
        tx.afterCommit { metrics.add("hearten_mail_in_total{outcome=\"\(reason.rawValue)\"}") }
    }
}

/// The parts of a mail that become something.
struct MailWords: Sendable {
    let sender: EmailAddress?
    let senderName: String?
    let subject: String
    let words: String?
    let quoted: String?
    let files: [String]
    let fileCount: Int
    let isCut: Bool

    init(_ mail: IncomingMail) {
        (sender, senderName, subject, words, quoted) = (mail.from, mail.fromName, mail.subject, mail.words, mail.quoted)
        (files, fileCount, isCut) = (mail.files, mail.fileCount, mail.isCut)
    }

    init(_ held: MailHeld) {
        (sender, senderName, subject, words) = (EmailAddress(held.sender), held.senderName, held.subject, held.words)
        (quoted, files, fileCount, isCut) = (held.quoted, held.files, held.fileCount, held.isCut)
    }

    /// What a new moment says: the subject is part of it.
    var told: String? {
        let all = [subject, words ?? quoted ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
        return all.isEmpty ? nil : all
    }
}
