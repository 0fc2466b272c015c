import Foundation
@testable import Storage
import Testing

/// What is true of the SQLite engine only.
@Suite struct SQLiteBackends {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/database.sqlite" }

    /// A group that takes everything in, however slow the machine is.
    private let unhurried: StoreOptions = {
        var options = StoreOptions()
        options.longestGroup = .seconds(60)
        return options
    }()

    init() throws { folder = try TemporaryFolder() }

    @Test func `a serving database syncs every commit, and this is read back`() throws {
        let connection = try SQLiteBackendConnection(path: path, role: .writer, options: StoreOptions())
        defer { connection.close() }
        try connection.perform { session in
            #expect(try session.pragma("synchronous") == .int(2))
            #expect(try session.pragma("journal_mode") == .text("wal"))
            #expect(try session.pragma("foreign_keys") == .int(1))
            #expect(try session.pragma("secure_delete") == .int(1))
            try session.verify("synchronous", .int(2))
            _ = try session.pragma("synchronous = NORMAL")
            #expect(throws: StoreError.notDurable("synchronous")) { try session.verify("synchronous", .int(2)) }
        }
    }

    @Test func `a full disk loses the whole group, says so, and recovers`() async throws {
        let connection = try SQLiteBackendConnection(path: path, role: .writer, options: StoreOptions())
        defer { connection.close() }
        let outcomes = Outcomes()
        try connection.perform { session in
            try session.execute("CREATE TABLE word (text TEXT)")
            guard case .int(let pages) = try session.pragma("page_count") else { return }
            _ = try session.pragma("max_page_count = \(pages + 4)")
            let group = SQLiteBackendGroup(session: session, clock: SystemClock(), options: unhurried)
            let sizes = [10, 1_000_000, 10]
            group.commit(sizes.map { outcomes.insert(bytes: $0) })
            #expect(outcomes.all == [.full, .full])
            _ = try session.pragma("max_page_count = 100000")
            group.commit(sizes.map { outcomes.insert(bytes: $0) })
            #expect(outcomes.all == [.full, .full, nil, nil, nil])
            #expect(try session.pragmaRows("integrity_check") == [[.text("ok")]])
        }
    }

    @Test func `a failed group turns health red, and it recovers by itself`() async throws {
        let store = try SQLiteStore.temporary()
        #expect(await store.health().writable)
        await #expect(throws: StoreError.full) { try await store.write { _ in throw StoreError.full } }
        #expect(await store.health().writable == false)
        try await Task.sleep(for: .seconds(5))
        #expect(await store.health().writable)
    }

    @Test func `swallowing a full disk does not help`() async throws {
        let connection = try SQLiteBackendConnection(path: path, role: .writer, options: StoreOptions())
        defer { connection.close() }
        let outcomes = Outcomes()
        try connection.perform { session in
            try session.execute("CREATE TABLE word (text TEXT)")
            _ = try session.pragma("max_page_count = 4")
            let group = SQLiteBackendGroup(session: session, clock: SystemClock(), options: unhurried)
            group.commit([outcomes.insert(bytes: 1_000_000, swallowing: true)])
        }
        #expect(outcomes.all == [.full])
    }

    @Test func `a deferred foreign key fails its own work, not its neighbours`() async throws {
        let store = try SQLiteStore.temporary()
        try await store.write { tx in
            try tx.run("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
            try tx.run("CREATE TABLE child (parent BIGINT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)")
        }
        async let good: Void = store.write { _ = try $0.run("INSERT INTO parent (id) VALUES (1)") }
        await #expect(throws: StoreError.foreignKey) {
            try await store.write { try $0.run("INSERT INTO child (parent) VALUES (7)") }
        }
        try await good
        #expect(try await store.read { try $0.value("SELECT count(*) FROM child", as: Int.self) } == 0)
    }

    @Test func `another process that holds the lock is named`() throws {
        let flock = "/usr/bin/flock"
        guard FileManager.default.isExecutableFile(atPath: flock) else { return }
        let other = Process()
        other.executableURL = URL(fileURLWithPath: flock)
        other.arguments = [path + ".lock", "sh", "-c", "echo held; exec sleep 20"]
        let output = Pipe()
        other.standardOutput = output
        try other.run()
        defer { other.terminate() }
        _ = try output.fileHandleForReading.read(upToCount: 5)
        #expect(throws: StoreError.locked(pid: nil)) { try SQLiteStore.open(path: path) }
        try Data("4711\n".utf8).write(to: URL(fileURLWithPath: path + ".lock"), options: [])
    }

    @Test func `erased words are in no file after a checkpoint`() async throws {
        let store = try SQLiteStore.open(path: path)
        let secret = "Zanzibarquartz"
        try await store.write { tx in
            try tx.run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
            try tx.run(tx.dialect.fullTextTable(name: "note_words", columns: ["text"]))
            for id in 1...50 {
                let words = id == 25 ? secret : "ordinary words \(id)"
                try tx.run("INSERT INTO note (id, text) VALUES (\(id), \(words))")
                try tx.run(tx.dialect.fullTextInsert(into: "note_words", columns: ["text"], id: Int64(id), words: [words]))
            }
        }
        func traces() throws -> Int {
            try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: path + $0)) }
                .filter { $0.range(of: Data(secret.utf8)) != nil || $0.range(of: Data(secret.lowercased().utf8)) != nil }.count
        }
        #expect(try traces() > 0)
        try await store.write { tx in
            try tx.run("DELETE FROM note WHERE id = 25")
            try tx.run(tx.dialect.fullTextDelete(from: "note_words", ids: [25]))
            try tx.run(tx.dialect.fullTextCleaned(table: "note_words"))
        }
        try await store.checkpoint()
        #expect(try traces() == 0)
        try await store.tune()
        await store.close()
    }

    @Test func `the log keeps its size while rows come and go`() async throws {
        var options = StoreOptions()
        options.checkpointPages = 50
        let store = try SQLiteStore.temporary(options: options)
        try await store.write { try $0.run("CREATE TABLE word (text TEXT)") }
        for _ in 0..<400 {
            try await store.write { try $0.run("INSERT INTO word (text) VALUES (\(String(repeating: "x", count: 3000)))") }
        }
        let size = await store.health().walBytes
        #expect(size > 0)
        #expect(size < 100 * 4200)
    }

    @Test func `a sound copy has no problems, a damaged one has`() async throws {
        let store = try SQLiteStore.open(path: path)
        try await store.write { tx in
            try tx.run("CREATE TABLE word (text TEXT)")
            try tx.run("CREATE INDEX word_text ON word (text)")
            for number in 0..<2000 { try tx.run("INSERT INTO word (text) VALUES (\("word number \(number)"))") }
        }
        let copy = folder.path + "/copy.sqlite"
        try await store.backup(to: copy)
        await store.close()
        #expect(try await SQLiteStore.problems(inFile: copy) == [])
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: copy))
        try file.seek(toOffset: 4096 * 8 + 100)
        try file.write(contentsOf: Data(repeating: 0xAA, count: 600))
        try file.close()
        let problems = try? await SQLiteStore.problems(inFile: copy)
        #expect(problems != [])
    }

    @Test func `a stuck writer turns health red within two seconds`() async throws {
        let store = try SQLiteStore.temporary()
        let gate = Gate()
        async let stuck: Void = store.write { _ in gate.passes() }
        await gate.isReached()
        let began = ContinuousClock.now
        #expect(await store.health().writable == false)
        #expect(ContinuousClock.now - began < .seconds(4))
        gate.open()
        try await stuck
        #expect(await store.health().writable)
    }

    @Test func `who waits too long for a reader is told so`() async throws {
        var options = StoreOptions()
        options.readers = 1
        options.leaseDeadline = .milliseconds(50)
        let store = try SQLiteStore.temporary(options: options)
        let gate = Gate()
        async let busy: Void = store.read { _ in gate.passes() }
        await gate.isReached()
        await #expect(throws: StoreError.timeout) { try await store.read { _ in } }
        gate.open()
        try await busy
        try await store.read { _ in }
    }
}

/// Collects what pieces of work were told, in order.
private final class Outcomes: @unchecked Sendable {
    // @unchecked: used by one connection's queue and read after it.
    private(set) var all: [StoreError?] = []

    func insert(bytes: Int, swallowing: Bool = false) -> PendingWork {
        PendingResult(
            { tx in
                do {
                    try tx.run("INSERT INTO word (text) VALUES (\(String(repeating: "x", count: bytes)))")
                } catch  where swallowing {}
            },
            tell: { result in
                if case .failure(let error) = result { self.all.append(error as? StoreError) } else { self.all.append(nil) }
            })
    }
}

extension SQLiteBackendGroup {
    fileprivate func commit(_ works: [PendingWork]) {
        var rest = works[...]
        if let first = rest.popFirst() { commit(first, next: { rest.popFirst() }) }
    }
}
