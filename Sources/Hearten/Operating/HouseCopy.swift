import Foundation
package import Storage

/// A whole house brought from one database to another: for a backup, a restore, or to move to another engine.
package enum HouseCopy {
    /// Why it was not begun.
    package enum Obstacle: Error, Equatable {
        /// Another organisation lives there.
        case otherHouse
        /// The same house lives there, and things happened to it there that the source does not know.
        case wentOn
        /// There is something at the path already.
        case taken
    }

    /// A sound copy of a house that is being used, as a SQLite file, whichever engine it is on.
    package static func backUp(_ store: any Store, to path: String) async throws {
        if let file = store as? SQLiteStore { return try await file.backup(to: path) }
        guard let server = store as? PostgreSQLStore else { throw Obstacle.taken }
        guard !FileManager.default.fileExists(atPath: path) else { throw Obstacle.taken }
        let partial = path + ".copying"
        removeDatabase(partial)
        defer { removeDatabase(partial) }
        let source = try server.forLongReads()
        let copy = try SQLiteStore.open(path: partial)
        do { try await bring(from: source, to: copy) } catch {
            await copy.close()
            await source.close()
            throw error
        }
        await source.close()
        while try await copy.write({ try MomentQueries.indexWaiting(limit: 500, in: $0) }) > 0 {}
        // In one piece, on the disk, under its name.
        try await copy.backup(to: path)
        await copy.close()
    }

    /// Whether no house has ever lived in a database, which may be brought to the newest schema for the look.
    package static func isEmpty(_ store: any Store) async throws -> Bool {
        try await Migrator(Migrations.all).migrate(store)
        return try await store.read { try HouseKeyQueries.known($0) } == nil
    }

    /// Makes `target` hold what `source` holds. A house that was begun to be brought there before is gone on with; where
    /// another one lives, nothing is touched. Both databases are brought to the newest schema first, so `source` is one
    /// that may be written to, and read for long.
    ///
    /// Throws `Obstacle`, `StoreSync.Problem`, `MigrationError`, `StoreError`.
    @discardableResult package static func bring(
        from source: any Store, to target: any Store, told: @escaping @Sendable (StoreSync.Outcome) -> Void = { _ in }
    ) async throws -> [StoreSync.Outcome] {
        try await Migrator(Migrations.all).migrate(source)
        try await Migrator(Migrations.all).migrate(target)
        let own = try await source.read { try HouseKeyQueries.known($0) }
        let theirs = try await target.read { try HouseKeyQueries.known($0) }
        guard theirs == nil || theirs == own else { throw Obstacle.otherHouse }
        let last = try await target.read { try Journal.newest($0) }
        guard try await source.read({ tx in try last.allSatisfy { try Journal.has($0, tx) } }) else { throw Obstacle.wentOn }
        let outcomes = try await StoreSync(into: target, told: told).run(from: source)
        let hasChanged = outcomes.contains { $0.table == "moment" && $0.changed > 0 }
        try await target.write { try MomentQueries.indexAnew(all: hasChanged, in: $0) }
        try await target.tune()
        return outcomes
    }

    private static func removeDatabase(_ path: String) {
        for end in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
}
