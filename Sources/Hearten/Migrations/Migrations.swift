import Jobs
package import Storage

/// The schema's steps in their order, a line each. A dated file never uses today's types, and is never edited once released.
package enum Migrations {
    package static let all: [Migration] = [
        Migration(id: "2026-11-21-jobs") { try JobQueue.migration($0) },
        Migration(id: "2026-11-21-house") { try createHouse($0) },
        Migration(id: "2026-11-21-moments") { try createMoments($0) },
        Migration(id: "2026-11-21-recovery") { try createRecovery($0) },
        Migration(id: "2026-11-21-recognition") { try createRecognition($0) },
        Migration(id: "2026-11-21-measures") { try createMeasures($0) },
        Migration(id: "2026-11-21-imports") { try createImports($0) },
        Migration(id: "2026-11-21-journal") { try createJournal($0) },
        Migration(id: "2026-11-21-clocks") { try createClocksReckoned($0) },
        Migration(id: "2026-11-22-jobs-at-work") { try putWorkIntoTheQueue($0) },
        Migration(id: "2026-11-22-duty") { try createDuty($0) },
        Migration(id: "2026-11-22-principles") { try createPrinciples($0) },
        Migration(id: "2026-11-22-shifts") { try createShifts($0) },
    ]
}
