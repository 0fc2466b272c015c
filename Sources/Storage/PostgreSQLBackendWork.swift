/// How a piece of work runs on a PostgreSQL connection.
struct PostgreSQLBackendWork {
    let clock: any StoreClock
    let options: StoreOptions

    /// A read sees one snapshot. A connection that breaks under it is replaced, and the read begins anew.
    func read(_ work: PendingWork, _ connection: PostgreSQLBackendConnection) {
        let deadline = ContinuousClock.now + options.leaseDeadline
        while true {
            do {
                let session = try connection.session(until: deadline)
                session.deadline = .now + options.readDeadline
                defer { session.deadline = nil }
                do {
                    try connection.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", on: session)
                    let transaction = PostgreSQLBackendTransaction(session, now: clock.now)
                    defer { transaction.end() }
                    try work.run(transaction)
                    transaction.end()
                    try session.execute("COMMIT")
                    return work.succeed()
                } catch StoreError.timeout {
                    // What the server did not stop in time is let go with its connection.
                    if session.isInsideTransaction, !session.hasFailedTransaction { connection.discard() }
                    connection.clear(session)
                    return work.fail(StoreError.timeout)
                } catch {
                    let isBroken = session.isBroken
                    connection.clear(session)
                    if isBroken || error as? StoreError == .serialization, ContinuousClock.now < deadline { continue }
                    return work.fail(isBroken ? StoreError.unreachable : error)
                }
            } catch { return work.fail(error) }
        }
    }

    private enum Outcome {
        case stored([@Sendable () -> Void])
        case again(StoreError)
        case failed(any Error)
    }

    /// Runs the whole transaction again when another came between, or when the connection broke before the commit.
    func write(_ work: PendingWork, _ connection: PostgreSQLBackendConnection) {
        let deadline = ContinuousClock.now + options.writeDeadline
        var pause = 1.0
        var hasMetAnother = false
        while true {
            do {
                let session = try connection.session(until: deadline)
                var outcome = attempt(work, connection, session)
                connection.clear(session)
                if case .failed(let error as StoreError) = outcome, case .unique = error, !hasMetAnother {
                    // Somebody may have stored the same since this transaction began: now it sees that, and says what it has to say.
                    hasMetAnother = true
                    outcome = .again(error)
                }
                switch outcome {
                case .stored(let hooks):
                    for hook in hooks { hook() }
                    return work.succeed()
                case .failed(let error): return work.fail(error)
                case .again(let error):
                    guard ContinuousClock.now + .milliseconds(pause) < deadline else { return work.fail(error) }
                    PostgreSQLBackendConnection.sleep(pause)
                    pause = min(pause * 2, 100)
                }
            } catch { return work.fail(error) }
        }
    }

    private func attempt(
        _ work: PendingWork, _ connection: PostgreSQLBackendConnection, _ session: PostgreSQLBackendSession
    ) -> Outcome {
        do { try connection.begin("BEGIN ISOLATION LEVEL SERIALIZABLE", on: session) } catch { return .again(error) }
        let transaction = PostgreSQLBackendTransaction(session, now: clock.now)
        defer { transaction.end() }
        do {
            try work.run(transaction)
            if let failure = transaction.failure { throw failure }
        } catch {
            if session.isBroken { return .again(.unreachable) }
            // The closure may have turned the store's error into one of its own.
            if transaction.failure == .serialization || error as? StoreError == .serialization { return .again(.serialization) }
            return .failed(error)
        }
        transaction.end()
        do {
            let result = try session.execute("COMMIT")
            guard result.command == "COMMIT" else { return .failed(StoreError.misuse("a failed statement was passed over")) }
            return .stored(transaction.hooks)
        } catch {
            if error == .serialization { return .again(error) }
            return .failed(session.isBroken || error == .unreachable ? StoreError.unknown : error)
        }
    }
}
