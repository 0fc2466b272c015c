@testable import Jobs
import Storage
import Testing

@Suite struct Leases {
    private func hold(_ holder: Int64, _ house: JobHouse) async throws -> Bool {
        try await house.store.write { try Lease("one", holder: holder, lasts: .seconds(5)).hold(in: $0) }
    }

    @Test func `one holds it for as long as it keeps asking`() async throws {
        let house = try await JobHouse()
        #expect(try await hold(1, house))
        for _ in 1...4 {
            house.clock.advance(by: .seconds(4))
            #expect(try await hold(1, house))
            #expect(try await hold(2, house) == false)
        }
        house.clock.advance(by: .seconds(5))
        #expect(try await hold(2, house))
        #expect(try await hold(1, house) == false)
    }

    @Test func `work that fails leaves no claim behind`() async throws {
        let house = try await JobHouse()
        await #expect(throws: Mishap.self) {
            try await house.store.write { tx in
                _ = try Lease("one", holder: 1).hold(in: tx)
                throw Mishap()
            }
        }
        #expect(try await hold(2, house))
    }

    @Test func `whoever stalled stores nothing beside the one that took over`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        let stalled = try #require(try await house.claim().first)
        let context = JobContext(store: house.store, lease: stalled, isLastAttempt: false)
        try await house.store.write { try context.stillMine(in: $0) }
        house.clock.advance(by: .seconds(61))
        #expect(try await house.claim().count == 1)
        await #expect(throws: LeaseLost.self) {
            try await house.store.write { tx in
                try tx.run("INSERT INTO effect (number) VALUES (1)")
                try context.stillMine(in: tx)
            }
        }
        #expect(try await house.effects() == [])
    }
}

@Suite struct JobOverviews {
    @Test func `each kind has a line`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        #expect(try await house.claim().count == 1)
        try await house.enqueue(2)
        try await house.enqueue(3, at: house.clock.now + .seconds(60))
        let lines = try await house.store.read { try JobQueue.lines($0) }
        #expect(lines == [JobLine(kind: "effect", ready: 1, waiting: 1, running: 1)])
    }

    @Test func `of one key the newest dead letter stays`() async throws {
        let house = try await JobHouse()
        for number in 1...3 {
            try await house.enqueue(number, key: "k")
            try await house.enqueue(10 + number)
            for lease in try await house.claim() { try await house.store.write { try JobQueue.bury(lease, failure: "x", in: $0) } }
        }
        let dead = try await house.store.read { try JobQueue.deadLetters($0) }
        #expect(dead.map(\.payload) == [#"{"number":13}"#, #"{"number":3}"#, #"{"number":12}"#, #"{"number":11}"#])
        #expect(try await house.store.write { try JobQueue.withdraw(key: "k", in: $0) })
        #expect(try await house.counts().dead == 3)
    }
}
