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
        Migration(id: "2026-11-22-checks") { try chainChecks($0) },
        Migration(id: "2026-11-22-practice") { try createPractice($0) },
        Migration(id: "2026-11-22-case-order") { try orderCases($0) },
        Migration(id: "2026-11-22-devices") { try createDevices($0) },
        Migration(id: "2026-11-22-line-ups") { try createLineUps($0) },
        Migration(id: "2026-11-22-staff") { try createStaff($0) },
        Migration(id: "2026-11-22-thanks") { try createColleagueThanks($0) },
        Migration(id: "2026-11-22-requests") { try createTeamRequests($0) },
        Migration(id: "2026-11-22-pulse") { try createPulse($0) },
        Migration(id: "2026-11-22-shifts") { try createShifts($0) },
        Migration(id: "2026-11-22-checks-of-teams") { try chainChecks($0) },
        Migration(id: "2026-11-22-order") { try orderMoments($0) },
        Migration(id: "2026-11-22-duties") { try createDuties($0) },
        Migration(id: "2026-11-22-line-up-meeting") { try createLineUpMeeting($0) },
        Migration(id: "2026-11-22-request-pauses") { try createRequestPauses($0) },
        Migration(id: "2026-11-22-customers") { try createCustomers($0) },
        Migration(id: "2026-11-22-mail-in") { try createMailIn($0) },
        Migration(id: "2026-11-22-case-counts") { try orderCaseCounts($0) },
        Migration(id: "2026-11-22-moment-mail") { try createMomentMail($0) },
        Migration(id: "2026-11-22-readings") { try createReadings($0) },
    ]
}
