import Storage
import Testing

@testable import Jobs

/// Two nodes' workers on one PostgreSQL database; runs where tests run on that engine.
@Suite(.enabled(if: TemporaryStore.engine == .postgresql)) struct TwoNodesClaimTests {
    @Test func `no job is claimed by two nodes, and none is left`() async throws {
        let house = try await JobHouse()
        let other = try #require(house.store as? PostgreSQLStore).sibling(clock: house.clock)
        for number in 0..<60 { try await house.enqueue(number) }
        let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for node in [house.store, other] as [any Store] {
                for _ in 0..<3 {
                    group.addTask {
                        var ids: [Int64] = []
                        while true {
                            let leases = try await node.write { try JobQueue.claim(4, kinds: [Effect.kind], lease: .seconds(60), in: $0) }
                            if leases.isEmpty { return ids }
                            ids += leases.map(\.id)
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == 60)
        #expect(Set(claimed).count == 60)
    }

    @Test func `one node holds a lease, and the next takes it when it has ended`() async throws {
        let house = try await JobHouse()
        let other = try #require(house.store as? PostgreSQLStore).sibling(clock: house.clock)
        let (first, second) = (Lease("sealer", holder: 1), Lease("sealer", holder: 2))
        #expect(try await house.store.write { try first.hold(in: $0) })
        #expect(try await other.write { try second.hold(in: $0) } == false)
        house.clock.advance(by: .seconds(3_600))
        #expect(try await other.write { try second.hold(in: $0) })
        #expect(try await house.store.write { try first.hold(in: $0) } == false)
    }
}
