import Foundation

/// Throw-away databases for tests and measurements: fast, because nothing of them has to survive.
extension SQLiteStore {
    /// An empty one, deleted with the store.
    package static func temporary(
        clock: any StoreClock = SystemClock(), options: SQLiteOptions = SQLiteOptions()
    ) throws -> SQLiteStore {
        try temporary(copying: nil, clock: clock, options: options)
    }

    fileprivate static func temporary(
        copying template: String?, clock: any StoreClock, options: SQLiteOptions
    ) throws -> SQLiteStore {
        let folder = try TemporaryFolder()
        let path = folder.path + "/database.sqlite"
        if let template { try FileManager.default.copyItem(atPath: template, toPath: path) }
        var options = options
        options.isDurable = false
        return try SQLiteStore(path: path, clock: clock, options: options, folder: folder)
    }
}

/// A database prepared once, of which every test gets a fresh copy (a file copy, about a millisecond).
package final class StoreTemplate: Sendable {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/template.sqlite" }

    /// `prepare` migrates and fills it.
    package init(
        clock: any StoreClock = SystemClock(), prepare: @Sendable (SQLiteStore) async throws -> Void
    ) async throws {
        folder = try TemporaryFolder()
        let store = try SQLiteStore.temporary(clock: clock)
        try await prepare(store)
        try await store.backup(to: folder.path + "/template.sqlite")
        await store.close()
    }

    package func open(
        clock: any StoreClock = SystemClock(), options: SQLiteOptions = SQLiteOptions()
    ) throws -> SQLiteStore {
        try SQLiteStore.temporary(copying: path, clock: clock, options: options)
    }
}
