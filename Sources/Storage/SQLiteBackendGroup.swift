/// One commit for many pieces of work.
struct SQLiteBackendGroup {
    let session: SQLiteBackendSession
    let clock: any StoreClock
    let options: SQLiteOptions

    private enum Outcome {
        case stored(hooks: [@Sendable () -> Void])
        case undone(any Error)
        case lost(StoreError)
    }

    /// Runs `first` and whatever `next` still yields, commits once, then tells everybody the truth.
    /// False when the storage itself failed.
    @discardableResult func commit(_ first: PendingWork, next: () -> PendingWork?) -> Bool {
        do { try session.execute("BEGIN IMMEDIATE") } catch {
            first.fail(error)
            return false
        }
        let began = ContinuousClock.now
        var stored: [PendingWork] = []
        var hooks: [@Sendable () -> Void] = []
        var lost: StoreError?
        var current: PendingWork? = first
        while let work = current {
            current = nil
            switch perform(work) {
            case .stored(let own):
                stored.append(work)
                hooks += own
            case .undone(let error): work.fail(error)
            case .lost(let error):
                lost = error
                work.fail(error)
            }
            let hasRoom = stored.count < options.largestGroup && ContinuousClock.now - began < options.longestGroup
            if lost == nil, hasRoom { current = next() }
        }
        lost = lost ?? finish(stored.isEmpty ? "ROLLBACK" : "COMMIT")
        if let lost {
            if session.isInsideTransaction { try? session.execute("ROLLBACK") }
            for work in stored { work.fail(lost) }
        } else {
            for hook in hooks { hook() }
            for work in stored { work.succeed() }
        }
        return lost == nil
    }

    private func finish(_ word: String) -> StoreError? {
        do {
            try session.execute(word)
            return nil
        } catch { return error }
    }

    private func perform(_ work: PendingWork) -> Outcome {
        let transaction = SQLiteBackendTransaction(session, now: clock.now)
        defer { transaction.end() }
        do {
            try session.execute("SAVEPOINT work")
            try work.run(transaction)
            if let fatal = transaction.fatal { return .lost(fatal) }
            if session.hasUnresolvedForeignKeys { throw StoreError.foreignKey }
            try session.execute("RELEASE work")
            return .stored(hooks: transaction.hooks)
        } catch {
            return undo(error, transaction.fatal)
        }
    }

    private func undo(_ error: any Error, _ fatal: StoreError?) -> Outcome {
        if let fatal = fatal ?? (error as? StoreError).flatMap({ $0.isFatal ? $0 : nil }) { return .lost(fatal) }
        guard session.isInsideTransaction else { return .lost(error as? StoreError ?? .io) }
        do {
            try session.execute("ROLLBACK TO work")
            try session.execute("RELEASE work")
            return .undone(error)
        } catch { return .lost(error) }
    }
}
