@testable import Jobs
import Storage
import Testing

@Suite struct JobQueues {
    @Test func `a job is enqueued with its cause or not at all`() async throws {
        let house = try await JobHouse()
        await #expect(throws: Mishap.self) {
            try await house.store.write { tx in
                try JobQueue.enqueue(Effect(number: 1), in: tx)
                throw Mishap()
            }
        }
        try await house.enqueue(2)
        #expect(await house.worker().runDue() == 1)
        #expect(try await house.effects() == [2])
        #expect(try await house.counts() == JobCounts())
    }

    @Test func `a job for later waits for its time`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1, at: house.clock.now + .seconds(60))
        #expect(try await house.counts().waiting == 1)
        #expect(await house.worker().runDue() == 0)
        house.clock.advance(by: .seconds(60))
        #expect(await house.worker().runDue() == 1)
    }

    @Test func `one job of a key waits, at the earlier time`() async throws {
        let house = try await JobHouse()
        let now = house.clock.now
        try await house.enqueue(1, at: now + .seconds(60), key: "k")
        try await house.enqueue(2, at: now + .seconds(30), key: "k")
        try await house.enqueue(3, at: now + .seconds(90), key: "k")
        #expect(try await house.counts().waiting == 1)
        house.clock.advance(by: .seconds(30))
        let held = try await house.claim()
        #expect(held.count == 1)
        // While it runs, the key is free for what happens now.
        try await house.enqueue(4, key: "k")
        #expect(try await house.counts().ready == 1)
        // If the running one fails it joins the one that waits.
        try await house.store.write { try JobQueue.retry(held[0], after: .zero, failure: "x", in: $0) }
        #expect(await house.worker().runDue() == 1)
        #expect(try await house.effects() == [4])
    }

    @Test func `a waiting job can be withdrawn by its key`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1, key: "k")
        #expect(try await house.store.write { try JobQueue.withdraw(key: "k", in: $0) })
        #expect(try await house.store.write { try JobQueue.withdraw(key: "k", in: $0) } == false)
        #expect(await house.worker().runDue() == 0)
    }

    @Test func `a killed worker's job runs again once its lease is over, and no sooner`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        #expect(try await house.claim().count == 1)
        house.clock.advance(by: .seconds(59))
        #expect(await house.worker().runDue() == 0)
        house.clock.advance(by: .seconds(1))
        #expect(await house.worker().runDue() == 1)
        #expect(try await house.effects() == [1])
    }

    @Test func `a stale worker's finish is refused, and its effect undone`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        let stale = try await house.claim()[0]
        house.clock.advance(by: .seconds(60))
        let fresh = try await house.claim()[0]
        let late = JobContext(store: house.store, lease: stale, isLastAttempt: false)
        await #expect(throws: LeaseLost.self) { try await JobHouse.store(Effect(number: 1), late) }
        #expect(try await house.effects() == [])
        for step in [JobQueue.finish, JobQueue.release] as [@Sendable (JobLease, any Transaction) throws -> Void] {
            await #expect(throws: LeaseLost.self) { try await house.store.write { try step(stale, $0) } }
        }
        #expect(try await house.store.write { try JobQueue.renew(stale, for: .seconds(60), in: $0) } == false)
        try await JobHouse.store(Effect(number: 1), JobContext(store: house.store, lease: fresh, isLastAttempt: false))
        #expect(try await house.effects() == [1])
    }

    @Test func `failures wait longer each time, then become a dead letter without words`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        struct Wordy: Error { let words = "Mrs Example's secret" }
        let worker = house.worker { _, _ in throw Wordy() }
        #expect(await worker.runDue() == 1)
        #expect(await worker.runDue() == 0)
        house.clock.advance(by: .seconds(5))
        #expect(await worker.runDue() == 1)
        house.clock.advance(by: .milliseconds(9999))
        #expect(await worker.runDue() == 0)
        house.clock.advance(by: .milliseconds(1))
        #expect(await worker.runDue() == 1)
        let letters = try await house.store.read { try JobQueue.deadLetters($0) }
        #expect(letters.map(\.failure) == ["Wordy"])
        #expect(letters.map(\.attempts) == [3])
        #expect(letters.map(\.payload) == [#"{"number":1}"#])
        #expect(letters.allSatisfy { $0.diedAt.seconds % 900 == 0 })
        #expect(try await house.counts().dead == 1)

        let id = letters[0].id
        #expect(try await house.store.write { try JobQueue.retry(id, in: $0) })
        #expect(await house.worker().runDue() == 1)
        #expect(try await house.effects() == [1])
        #expect(try await house.store.write { try JobQueue.discard(id, in: $0) } == false)
    }

    @Test func `a job can say that trying again is no use, or when`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        try await house.enqueue(2)
        let worker = house.worker { job, _ in
            throw job.number == 1 ? JobStop("address refused", .giveUp) : JobStop("busy", .retryAfter(.seconds(300)))
        }
        #expect(await worker.runDue() == 2)
        #expect(try await house.store.read { try JobQueue.deadLetters($0) }.map(\.failure) == ["address refused"])
        house.clock.advance(by: .seconds(299))
        #expect(await worker.runDue() == 0)
        house.clock.advance(by: .seconds(1))
        #expect(await worker.runDue() == 1)
        #expect(try await house.store.write { try JobQueue.discard(1, in: $0) })
        #expect(try await house.counts().dead == 0)
    }

    @Test func `a job that kills its worker each time ends as a dead letter`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        for _ in 0..<3 {
            #expect(try await house.claim().count == 1)
            house.clock.advance(by: .seconds(60))
        }
        #expect(await house.worker().runDue() == 1)
        #expect(try await house.effects() == [])
        #expect(try await house.store.read { try JobQueue.deadLetters($0) }.map(\.failure) == ["never came back"])
    }

    @Test func `an anonymous cause leaves only the quarter of an hour`() async throws {
        let house = try await JobHouse()
        house.clock.set(Instant(seconds: 1_800_000_899))
        try await house.store.write { try JobQueue.enqueue(Effect(number: 1), in: $0, isAnonymous: true) }
        let due = try await house.store.read { try $0.value("SELECT run_at FROM job", as: Instant.self) }
        #expect(due == Instant(seconds: 1_800_000_000))
        #expect(await house.worker().runDue() == 1)
    }

    @Test func `counts tell ready, waiting, running and the oldest`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        #expect(try await house.claim().count == 1)
        house.clock.advance(by: .seconds(10))
        try await house.enqueue(2)
        try await house.enqueue(3, at: house.clock.now + .seconds(100))
        house.clock.advance(by: .seconds(20))
        let counts = try await house.counts()
        #expect(counts == JobCounts(ready: 1, waiting: 1, running: 1, dead: 0, oldestReadyAge: .seconds(20)))
    }

    @Test func `back-off doubles up to its limit and is spread over all of it`() {
        let backoff = Backoff(base: .seconds(5), longest: .seconds(3600))
        #expect(backoff.delay(afterAttempt: 1, random: 0) == .zero)
        #expect(backoff.delay(afterAttempt: 1, random: 0.5) == .milliseconds(2500))
        #expect(backoff.delay(afterAttempt: 3, random: 0.5) == .seconds(10))
        #expect(backoff.delay(afterAttempt: 1000, random: 0.5) == .seconds(1800))
    }
}
