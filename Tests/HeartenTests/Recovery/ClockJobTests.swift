@testable import Hearten
@testable import Jobs
import Storage
import Testing

@Suite struct ClockJobTests {
    /// What one node does when it looks.
    private func look(_ desk: CaseHouse) async { await HouseJobs.worker(desk.house.services).runDue() }

    @Test func `a clock is told of within a minute, once, by however many nodes`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:05Z")))
        await look(desk)
        let number = try #require(try await desk.tell())
        let owner = try await desk.house.person("Grace Mbeki", .desk, at: desk.unit)
        _ = try await desk.act(number, "owner", ["who": "me"], cookie: try await desk.house.cookie(for: owner))
        let due = try #require(try await desk.clock(.firstAnswer, of: number).dueAt)
        desk.house.clock.set(due + .seconds(-61))
        await look(desk)
        #expect(try await desk.news(of: desk.leader) == [])
        var late: Duration?
        for seconds in stride(from: 0, through: 60, by: 5) {
            desk.house.clock.set(due + .seconds(Int64(seconds)))
            await look(desk)
            await look(desk)
            if late == nil, try await desk.news(of: desk.leader) == [.caseLate] { late = .seconds(seconds) }
        }
        #expect(try #require(late) <= .seconds(20))
        #expect(try await desk.news(of: desk.leader) == [.caseLate])
        #expect(try await desk.countsAgree())
    }

    @Test func `after two days without a server everything is caught up at once, in one line`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        await look(desk)
        for _ in 1...6 { try await desk.tell() }
        desk.house.clock.set(Instant(milliseconds: at("2026-11-25T09:00:00Z")))
        await look(desk)
        #expect(try await desk.news(of: desk.leader) == [.manyEscalated])
        await look(desk)
        #expect(try await desk.news(of: desk.leader) == [.manyEscalated])
    }

    @Test func `a node that died with the clocks in hand holds nobody up for more than a minute`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        await look(desk)
        let number = try #require(try await desk.tell())
        let due = try #require(try await desk.clock(.firstAnswer, of: number).dueAt)
        desk.house.clock.set(due)
        try await desk.house.store.write { tx in
            try JobQueue.enqueue(SweepClocksJob(), in: tx, key: SweepClocksJob.kind)
            #expect(try JobQueue.claim(1, kinds: [SweepClocksJob.kind], lease: .seconds(60), in: tx).count == 1)
        }
        // The dead node's claim holds its own job only; the schedule brings another.
        desk.house.clock.advance(by: .seconds(20))
        await look(desk)
        #expect(try await desk.news(of: desk.leader) == [.caseLate])
    }

    @Test func `new hours move the running clocks`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let node = HouseJobs.worker(desk.house.services)
        await node.runDue()
        let number = try #require(try await desk.tell())
        let before = try await desk.clock(.firstAnswer, of: number).dueAt
        let unit = desk.unit
        try await desk.house.store.write { try $0.run("UPDATE unit SET hours = '13:00-21:00;;;;;;' WHERE id = \(unit)") }
        try await desk.house.services.house.reload(desk.house.store)
        desk.house.clock.advance(by: .seconds(20))
        await node.runDue()
        #expect(try await desk.clock(.firstAnswer, of: number).dueAt != before)
    }
}
