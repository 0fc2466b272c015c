import Testing
import Storage

/// An engine that has to pass the conformance suite.
struct StoreEngine: Sendable, CustomTestStringConvertible {
    let name: String
    let open: @Sendable (any StoreClock, StoreOptions) async throws -> any Store

    var testDescription: String { name }

    func open(_ clock: any StoreClock = SystemClock()) async throws -> any Store { try await open(clock, StoreOptions()) }

    /// PostgreSQL where a server's address is given (`Tests/PostgreSQL/with`, which `bin/test` calls).
    static let all: [StoreEngine] = [sqlite] + (PostgreSQLStore.testServer == nil ? [] : [postgresql])

    static let sqlite = StoreEngine(name: "SQLite") { try SQLiteStore.temporary(clock: $0, options: $1) }
    static let postgresql = StoreEngine(name: "PostgreSQL") { try await PostgreSQLStore.temporary(clock: $0, options: $1) }
}

extension Store {
    /// A table to write to, as most tests need one.
    func withWords() async throws -> Self {
        try await write { tx in
            try tx.run("CREATE TABLE word (id \(tx.dialect.identity), text TEXT NOT NULL UNIQUE, number BIGINT)")
        }
        return self
    }

    func add(_ text: String, number: Int? = nil) async throws {
        try await write { try $0.run("INSERT INTO word (text, number) VALUES (\(text), \(number))") }
    }

    func words() async throws -> [String] {
        try await read { try $0.values("SELECT text FROM word ORDER BY text") }
    }
}

struct Mishap: Error, Equatable {}
