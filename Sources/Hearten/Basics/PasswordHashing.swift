import CSodium
import Dispatch
import Foundation
import Synchronization

/// Makes and checks password hashes (argon2id, 19 MiB, two passes) on two threads of its own.
///
/// No request waits on an event loop for one, and no flood of them takes the machine: what would wait too long is refused.
package final class PasswordHashing: Sendable {
    private let line = HashingLine()

    package init() { _ = sodium_init() }

    package func hash(_ password: Password) async throws -> String {
        let bytes = password.bytes
        return try await line.run { try Argon2id.hash(bytes) }
    }

    /// Whether the password is the one behind the hash. Without a hash it takes as long and is false.
    package func matches(_ password: Password, _ hash: String?) async throws -> Bool {
        let bytes = Array(password.bytes.prefix(Password.most * 4 + 1))
        let against = hash ?? Argon2id.nobodys
        let isRight = try await line.run { Argon2id.verify(bytes, against) }
        return isRight && hash != nil
    }

    /// A hash with the costs of long ago, for tests.
    static func cheapHash(of password: Password) -> String? { try? Argon2id.hash(password.bytes, passes: 1, memory: 8 * 1024 * 1024) }

    /// Whether the hash was made with other costs than today's.
    package func isOutdated(_ hash: String) -> Bool { Argon2id.isOutdated(hash) }
}

/// libsodium's argon2id with our costs.
private enum Argon2id {
    static let passes: UInt64 = 2
    static let memory = 19 * 1024 * 1024
    /// The hash of thirty-two random bytes that nobody kept, made with the same costs.
    static let nobodys = "$argon2id$v=19$m=19456,t=2,p=1$7LfgtVlxM9yLFhwgySXtvQ$0cVwUjwEMkqNXGTxxuMLC/+4zydm2gJyVzu05ifKezE"

    static func hash(_ bytes: [UInt8], passes: UInt64 = passes, memory: Int = memory) throws -> String {
        var out = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let done = crypto_pwhash_str_alg(&out, signed(bytes), UInt64(bytes.count), passes, memory, crypto_pwhash_alg_argon2id13())
        // It fails only when the memory cannot be had.
        guard done == 0 else { throw Refusal.tooMuch(retryAfter: 5) }
        return String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func verify(_ bytes: [UInt8], _ hash: String) -> Bool {
        crypto_pwhash_str_verify(hash, signed(bytes), UInt64(bytes.count)) == 0
    }

    private static func signed(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } }

    static func isOutdated(_ hash: String) -> Bool { crypto_pwhash_str_needs_rehash(hash, passes, memory) != 0 }
}

/// Two threads and a short line before them. A thread that had nothing to do for a while goes home.
private final class HashingLine: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var threads = 0
    }
    private static let mostThreads = 2
    private static let mostWaiting = 64

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
            let taken = state.withLock { held in
                guard held.waiting.count < HashingLine.mostWaiting else { return false }
                held.waiting.append { continuation.resume(with: Result(catching: work)) }
                if held.threads < HashingLine.mostThreads {
                    held.threads += 1
                    Thread.detachNewThread { self.serve() }
                }
                return true
            }
            if taken { bell.signal() } else { continuation.resume(throwing: Refusal.tooMuch(retryAfter: 5)) }
        }
    }

    private func serve() {
        while true {
            let rang = bell.wait(timeout: .now() + 20) == .success
            let next: (@Sendable () -> Void)? = state.withLock { held in
                if !held.waiting.isEmpty { return held.waiting.removeFirst() }
                // Decided under the lock, so that whoever comes next starts a new thread.
                if !rang { held.threads -= 1 }
                return nil
            }
            if let next { next() } else if !rang { return }
        }
    }
}
