import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct LackTests {
    @Test func `a lack is without its asker and without the exact time, unless an answer is wanted`() async throws {
        let house = try await TestHouse.open()
        let unit = try house.unit("Lounge, Port Amaly")
        let sunniva = try #require(try await CastHouse(house.services)?.id(of: Cast.sunniva))
        house.clock.advance(by: .seconds(421))
        let services = house.services
        try await house.store.write { tx in
            try Lacks.record("May a cello fly?", kind: .question, at: unit, services, in: tx)
            try Lacks.record("Who signs for a taxi?", kind: .person, at: unit, by: sunniva, services, in: tx)
        }
        let rows = try await house.store.read {
            try $0.rows("SELECT words, colleague_id, at FROM lack WHERE unit_id = \(unit) ORDER BY words DESC LIMIT 2")
        }
        #expect(try rows.map { try $0.maybe(1, as: ID<Colleague>.self) } == [sunniva, nil])
        let at: Instant = try #require(rows.last).get(2)
        #expect(at == house.clock.now.quarter && at != house.clock.now)
        #expect(try await house.store.read { try LackQueries.asked(by: sunniva, limit: 5, $0) }.map(\.words) == ["Who signs for a taxi?"])
    }

    @Test func `the same words at one place are one lack, and names in them are masked`() async throws {
        let house = try await TestHouse.open()
        let unit = try house.unit("Lounge, Port Amaly")
        let services = house.services
        let scope = Scope(roots: [unit])
        try await house.store.write { tx in
            for _ in 1...3 { try Lacks.record("Where is Tomás Arregui’s list?\u{202E}", kind: .question, at: unit, services, in: tx) }
            try Lacks.record("   ", kind: .question, at: unit, services, in: tx)
            try Lacks.record(String(repeating: "long ", count: 400), kind: .question, at: unit, services, in: tx)
        }
        let open = try await house.store.read { try LackQueries.open(scope, limit: 20, $0) }
        #expect(open.count == 2)
        #expect(open.contains { $0.words.contains("Tom") } == false)
        #expect(open.allSatisfy { $0.words.count <= Lacks.longest })
    }
}
