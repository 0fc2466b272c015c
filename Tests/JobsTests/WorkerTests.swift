@testable import Jobs
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Testing

@Suite struct Workers {
    /// Runs the worker as a service while `body` runs, then asks it to stop.
    private func serving(_ worker: Worker, _ body: @Sendable () async throws -> Void) async throws {
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: worker)], logger: Logger(label: "test")))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private func until(_ condition: @Sendable () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if try await condition() { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("it did not happen in time")
    }

    @Test func `a commit wakes the worker without a poll`() async throws {
        let house = try await JobHouse()
        var options = JobHouse.quiet
        options.poll = .seconds(3600)
        try await serving(house.worker(options: options)) {
            try await Task.sleep(for: .milliseconds(50))
            for number in 0..<20 { try await house.enqueue(number) }
            try await until { try await house.effects().count == 20 }
        }
        #expect(try await house.effects() == Array(0..<20))
    }

    @Test func `polling finds what became due by time alone`() async throws {
        let house = try await JobHouse()
        var options = JobHouse.quiet
        options.poll = .milliseconds(10)
        try await house.enqueue(1, at: house.clock.now + .seconds(60))
        try await serving(house.worker(options: options)) {
            try await Task.sleep(for: .milliseconds(30))
            #expect(try await house.effects() == [])
            house.clock.advance(by: .seconds(60))
            try await until { try await house.effects() == [1] }
        }
    }

    @Test func `no more jobs run at once than allowed`() async throws {
        let house = try await JobHouse()
        var options = JobHouse.quiet
        options.concurrency = 3
        let most = Mutex((now: 0, most: 0))
        for number in 0..<30 { try await house.enqueue(number) }
        let worker = house.worker(options: options) { job, context in
            most.withLock {
                $0.now += 1; $0.most = max($0.most, $0.now)
            }
            try await Task.sleep(for: .milliseconds(3))
            most.withLock { $0.now -= 1 }
            try await JobHouse.store(job, context)
        }
        try await serving(worker) { try await until { try await house.effects().count == 30 } }
        #expect(most.withLock { $0.most } == 3)
    }

    @Test func `a lease is renewed while its job runs`() async throws {
        let house = try await JobHouse()
        var options = JobHouse.quiet
        options.lease = .milliseconds(90)
        let clock = house.clock
        try await house.enqueue(1)
        let worker = house.worker(options: options) { job, context in
            for _ in 0..<10 {
                try await Task.sleep(for: .milliseconds(40))
                clock.advance(by: .milliseconds(40))
            }
            try await JobHouse.store(job, context)
        }
        try await serving(worker) { try await until { try await house.effects().count == 1 } }
        #expect(try await house.counts() == JobCounts())
    }

    @Test func `a job past its deadline is cancelled and tried again`() async throws {
        struct Slow: Job {
            static let kind = "slow"
            static let policy = JobPolicy(attempts: 1, deadline: .milliseconds(20))
        }
        let house = try await JobHouse()
        var registry = JobRegistry()
        registry.on(Slow.self) { _, _ in try await Task.sleep(for: .seconds(60)) }
        try await house.store.write { try JobQueue.enqueue(Slow(), in: $0) }
        #expect(await Worker(store: house.store, registry: registry).runDue() == 1)
        #expect(try await house.store.read { try JobQueue.deadLetters($0) }.map(\.failure) == ["deadline"])
    }

    @Test func `stopping lets running jobs end`() async throws {
        let house = try await JobHouse()
        try await house.enqueue(1)
        let started = Mutex(false)
        let worker = house.worker { job, context in
            started.withLock { $0 = true }
            try await Task.sleep(for: .milliseconds(200))
            try await JobHouse.store(job, context)
        }
        try await serving(worker) { try await until { started.withLock { $0 } } }
        #expect(try await house.effects() == [1])
    }

    @Test func `a job that does not end in time is given back untried`() async throws {
        let house = try await JobHouse()
        var options = JobHouse.quiet
        options.stopDeadline = .milliseconds(50)
        try await house.enqueue(1)
        let started = Mutex(false)
        let worker = house.worker(options: options) { _, _ in
            started.withLock { $0 = true }
            try await Task.sleep(for: .seconds(60))
        }
        try await serving(worker) { try await until { started.withLock { $0 } } }
        let attempt = Mutex(0)
        let next = house.worker { job, context in
            attempt.withLock { $0 = context.attempt }
            try await JobHouse.store(job, context)
        }
        #expect(await next.runDue() == 1)
        #expect(attempt.withLock { $0 } == 1)
    }

    @Test func `a job whose lease was lost is cancelled`() async throws {
        let house = try await JobHouse()
        var options = JobHouse.quiet
        options.lease = .milliseconds(60)
        try await house.enqueue(1)
        let cancelled = Mutex(false), isTaken = Mutex(false)
        let (store, clock) = (house.store, house.clock)
        let worker = house.worker(options: options) { _, _ in
            // Somebody else takes the job over, whether or not the worker renews or claims its own lease in between.
            var theirs = isTaken.withLock { was in
                defer { was = true }
                return was
            }
            while !theirs {
                clock.advance(by: .seconds(1))
                theirs = try await !store.write { try JobQueue.claim(1, kinds: [Effect.kind], lease: .seconds(86_400), in: $0) }.isEmpty
            }
            do { try await Task.sleep(for: .seconds(60)) } catch {
                cancelled.withLock { $0 = true }
                throw error
            }
        }
        try await serving(worker) { try await until { cancelled.withLock { $0 } } }
        #expect(try await house.counts().running == 1)
    }
}
