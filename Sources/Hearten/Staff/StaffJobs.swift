import Foundation
import Jobs
import Logging
import Storage

/// A file brought people in, or other names: what was told before hides them from now on. Some people at a time, so that no clock waits.
struct MaskImportedJob: Job {
    static let kind = "mask-imported"
    let file: ID<StaffImport>
    var after: ID<Colleague>?
    static let batch = 20

    /// Later than the new snapshot of the house, so that what comes in meanwhile is hidden either way.
    static func enqueue(for file: ID<StaffImport>, after: ID<Colleague>? = nil, in tx: any Transaction) throws {
        try JobQueue.enqueue(
            MaskImportedJob(file: file, after: after), in: tx, at: tx.now + .seconds(after == nil ? 10 : 0),
            key: "\(kind) \(file) \(after?.description ?? "")")
    }

    func run(_ services: Services, _ context: JobContext) async throws {
        let names = services.house.current.names
        try await services.store.write(priority: .low) { tx in
            let changes = try StaffImportQueries.changes(of: file, [.new, .changed], after: after, limit: Self.batch, tx)
            for change in changes where change.was?.name != change.became.name {
                guard let person = names.person(change.person) else { continue }
                let words = person.name.split { $0.isWhitespace }.prefix(6).map(String.init)
                let found = try MomentQueries.mentioning(words, after: nil, limit: MaskAgain.batch, tx)
                for id in found { try MaskAgain.hide(id, services, in: tx) }
                if found.count == MaskAgain.batch { try MaskAgainJob.enqueue(for: change.person, in: tx) }
            }
            if let last = changes.last?.person, changes.count == Self.batch { try Self.enqueue(for: file, after: last, in: tx) }
            try context.finish(in: tx)
        }
    }
}

/// Lets those go whose day of leaving has come, on the calendar of their own unit.
struct LeaveOnTheDayJob: Job {
    static let kind = "leave-on-the-day"
    static let policy = JobPolicy(attempts: 5, deadline: .seconds(600))
    static let batch = 200

    static let schedule = Schedule("leave-on-the-day", everySeconds: 1_800) { tx, _ in
        try JobQueue.enqueue(LeaveOnTheDayJob(), in: tx, key: kind)
    }

    func run(_ services: Services) async throws {
        let house = services.house.current
        let say = Say(language: services.language, vocabulary: house.vocabulary, zone: house.zone)
        // No zone is more than 14 hours ahead.
        let gone = try await services.store.write(priority: .low) { tx in
            let latest = LocalTime(tx.now + .seconds(14 * 3_600), zone: "UTC").day
            var gone = 0
            for one in try StaffQueries.leaving(by: latest, limit: Self.batch, tx) {
                guard one.day <= LocalTime(tx.now, zone: house.unit(one.unit)?.zone ?? house.zone).day else { continue }
                do {
                    try tx.attempt {
                        for part in try ColleagueQueries.assignments(of: one.id, tx) { try KeepSomebody.check(part, leaving: one.id, house, say, tx) }
                        _ = try LetGo(services: services, colleague: one.id, unit: one.unit).run(by: nil, in: tx)
                    }
                    gone += 1
                } catch is Refusal {
                    services.log.warning("the last one who looks after the house was to leave and stays")
                }
            }
            return gone
        }
        guard gone > 0 else { return }
        services.live.endAll()
        try await services.house.reload(services.store)
    }
}

/// Forgets files of people that nobody brought in for a week, and after a month what could be undone.
struct TidyStaff: Sendable {
    let services: Services
    init(_ services: Services) { self.services = services }

    static let undoDays: Int64 = 30

    func run() async throws {
        let paths = try await services.store.write(priority: .low) { tx in
            try StaffImportQueries.forget(
                uploadedBefore: tx.now + .seconds(-7 * 86_400), endedBefore: tx.now + .seconds(-Self.undoDays * 86_400), in: tx)
        }
        services.discard(paths)
    }
}
