import Storage
import Testing

@testable import Hearten

@Suite struct SchemaTests {
    @Test func `no check asks a list of three or more`() async throws {
        let store = try SQLiteStore.temporary()
        try await Migrator(Migrations.all).migrate(store)
        let tables = try await store.read { tx in
            try tx.values("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL", as: String.self)
        }
        #expect(tables.count > 50)
        let list = /IN \((?:'[^']*'|\d+)(?:, (?:'[^']*'|\d+)){2,}\)/
        #expect(tables.filter { $0.contains(list) } == [])
    }
}
