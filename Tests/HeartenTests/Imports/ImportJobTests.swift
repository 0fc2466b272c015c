@testable import Hearten
@testable import Jobs
import Storage
import Testing

@Suite struct ImportJobTests {
    private static let rows = (0..<1_500).map { "k\($0),2026-03-01,message number \($0) was good" }.joined(separator: "\n")

    /// A file that has been looked at and is to come in, its job waiting.
    private func started(_ house: ImportHouse) async throws -> (path: String, file: ID<MomentImport>) {
        let path = try await house.upload("id,date,comment\n" + Self.rows)
        let one = try await house.state(path)
        try await house.house.store.write { tx in
            _ = try ImportQueries.states.move(one.id, from: [.checked], to: .running, in: tx)
            try ImportQueries.setPlan(one.plan, unit: one.unit, of: one.id, in: tx)
            try ImportQueries.startOver(one.id, in: tx)
            try RunImportJob.enqueue(one.id, in: tx)
        }
        return (path, one.id)
    }

    private func claim(_ house: ImportHouse) async throws -> JobLease {
        let leases = try await house.house.store.write { try JobQueue.claim(1, kinds: [RunImportJob.kind], lease: .seconds(60), in: $0) }
        return try #require(leases.first)
    }

    @Test func `a worker that stalled stores nothing beside the one that took over`() async throws {
        let house = try await ImportHouse.open()
        let (path, file) = try await started(house)
        let stalled = try await claim(house)
        house.house.clock.advance(by: .seconds(61))
        _ = try await claim(house)
        let services = house.house.services
        await #expect(throws: LeaseLost.self) {
            try await ImportRunner(services).run(
                RunImportJob(file: file), JobContext(store: services.store, lease: stalled, isLastAttempt: false))
        }
        #expect(try await house.state(path).progress.read == 0)
        #expect(try await house.moments().isEmpty)
    }

    @Test func `after a kill the next try brings the rest in, each row once`() async throws {
        let house = try await ImportHouse.open()
        let (path, _) = try await started(house)
        _ = try await claim(house)
        // Killed here: nobody else has the file until the lease is over.
        #expect(await ImportRunner(house.house.services).worker.runDue() == 0)
        house.house.clock.advance(by: .seconds(61))
        #expect(await ImportRunner(house.house.services).worker.runDue() == 1)
        #expect(try await house.state(path).state == .done)
        #expect(try await house.state(path).progress.summary == "1500 new, 0 changed, 0 same, 0 refused")
        #expect(try await house.house.store.read { try JobQueue.lines($0).contains { $0.kind == RunImportJob.kind } } == false)
    }

    @Test func `every door that starts a file puts its job in the queue`() async throws {
        let house = try await ImportHouse.open()
        let path = try await house.upload("id,date,comment\nk1,2026-03-01,It was good here\n")
        _ = try await house.bringIn(path)
        let undone = try await house.undo(path)
        #expect(undone.state == .undone)
        let left = try await house.house.store.read { try JobQueue.counts($0) }
        #expect(left.dead == 0)
    }
}
