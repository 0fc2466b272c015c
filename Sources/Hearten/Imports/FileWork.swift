import Jobs
import Logging
import Storage

/// What every runner does around its work on a file: batch by batch while the file is its own, trying again what may pass, and saying
/// why when a file cannot go on.
struct FileWork: Sendable {
    let services: Services
    /// Throws when another worker has the file by now; asked in each batch's transaction.
    private var stillMine: @Sendable (any Transaction) throws -> Void = { _ in }

    init(_ services: Services, _ context: JobContext? = nil) {
        self.services = services
        if let context { stillMine = { try context.stillMine(in: $0) } }
    }

    /// One file at a time.
    static func worker(_ services: Services, _ register: (inout JobRegistry) -> Void) -> Worker {
        var registry = JobRegistry()
        register(&registry)
        var options = WorkerOptions()
        options.concurrency = 1
        options.lease = .seconds(20)
        // A stop costs the batch under way, and no more.
        options.stopDeadline = .zero
        return Worker(store: services.store, registry: registry, options: options, logger: services.log)
    }

    /// One batch in one transaction, its progress included.
    func step<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        return try await services.store.write(priority: .low) { [stillMine] tx in
            try stillMine(tx)
            return try body(tx)
        }
    }

    /// Steps until one finds nothing more to do.
    func steps(_ body: @escaping @Sendable (any Transaction) throws -> Int) async throws {
        while try await step(body) > 0 {}
    }

    /// What may pass is thrown on, and another try goes on there; anything else ends the file, and `ending` writes down why.
    func run(_ failure: Logger.Message, _ body: () async throws -> Void, ending: (any Error) async throws -> Void) async throws {
        do { try await body() } catch let error where Self.mayPass(error) { throw error } catch {
            services.log.error(failure, metadata: ["kind": "\(type(of: error))"])
            try await ending(error)
        }
    }

    private static func mayPass(_ error: any Error) -> Bool {
        error is CancellationError || error is LeaseLost || (error as? StoreError)?.isTransient == true
    }

    /// Takes the file off the disk, and its path out of its row.
    func discard(_ path: String?, _ forget: @escaping @Sendable (any Transaction) throws -> Void) async throws {
        services.discard([path].compactMap { $0 })
        try await services.store.write(priority: .low) { try forget($0) }
    }
}
