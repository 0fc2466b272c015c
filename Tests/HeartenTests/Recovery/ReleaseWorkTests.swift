import Storage
import Testing

@testable import Hearten

/// Whoever no longer works here: what they looked after waits for others.
struct ReleaseWorkTests {
    @Test func `the cases and tasks of somebody who leaves come to whoever is on duty`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T10:00:00Z")))
        let number = try #require(try await desk.tell()), other = try #require(try await desk.tell())
        let owner = try await desk.house.person("Grace Mbeki", .desk, at: desk.unit)
        let stays = try await desk.house.person("Ines Holt", .colleague, at: desk.unit)
        let cookie = try await desk.house.cookie(for: owner)
        _ = try await desk.act(number, "owner", ["who": "me"], cookie: cookie)
        _ = try await desk.act(other, "owner", ["who": "me"], cookie: try await desk.house.cookie(for: desk.leader))
        let kept = try await desk.find(other)
        let services = desk.house.services
        try await desk.house.store.write { tx in
            let caseDesk = try CaseDesk(services, tx)
            try WorkOnCase.handOut("Call the taxi", of: kept, to: owner, due: nil, by: stays, caseDesk, in: tx)
        }
        #expect(try await desk.find(number).owner == owner)

        let reply = try await desk.house.post("/settings/people/\(owner)/disable", [:], cookie: desk.cookie)
        #expect(reply.status == 303)
        let one = try await desk.find(number)
        #expect(one.owner == nil)
        #expect(one.state == .waiting)
        #expect(one.desk == .needsSomebody)
        #expect(try await desk.clock(.firstAnswer, of: number).isRunning)
        #expect(try await desk.news(of: desk.leader).contains(.caseReleased))
        let tasks = try await desk.house.store.read { try CaseTalkQueries.tasks(of: kept.id, $0) }
        #expect(tasks.map(\.owner) == [desk.leader])
        #expect(try await desk.find(other).owner == desk.leader)
    }

    @Test func `a case that is released waits again, and an answered one keeps waiting for its verdict`() {
        #expect(CaseStanding().after(.taken)?.after(.released)?.state == .waiting)
        #expect(CaseStanding().after(.answered)?.after(.released)?.state == .answered)
        #expect(CaseStanding().after(.released) == nil)
        #expect(CaseStanding().after(.answered)?.after(.judged(.yes, isEnough: false))?.after(.released) == nil)
    }
}
