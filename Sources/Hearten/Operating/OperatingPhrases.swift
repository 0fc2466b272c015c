extension Phrase {
    static let runningTitle: Phrase = "Running"
    static let everythingRuns: Phrase = "Everything runs."
    static func needsLook(_ n: Int) -> Phrase { .counted(n, one: "One thing needs a look.", many: "{n} things need a look.") }
    static let waitingToBeDone: Phrase = "Waiting to be done"
    static func oldestWaits(_ span: String) -> Phrase { "oldest: \(span)" }
    static let noneWaits: Phrase = "nothing waits"
    static let givenUp: Phrase = "Given up"
    static let needsYou: Phrase = "needs you, see below"
    static let nothingGivenUp: Phrase = "nothing"
    static let disk: Phrase = "Disk"
    static func diskOf(_ size: String) -> Phrase { "of \(size)" }
    static let databaseSize: Phrase = "Database"
    static func walSize(_ size: String) -> Phrase { "log \(size)" }
    static let lookedOver: Phrase = "Looked over just now"
    static let lookedWhat: Phrase = "What"
    static let lookedState: Phrase = "State"
    static let lookedWords: Phrase = "Found"
    static let stateFine: Phrase = "fine"
    static let stateWatch: Phrase = "watch"
    static let stateBroken: Phrase = "broken"
    static let givenUpTable: Phrase = "Work that was given up"
    static let deadWhat: Phrase = "What"
    static let deadSince: Phrase = "Since"
    static let deadTries: Phrase = "Tries"
    static let deadWhy: Phrase = "Why"
    static let discard: Phrase = "Discard"
    static let jobRetried: Phrase = "It will be tried again now."
    static let jobDiscarded: Phrase = "Discarded."
    static let noDeadWork: Phrase = "Nothing was given up."
    static let actionsFor: Phrase = "Actions"
}
