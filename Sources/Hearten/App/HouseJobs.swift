package import Jobs
import Logging

/// Every slice's jobs and schedules, a line each.
package enum HouseJobs {
    static func registry(_ services: Services) -> JobRegistry {
        let registry = JobRegistry()
        return registry
    }

    static func schedules(_ services: Services) -> [Schedule] {
        []
    }

    package static func worker(_ services: Services, options: WorkerOptions = WorkerOptions()) -> Worker {
        Worker(
            store: services.store, registry: registry(services), schedules: schedules(services), options: options, logger: services.log)
    }
}
