import Hearten
import Storage
import Testing

@Suite struct JournalTests {
    private func filled(_ house: TestHouse, _ count: Int) async throws {
        let services = house.services
        for number in 0..<count {
            try await house.store.write { tx in
                let id = ID<Colleague>(Int64(number))
                try Journal.append("test.happened", "test", id, content: [UInt8(number % 250)], random: services.random, in: tx)
            }
        }
        while try await house.store.write({ try Journal.seal(limit: 7, in: $0) }) > 0 {}
    }

    private func firstBreak(_ house: TestHouse) async throws -> Int64? { try await house.store.read { try Journal.firstBreak($0) } }

    @Test func `every entry is sealed once, in a chain`() async throws {
        let house = try await TestHouse.open()
        try await filled(house, 20)
        let counts = try await house.store.read { tx in
            [
                try tx.value("SELECT COUNT(*) FROM journal_entry", as: Int.self) ?? -1,
                try tx.value("SELECT COUNT(*) FROM journal WHERE kind = 'test.happened'", as: Int.self) ?? -1,
            ]
        }
        #expect(counts == [0, 20])
        #expect(try await firstBreak(house) == nil)
    }

    @Test func `a changed entry breaks the chain where it was changed`() async throws {
        let house = try await TestHouse.open()
        try await filled(house, 12)
        let position: Int64 = try #require(
            try await house.store.read { try $0.value("SELECT position FROM journal WHERE kind = 'test.happened' ORDER BY position LIMIT 1") })
        try await house.store.write { try $0.run("UPDATE journal SET actor_id = 4711 WHERE position = \(position + 3)") }
        #expect(try await firstBreak(house) == position + 3)
    }

    @Test func `a removed entry breaks the chain`() async throws {
        let house = try await TestHouse.open()
        try await filled(house, 12)
        let last: Int64 = try #require(try await house.store.read { try $0.value("SELECT MAX(position) FROM journal") })
        try await house.store.write { try $0.run("DELETE FROM journal WHERE position = \(last - 4)") }
        #expect(try await firstBreak(house) == last - 4)
    }

    @Test func `the journal holds no words`() async throws {
        let house = try await TestHouse.open()
        _ = try await house.post("/f/K7Q2", ["key": "a-key-of-my-own", "level": "1", "words": "Xylophone marmalade", "praised": "Quillfeather"])
        while try await house.store.write({ try Journal.seal(in: $0) }) > 0 {}
        let held = try await house.store.read { tx in
            try tx.rows("SELECT kind, subject FROM journal").map { "\(try $0.get(0, as: String.self)) \(try $0.get(1, as: String.self))" }
        }
        #expect(!held.isEmpty)
        #expect(!held.contains { $0.contains("Xylophone") || $0.contains("Quillfeather") })
    }
}
