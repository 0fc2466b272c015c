import Cast
import Hearten
import Storage
import Testing

@Suite struct CastTests {
    @Test func `the cast's house has its places, people, journey and signs`() async throws {
        let house = try await TestHouse.open()
        let current = house.services.house.current
        #expect(current.units.count == Cast.Spot.allCases.count)
        #expect(current.journey.map(\.name).first == "Search and book")
        #expect(current.journey.count == 12)
        let sign = try #require(current.signs[Cast.signCode])
        #expect(current.unit(sign.unit)?.name == "Lounge, Port Amaly")
        let cast = try #require(try await CastHouse(house.services))
        for person in Cast.people { #expect(cast.id(of: person) != nil, "\(person.name) is missing") }
        #expect(Set(Cast.people.map(\.email)).count == Cast.people.count)
    }

    @Test func `weeks of the past are the same each time, and low where bags come out at Northcombe`() async throws {
        let one = try await TestHouse.open(weeks: 6)
        let other = try await TestHouse.open(weeks: 6)
        let figures = try await levels(one)
        #expect(try await levels(other) == figures)
        let bags = try #require(figures["Bags, Northcombe"])
        let lounge = try #require(figures["Lounge, Port Amaly"])
        #expect(mean(bags) < 2.6)
        #expect(mean(lounge) > 4)
    }

    @Test func `nothing in the past lies after today`() async throws {
        let house = try await TestHouse.open(weeks: 3)
        let newest: Instant? = try await house.store.read { try $0.value("SELECT MAX(received_at) FROM moment") }
        #expect(try #require(newest) <= house.clock.now)
    }

    private func levels(_ house: TestHouse) async throws -> [String: [Int]] {
        try await house.store.read { tx in
            var found: [String: [Int]] = [:]
            try tx.each(
                "SELECT u.name, m.level, COUNT(*) FROM moment m JOIN unit u ON u.id = m.unit_id WHERE m.level IS NOT NULL GROUP BY u.name, m.level"
            ) { row in
                let level: Int = try row.get(1)
                found[try row.get(0), default: Array(repeating: 0, count: 6)][level - 1] += try row.get(2, as: Int.self)
            }
            return found
        }
    }

    private func mean(_ counts: [Int]) -> Double {
        let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
        return Double(sum) / Double(max(1, counts.reduce(0, +)))
    }
}
