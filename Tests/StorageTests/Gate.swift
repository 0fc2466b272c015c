import Dispatch

/// Holds a database closure at one place until the test lets it go on.
final class Gate: Sendable {
    private let reached = DispatchSemaphore(value: 0)
    private let opened = DispatchSemaphore(value: 0)

    /// Called by the closure: waits for `open`, a quarter of a minute at most.
    func passes() {
        reached.signal()
        _ = opened.wait(timeout: .now() + 15)
    }

    func open() { opened.signal() }

    func isReached() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                _ = self.reached.wait(timeout: .now() + 15)
                continuation.resume()
            }
        }
    }
}
