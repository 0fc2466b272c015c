import Jobs
import Storage
import Understanding

/// Reads old moments with the reader of today, some at a time, while everything else goes on.
struct ReadAgainJob: Job {
    static let kind = "read-again"
}

/// What was read by another reader is read again; what a person corrected stays. The measures follow in the same transaction.
///
/// No case opens and no praise is delivered for what an old moment turns out to say.
struct ReadAgain {
    let services: Services
    static let batch = 500

    /// How far it has come.
    struct Progress: Sendable, Equatable {
        var version: Int
        var after: Int64
        var done: Int
        /// How many there were at the start; 0 until the first of them are read.
        var most: Int
        var changed: Int
        var startedAt: Instant
        var finishedAt: Instant?
    }

    /// From the beginning, whatever was under way; soon, when the new reader is in its place.
    static func start(in tx: any Transaction) throws {
        try ReadingQueries.set(
            Progress(
                version: 0, after: -1, done: 0, most: 0, changed: 0, startedAt: tx.now, finishedAt: nil), in: tx)
        try JobQueue.enqueue(ReadAgainJob(), in: tx, at: tx.now + .seconds(5), key: ReadAgainJob.kind)
    }

    func run(_ job: ReadAgainJob, _ context: JobContext) async throws {
        let reader = services.reader.current
        let (progress, moments, ratings) = try await services.store.read { tx in
            var progress = try ReadingQueries.progress(tx)
            // Counted here, where nobody waits for it.
            if progress?.most == 0 { progress?.most = try ReadingQueries.countOfWords(tx) }
            let moments = try progress.map { try ReadingQueries.toRead(after: $0.after, limit: Self.batch, tx) } ?? []
            return (progress, moments, try ReadingQueries.ratings(of: moments.map(\.id), tx))
        }
        guard let progress, progress.finishedAt == nil else { return }
        let read = moments.map { moment in
            (
                moment: moment,
                reading: reader.read(
                    moment.words ?? "", ReadingHints(tapped: moment.level, question: moment.question, rating: ratings[moment.id]))
            )
        }
        let services = services
        try await services.store.write(priority: .low) { tx in
            try context.finish(in: tx)
            guard var now = try ReadingQueries.progress(tx), now.startedAt == progress.startedAt, now.after == progress.after else { return }
            let fresh = try read.filter { try ReadingQueries.isUnchanged($0.moment, tx) }
            try Tally.recounting(fresh.map(\.moment.id), random: services.random, in: tx) {
                for one in fresh { try ReadingQueries.set(one.reading, of: one.moment.id, by: reader.version, in: tx) }
            }
            try ThemeQueries.replace(fresh.map { ($0.moment.id, $0.reading.themes) }, in: tx)
            now.most = progress.most
            now.done += moments.count
            now.changed += fresh.count {
                $0.moment.reading.sentiment?.value != $0.reading.sentiment.value || $0.moment.reading.intent?.value != $0.reading.intent.value
            }
            now.version = Int(reader.version) ?? 0
            if let last = moments.last, moments.count == Self.batch {
                now.after = last.id.value
                try JobQueue.enqueue(ReadAgainJob(), in: tx, key: ReadAgainJob.kind)
            } else {
                now.finishedAt = tx.now
                try Journal.append("moments.read-again", "reading", ID<ReadingVersion>(Int64(now.version)), random: services.random, in: tx)
            }
            try ReadingQueries.set(now, in: tx)
        }
    }
}
