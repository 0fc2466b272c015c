import Storage

/// A mail that came in, as the house remembers it.
struct MailHeld: Sendable {
    enum State: String, Sendable { case taken, held, stopped, putAway = "put-away" }

    /// Why it is where it is. Written down by its word, which never changes.
    enum Reason: String, Sendable, CaseIterable {
        case comment, moment
        // Waits for a person.
        case tooLarge = "too-large", encrypted, empty, manyFromOne = "many-from-one", manyOnCase = "many-on-case", manyInAll = "many-in-all"
        case unreadable, closedPage = "closed-page", noHouse = "no-house"
        // Written by a program.
        case automatic, loop, returned, delayed
    }

    let id: ID<MailHeld>
    let at: Instant
    let state: State
    let reason: Reason
    let caseID: ID<RecoveryCase>?
    let sender: String
    let senderName: String?
    let subject: String
    let words: String?
    let quoted: String?
    let files: [String]
    let fileCount: Int
    let isCut: Bool
    /// The beginning of what could not be read.
    let raw: [UInt8]?
    var caseNumber: Int?

    /// What a program wrote loses its words after so many days; after so many more nothing is left of any mail but what it became.
    static let keptWordsDays: Int64 = 30
    static let keptDays: Int64 = 180
    static let mostRaw = 64 * 1024
}

/// Bounds of what comes in by itself. What is beyond them waits for a person; nothing is dropped.
struct MailCaps: Sendable {
    var perSenderAnHour = 10
    var perSenderADay = 30
    var perCaseAnHour = 20
    var anHour = 600
}

/// How far a mailbox has been read; moved in the transaction of the mail.
struct MailMark: Sendable, Equatable {
    var box: String
    var validity: Int64
    var number: Int64
}

/// A mailbox as the operator sees it.
struct MailBox: Sendable {
    let name: String
    let readAt: Instant?
    let failure: String?
    let failingSince: Instant?
}
