import Storage

/// Forgets rotas that nobody brought in for a week, and after a month what was put aside and what shifts were before.
struct TidyShiftImports: Sendable {
    let services: Services
    init(_ services: Services) { self.services = services }

    func run() async throws {
        let paths = try await services.store.write(priority: .low) { tx in
            try ShiftImportQueries.forgetTraces(endedBefore: tx.now + .seconds(-30 * 86_400), in: tx)
            return try ShiftImportQueries.states.abandon(before: tx.now + .seconds(-7 * 86_400), in: tx)
        }
        services.discard(paths)
    }
}
