package import Storage
import Synchronization

/// Counts how often something happened for a key within a window, in memory and bounded.
///
/// Keys are digests made with a fresh key each time the program starts, so that no address is kept.
package final class Limits: Sendable {
    private struct Window {
        var startedAt: Instant
        var count: Int
    }
    private let windows = Mutex<[String: Window]>([:])
    private let clock: any StoreClock
    /// At most this many keys are remembered; then the oldest windows go.
    static let most = 50_000

    package init(clock: any StoreClock) { self.clock = clock }

    /// How often this happened in the current window, this time included.
    package func count(_ key: String, per window: Duration) -> Int {
        let now = clock.now
        return windows.withLock { held in
            if held.count >= Limits.most { held = held.filter { now - $0.value.startedAt < window } }
            if held.count >= Limits.most { held.removeAll() }
            if let open = held[key], now - open.startedAt < window {
                held[key]?.count = open.count + 1
                return open.count + 1
            }
            held[key] = Window(startedAt: now, count: 1)
            return 1
        }
    }

    /// Throws `tooMuch` when it happened more than `limit` times within the window.
    package func allow(_ key: String, limit: Int, per window: Duration) throws {
        guard count(key, per: window) <= limit else { throw Refusal.tooMuch(retryAfter: Int(window.components.seconds)) }
    }

    /// One that was counted turns out not to count.
    package func takeBack(_ key: String) {
        windows.withLock { held in
            if let open = held[key], open.count > 0 { held[key]?.count = open.count - 1 }
        }
    }

    package func forget(_ key: String) { windows.withLock { _ = $0.removeValue(forKey: key) } }
}
