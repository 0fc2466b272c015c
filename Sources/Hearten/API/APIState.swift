import Storage
import Synchronization

/// What the API remembers while the program runs: keys being worked on, and which tokens were used today.
final class APIState: Sendable {
    private struct Held {
        var inFlight: Set<[UInt8]> = []
        var usedOn: [ID<Program>: Int] = [:]
    }
    private let held = Mutex(Held())

    /// False when a request with this key is under way.
    func begin(_ key: [UInt8]) -> Bool { held.withLock { $0.inFlight.insert(key).inserted } }
    func end(_ key: [UInt8]) { held.withLock { _ = $0.inFlight.remove(key) } }

    /// True the first time a token is used on a day.
    func isFirstUse(of program: ID<Program>, on day: Int) -> Bool {
        held.withLock { held in
            guard held.usedOn[program] != day else { return false }
            held.usedOn[program] = day
            return true
        }
    }

    /// For the page of tokens, once a day.
    func noteUse(_ visit: Visit, _ program: Program) async throws {
        let day = LocalTime(visit.now, zone: "UTC").day.number
        guard isFirstUse(of: program.id, on: day) else { return }
        try await visit.services.store.write(priority: .low) { try APIQueries.noteUse(of: program.id, day: day, in: $0) }
    }
}
