import Storage
import Testing

@Suite struct StoreConformanceReads {
    @Test(arguments: StoreEngine.all)
    func `a read sees one moment, whatever is written meanwhile`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        try await store.add("first")
        let gate = Gate()
        async let counts = store.read { tx in
            let before = try tx.value("SELECT count(*) FROM word", as: Int.self)
            gate.passes()
            return [before, try tx.value("SELECT count(*) FROM word", as: Int.self)]
        }
        await gate.isReached()
        try await store.add("second")
        gate.open()
        #expect(try await counts == [1, 1])
        #expect(try await store.words().count == 2)
    }

    @Test(arguments: StoreEngine.all)
    func `now stands still inside a transaction`(engine: StoreEngine) async throws {
        let clock = ManualClock()
        let store = try await engine.open(clock)
        let start = clock.now
        let seen = try await store.write { tx in
            let first = tx.now
            clock.advance(by: .seconds(60))
            return [first, tx.now]
        }
        #expect(seen == [start, start])
        #expect(try await store.read { $0.now } == start + .seconds(60))
    }

    @Test(arguments: StoreEngine.all)
    func `a read cannot write`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        await #expect(throws: StoreError.readOnly) {
            try await store.read { try $0.rows("DELETE FROM word RETURNING id") }
        }
    }

    @Test(arguments: StoreEngine.all)
    func `more readers than connections all get their turn`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        try await store.add("a")
        let total = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { try await store.words().count } }
            return try await group.reduce(0, +)
        }
        #expect(total == 100)
    }

    @Test(arguments: StoreEngine.all)
    func `a read that runs for too long is stopped`(engine: StoreEngine) async throws {
        var options = StoreOptions()
        options.readDeadline = .milliseconds(100)
        let store = try await engine.open(SystemClock(), options)
        await #expect(throws: StoreError.timeout) {
            try await store.read { tx in
                try tx.rows(
                    """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000000)
                    SELECT count(*) FROM n
                    """)
            }
        }
        #expect(try await store.read { try $0.value("SELECT 1", as: Int.self) } == 1)
    }

    @Test(arguments: StoreEngine.all)
    func `health proves a commit and counts what waits`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        let health = await store.health()
        #expect(health.writable)
        #expect(health.waitingWrites == 0)
        #expect(health.fileBytes > 0)
        // Nobody knows a server's disk but the server.
        #expect((health.freeBytes > 0) == (store.dialect == .sqlite))
        await store.close()
        #expect(await store.health().writable == false)
    }

    @Test(arguments: StoreEngine.all)
    func `search finds words, beginnings and nothing that is not a word`(engine: StoreEngine) async throws {
        let store = try await engine.open()
        try await store.write { tx in
            try tx.run("CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY)")
            try tx.run(tx.dialect.fullTextTable(name: "note_words", columns: ["title", "body"]))
            try tx.run(tx.dialect.fullTextSettings(table: "note_words"))
            let notes = [(1, "Café au lait"), (2, "The lounge was cold"), (3, "\"quoted\" AND OR NOT NEAR(")]
            for (id, words) in notes {
                try tx.run("INSERT INTO note (id) VALUES (\(id))")
                try tx.run(
                    tx.dialect.fullTextInsert(
                        into: "note_words", columns: ["title", "body"], id: Int64(id), words: ["note", words]))
            }
        }
        func found(_ words: String) async throws -> [Int] {
            try await store.read { tx in
                let isFound = tx.dialect.matches(table: "note_words", id: "note.id", words: words)
                return try tx.values("SELECT id FROM note WHERE \(isFound) ORDER BY id")
            }
        }
        #expect(try await found("cafe") == [1])
        #expect(try await found("loun") == [2])
        #expect(try await found("loun ") == [])
        #expect(try await found("cold lounge") == [2])
        #expect(try await found("quoted AND") == [3])
        #expect(try await found("body:cold NEAR(* ^\"") == [])
        #expect(try await found("\"-*() ") == [])
        #expect(try await found("note") == [1, 2, 3])
        try await store.write { tx in try tx.run(tx.dialect.fullTextDelete(from: "note_words", ids: [2])) }
        #expect(try await found("lounge") == [])
    }

    @Test(arguments: StoreEngine.all)
    func `no search text is ever refused`(engine: StoreEngine) async throws {
        let store = try await engine.open()
        try await store.write { tx in
            try tx.run(tx.dialect.fullTextTable(name: "note_words", columns: ["body"]))
            try tx.run(tx.dialect.fullTextInsert(into: "note_words", columns: ["body"], id: 1, words: ["some words"]))
        }
        let pieces = [
            "\"", "*", "(", ")", "NEAR", "AND", "^", ":", "-", "+", "\0", "\u{301}", "é", "中", "ي", "👍", " ", "a", "'", "{", "٣",
        ]
        try await store.read { tx in
            var state: UInt64 = 7
            for _ in 0..<2000 {
                var words = ""
                for _ in 0..<12 {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    words += pieces[Int((state >> 33) % UInt64(pieces.count))]
                }
                _ = try tx.rows("SELECT 1 WHERE \(tx.dialect.matches(table: "note_words", id: "1", words: words))")
            }
        }
    }
}
