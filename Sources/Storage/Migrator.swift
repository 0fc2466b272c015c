/// One step of the schema's history. Its id is fixed for ever, and it never uses today's types.
package struct Migration: Sendable {
    package let id: String
    let run: @Sendable (any Transaction) throws -> Void

    package init(id: String, run: @escaping @Sendable (any Transaction) throws -> Void) {
        self.id = id
        self.run = run
    }
}

package enum MigrationError: Error, CustomStringConvertible {
    /// The database knows a step that this program does not: it was opened by a newer one.
    case databaseIsNewer(unknown: String)
    /// A step stands in the list before one that has already run.
    case outOfOrder(id: String)
    case twice(id: String)
    /// The step failed; everything before it is kept, nothing of it is.
    case failed(id: String, any Error)

    package var description: String {
        switch self {
        case .databaseIsNewer(let id):
            """
            The database holds the migration \(id), which this version does not know. \
            Use the version that made it, or a newer one.
            """
        case .outOfOrder(let id): "The migration \(id) stands before one that has already run."
        case .twice(let id): "The migration \(id) is listed twice."
        case .failed(let id, let error): "The migration \(id) failed and was undone: \(error)"
        }
    }
}

/// Brings a database to the newest schema, one transaction a step.
package struct Migrator: Sendable {
    package let migrations: [Migration]

    package init(_ migrations: [Migration]) { self.migrations = migrations }

    /// The ids that ran now.
    @discardableResult package func migrate(_ store: some Store) async throws -> [String] {
        let pending = try await pending(in: store)
        for migration in pending {
            do {
                try await store.write(priority: .high) { tx in
                    if let lock = tx.dialect.beginsMigration {
                        try tx.run(lock)
                        // Another node may have run it meanwhile.
                        if try tx.exists("SELECT 1 FROM migration WHERE id = \(migration.id)") { return }
                    }
                    try migration.run(tx)
                    try tx.run("INSERT INTO migration (id, ran_at) VALUES (\(migration.id), \(tx.now))")
                }
            } catch {
                throw MigrationError.failed(id: migration.id, error)
            }
        }
        return pending.map(\.id)
    }

    /// What has not run yet, in order.
    package func pending(in store: some Store) async throws -> [Migration] {
        var seen: Set<String> = []
        for migration in migrations where !seen.insert(migration.id).inserted {
            throw MigrationError.twice(id: migration.id)
        }
        let done = try await store.write(priority: .high) { tx in
            try tx.run("CREATE TABLE IF NOT EXISTS migration (id TEXT NOT NULL PRIMARY KEY, ran_at BIGINT NOT NULL)")
            return Set(try tx.values("SELECT id FROM migration", as: String.self))
        }
        if let unknown = done.subtracting(seen).sorted().first {
            throw MigrationError.databaseIsNewer(unknown: unknown)
        }
        let first = migrations.firstIndex { !done.contains($0.id) } ?? migrations.endIndex
        if migrations[first...].contains(where: { done.contains($0.id) }) {
            throw MigrationError.outOfOrder(id: migrations[first].id)
        }
        return Array(migrations[first...])
    }
}
