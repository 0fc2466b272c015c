/// A piece of work for later. Its payload holds ids, never words or names: they would outlive what was erased.
package protocol Job: Codable, Sendable {
    /// The word that the queue knows it by; never changes once it has been enqueued somewhere.
    static var kind: String { get }
    static var policy: JobPolicy { get }
}

extension Job {
    package static var policy: JobPolicy { JobPolicy() }
}

/// How long a job may take and how often it is tried.
package struct JobPolicy: Sendable {
    package var attempts: Int
    /// A running job is asked to stop (its task is cancelled) after this.
    package var deadline: Duration
    package var backoff: Backoff

    package init(attempts: Int = 10, deadline: Duration = .seconds(60), backoff: Backoff = Backoff()) {
        self.attempts = attempts
        self.deadline = deadline
        self.backoff = backoff
    }
}

/// Exponential back-off with full jitter: a random moment before a limit that doubles each time.
package struct Backoff: Sendable {
    package var base: Duration
    package var longest: Duration

    package init(base: Duration = .seconds(5), longest: Duration = .seconds(3600)) {
        self.base = base
        self.longest = longest
    }

    /// `random` lies in 0..<1; `attempt` counts from 1.
    package func delay(afterAttempt attempt: Int, random: Double) -> Duration {
        let doublings = min(max(attempt - 1, 0), 30)
        let limit = min(base * (1 << doublings), longest)
        return limit * random
    }
}

/// An error that decides for itself what becomes of its job.
package protocol JobFailure: Error {
    /// Shown to the operator; holds no personal data.
    var failureKind: String { get }
    var consequence: JobConsequence { get }
}

/// What a failure does to its job.
package enum JobConsequence: Sendable, Equatable {
    case retry
    case retryAfter(Duration)
    /// Trying again would not help: a dead letter at once.
    case giveUp
}

/// Thrown by a job that knows what should become of it.
package struct JobStop: JobFailure {
    package let failureKind: String
    package let consequence: JobConsequence

    /// `kind` is a literal, so that nobody's words can get into it.
    package init(_ kind: StaticString, _ consequence: JobConsequence) {
        failureKind = kind.description
        self.consequence = consequence
    }
}

/// The lease ran out and somebody else has the job, or will: whatever was done in this transaction is undone.
package struct LeaseLost: Error {
    package init() {}
}
