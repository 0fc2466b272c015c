import Foundation
import Storage
import Testing

@Suite struct SQLiteStores {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "tests-\(UUID().uuidString)")
    private var path: String { folder.appending(path: "database.sqlite").path }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    @Test func `what was acknowledged is there after reopening`() async throws {
        let first = try await SQLiteStore.open(path: path).withWords()
        try await first.add("kept")
        await first.close()
        let second = try SQLiteStore.open(path: path)
        #expect(try await second.words() == ["kept"])
        await second.close()
    }

    @Test func `a second owner is refused and told who owns the file`() async throws {
        let first = try SQLiteStore.open(path: path)
        #expect(throws: StoreError.locked(pid: getpid())) { try SQLiteStore.open(path: path) }
        let alias = folder.appending(path: "alias.sqlite")
        try FileManager.default.createSymbolicLink(at: alias, withDestinationURL: URL(fileURLWithPath: path))
        #expect(throws: StoreError.locked(pid: getpid())) { try SQLiteStore.open(path: alias.path) }
        await first.close()
        await (try SQLiteStore.open(path: path)).close()
    }

    @Test func `only its owner may read the file`() async throws {
        let store = try SQLiteStore.open(path: path)
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        await store.close()
    }

    @Test func `a copy made while people write is whole`() async throws {
        let store = try await SQLiteStore.open(path: path).withWords()
        for number in 0..<50 { try await store.add("before \(number)") }
        async let more: Void = {
            for number in 0..<200 { try await store.add("during \(number)") }
        }()
        let copy = folder.appending(path: "copy.sqlite").path
        try await store.backup(to: copy)
        try await more
        await #expect(throws: StoreError.io) { try await store.backup(to: copy) }
        let second = try SQLiteStore.open(path: copy)
        let words = try await second.words()
        #expect(words.count >= 50)
        #expect(words.filter { $0.hasPrefix("before") }.count == 50)
        #expect(try await second.read { try $0.value("SELECT count(*) FROM word", as: Int.self) } == words.count)
        await store.close()
        await second.close()
        #expect(!FileManager.default.fileExists(atPath: copy + ".partial"))
    }

    @Test func `a file that is no database is refused`() async throws {
        try Data(repeating: 65, count: 8192).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.corrupt) { try SQLiteStore.open(path: path) }
    }

    @Test func `a template gives every test its own copy`() async throws {
        let template = try await StoreTemplate { store in
            _ = try await store.withWords()
            try await store.add("given")
        }
        let one = try await template.open()
        let two = try await template.open()
        try await one.add("own")
        #expect(try await one.words() == ["given", "own"])
        #expect(try await two.words() == ["given"])
        await one.close()
        if let path = (one as? SQLiteStore)?.path { #expect(!FileManager.default.fileExists(atPath: path)) }
    }
}
