@testable import Hearten
@testable import Jobs
import Storage
import Synchronization
import Testing

/// A house with a mail server that says what the test wants.
private final class PostOffice: Sendable {
    let outcomes: Mutex<[SMTPOutcome]>
    let letters = Mutex<[String]>([])

    init(_ outcomes: SMTPOutcome...) { self.outcomes = Mutex(outcomes) }

    /// The last outcome goes on for ever.
    func take(_ letter: Letter) -> SMTPOutcome {
        letters.withLock { $0.append(letter.id) }
        return outcomes.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? .sent }
    }

    var count: Int { letters.withLock { $0.count } }
}

@Suite struct SendMailTests {
    private func open(smtp: String? = "smtp://127.0.0.1:9") async throws -> TestHouse {
        try await TestHouse.open(empty: true, settings: try Settings(database: ":memory:", smtp: smtp))
    }

    private func write(_ house: TestHouse, key: String = "event") async throws {
        let services = house.services
        let address = try #require(EmailAddress("dina@example.org"))
        try await house.store.write { tx in
            try Mail.queue(to: address, subject: "Hello", body: "Words", eventKey: key, services, in: tx)
        }
    }

    private func run(_ house: TestHouse, _ office: PostOffice) async {
        var room = MailRoom(house.services)
        room.send = { office.take($1) }
        await room.worker.runDue()
    }

    private func mail(_ house: TestHouse) async throws -> Mail {
        try #require(try await house.store.read { try MailQueries.newest(limit: 10, $0) }.first)
    }

    private func letterJobs(_ house: TestHouse) async throws -> JobLine? {
        try await house.store.read { try JobQueue.lines($0).first { $0.kind == SendMailJob.kind } }
    }

    @Test func `a letter and its job come together or not at all, and once for an event`() async throws {
        let house = try await open()
        struct Mishap: Error {}
        let services = house.services
        let address = try #require(EmailAddress("dina@example.org"))
        await #expect(throws: Mishap.self) {
            try await house.store.write { tx in
                try Mail.queue(to: address, subject: "Hello", body: "Words", eventKey: "event", services, in: tx)
                throw Mishap()
            }
        }
        #expect(try await letterJobs(house) == nil)
        try await write(house)
        try await write(house)
        #expect(try await letterJobs(house)?.ready == 1)
        let office = PostOffice(.sent)
        await run(house, office)
        await run(house, office)
        #expect(office.count == 1)
        #expect(try await mail(house).state == .sent)
        #expect(try await letterJobs(house) == nil)
    }

    @Test func `without a mail server a letter is shown and nothing waits`() async throws {
        let house = try await open(smtp: nil)
        try await write(house)
        #expect(try await mail(house).state == .shown)
        #expect(try await letterJobs(house) == nil)
    }

    @Test func `what is not taken now is tried later, and at last given up where an operator sees it`() async throws {
        let house = try await open()
        try await write(house)
        let office = PostOffice(.notNow("busy, 421"))
        await run(house, office)
        #expect(try await mail(house).state == .waiting)
        #expect(try await mail(house).failure == "busy, 421")
        for _ in 2...10 {
            house.clock.advance(by: .seconds(6 * 3600))
            await run(house, office)
        }
        #expect(office.count == 10)
        #expect(try await mail(house).state == .refused)
        #expect(try await letterJobs(house)?.dead == 1)
        let dead = try #require(try await house.store.read { try JobQueue.deadLetters($0) }.first)
        #expect(dead.failure == "the mail server did not take it")
        // Tried again from the operator's page it goes, and nothing is left over.
        try await house.store.write { try JobQueue.retry(dead.id, in: $0) }
        let open = PostOffice(.sent)
        await run(house, open)
        #expect(open.count == 1)
        #expect(try await mail(house).state == .sent)
        #expect(try await letterJobs(house) == nil)
    }

    @Test func `an unsure letter is shown and goes again only when somebody says so`() async throws {
        let house = try await open()
        try await write(house)
        let office = PostOffice(.unsure("the line broke"), .sent)
        await run(house, office)
        house.clock.advance(by: .seconds(86_400))
        await run(house, office)
        #expect(office.count == 1)
        let letter = try await mail(house)
        #expect(letter.state == .unsure)
        #expect(try await house.store.write { try Mail.sendAgain(letter.id, in: $0) })
        #expect(try await house.store.write { try Mail.sendAgain(letter.id, in: $0) } == false)
        await run(house, office)
        #expect(office.count == 2)
        #expect(try await mail(house).state == .sent)
    }

    @Test func `sending again a letter that was given up leaves no dead letter`() async throws {
        let house = try await open()
        try await write(house)
        let office = PostOffice(.notNow("busy"))
        for _ in 1...10 {
            await run(house, office)
            house.clock.advance(by: .seconds(6 * 3600))
        }
        let letter = try await mail(house)
        #expect(try await house.store.write { try Mail.sendAgain(letter.id, in: $0) })
        #expect(try await letterJobs(house) == JobLine(kind: SendMailJob.kind, ready: 1))
    }

    @Test func `a letter that was going when the program ended is not sent twice`() async throws {
        let house = try await open()
        try await write(house)
        let id = try await mail(house).id
        // Claimed and marked as going; then the program is killed.
        let lease = try await house.store.write { tx in
            let lease = try JobQueue.claim(1, kinds: [SendMailJob.kind], lease: .seconds(60), in: tx).first
            _ = try MailQueries.take(id, in: tx)
            return lease
        }
        #expect(lease != nil)
        let office = PostOffice(.sent)
        await run(house, office)
        #expect(try await mail(house).state == .sending)
        house.clock.advance(by: .seconds(61))
        await run(house, office)
        #expect(office.count == 0)
        #expect(try await mail(house).state == .unsure)
        #expect(try await letterJobs(house) == nil)
    }

    @Test func `killed before it was marked as going, it goes once`() async throws {
        let house = try await open()
        try await write(house)
        _ = try await house.store.write { try JobQueue.claim(1, kinds: [SendMailJob.kind], lease: .seconds(60), in: $0) }
        house.clock.advance(by: .seconds(61))
        let office = PostOffice(.sent)
        await run(house, office)
        await run(house, office)
        #expect(office.count == 1)
        #expect(try await mail(house).state == .sent)
    }

    @Test func `what was erased is not sent`() async throws {
        let house = try await open()
        let caseID = ID<RecoveryCase>(77)
        try await write(house, key: MailQueries.key(caseID, "heard"))
        try await house.store.write { try MailQueries.forget(caseID: caseID, in: $0) }
        let office = PostOffice(.sent)
        await run(house, office)
        #expect(office.count == 0)
        #expect(try await letterJobs(house) == nil)
    }

    @Test func `a restored copy sends no old letter by itself`() async throws {
        let house = try await open()
        try await write(house)
        #expect(try await house.store.write { try Mail.holdBack(in: $0) } == 1)
        let office = PostOffice(.sent)
        await run(house, office)
        #expect(office.count == 0)
        #expect(try await mail(house).state == .unsure)
    }

    @Test func `the queue holds ids and no word of a letter`() async throws {
        let house = try await open()
        try await write(house)
        let rows = try await house.store.read { try $0.values("SELECT payload || COALESCE(once_key, '') FROM job", as: String.self) }
        #expect(rows.count == 1)
        #expect(rows.allSatisfy { !$0.contains("example.org") && !$0.contains("Words") && !$0.contains("event") })
    }
}
