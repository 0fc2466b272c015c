import HTTPTypes
@testable import Hearten
@testable import Jobs
import Storage
import Testing

@Suite struct WorkTests {
    private func cookie(_ house: TestHouse) async throws -> String {
        let root = try #require(house.services.house.current.root)
        return try await house.cookie(for: try await house.person("Olu Operator", .operator, at: root))
    }

    private func die(_ house: TestHouse) async throws -> Int64 {
        try await house.store.write { tx in
            try JobQueue.enqueue(SendMailJob(mail: ID(4711)), in: tx)
            let lease = try #require(try JobQueue.claim(1, kinds: [SendMailJob.kind], lease: .seconds(60), in: tx).first)
            try JobQueue.bury(lease, failure: "it was no good", in: tx)
            return lease.id
        }
    }

    @Test func `an operator sees what waits and what was given up, and tries it again or drops it`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await cookie(house)
        let (first, second) = (try await die(house), try await die(house))
        let page = try await house.get("/settings/operator", cookie: cookie).text
        #expect(page.contains("it was no good"))
        let (none, two) = ("<td class=\"n\">0</td>", "<td class=\"n\">2</td>")
        #expect(page.contains("<th scope=\"row\">Letter</th>\(none)\(none)\(none)\(two)"))
        #expect(await Doctor.examine(house.services).contains { $0.name == "work" && $0.state == .watch })
        #expect(try await house.post("/settings/operator/jobs/\(first)/retry", [:], cookie: cookie).status == 303)
        #expect(try await house.post("/settings/operator/jobs/\(first)/retry", [:], cookie: cookie).status == 404)
        #expect(try await house.post("/settings/operator/jobs/\(second)/discard", [:], cookie: cookie).status == 303)
        let counts = try await house.store.read { try JobQueue.counts($0) }
        #expect(counts.ready == 1)
        #expect(counts.dead == 0)
    }

    @Test func `a monitor sees what waits, how long, and what was given up`() async throws {
        let house = try await TestHouse.open(empty: true)
        _ = try await die(house)
        try await house.store.write { tx in
            try JobQueue.enqueue(SendMailJob(mail: ID(4712)), in: tx)
            try JobQueue.enqueue(SendMailJob(mail: ID(4713)), in: tx, at: tx.now + .seconds(3600))
        }
        house.clock.advance(by: .seconds(90))
        let figures = try await house.send(.get, "/metrics", from: "127.0.0.1").text
        let counts = try await house.store.read { try JobQueue.counts($0) }
        #expect(counts.ready >= 1 && counts.waiting >= 1 && counts.dead == 1)
        for (state, count) in [("ready", counts.ready), ("waiting", counts.waiting), ("running", counts.running), ("dead", counts.dead)] {
            #expect(figures.contains("hearten_jobs{state=\"\(state)\"} \(count)\n"), "\(state)")
        }
        #expect(figures.contains("hearten_jobs_oldest_ready_seconds \(counts.oldestReadyAge.components.seconds)\n"))
        #expect(counts.oldestReadyAge >= .seconds(90))
    }

    @Test func `the doctor tells of schedules that nobody runs`() async throws {
        let house = try await TestHouse.open(empty: true)
        await house.runJobs()
        #expect(await Doctor.examine(house.services).contains { $0.name == "schedules" && $0.state == .fine })
        house.clock.advance(by: .seconds(2 * 3600))
        #expect(await Doctor.examine(house.services).contains { $0.name == "schedules" && $0.state == .watch })
        await house.runJobs()
        #expect(await Doctor.examine(house.services).contains { $0.name == "schedules" && $0.state == .fine })
    }

    @Test func `every hour what has had its time is forgotten, and nothing else`() async throws {
        let house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        let person = try await house.person("Ada Here", .colleague, at: root)
        _ = try await house.cookie(for: person)
        let services = house.services
        let address = try #require(EmailAddress("dina@example.org"))
        await house.runJobs()
        try await house.store.write { tx in
            for (key, left) in [("old", -1), ("new", 3 * 86_400)] {
                try APIQueries.insert(.init(bodyDigest: [1], status: 201, text: "{}"), key: Array(key.utf8), until: tx.now + .seconds(left), in: tx)
            }
            let token = services.newToken()
            try EntryLinkQueries.make(token, .invitation, for: person, by: nil, in: tx)
            try Mail.queue(to: address, subject: "Hello", body: "Words", eventKey: "event", services, in: tx)
        }
        house.clock.advance(by: .seconds(3_600))
        await house.runJobs()
        #expect(try await left(house) == [1, 1, 1, 1])
        house.clock.advance(by: .seconds(31 * 86_400))
        await house.runJobs()
        #expect(try await left(house) == [0, 0, 0, 1])
        house.clock.advance(by: .seconds(180 * 86_400))
        await house.runJobs()
        #expect(try await left(house) == [0, 0, 0, 0])
        // The event is still known, so it writes no second letter.
        try await house.store.write { try Mail.queue(to: address, subject: "Hello", body: "Words", eventKey: "event", services, in: $0) }
        #expect(try await left(house) == [0, 0, 0, 0])
    }

    /// Stored replies, sessions, links, letters with an address.
    private func left(_ house: TestHouse) async throws -> [Int] {
        try await house.store.read { tx in
            [
                try tx.value("SELECT COUNT(*) FROM idempotency") ?? -1, try tx.value("SELECT COUNT(*) FROM session") ?? -1,
                try tx.value("SELECT COUNT(*) FROM entry_link") ?? -1, try tx.value("SELECT COUNT(*) FROM mail WHERE recipient <> ''") ?? -1,
            ]
        }
    }
}
