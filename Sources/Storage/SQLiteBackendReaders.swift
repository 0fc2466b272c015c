import Dispatch
import Synchronization

/// A few connections that only read, lent one at a time; opened when they are first needed.
final class SQLiteBackendReaders: Sendable {
    private struct State {
        var free: [SQLiteBackendConnection] = []
        var all: [SQLiteBackendConnection] = []
        var lent = 0
        var line: WaitingLine<PendingWork>
        var isSweeping = false
        var isClosed = false
    }

    private enum Step {
        case serve(SQLiteBackendConnection)
        case open
        case wait(mustSweep: Bool)
        case refuse(StoreError)
    }

    private let path: String
    private let clock: any StoreClock
    private let options: SQLiteOptions
    private let state: Mutex<State>

    init(path: String, clock: any StoreClock, options: SQLiteOptions) {
        self.path = path
        self.clock = clock
        self.options = options
        state = Mutex(State(line: WaitingLine(capacity: options.mostWaitingReads)))
    }

    var waiting: Int { state.withLock { $0.line.count } }

    func submit(_ work: PendingWork) {
        let deadline = ContinuousClock.now + options.leaseDeadline
        switch step(work, deadline) {
        case .serve(let connection): connection.async { self.serve(work, connection, $0) }
        case .open: DispatchQueue.global().async { self.open(for: work) }
        case .wait(let mustSweep): if mustSweep { sweep(at: deadline) }
        case .refuse(let error): work.fail(error)
        }
    }

    private func step(_ work: PendingWork, _ deadline: ContinuousClock.Instant) -> Step {
        state.withLock { state in
            if state.isClosed { return .refuse(.closed) }
            if let connection = state.free.popLast() { return .serve(connection) }
            if state.lent < options.readers {
                state.lent += 1
                return .open
            }
            guard state.line.join(work, .high, until: deadline) else { return .refuse(.overloaded) }
            defer { state.isSweeping = true }
            return .wait(mustSweep: !state.isSweeping)
        }
    }

    private func open(for work: PendingWork) {
        do {
            let connection = try SQLiteBackendConnection(path: path, role: .reader, options: options)
            let isClosed = state.withLock { state in
                if !state.isClosed { state.all.append(connection) }
                return state.isClosed
            }
            if isClosed {
                connection.close()
                return work.fail(StoreError.closed)
            }
            connection.async { self.serve(work, connection, $0) }
        } catch {
            let waiting = state.withLock { state in
                state.lent -= 1
                // With no connection left nobody would ever come back for those who wait.
                return state.lent == 0 ? state.line.expire(at: .now + .seconds(1_000_000)) : []
            }
            for work in [work] + waiting { work.fail(error) }
        }
    }

    /// Serves `first` and then whoever waits, without giving the connection back in between.
    private func serve(_ first: PendingWork, _ connection: SQLiteBackendConnection, _ session: SQLiteBackendSession) {
        var current: PendingWork? = first
        while let work = current {
            perform(work, session)
            current = state.withLock { state in
                let next = state.line.take()
                if next == nil { state.free.append(connection) }
                return next
            }
        }
    }

    private func perform(_ work: PendingWork, _ session: SQLiteBackendSession) {
        session.limit(until: .now + options.readDeadline)
        defer { session.limit(until: nil) }
        let transaction = SQLiteBackendTransaction(session, now: clock.now)
        do {
            try session.execute("BEGIN")
            try work.run(transaction)
            transaction.end()
            try session.execute("COMMIT")
            work.succeed()
        } catch {
            transaction.end()
            if session.isInsideTransaction { try? session.execute("ROLLBACK") }
            work.fail(error)
        }
    }

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

    /// Refuses what waits; what runs is let go to its end. Blocks.
    func close() {
        let (waiting, all) = state.withLock { state in
            state.isClosed = true
            let waiting = state.line.expire(at: .now + .seconds(1_000_000))
            return (waiting, state.all)
        }
        for work in waiting { work.fail(StoreError.closed) }
        for connection in all { connection.close() }
    }
}
