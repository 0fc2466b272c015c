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
    static let diskElsewhere: Phrase = "on the database's server"
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
    static let queueTitle: Phrase = "Work"
    static let workRunning: Phrase = "Under way"
    static let workReady: Phrase = "Due"
    static let workLater: Phrase = "Later"
    /// A kind that this version does not know is called by its own name.
    static func work(_ kind: String) -> Phrase {
        switch kind {
        case "send-mail": "Letter"
        case "read-mail": "Mail that comes in"
        case "sweep-clocks": "Clocks"
        case "run-import": "File to bring in"
        case "mask-again": "Names to hide"
        case "praise-waits": "Compliments that wait"
        case "tidy-up": "Tidying up"
        case "keep-duties": "Duties of the month"
        case "find-alike": "What several were not ready for"
        case "compose-line-ups": "Line-ups of the morning"
        case "store.tune": "Looking after the database"
        default: "Work “\(kind)”"
        }
    }
    static let actionsFor: Phrase = "Actions"

    // What the doctor found
    static func doctorWritable(_ megabytes: Int64, log: Int64) -> Phrase { "can be written; \(String(megabytes)) MB, log \(String(log)) MB" }
    static func doctorNotWritable(_ megabytes: Int64, log: Int64) -> Phrase {
        "cannot be written: look at the disk and its rights; \(String(megabytes)) MB, log \(String(log)) MB"
    }
    static let doctorDiskUnknown: Phrase = "its size is not known"
    static let doctorDiskElsewhere: Phrase = "the database has a server of its own, which watches it"
    static func doctorDisk(_ used: Int64, free: Int64) -> Phrase { "\(String(used))% used, \(String(free)) MB free" }
    static func doctorStepsDone(_ n: Int) -> Phrase { "\(n) steps, all done" }
    static func doctorStepsOpen(_ n: Int) -> Phrase { "\(n) steps are not done: run hearten migrate" }
    static let doctorUnreadable: Phrase = "cannot be read"
    static func doctorChainBreaks(_ position: Int) -> Phrase { "the chain breaks at position \(position)" }
    static func doctorChainWhole(_ waiting: Int) -> Phrase { "whole; \(waiting) entries wait for their seal" }
    static func doctorWork(ready: Int, running: Int, later: Int, dead: Int) -> Phrase {
        "\(ready) ready, \(running) running, \(later) later, \(dead) given up"
    }
    static func doctorSchedules(_ n: Int) -> Phrase { "\(n) schedules, all in time" }
    static func doctorSchedulesLate(_ n: Int) -> Phrase { "\(n) are late: they run while the server does" }
    static func doctorMail(waiting: Int, worries: Int) -> Phrase { "\(waiting) wait, \(worries) not taken or perhaps sent" }
    static func doctorNoMailServer(waiting: Int, worries: Int) -> Phrase {
        "no mail server is set, letters stay here; \(waiting) wait, \(worries) not taken or perhaps sent"
    }
    static func doctorWaitToBeFound(_ n: Int) -> Phrase { "\(n) moments wait to be found" }
    static let doctorFiles: Phrase = "style sheets and scripts are there"
    static let doctorNoFiles: Phrase = "the folder Public is not beside the program: pages have no style"
    static func doctorNotSecure(_ url: String) -> Phrase { "\(url) is not https: put a proxy with TLS in front" }
    static func doctorAbout(_ about: Finding.About) -> Phrase {
        switch about {
        case .storage: "Storage"
        case .disk: "Disk"
        case .schema: "Schema"
        case .journal: "Journal"
        case .work: "Work"
        case .schedules: "Schedules"
        case .mail: "Mail"
        case .mailIn: "Mail in"
        case .search: "Search"
        case .pages: "Pages"
        case .address: "Address"
        }
    }
}
