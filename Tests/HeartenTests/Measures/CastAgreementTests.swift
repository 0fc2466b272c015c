import Statistics
import Storage
import Testing
@testable import Hearten

struct CastAgreementTests {
    @Test func `the cast's counts agree with its moments, before and after folding`() async throws {
        let house = try await TestHouse.open(weeks: 6)
        #expect(try await house.store.read { try Tally.disagreements($0) } == 0)
        try await FoldTallies.all(house.store)
        #expect(try await house.store.read { try Tally.disagreements($0) } == 0)
        let root = try house.unit("Kittiwake Air")
        let today = LocalTime(house.clock.now, zone: house.services.house.current.zone).day
        let figures = try await house.store.read {
            try FigureQueries.figures(root, MeasurePeriod(endingIn: today.monday.number, weeks: 24), $0)
        }
        #expect(figures.told > 100 && figures.levels().n > 0)
    }
}
