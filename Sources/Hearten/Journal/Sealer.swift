import Jobs
import Logging
import ServiceLifecycle
import Storage

/// The one service that seals the journal, a batch at a time, within a second of the commit.
package struct Sealer: Service {
    let services: Services
    private let lease: Lease

    package init(_ services: Services) {
        self.services = services
        lease = Lease("sealer", holder: services.node)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let sealed = await sealOnce()
                if sealed < 500 { try? await Task.sleep(for: .milliseconds(sealed == 0 ? 700 : 200)) }
            }
        }
        while await sealOnce() > 0 {}
    }

    private func sealOnce() async -> Int {
        do {
            let waiting = try await services.store.read { try $0.exists("SELECT 1 FROM journal_entry LIMIT 1") }
            guard waiting else { return 0 }
            return try await services.store.write(priority: .low) { [lease] in try lease.hold(in: $0) ? Journal.seal(in: $0) : 0 }
        } catch {
            services.log.warning("the journal could not be sealed now", metadata: ["kind": "\(type(of: error))"])
            try? await Task.sleep(for: .seconds(1))
            return 0
        }
    }
}
