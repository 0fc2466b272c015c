import Testing

@testable import Storage

@Suite struct CheckTests {
    @Test func `a list in a check becomes a chain that means the same`() {
        #expect(
            Dialect.chained(
                "CREATE TABLE t (a TEXT CHECK (a IN ('x', 'y', 'z')), b BIGINT CONSTRAINT c CHECK (b IN (0, 1, 2)), CHECK (a <> 'x' OR b = 1))")
                == "CREATE TABLE t (a TEXT CHECK (a = 'x' OR a = 'y' OR a = 'z'), b BIGINT CONSTRAINT c CHECK (b = 0 OR b = 1 OR b = 2), CHECK (a <> 'x' OR b = 1))"
        )
        #expect(Dialect.chained("CHECK (a IN (SELECT 1))") == "CHECK (a IN (SELECT 1))")
    }

    @Test func `what is there stays, and what was refused is refused`() async throws {
        let store = try SQLiteStore.open(path: ":memory:")
        try await store.write { tx in
            try tx.run("CREATE TABLE told (id BIGINT NOT NULL PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('kept', 'aside', 'gone')))")
            try tx.run("INSERT INTO told (id, state) VALUES (1, 'kept')")
        }
        // A reader knows the schema already.
        let known: String? = try await store.read { try $0.value("SELECT state FROM told") }
        #expect(known == "kept")
        try await store.write { try $0.dialect.chainChecks(in: $0) }
        try await store.write { try $0.run("INSERT INTO told (id, state) VALUES (2, 'gone')") }
        await #expect(throws: StoreError.self) {
            try await store.write { _ = try $0.run("INSERT INTO told (id, state) VALUES (3, 'lost')") }
        }
        let states = try await store.read { try $0.values("SELECT state FROM told ORDER BY id", as: String.self) }
        #expect(states == ["kept", "gone"])
        let steps = try await store.read {
            try $0.rows("EXPLAIN INSERT INTO told (id, state) VALUES (4, 'gone')").map { try $0.get(1, as: String.self) }
        }
        #expect(!steps.contains("OpenEphemeral"))
        await store.close()
    }
}
