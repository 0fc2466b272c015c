import Dispatch
import Synchronization

/// The first of several possible answers counts.
final class Answer: Sendable {
    private let tell: Mutex<(@Sendable (Bool) -> Void)?>

    init(_ tell: @escaping @Sendable (Bool) -> Void) { self.tell = Mutex(tell) }

    func give(_ value: Bool) {
        let first = tell.withLock { tell in
            defer { tell = nil }
            return tell
        }
        first?(value)
    }
}

/// Blocking work kept away from Swift's few cooperative threads.
func onThread<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
}
