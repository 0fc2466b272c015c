import Synchronization

/// Tells workers of this process to look at the queue. It carries nothing: a missed ring only means
/// waiting for the next poll, and a ring too many costs one look.
enum Bell {
    private static let listeners = Mutex<[ObjectIdentifier: AsyncStream<Void>.Continuation]>([:])

    static func ring() {
        for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
    }

    final class Listener: Sendable {
        let rings: AsyncStream<Void>
        private let continuation: AsyncStream<Void>.Continuation

        init() {
            (rings, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let key = ObjectIdentifier(self)
            Bell.listeners.withLock { $0[key] = continuation }
        }

        func ring() { continuation.yield() }

        func stop() {
            let key = ObjectIdentifier(self)
            Bell.listeners.withLock { $0[key] = nil }
            continuation.finish()
        }

        deinit { stop() }
    }
}
