package import Logging
import ServiceLifecycle
package import Storage

/// How a worker works.
package struct WorkerOptions: Sendable {
    package var concurrency = 8
    package var poll: Duration = .seconds(1)
    /// A killed worker's jobs run again after this; a living one renews every third of it.
    package var lease: Duration = .seconds(60)
    /// How long running jobs may go on once the service has been asked to stop.
    package var stopDeadline: Duration = .seconds(10)
    /// In 0..<1.
    package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
    package var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    package init() {}
}

/// Performs jobs and fires schedules until it is asked to stop.
package struct Worker: Service {
    let store: any Store
    let registry: JobRegistry
    let schedules: [Schedule]
    let options: WorkerOptions
    let logger: Logger
    let running = RunningJobs()

    package init(
        store: any Store, registry: JobRegistry, schedules: [Schedule] = [],
        options: WorkerOptions = WorkerOptions(), logger: Logger = Logger(label: "jobs")
    ) {
        self.store = store
        self.registry = registry
        self.schedules = schedules
        self.options = options
        self.logger = logger
    }

    package func run() async throws {
        try await prepareSchedules()
        let bell = Bell.Listener()
        defer { bell.stop() }
        bell.ring()
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { helpers in
                helpers.addTask { await every(options.poll) { bell.ring() } }
                helpers.addTask { await every(options.lease / 3) { await renewLeases() } }
                await work(until: bell)
                helpers.cancelAll()
            }
        } onGracefulShutdown: {
            bell.stop()
        }
    }

    func prepareSchedules() async throws {
        let schedules = schedules
        guard !schedules.isEmpty else { return }
        try await store.write(priority: .high) { tx in for schedule in schedules { try schedule.prepare(in: tx) } }
    }

    /// Takes jobs at every ring; once the bell is silent, lets those that run come to their end.
    private func work(until bell: Bell.Listener) async {
        await withDiscardingTaskGroup { group in
            for await _ in bell.rings {
                await fireSchedules()
                while let leases = await claim(), !leases.isEmpty {
                    for lease in leases {
                        group.addTask {
                            await perform(lease)
                            bell.ring()
                        }
                    }
                }
            }
            await letJobsEnd()
            group.cancelAll()
        }
    }

    private func letJobsEnd() async {
        let deadline = ContinuousClock.now + options.stopDeadline
        while running.count > 0, ContinuousClock.now < deadline {
            do { try await Task.sleep(for: .milliseconds(20)) } catch { return }
        }
    }

    private func every(_ interval: Duration, _ body: @Sendable () async -> Void) async {
        while !Task.isCancelled {
            do { try await options.sleep(interval) } catch { return }
            await body()
        }
    }
}
