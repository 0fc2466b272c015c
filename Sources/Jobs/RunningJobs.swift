import Synchronization

/// The jobs in this worker's hands.
final class RunningJobs: Sendable {
    private struct Hold {
        var isLate = false
        var isLost = false
        var cancel: (@Sendable () -> Void)?
    }

    private let holds = Mutex<[JobLease: Hold]>([:])

    var count: Int { holds.withLock { $0.count } }
    /// Those past their deadline are not renewed: their time is up.
    var renewable: [JobLease] { holds.withLock { $0.filter { !$0.value.isLate && !$0.value.isLost }.map(\.key) } }

    func add(_ lease: JobLease) { holds.withLock { $0[lease] = Hold() } }
    func remove(_ lease: JobLease) { holds.withLock { $0[lease] = nil } }
    func whenLost(_ lease: JobLease, _ cancel: @escaping @Sendable () -> Void) {
        holds.withLock { $0[lease]?.cancel = cancel }
    }

    func markLate(_ lease: JobLease) { holds.withLock { $0[lease]?.isLate = true } }
    func isLate(_ lease: JobLease) -> Bool { holds.withLock { $0[lease]?.isLate ?? false } }
    func isLost(_ lease: JobLease) -> Bool { holds.withLock { $0[lease]?.isLost ?? false } }

    /// Somebody else has the job by now.
    func markLost(_ lease: JobLease) {
        let cancel = holds.withLock { holds in
            holds[lease]?.isLost = true
            return holds[lease]?.cancel
        }
        cancel?()
    }
}
