package import Jobs
import Logging
import Storage

/// Every slice's jobs and schedules, a line each.
package enum HouseJobs {
    static func registry(_ services: Services) -> JobRegistry {
        var registry = JobRegistry()
        registry.on(TuneStore.self) { _, context in try await context.store.tune() }
        registry.on(MaskAgainJob.self) { try await MaskAgain(services: services).run($0, $1) }
        registry.on(SweepClocksJob.self) { _, _ in try await SweepClocks(services).run() }
        registry.on(TidyUpJob.self) { _, _ in try await TidyUp(services).run() }
        registry.on(RemindOfPraise.self) { try await $0.run(services, $1) }
        registry.on(KeepDutiesJob.self) { _, _ in try await KeepDuties(services).run() }
        registry.on(FindAlikeJob.self) { try await FindAlike(services).run($0, $1) }
        registry.on(ComposeLineUpsJob.self) { _, _ in try await ComposeLineUps(services).run() }
        registry.on(MaskImportedJob.self) { try await $0.run(services, $1) }
        registry.on(SweepRequestsJob.self) { job, _ in try await job.run(services) }
        registry.on(PublishPulseJob.self) { job, _ in try await job.run(services) }
        registry.on(LearnReadingJob.self) { try await LearnReading(services: services).run($0, $1) }
        registry.on(LearnThemeJob.self) { try await LearnTheme(services: services).run($0, $1) }
        registry.on(ReadAgainJob.self) { try await ReadAgain(services: services).run($0, $1) }
        registry.on(LeaveOnTheDayJob.self) { job, _ in try await job.run(services) }
        return registry
    }

    static func schedules(_ services: Services) -> [Schedule] {
        [
            TuneStore.daily, SweepClocksJob.schedule, TidyUpJob.schedule, RemindOfPraise.schedule, KeepDutiesJob.schedule, ComposeLineUpsJob.schedule,
            LeaveOnTheDayJob.schedule, SweepRequestsJob.schedule, PublishPulseJob.schedule,
        ]
    }

    /// A worker for each kind of waiting: neither a slow mail server nor a long file keeps a clock.
    package static func workers(_ services: Services) -> [Worker] {
        [worker(services), MailRoom(services).worker, MailInRoom(services).worker, ImportRunner(services).worker, ShiftImportRunner(services).worker]
    }

    package static func worker(_ services: Services, options: WorkerOptions = WorkerOptions()) -> Worker {
        Worker(
            store: services.store, registry: registry(services), schedules: schedules(services), options: options, logger: services.log)
    }

    /// Performs everything that is due, and what that makes due. For tests and one-shot commands; returns how many jobs ran.
    @discardableResult
    package static func runDue(_ services: Services) async -> Int {
        var count = 0
        for worker in workers(services) { count += await worker.runDue() }
        return count
    }
}
