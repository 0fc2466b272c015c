import Storage

/// How far a file has come that was brought in, whatever it holds.
package enum FileState: String, Sendable {
    /// Waits for its dry run, or is in it.
    case uploaded
    /// Its dry run is done; a person decides.
    case checked
    case running, done, failed, undoing, undone

    /// Somebody works on it now.
    var isBusy: Bool { self == .uploaded || self == .running || self == .undoing }
}

extension Services {
    /// Gives a small file a moment to be done, so that its next page is the finished one.
    func settle(_ state: @escaping @Sendable (any ReadTransaction) throws -> FileState?) async throws {
        for _ in 0..<20 {
            guard try await store.read(state)?.isBusy == true else { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
