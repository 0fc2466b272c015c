import Storage
import Synchronization
import Testing

@Suite struct SharedWritesTests {
    struct Odd: Error, Equatable { let number: Int }

    private func table(_ engine: StoreEngine) async throws -> any Store {
        // One writer, so that what comes meanwhile waits.
        var options = StoreOptions()
        options.writers = 1
        let store = try await engine.open(SystemClock(), options)
        try await store.write { try $0.run("CREATE TABLE told (number BIGINT NOT NULL PRIMARY KEY)") }
        return store
    }

    @Test(arguments: StoreEngine.all)
    func `what arrives together is stored together, and each learns its own outcome`(engine: StoreEngine) async throws {
        let store = try await table(engine)
        let sizes = Mutex<[Int]>([])
        let shared = SharedWrites<Int, Int>(store) { numbers, tx in
            sizes.withLock { $0.append(numbers.count) }
            for number in numbers { try tx.run("INSERT INTO told (number) VALUES (\(number))") }
            return numbers.map { $0 * 2 }
        }
        let gate = Gate()
        let slow = Task { try await store.write { _ in gate.passes() } }
        await gate.isReached()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<250 {
                group.addTask {
                    let doubled = try await shared.write(number)
                    #expect(doubled == number * 2)
                }
            }
            try await Task.sleep(for: .milliseconds(200))
            gate.open()
            try await group.waitForAll()
        }
        try await slow.value
        let stored: Int? = try await store.read { try $0.value("SELECT COUNT(*) FROM told") }
        #expect(stored == 250)
        let most = sizes.withLock { $0.max() ?? 0 }
        #expect(most > 1 && most <= 100)
        await store.close()
    }

    @Test(arguments: StoreEngine.all)
    func `what is refused harms no neighbour`(engine: StoreEngine) async throws {
        let store = try await table(engine)
        let shared = SharedWrites<Int, Int>(store) { numbers, tx in
            for number in numbers {
                try tx.run("INSERT INTO told (number) VALUES (\(number))")
                if number % 10 == 7 { throw Odd(number: number) }
            }
            return numbers
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    if number % 10 == 7 {
                        _ = await #expect(throws: Odd(number: number)) { _ = try await shared.write(number) }
                    } else {
                        let same = try await shared.write(number)
                        #expect(same == number)
                    }
                }
            }
            try await group.waitForAll()
        }
        let stored: Int? = try await store.read { try $0.value("SELECT COUNT(*) FROM told") }
        #expect(stored == 90)
        await store.close()
    }

    @Test(arguments: StoreEngine.all)
    func `a line that is full refuses, and a store that closes leaves nobody waiting`(engine: StoreEngine) async throws {
        let store = try await table(engine)
        let shared = SharedWrites<Int, Int>(store, capacity: 3) { numbers, _ in numbers }
        let gate = Gate()
        let slow = Task { try await store.write { _ in gate.passes() } }
        await gate.isReached()
        let outcomes = await withTaskGroup(of: Result<Int, StoreError>.self) { group in
            for number in 0..<5 {
                group.addTask {
                    do { return .success(try await shared.write(number)) } catch { return .failure(error as? StoreError ?? .io) }
                }
            }
            try? await Task.sleep(for: .milliseconds(200))
            gate.open()
            return await group.reduce(into: []) { $0.append($1) }
        }
        try await slow.value
        #expect(outcomes.filter { $0 == .failure(.overloaded) }.count == 2)
        #expect(outcomes.filter { (try? $0.get()) != nil }.count == 3)
        await store.close()
        await #expect(throws: StoreError.closed) { _ = try await shared.write(1) }
    }
}
