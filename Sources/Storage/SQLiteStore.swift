import Dispatch

/// A SQLite file that this process owns: one writer with group commit, a few readers, each read one snapshot.
package final class SQLiteStore: Store {
    package var dialect: Dialect { .sqlite }
    package let clock: any StoreClock
    package let path: String
    private let lock: FileLock
    private let writer: SQLiteBackendWriter
    private let readers: ConnectionPool<SQLiteBackendConnection>
    /// Deleted with the store: throw-away databases only.
    private let folder: TemporaryFolder?

    init(path: String, clock: any StoreClock, options: StoreOptions, folder: TemporaryFolder?) throws {
        let path = DatabaseFile.resolved(path)
        self.path = path
        self.clock = clock
        self.folder = folder
        lock = try FileLock(path: path + ".lock")
        try DatabaseFile.create(path)
        writer = try SQLiteBackendWriter(path: path, clock: clock, options: options)
        readers = SQLiteBackendReaders.pool(path: path, clock: clock, options: options)
    }

    /// Opens (or creates) the database and takes its lock; `.locked` names the process that holds it.
    /// `":memory:"` is a throw-away database that disappears with the store.
    package static func open(
        path: String, clock: any StoreClock = SystemClock(), options: StoreOptions = StoreOptions()
    ) throws -> SQLiteStore {
        if path == ":memory:" { return try temporary(clock: clock, options: options) }
        return try SQLiteStore(path: path, clock: clock, options: options, folder: nil)
    }

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any ReadTransaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            readers.submit(PendingResult(body) { continuation.resume(with: $0) })
        }
    }

    @discardableResult package func write<T: Sendable>(
        priority: WritePriority, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        // Not cancellable on purpose: whoever asked must learn whether it was stored.
        try await withCheckedThrowingContinuation { continuation in
            writer.submit(PendingResult(body) { continuation.resume(with: $0) }, priority)
        }
    }

    package func close() async {
        await onThread { self.readers.close() }
        await writer.close()
        lock.release()
        folder?.remove()
    }

    /// A sound copy of the database as a new file at `path`, while work goes on.
    package func backup(to path: String) async throws {
        let source = self.path
        try await onThread { Result { try SQLiteBackendBackup.copy(source, to: path) } }.get()
    }

    package func checkpoint() async throws {
        try await writer.alone { session in
            let isBusy = try session.pragma("wal_checkpoint(TRUNCATE)") != .int(0)
            if isBusy { throw StoreError.locked(pid: nil) }
        }
    }

    package func tune() async throws {
        try await writer.alone { session in
            _ = try session.pragma("analysis_limit = 1000")
            try session.execute("ANALYZE")
        }
    }

    /// What is wrong with a database file (a backup, say) that nobody has open: empty when it is sound.
    package static func problems(inFile path: String) async throws -> [String] {
        try await onThread { Result { try SQLiteBackendBackup.problems(path) } }.get()
    }

    package func health() async -> StoreHealth {
        let (free, total) = DatabaseFile.space(beside: path)
        // One page may still fit where an answer does not.
        let hasRoom = free > 1 << 20
        let isWritable = await probe()
        return StoreHealth(
            writable: isWritable && hasRoom && !writer.hasJustFailed,
            waitingWrites: writer.waiting, waitingReads: readers.waiting, walBytes: DatabaseFile.size(path + "-wal"),
            fileBytes: DatabaseFile.size(path),
            freeBytes: free, totalBytes: total)
    }

    /// A real commit of nothing new; two seconds without an answer count as no.
    private func probe() async -> Bool {
        return await withCheckedContinuation { continuation in
            let answer = Answer { continuation.resume(returning: $0) }
            DispatchQueue.global().asyncAfter(deadline: .now() + 2) { answer.give(false) }
            writer.submit(
                PendingResult({ try ($0 as? SQLiteBackendTransaction)?.touch() }) { result in
                    if case .success = result { answer.give(true) } else { answer.give(false) }
                }, .high)
        }
    }
}
