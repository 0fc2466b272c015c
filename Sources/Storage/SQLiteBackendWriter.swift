import Dispatch
import Synchronization

/// The one writer, with group commit: whatever arrives while a commit is in flight is stored by the next one.
/// Each piece of work has a savepoint of its own, so one that fails leaves its neighbours whole.
final class SQLiteBackendWriter: Sendable {
    private struct State {
        var line: WaitingLine<PendingWork>
        var isDraining = false
        var isSweeping = false
        var isClosed = false
        var lastFailure: ContinuousClock.Instant?
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    private let connection: SQLiteBackendConnection
    private let clock: any StoreClock
    private let options: StoreOptions
    private let state: Mutex<State>

    init(path: String, clock: any StoreClock, options: StoreOptions) throws {
        connection = try SQLiteBackendConnection(path: path, role: .writer, options: options)
        self.clock = clock
        self.options = options
        state = Mutex(State(line: WaitingLine(capacity: options.mostWaitingWrites)))
    }

    var waiting: Int { state.withLock { $0.line.count } }

    /// The storage has just failed somebody, even if a smaller write would go through by now.
    var hasJustFailed: Bool {
        state.withLock { $0.lastFailure.map { ContinuousClock.now - $0 < .seconds(5) } ?? false }
    }

    func submit(_ work: PendingWork, _ priority: WritePriority) {
        let deadline = ContinuousClock.now + options.writeDeadline
        let (refusal, mustDrain, mustSweep) = state.withLock { state -> (StoreError?, Bool, Bool) in
            if state.isClosed { return (.closed, false, false) }
            guard state.line.join(work, priority, until: deadline) else { return (.overloaded, false, false) }
            let mustDrain = !state.isDraining
            let mustSweep = !state.isSweeping
            state.isDraining = true
            state.isSweeping = true
            return (nil, mustDrain, mustSweep)
        }
        if let refusal { return work.fail(refusal) }
        if mustDrain { connection.async { self.drain($0) } }
        if mustSweep { sweep(at: deadline) }
    }

    /// Runs `body` between two groups, outside of any transaction.
    func alone(_ body: @escaping @Sendable (SQLiteBackendSession) throws -> Void) async throws {
        if state.withLock({ $0.isClosed }) { throw StoreError.closed }
        try await withCheckedThrowingContinuation { continuation in
            connection.async { session in continuation.resume(with: Result { try body(session) }) }
        }
    }

    private func drain(_ session: SQLiteBackendSession) {
        while let first = firstOrRest() {
            let group = SQLiteBackendGroup(session: session, clock: clock, options: options)
            let isWhole = group.commit(first) { state.withLock { $0.line.takeAlong() } }
            if !isWhole { state.withLock { $0.lastFailure = .now } }
        }
        let idle = state.withLock { state in
            defer { state.whenIdle = [] }
            return state.isDraining ? [] : state.whenIdle
        }
        for waiter in idle { waiter.resume() }
    }

    private func firstOrRest() -> PendingWork? {
        state.withLock { state in
            let work = state.line.take()
            if work == nil { state.isDraining = false }
            return work
        }
    }

    /// Tells those whose turn never came in time. Work that has begun is never told anything but its true outcome.
    private func sweep(at deadline: ContinuousClock.Instant) {
        let wait = max(0.001, (deadline - ContinuousClock.now) / .seconds(1))
        DispatchQueue.global().asyncAfter(deadline: .now() + wait) {
            let (late, again) = self.state.withLock { state in
                let late = state.line.expire(at: .now)
                state.isSweeping = state.line.count > 0
                return (late, state.line.nextDeadline)
            }
            for work in late { work.fail(StoreError.timeout) }
            if let again { self.sweep(at: again) }
        }
    }

    /// Refuses what comes from now on and returns when what waited is stored.
    func close() async {
        await withCheckedContinuation { continuation in
            let idle = state.withLock { state in
                state.isClosed = true
                if state.isDraining { state.whenIdle.append(continuation) }
                return !state.isDraining
            }
            if idle { continuation.resume() }
        }
        connection.close()
    }
}
