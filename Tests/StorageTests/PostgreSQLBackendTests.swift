import Foundation
import Synchronization
import Testing

@testable import Storage

/// What is PostgreSQL's own; runs where a server is given (`Tests/PostgreSQL/with`, as `bin/test` does).
@Suite(.enabled(if: PostgreSQLStore.testServer != nil)) struct PostgreSQLBackendTests {
    /// Two nodes' stores on one database.
    private func nodes() async throws -> (PostgreSQLStore, PostgreSQLStore) {
        let first = try await PostgreSQLStore.temporary()
        _ = try await first.withWords()
        return (first, try first.sibling())
    }

    @Test func `sums and averages come back as numbers`() async throws {
        let store = try await PostgreSQLStore.temporary()
        let numbers: [(SQL, SQLValue)] = [
            ("SELECT sum(x) FROM (VALUES (CAST(1 AS BIGINT)), (2)) v (x)", .int(3)),
            ("SELECT CAST(0 AS NUMERIC)", .int(0)), ("SELECT CAST(10000 AS NUMERIC)", .int(10_000)),
            ("SELECT CAST(-1230000 AS NUMERIC)", .int(-1_230_000)), ("SELECT CAST(9223372036854775807 AS NUMERIC)", .int(.max)),
            ("SELECT CAST(9223372036854775808 AS NUMERIC)", .double(9_223_372_036_854_775_808)), ("SELECT 0.25", .double(0.25)),
            ("SELECT -12.5", .double(-12.5)), ("SELECT avg(x) FROM (VALUES (CAST(1 AS BIGINT)), (2)) v (x)", .double(1.5)),
            ("SELECT CAST(1 AS SMALLINT)", .int(1)), ("SELECT CAST(-7 AS INTEGER)", .int(-7)), ("SELECT CAST(0.5 AS REAL)", .double(0.5)),
        ]
        for (query, value) in numbers { #expect(try await store.read { try $0.row(query)?.value(0) } == value) }
    }

    @Test func `a place takes a number, NULL and a number again`() async throws {
        let store = try await PostgreSQLStore.temporary().withWords()
        for number in [nil, 1, nil, 2] as [Int?] { try await store.add("w\(UInt64.random(in: 0...(.max)))", number: number) }
        #expect(try await store.read { try $0.values("SELECT number FROM word WHERE number IS NOT NULL ORDER BY number", as: Int.self) } == [1, 2])
    }

    @Test func `of two transactions that would disturb each other one runs again`() async throws {
        let (one, other) = try await nodes()
        try await one.write { try $0.run("INSERT INTO word (text, number) VALUES ('count', 0)") }
        let runs = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    // Read, reckon and write back: a lost update anywhere but under serialisable transactions.
                    try await (number % 2 == 0 ? one : other).write { tx in
                        _ = runs.next()
                        let now = try tx.value("SELECT number FROM word WHERE text = 'count'", as: Int.self) ?? 0
                        try tx.run("UPDATE word SET number = \(now + 1) WHERE text = 'count'")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await one.read { try $0.value("SELECT number FROM word WHERE text = 'count'", as: Int.self) } == 40)
        #expect(runs.value > 40, "nothing came between, so nothing was shown")
    }

    @Test func `an attempt does not hide that another transaction came between`() async throws {
        let (one, other) = try await nodes()
        try await one.write { try $0.run("INSERT INTO word (text, number) VALUES ('count', 0)") }
        let runs = Counter()
        let store = other
        try await one.write { tx in
            let run = runs.next()
            let now = try tx.value("SELECT number FROM word WHERE text = 'count'", as: Int.self) ?? 0
            if run == 1 {
                let done = DispatchSemaphore(value: 0)
                Task {
                    try await store.write { try $0.run("UPDATE word SET number = number + 10 WHERE text = 'count'") }
                    done.signal()
                }
                _ = done.wait(timeout: .now() + 10)
            }
            _ = try? tx.attempt { try tx.run("UPDATE word SET number = \(now + 1) WHERE text = 'count'") }
        }
        #expect(try await one.read { try $0.value("SELECT number FROM word WHERE text = 'count'", as: Int.self) } == 11)
        #expect(runs.value == 2)
    }

    @Test func `who stored the same a moment earlier is seen`() async throws {
        let (one, other) = try await nodes()
        let runs = Counter()
        let answer = try await one.write { tx in
            let run = runs.next()
            // The look and the storing are two statements; the look was too early.
            if run > 1, try tx.exists("SELECT 1 FROM word WHERE text = 'same'") { return "known" }
            if run == 1 {
                _ = try tx.rows("SELECT 1 FROM word WHERE text = 'another'")
                let done = DispatchSemaphore(value: 0)
                Task {
                    try await other.add("same")
                    done.signal()
                }
                _ = done.wait(timeout: .now() + 10)
            }
            try tx.run("INSERT INTO word (text) VALUES ('same')")
            return "stored"
        }
        #expect(answer == "known")
        #expect(runs.value == 2)
    }

    @Test func `a failed statement that is passed over stores nothing, and says so`() async throws {
        let store = try await PostgreSQLStore.temporary().withWords()
        try await store.add("a")
        await #expect(throws: StoreError.unique("word.text")) {
            try await store.write { tx in
                try tx.run("INSERT INTO word (text) VALUES ('b')")
                _ = try? tx.run("INSERT INTO word (text) VALUES ('a')")
            }
        }
        #expect(try await store.words() == ["a"])
    }

    @Test func `connections that the server ends are replaced, unseen`() async throws {
        let (one, other) = try await nodes()
        _ = try await other.words()
        for round in 0..<5 {
            try await one.add("w\(round)")
            // All of the other's connections, and perhaps some of ours.
            _ = try await one.read { tx in
                try tx.rows(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
            }
            #expect(try await other.words().count == round + 1)
            try await other.add("x\(round)")
            try await other.write { try $0.run("DELETE FROM word WHERE text = \("x\(round)")") }
        }
    }

    @Test func `a connection that ends within a transaction begins it anew`() async throws {
        let (one, other) = try await nodes()
        let runs = Counter()
        try await one.write { tx in
            let run = runs.next()
            try tx.run("INSERT INTO word (text, number) VALUES ('a', \(run))")
            if run == 1 {
                let pid = try tx.value("SELECT pg_backend_pid()", as: Int.self)
                let done = DispatchSemaphore(value: 0)
                Task {
                    _ = try? await other.read { try $0.rows("SELECT pg_terminate_backend(CAST(\(pid) AS INTEGER))") }
                    done.signal()
                }
                _ = done.wait(timeout: .now() + 10)
            }
            try tx.run("UPDATE word SET number = number + 10")
        }
        #expect(try await one.read { try $0.values("SELECT number FROM word", as: Int.self) } == [12])
    }

    @Test func `what one node says the others hear, and who comes later knows that it may have missed something`() async throws {
        let (one, other) = try await nodes()
        var heard = other.news().makeAsyncIterator()
        #expect(await heard.next() == .some(nil))
        one.tell("house")
        one.tell("it's \\ 'quoted' ❤️")
        other.tell("not to oneself")
        #expect(await heard.next() == "house")
        #expect(await heard.next() == "it's \\ 'quoted' ❤️")
        // The listener's connection ends: it comes back, and says so.
        _ = try await one.read { tx in
            try tx.rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'")
        }
        #expect(await heard.next() == .some(nil))
        one.tell("again")
        #expect(await heard.next() == "again")
        await other.close()
        #expect(await heard.next() == nil)
    }

    @Test func `a wrong address is told at once`() {
        #expect(throws: StoreError.unreachable) { try PostgreSQLStore.open(url: "postgres://nobody@127.0.0.1:1/nowhere") }
    }

    @Test func `a server that would lose what it acknowledged is refused`() throws {
        // The server of the tests is such a one.
        let server = try #require(PostgreSQLStore.testServer)
        #expect(throws: StoreError.notDurable("fsync")) { try PostgreSQLStore.open(url: server) }
    }

    @Test func `all nodes have the server's time, whatever their own clocks say`() async throws {
        let (one, _) = try await nodes()
        let (ours, theirs) = try await one.write { tx in
            (tx.now, try tx.value("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)", as: Int64.self) ?? 0)
        }
        #expect(abs(ours.milliseconds - theirs) < 500)
        let clock = PostgreSQLClock()
        clock.set(Instant(seconds: 1_000), asked: .now, answered: .now)
        #expect((clock.now - Instant(seconds: 1_000)) < .seconds(5))
        // Two looks that differ by a little do not turn it back.
        let before = clock.now
        clock.set(before - .milliseconds(20), asked: .now, answered: .now)
        #expect(clock.now >= before)
    }

    @Test func `many rows come in constant memory, and others may be asked for meanwhile`() async throws {
        let store = try await PostgreSQLStore.temporary()
        let (sum, looks) = try await store.read { tx in
            var sum = 0, looks = 0
            try tx.each("SELECT i FROM generate_series(1, 100000) s (i)") { row in
                sum += try row.get(0, as: Int.self)
                if sum == 3 { looks += try tx.values("SELECT 1", as: Int.self).count }
            }
            return (sum, looks)
        }
        #expect(sum == 5_000_050_000 && looks == 1)
        await #expect(throws: Mishap.self) {
            try await store.read { tx in
                try? tx.each("SELECT i FROM generate_series(1, 1000) s (i)") { _ in throw Mishap() }
                #expect(try tx.value("SELECT 1", as: Int.self) == 1)
                throw Mishap()
            }
        }
    }
}

private final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
