import Jobs
import Storage

/// Somebody has come, or has another name: what was told before hides it from now on, in lists, search and exports.
///
/// It only ever hides more: a name that somebody bore before stays hidden.
struct MaskAgainJob: Job {
    static let kind = "mask-again"
    let colleague: ID<Colleague>
    /// The moment up to which the work is done.
    var after: ID<Moment>?

    /// Later than the new snapshot of the house, so that what comes in meanwhile is hidden either way.
    static func enqueue(for colleague: ID<Colleague>, in tx: any Transaction) throws {
        try JobQueue.enqueue(MaskAgainJob(colleague: colleague), in: tx, at: tx.now + .seconds(10), key: "\(kind) \(colleague)")
    }
}

struct MaskAgain {
    let services: Services
    static let batch = 200

    func run(_ job: MaskAgainJob, _ context: JobContext) async throws {
        guard let person = services.house.current.names.person(job.colleague) else { return }
        try await services.store.write(priority: .low) { tx in
            let found = try MomentQueries.mentioning(Self.words(person.name), after: job.after, limit: Self.batch, tx)
            for id in found { try Self.hide(id, services, in: tx) }
            if let last = found.last, found.count == Self.batch {
                try JobQueue.enqueue(MaskAgainJob(colleague: job.colleague, after: last), in: tx)
            }
            try context.finish(in: tx)
        }
    }

    /// Hides the names of today in the words that are shown.
    static func hide(_ id: ID<Moment>, _ services: Services, in tx: any Transaction) throws {
        guard let shown = try MomentQueries.find(id, tx)?.shownWords, let masked = services.maskedWords(shown) else { return }
        try MomentQueries.setShownWords(masked, of: id, in: tx)
        try MomentQueries.queueForIndex([id], in: tx)
    }

    private static func words(_ name: String) -> [String] { name.split { $0.isWhitespace }.prefix(6).map(String.init) }
}
