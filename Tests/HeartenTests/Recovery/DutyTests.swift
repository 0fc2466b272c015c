import Storage
import Testing

@testable import Hearten

/// Who hears of a clock when people are away, or when nobody leads.
struct DutyTests {
    private func sweep(_ desk: CaseHouse) async throws { while try await SweepClocks(desk.house.services).sweepOnce() > 0 {} }

    private func away(_ colleague: ID<Colleague>, _ desk: CaseHouse) async throws {
        try await desk.house.store.write { tx in
            try AbsenceQueries.set(Absence(from: tx.now, until: tx.now + .seconds(30 * 86_400)), of: colleague, in: tx)
        }
    }

    private func monday() async throws -> (CaseHouse, Int) {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        return (desk, try #require(try await desk.tell()))
    }

    @Test func `a leader who is away is not told, whoever leads above is`() async throws {
        let (desk, _) = try await monday()
        let above = try await desk.house.person("Nadia Above", .leader, at: try #require(desk.house.services.house.current.root))
        try await away(desk.leader, desk)
        desk.house.clock.set(Instant(milliseconds: at("2026-11-23T13:00:00Z")))
        try await sweep(desk)
        #expect(try await desk.news(of: above) == [.caseLate])
        #expect(try await desk.news(of: desk.leader) == [])
    }

    @Test func `an owner who is away is not warned, the leader is`() async throws {
        let (desk, number) = try await monday()
        let owner = try await desk.house.person("Grace Mbeki", .desk, at: desk.unit)
        _ = try await desk.act(number, "owner", ["who": "me"], cookie: try await desk.house.cookie(for: owner))
        try await away(owner, desk)
        desk.house.clock.set(Instant(milliseconds: at("2026-11-23T12:00:00Z")))
        try await sweep(desk)
        #expect(try await desk.news(of: owner) == [])
        #expect(try await desk.news(of: desk.leader) == [.caseWarned])
    }

    @Test func `where nobody leads, whoever stands in hears`() async throws {
        let (desk, _) = try await monday()
        let leader = desk.leader
        let stand = try await desk.house.person("Grace Mbeki", .desk, at: desk.unit)
        try await desk.house.store.write { try $0.run("UPDATE colleague SET disabled_at = 1 WHERE id = \(leader)") }
        desk.house.clock.set(Instant(milliseconds: at("2026-11-23T13:00:00Z")))
        try await sweep(desk)
        #expect(try await desk.news(of: stand) == [.caseLate])
        #expect(try await desk.news(of: leader) == [])
    }

    @Test func `the last step does not tell the same people twice while somebody leads above them`() {
        let site = EscalationUnit(isSite: true, leaders: [2], isOnDuty: true)
        let region = EscalationUnit(isSite: false, leaders: [4], isOnDuty: false)
        #expect(EscalationRules.recipients(for: .leader, owner: nil, ownerIsOnDuty: false, path: [site, region]) == [2])
        #expect(EscalationRules.recipients(for: .site, owner: nil, ownerIsOnDuty: false, path: [site, region]) == [4])
        #expect(EscalationRules.recipients(for: .site, owner: nil, ownerIsOnDuty: false, path: [site]) == [2])
    }

    @Test func `a colleague says when they are away, and that they are back`() async throws {
        let (desk, _) = try await monday()
        let wrong = try await desk.house.post("/me/absence", ["away-from": "2026-11-23", "away-to": "2026-11-20"], cookie: desk.cookie)
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("Choose a last day that is not over") && wrong.text.contains("value=\"2026-11-20\""))
        #expect(try await desk.house.post("/me/absence", ["away-from": "2026-11-23", "away-to": "2026-11-27"], cookie: desk.cookie).status == 303)
        #expect(try await desk.house.get("/today", cookie: desk.cookie).text.contains("You are away until Friday 27 November."))
        let leader = desk.leader
        #expect(try await desk.house.store.read { try AbsenceQueries.isAway(leader, $0) })
        _ = try await desk.house.post("/me/absence/end", [:], cookie: desk.cookie)
        #expect(try await !desk.house.get("/today", cookie: desk.cookie).text.contains("You are away"))
    }
}
