import Dispatch
import Synchronization

/// A place in the pool: a queue, and the connection that it opens anew whenever the last one broke.
final class PostgreSQLBackendConnection: PooledConnection, @unchecked Sendable {
    // @unchecked: everything mutable is touched only on `queue`.
    private let queue = DispatchQueue(label: "storage.postgresql")
    private let url: String
    private let settings: [(String, String)]
    private let clock: PostgreSQLClock?
    private var open: PostgreSQLBackendSession?
    private var isClosed = false

    /// `clock` is set by the server's; nil for a store with another clock.
    init(url: String, settings: [(String, String)], clock: PostgreSQLClock?) {
        self.url = url
        self.settings = settings
        self.clock = clock
    }

    func async(_ body: @escaping @Sendable (PostgreSQLBackendConnection) -> Void) { queue.async { body(self) } }

    func close() {
        queue.sync {
            isClosed = true
            open = nil
        }
    }

    /// The open connection; tries again, with growing and jittered pauses, until the deadline.
    func session(until deadline: ContinuousClock.Instant) throws(StoreError) -> PostgreSQLBackendSession {
        var pause = 20.0
        while true {
            if isClosed { throw .closed }
            if let open, !open.isBroken { return open }
            open = nil
            do {
                let new = try PostgreSQLBackendSession(url: url, settings: settings)
                open = new
                return new
            } catch {
                guard ContinuousClock.now + .milliseconds(pause) < deadline else { throw error }
                Self.sleep(pause)
                pause = min(pause * 2, 1000)
            }
        }
    }

    /// Begins a transaction; asks for the server's time along with it, when the last answer is old.
    func begin(_ words: String, on session: PostgreSQLBackendSession) throws(StoreError) {
        guard let clock, clock.isStale else {
            try session.execute(words)
            return
        }
        let asked = ContinuousClock.now
        let result = try session.execute(words + "; SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
        if let milliseconds = Int64(result.text(0, 0)) {
            clock.set(Instant(milliseconds: milliseconds), asked: asked, answered: .now)
        }
    }

    /// Whatever state the connection is in, it is fit for the next transaction or thrown away.
    func clear(_ session: PostgreSQLBackendSession) {
        if session.isBroken {
            open = nil
        } else if session.isInsideTransaction {
            do { try session.execute("ROLLBACK") } catch { open = nil }
        }
    }

    func discard() { open = nil }

    /// Half to one and a half times as long.
    static func sleep(_ milliseconds: Double) {
        let wait = milliseconds * Double.random(in: 0.5...1.5)
        _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(Int(wait * 1000)))
    }
}

/// The server's clock, carried on between two looks at it by this machine's steady one. All nodes so have one time, and
/// no clock that a node's owner sets wrong disturbs a lease.
final class PostgreSQLClock: StoreClock {
    private struct Reading {
        var server: Instant
        var at: ContinuousClock.Instant
    }

    private let reading = Mutex<Reading?>(nil)
    private static var freshFor: Duration { .seconds(1) }

    var now: Instant {
        reading.withLock { reading in reading.map { $0.server + (.now - $0.at) } ?? .now }
    }

    var isStale: Bool { reading.withLock { reading in reading.map { .now - $0.at > Self.freshFor } ?? true } }

    /// Never goes back by the little that two looks differ: only when the server's own clock was set.
    func set(_ server: Instant, asked: ContinuousClock.Instant, answered: ContinuousClock.Instant) {
        let middle = asked + (answered - asked) / 2
        reading.withLock { reading in
            if let old = reading {
                let carried = old.server + (middle - old.at)
                let isClose = abs((carried - server).wholeMilliseconds) < 50
                if isClose, carried > server { return reading = Reading(server: carried, at: middle) }
            }
            reading = Reading(server: server, at: middle)
        }
    }
}
