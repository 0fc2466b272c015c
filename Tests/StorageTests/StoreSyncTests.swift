import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite struct StoreSyncTests {
    private static func makeTables(_ store: any Store) async throws {
        try await store.write { tx in
            try tx.run("CREATE TABLE migration (id TEXT NOT NULL PRIMARY KEY, ran_at BIGINT NOT NULL)")
            // In an order in which the names do not tell who points to whom.
            try tx.run("CREATE TABLE z_place (id BIGINT NOT NULL PRIMARY KEY, parent_id BIGINT REFERENCES z_place (id), name TEXT)")
            try tx.run(
                """
                CREATE TABLE a_visit (
                    id \(tx.dialect.identity), place_id BIGINT NOT NULL REFERENCES z_place (id), is_open \(tx.dialect.boolean) NOT NULL,
                    share \(tx.dialect.double), bytes \(tx.dialect.blob), words TEXT)
                """)
            try tx.run("CREATE TABLE pair (a TEXT NOT NULL, b BIGINT NOT NULL, n BIGINT, PRIMARY KEY (a, b)) \(tx.dialect.clustered)")
            try tx.run(tx.dialect.fullTextTable(name: "found", columns: ["words"]))
            try tx.run(tx.dialect.fullTextSettings(table: "found"))
        }
    }

    private static func fill(_ store: any Store) async throws {
        let texts = ["", "tab\tline\nreturn\rback\\slash", "\\N", "\\.", "Käthe 👩🏽‍✈️", "a\"b'c", nil]
        try await store.write { tx in
            // The first points to the last.
            for id in 1...300 { try tx.run("INSERT INTO z_place (id, name) VALUES (\(id), \("place \(id)"))") }
            try tx.run("UPDATE z_place SET parent_id = 300 WHERE id = 1")
            for (number, text) in (0..<5_000).map({ ($0, texts[$0 % texts.count]) }) {
                try tx.run(
                    """
                    INSERT INTO a_visit (place_id, is_open, share, bytes, words)
                    VALUES (\(number % 300 + 1), \(number % 2 == 0), \(Double(number) / 7), \([UInt8(number % 256), 0, 92]), \(text))
                    """)
            }
            for number in 0..<50 { try tx.run("INSERT INTO pair (a, b, n) VALUES (\("k\(number % 7) Ä a"), \(number), \(number))") }
            try tx.run(tx.dialect.fullTextInsert(into: "found", columns: ["words"], id: 1, words: ["some words"]))
        }
    }

    private static var pairs: [(StoreEngine, StoreEngine)] { StoreEngine.all.flatMap { one in StoreEngine.all.map { (one, $0) } } }

    private func filled(_ engines: (StoreEngine, StoreEngine)) async throws -> (any Store, any Store) {
        let (source, target) = (try await engines.0.open(), try await engines.1.open())
        try await Self.makeTables(source)
        try await Self.makeTables(target)
        try await Self.fill(source)
        return (source, target)
    }

    private func contents(_ store: any Store) async throws -> [String: TableDigest] {
        try await store.read { tx in
            Dictionary(uniqueKeysWithValues: try tx.schema().map { ($0.name, try tx.digest($0)) })
        }
    }

    @Test(arguments: pairs)
    func `all rows come over, whatever the engines, and numbers go on behind them`(from: StoreEngine, to: StoreEngine) async throws {
        let (source, target) = try await filled((from, to))
        let outcomes = try await StoreSync(into: target).run(from: source)
        #expect(outcomes.first { $0.table == "a_visit" } == .init(table: "a_visit", rows: 5_000, added: 5_000))
        #expect(try await contents(source) == contents(target))
        #expect(try await contents(target)["found"] == nil)
        let id: Int64? = try await target.write {
            try $0.value("INSERT INTO a_visit (place_id, is_open) VALUES (1, \(true)) RETURNING id")
        }
        #expect(id == 5_001)
        let words: [String?] = try await target.read { tx in try tx.rows("SELECT words FROM a_visit ORDER BY id LIMIT 7").map { try $0.maybe(0) } }
        #expect(words[1] == "tab\tline\nreturn\rback\\slash" && words[2] == "\\N" && words[6] == nil)
    }

    @Test(arguments: pairs)
    func `a second run brings only what changed`(from: StoreEngine, to: StoreEngine) async throws {
        let (source, target) = try await filled((from, to))
        _ = try await StoreSync(into: target).run(from: source)
        try await source.write { tx in
            try tx.run("UPDATE a_visit SET words = 'changed' WHERE id = 17")
            try tx.run("DELETE FROM a_visit WHERE id = 18 OR place_id = 299")
            try tx.run("DELETE FROM z_place WHERE id = 299")
            try tx.run("INSERT INTO z_place (id, parent_id, name) VALUES (301, 1, 'new')")
            try tx.run("DELETE FROM pair WHERE n < 10")
        }
        let outcomes = try await StoreSync(into: target).run(from: source)
        let visits = try #require(outcomes.first { $0.table == "a_visit" })
        #expect(visits.added == 0 && visits.changed == 1 && visits.removed > 10)
        #expect(outcomes.first { $0.table == "z_place" } == .init(table: "z_place", rows: 300, added: 1, changed: 0, removed: 1))
        #expect(outcomes.first { $0.table == "pair" }?.removed == 10)
        #expect(try await contents(source) == contents(target))
    }

    @Test(arguments: pairs)
    func `what broke off goes on`(from: StoreEngine, to: StoreEngine) async throws {
        let (source, target) = try await filled((from, to))
        let half = try await source.read { try $0.schema() }
        let visits = try #require(half.first { $0.name == "a_visit" })
        let places = try #require(half.first { $0.name == "z_place" })
        // As a run would leave it that died within a table.
        let (firstPlaces, firstVisits) = try await source.read { tx in
            (
                try tx.rows(SyncSQL.all(places)).map { try places.values($0) },
                try tx.rows(SyncSQL.all(visits)).prefix(1_234).map { try visits.values($0) }
            )
        }
        try await target.write { tx in
            _ = try tx.put(places, firstPlaces, isEmpty: true)
            _ = try tx.put(visits, Array(firstVisits), isEmpty: true)
        }
        let outcomes = try await StoreSync(into: target, batch: 100).run(from: source)
        #expect(outcomes.first { $0.table == "a_visit" }?.added == 5_000 - 1_234)
        #expect(outcomes.first { $0.table == "z_place" }?.added == 0)
        #expect(try await contents(source) == contents(target))
    }

    @Test(arguments: StoreEngine.all)
    func `databases of different versions are not mixed`(engine: StoreEngine) async throws {
        let (source, target) = try await filled((engine, engine))
        try await source.write { try $0.run("ALTER TABLE pair ADD COLUMN more TEXT") }
        let error = await #expect(throws: StoreSync.Problem.self) { try await StoreSync(into: target).run(from: source) }
        #expect(error?.description.contains("pair") == true)
    }

    @Test(arguments: StoreEngine.all)
    func `what somebody else writes meanwhile is seen`(engine: StoreEngine) async throws {
        let (source, target) = try await filled((engine, engine))
        let sync = StoreSync(into: target) { outcome in
            guard outcome.table == "pair" else { return }
            let done = DispatchSemaphore(value: 0)
            Task {
                _ = try? await target.write { try $0.run("UPDATE pair SET n = 1000 WHERE b = 3") }
                done.signal()
            }
            done.wait()
        }
        let error = await #expect(throws: StoreSync.Problem.self) { try await sync.run(from: source) }
        #expect(error?.description.contains("pair") == true)
    }
}
