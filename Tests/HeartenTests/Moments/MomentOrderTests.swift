import Storage
import Testing

@testable import Hearten

@Suite struct MomentOrderTests {
    /// What SQLite would do for the first page of a list.
    private func plan(_ filter: MomentFilter, isInOrder: Bool) async throws -> String {
        let condition = filter.condition(Scope(roots: [ID(1)]), .sqlite, isInOrder: isInOrder)
        return try await SQLitePlan.of("SELECT m.words FROM moment m WHERE \(condition) ORDER BY m.received_at DESC, m.id DESC LIMIT 51")
    }

    @Test func `the first page of a long list is taken in its order, not put in order`() async throws {
        let steps = try await plan(MomentFilter(), isInOrder: true)
        #expect(steps.contains("moment_in_order"))
        #expect(!steps.contains("TEMP B-TREE"))
        #expect(try await plan(MomentFilter(), isInOrder: false).contains("TEMP B-TREE"))
    }

    @Test func `words are found first`() async throws {
        var filter = MomentFilter()
        filter.words = "soup"
        #expect(try await !plan(filter, isInOrder: true).contains("SCAN m USING INDEX moment_in_order"))
    }
}
