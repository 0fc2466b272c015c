import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The one source of "now" for a store, its transactions and its jobs.
package protocol StoreClock: Sendable {
    var now: Instant { get }
}

/// The machine's clock.
package struct SystemClock: StoreClock {
    package init() {}
    package var now: Instant { .now }
}

/// A clock that stands still until it is told otherwise, for tests and simulations.
package final class ManualClock: StoreClock {
    private let instant: Mutex<Instant>

    package init(_ start: Instant = Instant(seconds: 1_800_000_000)) { instant = Mutex(start) }

    package var now: Instant { instant.withLock { $0 } }
    package func advance(by duration: Duration) { instant.withLock { $0 += duration } }
    package func set(_ new: Instant) { instant.withLock { $0 = new } }
}

extension Instant {
    package static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
