import Hearten
import Storage

/// How SQLite would go about a query on an empty house, whichever engine this run is on.
enum SQLitePlan {
    static func of(_ query: SQL) async throws -> String {
        let store = try SQLiteStore.temporary()
        try await Migrator(Migrations.all).migrate(store)
        return try await store.read { tx in
            try tx.rows("EXPLAIN QUERY PLAN \(query)").map { try $0.get(3, as: String.self) }.joined(separator: "\n")
        }
    }
}
