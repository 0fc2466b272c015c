package import Storage
import Synchronization

/// Counts how often something happened for a key within a window, in memory and bounded.
///
/// Kept in memory only and forgotten when the program ends; keys about guests are digests, not addresses.
package final class Limits: Sendable {
    private struct Window {
        var endsAt: Instant
        var count: Int
    }
    private let windows = Mutex<[String: Window]>([:])
    private let clock: any StoreClock
    /// At most this many keys are remembered.
    static let most = 50_000

    package init(clock: any StoreClock) { self.clock = clock }

    /// How often this happened in the current window, this time included.
    package func count(_ key: String, per window: Duration) -> Int {
        let now = clock.now
        return windows.withLock { held in
            if let open = held[key], now < open.endsAt {
                held[key]?.count = open.count + 1
                return open.count + 1
            }
            if held.count >= Limits.most { held = held.filter { now < $0.value.endsAt } }
            // A flood of new keys must not wipe what was counted for others: those that end soonest make room.
            if held.count >= Limits.most {
                let soonest = held.sorted { $0.value.endsAt < $1.value.endsAt }.prefix(Limits.most / 4)
                for (key, _) in soonest { held[key] = nil }
            }
            held[key] = Window(endsAt: now + window, count: 1)
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

    /// How many keys are remembered.
    var keys: Int { windows.withLock { $0.count } }

    package func forget(_ key: String) { windows.withLock { _ = $0.removeValue(forKey: key) } }
}
