package import Jobs
import Logging
import Storage

/// Every slice's jobs and schedules, a line each.
package enum HouseJobs {
    static func registry(_ services: Services) -> JobRegistry {
        var registry = JobRegistry()
        registry.on(TuneStore.self) { _, context in try await context.store.tune() }
        registry.on(MaskAgainJob.self) { try await MaskAgain(services: services).run($0, $1) }
        registry.on(RemindOfPraise.self) { try await $0.run(services, $1) }
        return registry
    }

    static func schedules(_ services: Services) -> [Schedule] {
        [TuneStore.daily, RemindOfPraise.schedule]
    }

    package static func worker(_ services: Services, options: WorkerOptions = WorkerOptions()) -> Worker {
        Worker(
            store: services.store, registry: registry(services), schedules: schedules(services), options: options, logger: services.log)
    }
}
