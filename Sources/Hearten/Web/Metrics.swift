import Synchronization

/// Counts since the program started, for `/metrics`.
package final class Metrics: Sendable {
    private struct Counts {
        var byClass: [Int: Int] = [:]
        var named: [String: Int] = [:]
    }
    private let counts = Mutex(Counts())
    private let connections = Atomic(0)

    package init() {}

    func count(status: Int) { counts.withLock { $0.byClass[status / 100, default: 0] += 1 } }
    /// Adds to a counter of our own, such as `moments_received`.
    package func add(_ name: String, _ n: Int = 1) { counts.withLock { $0.named[name, default: 0] += n } }

    /// How many connections are open now, this one included.
    func connectionOpened() -> Int { connections.add(1, ordering: .relaxed).newValue }
    func connectionClosed() { connections.subtract(1, ordering: .relaxed) }
    var openConnections: Int { connections.load(ordering: .relaxed) }

    package var snapshot: (responses: [Int: Int], named: [String: Int]) { counts.withLock { ($0.byClass, $0.named) } }
}
