import Synchronization

/// The programs whose tokens were looked up lately: a busy one does not ask the database at every request.
///
/// Whatever ends a token forgets them all in the hook of its own commit, so by the time anybody hears that a token has
/// ended, nothing here knows it.
package final class KnownPrograms: Sendable {
    private struct Held {
        var programs: [[UInt8]: Program] = [:]
        /// How often all were forgotten: what a look-up brings that began before then is not kept.
        var age = 0
    }
    private let held = Mutex(Held())
    /// With more than this many all are forgotten and looked up again.
    static let most = 1_000

    /// Says it to the other nodes, too.
    private let pass: @Sendable (NodeNews) -> Void

    package init(passing pass: @escaping @Sendable (NodeNews) -> Void = { _ in }) { self.pass = pass }

    func program(token digest: [UInt8], lookUp: () async throws -> Program?) async throws -> Program? {
        let (known, age) = held.withLock { ($0.programs[digest], $0.age) }
        if let known { return known }
        guard let found = try await lookUp() else { return nil }
        held.withLock { held in
            guard held.age == age else { return }
            if held.programs.count >= Self.most { held.programs = [:] }
            held.programs[digest] = found
        }
        return found
    }

    package func forgetAll() {
        forgetOwn()
        pass(.programs)
    }

    func forgetOwn() {
        held.withLock { held in
            held.age += 1
            held.programs = [:]
        }
    }
}
