import Foundation
import Jobs
import Storage

/// Forgets what has had its time.
struct TidyUpJob: Job {
    static let kind = "tidy-up"
    static let policy = JobPolicy(attempts: 5, deadline: .seconds(600))

    static let schedule = Schedule("tidy-up", everySeconds: 3_600) { tx, _ in try JobQueue.enqueue(TidyUpJob(), in: tx, key: kind) }
}

/// Each slice's leftovers, some at a time, so that nobody waits for them.
struct TidyUp: Sendable {
    let services: Services
    static let some = 1_000

    init(_ services: Services) { self.services = services }

    func run() async throws {
        try await eachBatch { try APIQueries.forgetExpired(limit: $0, in: $1) }
        try await eachBatch { try SessionQueries.forgetExpired(limit: $0, in: $1) }
        try await eachBatch { try EntryLinkQueries.forgetExpired(limit: $0, in: $1) }
        try await eachBatch { try MailQueries.forgetOld(before: $1.now + .seconds(-Mail.keptDays * 86_400), limit: $0, in: $1) }
        try await eachBatch { try MailInQueries.forgetWords(before: $1.now + .seconds(-MailHeld.keptWordsDays * 86_400), limit: $0, in: $1) }
        try await eachBatch { try MailInQueries.forgetOld(before: $1.now + .seconds(-MailHeld.keptDays * 86_400), limit: $0, in: $1) }
        try await eachBatch { try PracticeQueries.forgetOld(before: Day(LocalTime($1.now, zone: "UTC").day.number - 400), limit: $0, in: $1) }
        try await eachBatch { limit, tx in
            let day = Day(LocalTime(tx.now, zone: "UTC").day.number - LineUp.keptDays)
            return try LineUpQueries.forgetPresent(before: day, limit: limit, in: tx)
        }
        try await TidyImports(services).run()
        try await TidyStaff(services).run()
        try await eachBatch { try ShiftQueries.forgetOld(before: $1.now + .seconds(-Int64(RotaShift.reach) * 86_400), limit: $0, in: $1) }
        try await TidyShiftImports(services).run()
        try await TidyCustomers(services).run()
    }

    private func eachBatch(_ body: @escaping @Sendable (Int, any Transaction) throws -> Int) async throws {
        while try await services.store.write(priority: .low, { try body(Self.some, $0) }) == Self.some { try Task.checkCancellation() }
    }
}
