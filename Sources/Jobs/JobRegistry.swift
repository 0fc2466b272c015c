import Foundation

/// Which closure performs which kind of job.
package struct JobRegistry: Sendable {
    struct Performer: Sendable {
        let policy: JobPolicy
        let perform: @Sendable (String, JobContext) async throws -> Void
    }

    private(set) var performers: [String: Performer] = [:]

    package init() {}

    var kinds: [String] { performers.keys.sorted() }

    /// Says who performs jobs of this type. A second performer for a kind replaces the first.
    package mutating func on<J: Job>(
        _ type: J.Type, perform: @escaping @Sendable (J, JobContext) async throws -> Void
    ) {
        performers[J.kind] = Performer(policy: J.policy) { payload, context in
            guard let job = try? JSONDecoder().decode(J.self, from: Data(payload.utf8)) else {
                throw JobStop("payload cannot be read", .giveUp)
            }
            try await perform(job, context)
        }
    }
}
