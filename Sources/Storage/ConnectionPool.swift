import Dispatch
import Synchronization

/// A connection with a queue of its own, on which alone its session is used.
protocol PooledConnection: Sendable {
    associatedtype Session
    func async(_ body: @escaping @Sendable (Session) -> Void)
    /// Waits for what runs, then ends.
    func close()
}

/// A few connections, lent to one piece of work at a time; opened when they are first needed. Who finds none free waits
/// in a bounded line, by priority, each until a deadline.
final class ConnectionPool<Connection: PooledConnection>: Sendable {
    private struct State {
        var free: [Connection] = []
        var all: [Connection] = []
        var lent = 0
        var line: WaitingLine<PendingWork>
        var isSweeping = false
        var isClosed = false
    }

    private enum Step {
        case serve(Connection)
        case open
        case wait(mustSweep: Bool)
        case refuse(StoreError)
    }

    private let most: Int
    private let deadline: Duration
    private let connect: @Sendable () throws -> Connection
    /// Does the work and tells it its outcome.
    private let perform: @Sendable (PendingWork, Connection.Session) -> Void
    private let state: Mutex<State>

    init(
        most: Int, capacity: Int, deadline: Duration, connect: @escaping @Sendable () throws -> Connection,
        perform: @escaping @Sendable (PendingWork, Connection.Session) -> Void
    ) {
        self.most = most
        self.deadline = deadline
        self.connect = connect
        self.perform = perform
        state = Mutex(State(line: WaitingLine(capacity: capacity)))
    }

    var waiting: Int { state.withLock { $0.line.count } }

    func submit(_ work: PendingWork, _ priority: WritePriority = .high) {
        let until = ContinuousClock.now + deadline
        switch step(work, priority, until) {
        case .serve(let connection): connection.async { self.serve(work, connection, $0) }
        case .open: DispatchQueue.global().async { self.open(for: work) }
        case .wait(let mustSweep): if mustSweep { sweep(at: until) }
        case .refuse(let error): work.fail(error)
        }
    }

    private func step(_ work: PendingWork, _ priority: WritePriority, _ until: ContinuousClock.Instant) -> Step {
        state.withLock { state in
            if state.isClosed { return .refuse(.closed) }
            if let connection = state.free.popLast() { return .serve(connection) }
            if state.lent < most {
                state.lent += 1
                return .open
            }
            guard state.line.join(work, priority, until: until) else { return .refuse(.overloaded) }
            defer { state.isSweeping = true }
            return .wait(mustSweep: !state.isSweeping)
        }
    }

    private func open(for work: PendingWork) {
        do {
            let connection = try connect()
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
                return state.lent == 0 ? state.line.takeAll() : []
            }
            for work in [work] + waiting { work.fail(error) }
        }
    }

    /// Serves `first` and then whoever waits, without giving the connection back in between.
    private func serve(_ first: PendingWork, _ connection: Connection, _ session: Connection.Session) {
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

    /// Refuses what waits (or, asked to, lets it be done); what runs is let go to its end. Blocks.
    func close(finishing: Bool = false) {
        let (waiting, all) = state.withLock { state in
            state.isClosed = true
            return (finishing ? [] : state.line.takeAll(), state.all)
        }
        for work in waiting { work.fail(StoreError.closed) }
        for connection in all { connection.close() }
    }
}
