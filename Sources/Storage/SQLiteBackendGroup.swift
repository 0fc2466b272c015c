/// One commit for many pieces of work.
///
/// The first needs no savepoint: should it fail, there is nothing else to keep. Within a savepoint SQLite remembers every
/// page as it was and walks through them all at each statement, which is half of the time of a long piece of work such
/// as a batch of an import; so those come first, by themselves.
struct SQLiteBackendGroup {
    let session: SQLiteBackendSession
    let clock: any StoreClock
    let options: StoreOptions

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
        var isFirst = true
        while let work = current {
            current = nil
            switch perform(work, isFirst: isFirst) {
            case .stored(let own):
                stored.append(work)
                hooks += own
            case .undone(let error): work.fail(error)
            case .lost(let error):
                lost = error
                work.fail(error)
            }
            isFirst = false
            let isOpen = session.isInsideTransaction
            let hasRoom = isOpen && stored.count < options.largestGroup && ContinuousClock.now - began < options.longestGroup
            if lost == nil, hasRoom { current = next() }
        }
        if lost == nil, !stored.isEmpty || session.isInsideTransaction { lost = finish(stored.isEmpty ? "ROLLBACK" : "COMMIT") }
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

    private func perform(_ work: PendingWork, isFirst: Bool) -> Outcome {
        let transaction = SQLiteBackendTransaction(session, now: clock.now)
        defer { transaction.end() }
        do {
            if !isFirst { try session.execute("SAVEPOINT work") }
            try work.run(transaction)
            if let fatal = transaction.fatal { return .lost(fatal) }
            if session.hasUnresolvedForeignKeys { throw StoreError.foreignKey }
            if !isFirst { try session.execute("RELEASE work") }
            return .stored(hooks: transaction.hooks)
        } catch {
            return undo(error, transaction.fatal, isFirst: isFirst)
        }
    }

    private func undo(_ error: any Error, _ fatal: StoreError?, isFirst: Bool) -> Outcome {
        if let fatal = fatal ?? (error as? StoreError).flatMap({ $0.isFatal ? $0 : nil }) { return .lost(fatal) }
        guard session.isInsideTransaction else { return .lost(error as? StoreError ?? .io) }
        do {
            if isFirst {
                try session.execute("ROLLBACK")
            } else {
                try session.execute("ROLLBACK TO work")
                try session.execute("RELEASE work")
            }
            return .undone(error)
        } catch { return .lost(error) }
    }
}
