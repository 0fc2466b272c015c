import Storage
import Synchronization
import Testing

@Suite struct StoreConformanceWrites {
    @Test(arguments: StoreEngine.all)
    func `broken constraints are named, with no value in them`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        try await store.write { tx in
            try tx.run(
                """
                CREATE TABLE child (
                    word BIGINT NOT NULL REFERENCES word (id), size BIGINT CONSTRAINT child_size CHECK (size > 0))
                """)
        }
        try await store.add("a")
        await #expect(throws: StoreError.unique("word.text")) { try await store.add("a") }
        await #expect(throws: StoreError.foreignKey) {
            try await store.write { try $0.run("INSERT INTO child (word, size) VALUES (99, 1)") }
        }
        await #expect(throws: StoreError.check("child_size")) {
            try await store.write { try $0.run("INSERT INTO child (word, size) VALUES (1, 0)") }
        }
        await #expect(throws: StoreError.notNull("child.word")) {
            try await store.write { try $0.run("INSERT INTO child (size) VALUES (1)") }
        }
    }

    @Test(arguments: StoreEngine.all)
    func `a piece of work that fails leaves its neighbours whole`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        try await store.write { tx in
                            try tx.run("INSERT INTO word (text) VALUES (\("w\(number)"))")
                            if number % 3 == 0 { throw Mishap() }
                        }
                        return true
                    } catch is Mishap { return false }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        let expected = Set((0..<200).filter { $0 % 3 != 0 }.map { "w\($0)" })
        #expect(outcomes == expected.count)
        #expect(Set(try await store.words()) == expected)
    }

    @Test(arguments: StoreEngine.all)
    func `an attempt that fails is undone alone`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        try await store.write { tx in
            try tx.run("INSERT INTO word (text) VALUES ('kept')")
            #expect(throws: StoreError.unique("word.text")) {
                try tx.attempt {
                    try tx.run("INSERT INTO word (text) VALUES ('undone')")
                    try tx.attempt { try tx.run("INSERT INTO word (text) VALUES ('kept')") }
                }
            }
            try tx.attempt { try tx.run("INSERT INTO word (text) VALUES ('also')") }
        }
        #expect(try await store.words() == ["also", "kept"])
    }

    @Test(arguments: StoreEngine.all)
    func `hooks run after the commit, and never after an undone one`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        let heard = Mutex<[String]>([])
        try await store.write { tx in
            tx.afterCommit { heard.withLock { $0.append("stored") } }
            try? tx.attempt {
                tx.afterCommit { heard.withLock { $0.append("attempt") } }
                throw Mishap()
            }
            heard.withLock { $0.append("inside") }
        }
        await #expect(throws: Mishap.self) {
            try await store.write { tx in
                tx.afterCommit { heard.withLock { $0.append("undone") } }
                throw Mishap()
            }
        }
        #expect(heard.withLock { $0 } == ["inside", "stored"])
    }

    @Test(arguments: StoreEngine.all)
    func `a full line refuses, and what it took is stored`(engine: StoreEngine) async throws {
        var options = StoreOptions()
        options.mostWaitingWrites = 20
        options.writers = 1
        let store = try await engine.open(SystemClock(), options).withWords()
        let gate = Gate()
        async let blocker: Void = store.write { _ in gate.passes() }
        await gate.isReached()
        let outcomes = await withTaskGroup(of: StoreError?.self) { group in
            for number in 0..<50 {
                group.addTask {
                    do { try await store.add("w\(number)"); return nil } catch { return error as? StoreError }
                }
            }
            var outcomes: [StoreError?] = []
            for await outcome in group {
                outcomes.append(outcome)
                // The 18 that normal work may fill stay; all others have been told at once.
                if outcomes.count == 32 { gate.open() }
            }
            return outcomes
        }
        try await blocker
        #expect(outcomes.filter { $0 == .overloaded }.count == 32)
        #expect(try await store.words().count == 18)
    }

    @Test(arguments: StoreEngine.all)
    func `who waits too long is told so, and was not stored`(engine: StoreEngine) async throws {
        var options = StoreOptions()
        options.writeDeadline = .milliseconds(50)
        options.writers = 1
        let store = try await engine.open(SystemClock(), options).withWords()
        let gate = Gate()
        async let blocker: Void = store.write { tx in
            try tx.run("INSERT INTO word (text) VALUES ('slow')")
            gate.passes()
        }
        await gate.isReached()
        await #expect(throws: StoreError.timeout) { try await store.add("late") }
        gate.open()
        try await blocker
        #expect(try await store.words() == ["slow"])
    }

    @Test(arguments: StoreEngine.all)
    func `a cancelled writer still learns the truth`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        let gate = Gate()
        let task = Task {
            try await store.write { tx in
                try tx.run("INSERT INTO word (text) VALUES ('stored')")
                gate.passes()
            }
        }
        await gate.isReached()
        task.cancel()
        gate.open()
        try await task.value
        #expect(try await store.words() == ["stored"])
    }

    @Test(arguments: StoreEngine.all)
    func `after closing everything is refused, and what waited is stored`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        try await store.add("a")
        await store.close()
        await #expect(throws: StoreError.closed) { try await store.add("b") }
        await #expect(throws: StoreError.closed) { try await store.words() }
        await store.close()
    }

    @Test(arguments: StoreEngine.all)
    func `a closure cannot end its transaction, nor keep it`(engine: StoreEngine) async throws {
        let store = try await engine.open().withWords()
        await #expect(throws: StoreError.misuse("transactions are the store's own business")) {
            try await store.write { try $0.run("COMMIT") }
        }
        let kept = try await store.write { Kept($0) }
        #expect(throws: StoreError.misuse("a transaction was used after its end")) {
            try kept.transaction.run("DELETE FROM word")
        }
    }
}

private struct Kept: @unchecked Sendable {
    let transaction: any Transaction
    init(_ transaction: any Transaction) { self.transaction = transaction }
}
