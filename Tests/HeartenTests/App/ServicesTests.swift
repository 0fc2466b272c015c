import Testing

@testable import Hearten

@Suite struct ServicesTests {
    /// The log of services prints each of them at the start: all assets would take seconds, and the key is nobody's business.
    @Test func `a printed service tells nothing of what it works with`() async throws {
        let house = try await TestHouse.open(empty: true)
        for service in house.app.background() { #expect("\(service)".utf8.count < 4_000, "\(type(of: service))") }
    }
}
