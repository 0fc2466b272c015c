@testable import Jobs
import Storage
import Synchronization

struct Mishap: Error {}

/// Adds a number to the table of effects.
struct Effect: Job {
    static let kind = "effect"
    static let policy = JobPolicy(attempts: 3, backoff: Backoff(base: .seconds(10), longest: .seconds(60)))
    let number: Int
}

/// A fresh queue with a fake clock and a table in which effects can be counted.
struct JobHouse: Sendable {
    let clock = ManualClock()
    let store: any Store

    init() async throws {
        store = try await TemporaryStore.open(clock: clock)
        try await store.write { tx in
            try JobQueue.migration(tx)
            try Lease.migration(tx)
            try tx.run("CREATE TABLE effect (number BIGINT NOT NULL)")
        }
    }

    func enqueue(_ number: Int, at: Instant? = nil, key: String? = nil) async throws {
        try await store.write { try JobQueue.enqueue(Effect(number: number), in: $0, at: at, key: key) }
    }

    func effects() async throws -> [Int] {
        try await store.read { try $0.values("SELECT number FROM effect ORDER BY number") }
    }

    func counts() async throws -> JobCounts { try await store.read { try JobQueue.counts($0) } }

    func claim(_ limit: Int = 10) async throws -> [JobLease] {
        try await store.write { try JobQueue.claim(limit, kinds: [Effect.kind], lease: .seconds(60), in: $0) }
    }

    /// A worker that is stepped by hand; `perform` defaults to storing the effect and the end together.
    func worker(
        schedules: [Schedule] = [], options: WorkerOptions = quiet,
        perform: @escaping @Sendable (Effect, JobContext) async throws -> Void = store
    ) -> Worker {
        var registry = JobRegistry()
        registry.on(Effect.self, perform: perform)
        return Worker(store: store, registry: registry, schedules: schedules, options: options)
    }

    static let quiet: WorkerOptions = {
        var options = WorkerOptions()
        options.random = { 0.5 }
        return options
    }()

    static let store: @Sendable (Effect, JobContext) async throws -> Void = { job, context in
        try await context.store.write { tx in
            try tx.run("INSERT INTO effect (number) VALUES (\(job.number))")
            try context.finish(in: tx)
        }
    }
}
