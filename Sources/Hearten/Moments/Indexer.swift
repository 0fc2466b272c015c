import Jobs
import Logging
import ServiceLifecycle
import Storage

/// Brings the words of new moments into the search within a second, a batch at a time.
package struct Indexer: Service {
    let services: Services
    private let lease: Lease

    package init(_ services: Services) {
        self.services = services
        lease = Lease("indexer", holder: services.node)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let moved = await indexOnce()
                if moved < 500 { try? await Task.sleep(for: .milliseconds(moved == 0 ? 500 : 150)) }
            }
        }
    }

    private func indexOnce() async -> Int {
        do {
            guard try await services.store.read({ try MomentQueries.somethingToIndex($0) }) else { return 0 }
            return try await services.store.write(priority: .low) { [lease] in
                try lease.hold(in: $0) ? MomentQueries.indexWaiting(limit: 500, in: $0) : 0
            }
        } catch {
            services.log.warning("the search index waits", metadata: ["kind": "\(type(of: error))"])
            try? await Task.sleep(for: .seconds(1))
            return 0
        }
    }
}
