import Storage

/// Forgets files that nobody brought in for a week, and the rows put aside after a month.
struct TidyImports: Sendable {
    let services: Services
    init(_ services: Services) { self.services = services }

    func run() async throws {
        let paths = try await services.store.write(priority: .low) { tx in
            try ImportQueries.forgetErrors(endedBefore: tx.now + .seconds(-30 * 86_400), in: tx)
            return try ImportQueries.states.abandon(before: tx.now + .seconds(-7 * 86_400), in: tx)
        }
        services.discard(paths)
    }
}
