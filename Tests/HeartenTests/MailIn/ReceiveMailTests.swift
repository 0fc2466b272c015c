import Foundation
import Storage
import Synchronization
import Testing

@testable import Hearten

/// What becomes of a mail: a comment, a moment, or something that waits.
struct ReceiveMailTests {
    @Test func `an answer to a letter of ours reaches its case`() async throws {
        let scene = try await MailHouse.open()
        let letter = try #require(try await scene.send().last)
        let to = try #require(letter.field("Reply-To")).trimmingCharacters(in: CharacterSet(charactersIn: "<>"))
        #expect(to.hasPrefix("answers+") && to.hasSuffix("@house.example"))
        #expect(try await scene.take(scene.mail("The crib has not come yet.\r\n\r\n> We are sorry.", to: to)) == .comment)
        let comment = try #require(try await scene.comments().first)
        #expect(comment.words == "The crib has not come yet.")
        #expect(comment.mail == CameByMail(isFromKnown: true, quoted: "> We are sorry."))
        #expect(try await scene.find().state == .inHand)
        #expect(try await scene.desk.news(of: scene.desk.leader).contains(.customerWrote))
        #expect(try await scene.desk.countsAgree())
    }

    @Test func `an answer is known by the letter that it answers, too`() async throws {
        let scene = try await MailHouse.open()
        let letter = try #require(try await scene.send().last)
        let id = try #require(letter.field("Message-ID"))
        let mail = try await scene.mail("Still waiting.", to: "service@house.example", more: "In-Reply-To: \(id.uppercased())\r\n")
        #expect(try await scene.take(mail) == .comment)
        #expect(try await scene.comments().count == 1)
    }

    @Test func `thanks by mail reopen nothing`() async throws {
        let scene = try await MailHouse.open()
        #expect(try await scene.take(scene.mail("Thank you, it came.")) == .comment)
        #expect(try await scene.find().state == .answered)
    }

    @Test func `a made-up address adds nothing to a case`() async throws {
        let scene = try await MailHouse.open()
        let real = try await scene.answerTo()
        let other = try #require(try await scene.desk.tell(email: "eve@example.org"))
        let victim = try await scene.desk.find(other).id
        let mine = try await scene.find().id
        for forged in [
            real.replacing(mine.description, with: victim.description), "answers+\(victim).0000000000000000@house.example",
            "answers+\(victim)@house.example",
            real.replacing("house.example", with: "evil.example"), "answers+.@house.example",
        ] {
            #expect(try await scene.take(scene.mail("Let me in.", to: forged, from: "eve@example.net", id: forged)) != .comment)
        }
        #expect(try await scene.comments().isEmpty)
        #expect(try await scene.house.store.read { try CaseTalkQueries.messages(of: victim, $0) }.isEmpty)
    }

    @Test func `an address survives what servers do to it`() async throws {
        let scene = try await MailHouse.open()
        let real = try await scene.answerTo()
        #expect(try await scene.take(scene.mail("One.", to: real.uppercased(), id: "1")) == .comment)
        #expect(try await scene.take(scene.mail("Two.", to: "\"Kittiwake\" <\(real.replacing("0", with: "O"))>, x@example.org", id: "2")) == .comment)
        #expect(try await scene.take(scene.mail("Three.", to: "undisclosed:;", id: "3", more: "Delivered-To: \(real)\r\n")) == .comment)
        #expect(try await scene.comments().count == 3)
    }

    @Test func `no From line gives a right, not even that of the colleague who looks after the case`() async throws {
        let scene = try await MailHouse.open()
        try await scene.house.store.write { try $0.run("UPDATE colleague SET email = 'tomas@house.example' WHERE name = 'Tomás Arregui'") }
        #expect(try await scene.take(scene.mail("Close the case.", from: "Tomás Arregui <tomas@house.example>")) == .comment)
        let comment = try #require(try await scene.comments().first)
        #expect(comment.author == nil && comment.kind == .customer && comment.mail?.isFromKnown == false)
        #expect(try await scene.find().state == .inHand)
        let page = try await scene.house.get("/recover/\(scene.number)", cookie: scene.desk.cookie).text
        #expect(page.contains("from another address than the one they left"))
    }

    @Test func `the same mail twice is one comment, and another under its id is a second`() async throws {
        let scene = try await MailHouse.open()
        let mail = try await scene.mail("The crib has not come.")
        #expect(try await scene.take(mail) == .comment)
        #expect(try await scene.take(Array("Received: from elsewhere\r\n".utf8) + mail) == nil)
        #expect(try await scene.take(scene.mail("Nor has the bag.")) == .comment)
        #expect(try await scene.comments().map(\.words) == ["The crib has not come.", "Nor has the bag."])
    }

    @Test func `mail without a case is a moment at the place for it, and opens its own case`() async throws {
        let scene = try await MailHouse.open()
        let unit = scene.desk.unit
        let point = try #require(scene.services.house.current.journey.first).id
        try await scene.house.store.write { try MailInQueries.setPlace(unit, point, in: $0) }
        let mail = try await scene.mail(
            "Nobody helped us with the wheelchair for two hours. It was terrible, we want to complain.", to: "answers@house.example",
            from: "Sami Aalto <sami@example.net>")
        #expect(try await scene.take(mail) == .moment)
        let id = try #require(try await scene.house.store.read { try $0.value("SELECT id FROM moment WHERE source = 'mail'", as: ID<Moment>.self) })
        let moment = try #require(try await scene.house.store.read { try MomentQueries.find(id, $0) })
        #expect(moment.channel == "email" && moment.unit == unit && moment.touchpoint == point && moment.state == .kept)
        #expect(moment.words?.hasPrefix("Re: An answer\n\nNobody helped us") == true)
        let contact = try await scene.house.store.read { try MomentQueries.contact(of: id, $0) }
        #expect(contact == Contact(name: "Sami Aalto", email: EmailAddress("sami@example.net")))
        #expect(try await scene.house.store.read { try CaseQueries.find(answering: id, $0) } != nil)
    }

    @Test func `what a filter marked as spam is set aside as a moment`() async throws {
        let scene = try await MailHouse.open()
        let mail = try await scene.mail("Buy now.", to: "answers@house.example", more: "X-Spam-Flag: YES\r\n")
        #expect(try await scene.take(mail) == .moment)
        #expect(try await scene.house.store.read { try $0.value("SELECT state FROM moment WHERE source = 'mail'", as: String.self) } == "quarantined")
    }

    @Test(arguments: ["Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n", "List-Id: <x>\r\n", "Return-Path: <>\r\n"])
    func `what a program writes goes no further, and nothing is sent back`(field: String) async throws {
        let scene = try await MailHouse.open()
        _ = try await scene.send()
        #expect(try await scene.take(scene.mail("I am away.", more: field)) == .automatic)
        #expect(try await scene.take(scene.mail("I am away.", to: "answers@house.example", id: "two", more: field)) == .automatic)
        #expect(try await scene.comments().isEmpty)
        #expect(try await scene.find().state == .answered)
        #expect(try await scene.send().isEmpty)
        #expect(try await scene.list(.stopped).count == 2)
    }

    @Test func `a letter of ours that comes back as it is stops`() async throws {
        let scene = try await MailHouse.open()
        for letter in try await scene.send() { #expect(try await scene.take(Array(letter.utf8)) == .loop) }
        #expect(try await scene.comments().isEmpty)
        #expect(try await scene.send().isEmpty)
    }

    @Test func `two programs that answer each other stop at one`() async throws {
        let scene = try await MailHouse.open()
        var letters = try await scene.send()
        // A program that answers everything, and says nothing about being one.
        for round in 0..<5 {
            let answers = letters
            letters = []
            for letter in answers {
                let to = letter.field("Reply-To") ?? ""
                try await scene.take(scene.mail("Your message is important to us. Ticket \(round).", to: to, id: "loop-\(round)"))
            }
            letters = try await scene.send()
            #expect(letters.isEmpty)
        }
    }

    @Test func `a letter that bounced is marked, and whoever looks after the case hears of it`() async throws {
        let scene = try await MailHouse.open()
        let letter = try #require(try await scene.send().last)
        let name = try #require(letter.field("Message-ID")?.split(separator: "@").first?.dropFirst())
        let bounce = MailCorpus.returned.replacing("LETTER", with: String(name))
        #expect(try await scene.take(Array(bounce.replacing("Action: failed", with: "Action: delayed").utf8)) == .delayed)
        #expect(try await scene.house.store.read { try MailQueries.newest(limit: 9, $0) }.allSatisfy { $0.state == .sent })
        #expect(try await scene.take(Array(bounce.replacing("bounce@", with: "bounce2@").utf8)) == .returned)
        let mail = try await scene.house.store.read { try MailQueries.newest(limit: 9, $0) }
        #expect(mail.count { $0.state == .refused } == 1)
        #expect(mail.first { $0.state == .refused }?.failure == "came back, 5.1.1")
        #expect(try await scene.desk.news(of: scene.desk.leader).contains(.mailReturned))
        let page = try await scene.house.get("/recover/\(scene.number)", cookie: scene.desk.cookie).text
        #expect(page.contains("the mail box refused it"))
        #expect(try await scene.comments().isEmpty)
    }

    @Test func `a forged bounce marks nothing`() async throws {
        let scene = try await MailHouse.open()
        _ = try await scene.send()
        let id = try #require(try await scene.house.store.read { try MailQueries.newest(limit: 1, $0).first }).id
        for name in ["h.\(id).0000000000000000", "h.\(id)", "\(id)"] {
            #expect(
                try await scene.take(Array(MailCorpus.returned.replacing("LETTER", with: name).replacing("bounce@", with: "\(name)@").utf8))
                    == .automatic)
        }
        #expect(try await scene.house.store.read { try MailQueries.newest(limit: 9, $0) }.allSatisfy { $0.state == .sent })
    }

    @Test func `one who sends very many is held, and nothing is dropped`() async throws {
        let scene = try await MailHouse.open()
        let caps = MailCaps(perSenderAnHour: 3, perSenderADay: 5, perCaseAnHour: 100, anHour: 100)
        for number in 1...6 { try await scene.take(scene.mail("Number \(number).", id: "m\(number)"), caps: caps) }
        #expect(try await scene.comments().count == 3)
        #expect(try await scene.list(.held).map(\.reason) == [.manyFromOne, .manyFromOne, .manyFromOne])
        #expect(try await scene.list(.held).compactMap(\.words).sorted() == ["Number 4.", "Number 5.", "Number 6."])
    }

    @Test func `the case and the house have their caps, however many names are made up`() async throws {
        let scene = try await MailHouse.open()
        let caps = MailCaps(perSenderAnHour: 9, perSenderADay: 9, perCaseAnHour: 2, anHour: 4)
        var reasons: [MailHeld.Reason?] = []
        for number in 1...4 {
            reasons.append(try await scene.take(scene.mail("Mail \(number).", from: "x\(number)@example.org", id: "m\(number)"), caps: caps))
        }
        for number in 5...7 {
            reasons.append(
                try await scene.take(
                    scene.mail("New \(number).", to: "answers@house.example", from: "y\(number)@example.org", id: "m\(number)"), caps: caps))
        }
        #expect(reasons == [.comment, .comment, .manyOnCase, .manyOnCase, .moment, .moment, .manyInAll])
    }

    @Test func `sealed, empty and huge mails wait for a person`() async throws {
        let scene = try await MailHouse.open()
        #expect(try await scene.take(MailCorpus.bytes(MailCorpus.sealed)) == .encrypted)
        #expect(try await scene.take(MailCorpus.bytes("")) == .empty)
        #expect(try await scene.take(MailCorpus.bytes(MailCorpus.plain) + [UInt8](repeating: 0x61, count: IncomingMail.largest)) == .tooLarge)
        let huge = try #require(try await scene.list(.held).first { $0.reason == .tooLarge })
        #expect(huge.raw?.count == MailHeld.mostRaw)
    }

    @Test func `when she has her details deleted, her mails go too`() async throws {
        let scene = try await MailHouse.open()
        let caps = MailCaps(perSenderAnHour: 0, perSenderADay: 9, perCaseAnHour: 9, anHour: 9)
        #expect(try await scene.take(scene.mail("Secret words."), caps: caps) == .manyFromOne)
        let page = try await scene.desk.page(of: scene.number)
        #expect(try await scene.house.post("\(page)/forget", [:]).status == 303)
        #expect(try await scene.list(.held).isEmpty)
        let left = try await scene.house.store.read { try $0.values("SELECT sender || subject || COALESCE(words, '') FROM mail_in", as: String.self) }
        #expect(left.filter { !$0.isEmpty } == [])
    }

    @Test func `journal, jobs and rows of what was taken hold no address and no words`() async throws {
        let scene = try await MailHouse.open()
        try await scene.take(scene.mail("Unmistakable words."))
        let rows = try await scene.house.store.read { tx in
            try tx.values(
                "SELECT sender || COALESCE(sender_name, '') || subject || COALESCE(words, '') || COALESCE(quoted, '') FROM mail_in", as: String.self)
        }
        #expect(rows == [""])
    }

    @Test func `a letter that lets somebody in takes no answers`() async throws {
        let scene = try await MailHouse.open()
        let services = scene.services
        let email = try #require(EmailAddress("new@example.org"))
        _ = try await scene.send()
        try await scene.house.store.write { try Mail.queue(to: email, subject: "Come in", body: "Link", eventKey: "entry-1", services, in: $0) }
        let letter = try #require(try await scene.send().first)
        #expect(letter.field("Reply-To") == nil)
    }

    @Test func `a mail for which the storage has no room just now is tried again, not laid aside`() async throws {
        let scene = try await MailHouse.open()
        let all = scene.services
        let receive = ReceiveMail(
            Services(
                settings: all.settings, store: OnceFull(all.store), house: all.house, key: all.key, random: all.random, log: all.log,
                metrics: all.metrics, assets: all.assets, reader: all.reader, live: all.live, limits: all.limits, control: all.control,
                language: all.language))
        let mail = try await scene.mail("First.", id: "m1")
        await #expect(throws: StoreError.overloaded) { try await receive.run(mail) }
        #expect(try await scene.list(.held).isEmpty)
        #expect(try await receive.run(mail) == .comment)
    }
}

/// A store that refuses its first write.
private final class OnceFull: Store {
    private let store: any Store
    private let isFull = Mutex(true)
    init(_ store: any Store) { self.store = store }

    var dialect: Dialect { store.dialect }
    var clock: any StoreClock { store.clock }
    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T { try await store.read(body) }
    func write<T: Sendable>(priority: WritePriority, _ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        if isFull.withLock({ was in
            defer { was = false }; return was
        }) {
            throw StoreError.overloaded
        }
        return try await store.write(priority: priority, body)
    }
    func close() async { await store.close() }
    func checkpoint() async throws { try await store.checkpoint() }
    func tune() async throws { try await store.tune() }
    func health() async -> StoreHealth { await store.health() }
}
