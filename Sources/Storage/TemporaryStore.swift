import Foundation

/// Throw-away databases for tests and measurements: fast, because nothing of them has to survive.
package enum TemporaryStore {
    /// On which engine tests run: PostgreSQL where `HEARTEN_TEST_ENGINE` says so.
    package static var engine: Dialect {
        ProcessInfo.processInfo.environment["HEARTEN_TEST_ENGINE"] == "postgresql" ? .postgresql : .sqlite
    }

    /// An empty one on the engine of this run, which disappears with the store.
    package static func open(
        clock: any StoreClock = SystemClock(), options: StoreOptions = StoreOptions()
    ) async throws -> any Store {
        switch engine {
        case .sqlite: try SQLiteStore.temporary(clock: clock, options: options)
        case .postgresql: try await PostgreSQLStore.temporary(clock: clock, options: options)
        }
    }
}

/// A database prepared once, of which every test gets a fresh copy: of SQLite's file in about a millisecond.
package final class StoreTemplate: Sendable {
    private let source: Source

    private enum Source {
        case file(TemporaryFolder)
        case database(TemporaryDatabase)
    }

    /// `prepare` migrates and fills it.
    package init(clock: any StoreClock = SystemClock(), prepare: @Sendable (any Store) async throws -> Void) async throws {
        let store = try await TemporaryStore.open(clock: clock)
        try await prepare(store)
        let folder = try TemporaryFolder()
        try await (store as? SQLiteStore)?.backup(to: Self.file(in: folder))
        await store.close()
        source = (store as? PostgreSQLStore)?.database.map { .database($0) } ?? .file(folder)
    }

    private static func file(in folder: TemporaryFolder) -> String { folder.path + "/template.sqlite" }

    package func open(clock: any StoreClock = SystemClock(), options: StoreOptions = StoreOptions()) async throws -> any Store {
        switch source {
        case .file(let folder): try SQLiteStore.temporary(copying: Self.file(in: folder), clock: clock, options: options)
        case .database(let database): try await PostgreSQLStore.temporary(copying: database, clock: clock, options: options)
        }
    }
}

extension SQLiteStore {
    /// A copy of a database file, or an empty one; deleted with the store.
    package static func temporary(
        copying template: String? = nil, clock: any StoreClock = SystemClock(), options: StoreOptions = StoreOptions()
    ) throws -> SQLiteStore {
        let folder = try TemporaryFolder()
        let path = folder.path + "/database.sqlite"
        if let template { try FileManager.default.copyItem(atPath: template, toPath: path) }
        var options = options
        options.isDurable = false
        return try SQLiteStore(path: path, clock: clock, options: options, folder: folder)
    }
}

extension PostgreSQLStore {
    /// The address of the server on which tests may make databases.
    package static var testServer: String? { ProcessInfo.processInfo.environment["HEARTEN_TEST_POSTGRES"] }

    /// A copy of a database, or an empty one; dropped with the store. Throws `unreachable` where no server is given.
    package static func temporary(clock: (any StoreClock)? = nil, options: StoreOptions = StoreOptions()) async throws -> PostgreSQLStore {
        try await temporary(copying: nil, clock: clock, options: options)
    }

    static func temporary(
        copying template: TemporaryDatabase?, clock: (any StoreClock)?, options: StoreOptions
    ) async throws -> PostgreSQLStore {
        guard let server = testServer else { throw StoreError.unreachable }
        var options = options
        options.isDurable = false
        // Many stores share the server.
        options.readers = min(options.readers, 2)
        options.writers = min(options.writers, 3)
        let chosen = options
        return try await onThread {
            Result {
                let database = try TemporaryDatabase(on: server, copying: template)
                return try PostgreSQLStore(url: database.url, clock: clock, options: chosen, database: database)
            }
        }.get()
    }

    /// Another node's store on the same throw-away database.
    package func sibling(clock: (any StoreClock)? = nil) throws -> PostgreSQLStore {
        guard let database else { throw StoreError.unreachable }
        var options = StoreOptions()
        options.isDurable = false
        (options.readers, options.writers) = (2, 3)
        return try PostgreSQLStore(url: database.url, clock: clock, options: options, database: database)
    }
}
