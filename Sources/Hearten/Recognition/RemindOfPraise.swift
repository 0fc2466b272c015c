import Jobs
import Storage

/// Praise is to arrive within a day. Where it still waits to hear who is meant, whoever leads there is reminded: one line, until it is read.
struct RemindOfPraise: Job {
    static let kind = "praise-waits"
    static let patience: Duration = .seconds(24 * 3600)
    /// What has waited longer than this is still on the wall, but nobody is reminded any more.
    static let longest: Duration = .seconds(14 * 24 * 3600)

    /// Looked for each hour.
    static let schedule = Schedule("praise-waits", everySeconds: 3600) { tx, _ in try JobQueue.enqueue(RemindOfPraise(), in: tx, key: kind) }

    func run(_ services: Services, _ context: JobContext) async throws {
        try await services.store.write(priority: .low) { tx in
            try remind(services, in: tx)
            try context.finish(in: tx)
        }
    }

    func remind(_ services: Services, in tx: any Transaction) throws {
        var counts: [ID<Colleague>: Int] = [:]
        for (unit, count) in try PraiseQueries.waiting(since: tx.now - Self.longest, before: tx.now - Self.patience, tx) {
            let path = try Duty(services.house.current, tx.now).path(from: unit, leading: [.leader], tx)
            for recipient in EscalationRules.recipients(for: .leader, owner: nil, ownerIsOnDuty: false, path: path) {
                counts[ID(recipient), default: 0] += count
            }
        }
        for (recipient, count) in counts.sorted(by: { $0.key < $1.key }) {
            guard try !NewsQueries.set(count, in: .praiseWaits, of: recipient, tx: tx) else { continue }
            try NewsQueries.insert(
                services.newID(at: tx.now), for: recipient, .praiseWaits, subject: Int64(count),
                key: "praise-waits-\(recipient)-\(tx.now.milliseconds / millisecondsPerDay)", in: tx)
        }
    }
}
