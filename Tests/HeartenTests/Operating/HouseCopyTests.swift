import Cast
import Foundation
import Storage
import Testing

@testable import Hearten

/// On SQLite a house is brought to SQLite; where tests run on PostgreSQL, from there to a file and back.
@Suite struct HouseCopyTests {
    private func found(_ words: String, in store: any Store) async throws -> Int {
        while try await store.write({ try MomentQueries.indexWaiting(limit: 500, in: $0) }) > 0 {}
        return try await store.read { tx in
            let isFound = tx.dialect.matches(table: "moment_search", id: "m.id", words: words)
            return try tx.value("SELECT COUNT(*) FROM moment m WHERE \(isFound)") ?? 0
        }
    }

    private func moments(_ store: any Store) async throws -> Int {
        try await store.read { try $0.value("SELECT COUNT(*) FROM moment") } ?? 0
    }

    @Test func `a whole house comes over, is the same, is searched and runs`() async throws {
        let house = try await TestHouse.open(weeks: 1, options: .longReads)
        let file = try SQLiteStore.temporary(clock: house.clock, options: .longReads)
        try await HouseCopy.bring(from: house.store, to: file)
        #expect(try await moments(file) == moments(house.store))
        #expect(try await found("bag", in: file) == found("bag", in: house.store))
        #expect(try await found("bag", in: file) > 0)
        // And from the file into an empty database of this run's engine.
        let back = try await TemporaryStore.open(clock: house.clock, options: .longReads)
        try await HouseCopy.bring(from: file, to: back)
        #expect(try await found("bag", in: back) == found("bag", in: file))
        #expect(try await back.read { try Journal.firstBreak($0) } == nil)
        let app = try await HeartenApp.open(house.services.settings, store: back, random: .seeded(9), log: house.services.log)
        let moved = TestHouse(app: app, clock: house.clock)
        let cookie = try await house.cookie(for: Cast.ingrid)
        // Her session came along only if she signed in before.
        #expect(try await moved.get("/today", cookie: cookie).status == 303)
        #expect(try await moved.get("/moments", cookie: try await moved.cookie(for: Cast.ingrid)).status == 200)
    }

    @Test func `what came in meanwhile comes in a second run, and words that went are found no more`() async throws {
        let house = try await TestHouse.open(weeks: 1, options: .longReads)
        let target = try await TemporaryStore.open(clock: house.clock, options: .longReads)
        try await HouseCopy.bring(from: house.store, to: target)
        #expect(try await found("belt", in: target) > 0)
        try await house.store.write { try $0.run("UPDATE moment SET words = 'A periwinkle answer', shown_words = NULL WHERE words LIKE '%belt%'") }
        let outcomes = try await HouseCopy.bring(from: house.store, to: target)
        #expect(outcomes.first { $0.table == "moment" }.map { $0.changed > 0 && $0.added == 0 } == true)
        #expect(try await found("periwinkle", in: target) > 0)
        #expect(try await found("belt", in: target) == 0)
    }

    @Test func `where another house lives nothing is touched`() async throws {
        let (one, other) = (try await TestHouse.open(options: .longReads), try await TestHouse.open(empty: true))
        try await other.store.write { try $0.run("UPDATE house_key SET bytes = \([1, 2, 3] as [UInt8])") }
        let before = try await moments(other.store)
        await #expect(throws: HouseCopy.Obstacle.otherHouse) { try await HouseCopy.bring(from: one.store, to: other.store) }
        #expect(try await moments(other.store) == before)
    }

    @Test func `a house that has gone on where it was brought is not turned back`() async throws {
        let house = try await TestHouse.open(options: .longReads)
        let target = try await TemporaryStore.open(clock: house.clock, options: .longReads)
        #expect(try await HouseCopy.isEmpty(target))
        try await HouseCopy.bring(from: house.store, to: target)
        #expect(try await !HouseCopy.isEmpty(target))
        // Still unsealed, and then sealed.
        let random = house.services.random
        try await target.write { try Journal.append("test.happened", "test", ID<Colleague>(1), random: random, in: $0) }
        await #expect(throws: HouseCopy.Obstacle.wentOn) { try await HouseCopy.bring(from: house.store, to: target) }
        while try await target.write({ try Journal.seal(in: $0) }) > 0 {}
        await #expect(throws: HouseCopy.Obstacle.wentOn) { try await HouseCopy.bring(from: house.store, to: target) }
        // The other way round it is what was meant.
        try await HouseCopy.bring(from: target, to: house.store)
        #expect(try await house.store.read { try $0.exists("SELECT 1 FROM journal WHERE kind = 'test.happened'") })
    }

    @Test func `a backup is one sound file with everything in it`() async throws {
        let house = try await TestHouse.open(weeks: 1)
        let path = NSTemporaryDirectory() + "hearten-backup-\(UInt64.random(in: 0...(.max))).sqlite"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await HouseCopy.backUp(house.store, to: path)
        #expect(try await SQLiteStore.problems(inFile: path) == [])
        let copy = try SQLiteStore.temporary(copying: path, clock: house.clock)
        #expect(try await moments(copy) == moments(house.store))
        #expect(try await copy.read { try Journal.firstBreak($0) } == nil)
        #expect(!FileManager.default.fileExists(atPath: path + ".copying"))
    }
}
