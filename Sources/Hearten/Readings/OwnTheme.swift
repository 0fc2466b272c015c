import Jobs
package import Storage
import Understanding

/// Something that the organisation itself looks for in its moments: a name, words that point at it, and what was learnt from examples.
package struct OwnTheme: Sendable, Equatable {
    package let id: ID<OwnTheme>
    package var name: String
    package var seeds: [String]
    package var learnt: [UInt8]?
    /// How many moments people have said yes or no to.
    package var examples = 0
    package var madeAt: Instant

    /// So many at a time, and so long a name.
    static let most = 20, longestName = 60
    /// From so many examples on it learns from them.
    static let enough = Theme.leastExamples
    /// So many examples are learnt from, the newest.
    static let mostExamples = 400

    /// Lines or commas part them.
    static func seeds(_ text: String) -> [String] {
        var seen: Set<String> = []
        return text.split { $0 == "\n" || $0 == "," || $0 == ";" }.map { String($0).trimmedBlanks }
            .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    }

    /// The theme as the reader knows it.
    func reading() throws -> Theme { try Theme(id: id.value, seeds: seeds, learnt: learnt) }
}

/// Learns a theme from its examples.
struct LearnThemeJob: Job {
    static let kind = "learn-theme"
    let theme: ID<OwnTheme>

    static func enqueue(_ theme: ID<OwnTheme>, in tx: any Transaction) throws {
        try JobQueue.enqueue(LearnThemeJob(theme: theme), in: tx, at: tx.now + .seconds(2), key: "\(kind) \(theme)")
    }
}

/// What was learnt holds from now on, and old moments are read again for it.
struct LearnTheme {
    let services: Services
    /// Comments that nobody chose show what the theme is not about.
    private static let background = 400

    func run(_ job: LearnThemeJob, _ context: JobContext) async throws {
        let (found, examples, background) = try await services.store.read { tx in
            (
                try ThemeQueries.find(job.theme, tx), try ThemeQueries.examples(of: job.theme, tx),
                try ThemeQueries.background(for: job.theme, limit: Self.background, tx)
            )
        }
        guard let theme = found else { return }
        var learnt: [UInt8]?
        if let trained = services.reader.base as? TrainedReader {
            learnt = try await onOwnThread { try ThemeLearner(trained.model).learn(seeds: theme.seeds, examples, background: background) }
        }
        let services = services, bytes = learnt
        try await services.store.write(priority: .low) { tx in
            try context.finish(in: tx)
            try ThemeQueries.setLearnt(bytes, of: job.theme, in: tx)
            try ReadAgain.start(in: tx)
        }
        try await services.reader.reload(services.store, log: services.log)
    }
}
