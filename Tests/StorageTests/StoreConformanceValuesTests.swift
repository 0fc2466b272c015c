import Storage
import Testing

@Suite struct StoreConformanceValues {
    @Test(arguments: StoreEngine.all)
    func `every kind of value comes back as it went in`(engine: StoreEngine) async throws {
        let store = try await engine.open()
        let texts = ["", "plain", "Käthe 👩🏽‍✈️ \u{202E}rtl", "e\u{301}", "'; DROP TABLE thing; --", "?"]
        let numbers = [Int64.min, -1, 0, 1, Int64.max]
        let doubles = [0.0, -1.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0.1]
        let blobs: [[UInt8]] = [[], [0], [0, 255, 0], Array(0...255)]
        try await store.write { tx in
            try tx.run(
                """
                CREATE TABLE thing (
                    id \(tx.dialect.identity), text TEXT, number BIGINT, real \(tx.dialect.double),
                    flag \(tx.dialect.boolean), bytes \(tx.dialect.blob), at \(tx.dialect.instant))
                """)
        }
        func back<T: SQLBindable & SQLReadable & Sendable>(_ column: SQL, _ value: T) async throws -> T {
            try await store.write { tx in
                try tx.run("DELETE FROM thing")
                try tx.run("INSERT INTO thing (\(column)) VALUES (\(value))")
                return try #require(try tx.row("SELECT \(column) FROM thing")).get(0)
            }
        }
        for text in texts { #expect(Array(try await back("text", text).utf8) == Array(text.utf8)) }
        for number in numbers { #expect(try await back("number", number) == number) }
        for number in doubles { #expect(try await back("real", number) == number) }
        for bytes in blobs { #expect(try await back("bytes", bytes) == bytes) }
        for flag in [true, false] { #expect(try await back("flag", flag) == flag) }
        let instant = Instant(milliseconds: 1_795_295_107_250)
        #expect(try await back("at", instant) == instant)
        #expect(try await back("text", String?.none) == nil)
        #expect(try await back("text", String?.some("")) == "")
        await store.close()
    }

    @Test(arguments: StoreEngine.all)
    func `text with a NUL is refused, not cut`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        await #expect(throws: StoreError.invalidText) { try await store.add("a\0b") }
        await #expect(throws: StoreError.invalidText) {
            try await store.read { tx in try tx.rows("SELECT 1 WHERE 'a' IN \(list: ["a\0b"])") }
        }
        #expect(try await store.words() == [])
    }

    @Test(arguments: StoreEngine.all)
    func `a value is never part of the statement`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        let hostile = "x') ; DELETE FROM word; --"
        try await store.add(hostile)
        let part: SQL = "text = \(hostile)"
        let found = try await store.read { tx in
            try tx.rows("SELECT id FROM word WHERE \(part) AND \(1) = \(1) AND text IN \(list: [hostile])").count
        }
        #expect(found == 1)
        #expect(try await store.words() == [hostile])
    }

    @Test(arguments: StoreEngine.all, [0, 1, 2, 10000])
    func `a list of any length is bound as one`(engine: StoreEngine, count: Int) async throws {
        let store = try await engine.open()
        let numbers = (0..<count).map { $0 * 2 }
        let words = numbers.map { "w\"\\\n\($0)👍" }
        try await store.write { tx in
            try tx.run("CREATE TABLE pair (number BIGINT NOT NULL PRIMARY KEY, word TEXT NOT NULL)")
            let insert = try tx.prepare("INSERT INTO pair (number, word) VALUES (?, ?)")
            for (number, word) in zip(numbers, words) { try insert.run(number, word) }
            try insert.run(-1, "other")
        }
        let (byNumber, byWord) = try await store.read { tx in
            (
                try tx.value("SELECT count(*) FROM pair WHERE number IN \(list: numbers)", as: Int.self),
                try tx.value("SELECT count(*) FROM pair WHERE word IN \(list: words) AND \(true)", as: Int.self)
            )
        }
        #expect(byNumber == count)
        #expect(byWord == count)
    }

    @Test(arguments: StoreEngine.all)
    func `each of several lists gets its own values`(engine: StoreEngine) async throws {
        let store = try await engine.open()
        let found = try await store.read { tx in
            try tx.rows(
                """
                SELECT 1 WHERE 1 IN \(list: [1]) AND \("a") IN \(list: ["a", "b"]) AND 2 NOT IN \(list: [Int]()) AND 3 IN \(list: [3]) AND 4 NOT IN \(list: [3])
                """
            ).count
        }
        #expect(found == 1)
    }

    @Test(arguments: StoreEngine.all)
    func `a column that is missing or of another kind says so by name`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        try await store.add("secret")
        try await store.read { tx in
            let row = try #require(try tx.row("SELECT text, number FROM word"))
            #expect(throws: StoreError.noColumn("texts")) { try row.get("texts", as: String.self) }
            #expect(throws: StoreError.wrongType(column: "text")) { try row.get("text", as: Int.self) }
            #expect(throws: StoreError.wrongType(column: "number")) { try row.get("number", as: Int.self) }
            #expect(try row.maybe("number", as: Int.self) == nil)
            #expect(throws: StoreError.noColumn("#2")) { try row.get(2, as: Int.self) }
        }
    }

    @Test(arguments: StoreEngine.all)
    func `a statement inside a loop over the same statement is its own`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        for word in ["a", "b", "c"] { try await store.add(word) }
        let pairs = try await store.read { tx in
            var pairs: [String] = []
            try tx.each("SELECT text FROM word ORDER BY text") { outer in
                try tx.each("SELECT text FROM word ORDER BY text") { inner in
                    pairs.append(try outer.get(0, as: String.self) + inner.get(0, as: String.self))
                }
            }
            return pairs
        }
        #expect(pairs == ["aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc"])
    }

    @Test(arguments: StoreEngine.all)
    func `rows changed are counted, and RETURNING answers`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        try await store.write { tx in
            let id: Int64? = try tx.value("INSERT INTO word (text) VALUES (\("a")) RETURNING id")
            #expect(id == 1)
            #expect(try tx.run("INSERT INTO word (text) VALUES ('b'), ('c')") == 2)
            #expect(try tx.run("UPDATE word SET number = 1") == 3)
            #expect(try tx.run("CREATE INDEX word_number ON word (number)") == 0)
            let insert = try tx.prepare("INSERT INTO word (text) VALUES (?) RETURNING id")
            #expect(try insert.row("d")?.get(0) == 4)
        }
    }
}
