extension Phrase {
    static let clocks: Phrase = "Clocks"
    static let whyThisTime: Phrase = "Why this time?"
    static func clockName(_ kind: CaseClock.Kind) -> Phrase {
        switch kind {
        case .firstAnswer: "First answer"
        case .putRight: "Put right"
        case .followUp: "Follow-up"
        }
    }
    static func over(_ span: String) -> Phrase { "\(span) over" }
    static let kept: Phrase = "kept"
    static let keptLate: Phrase = "done, late"
    static let standsStill: Phrase = "stands still"
    static func wasDue(_ what: String, _ time: String, _ ago: String) -> Phrase { "\(what) was due \(time), \(ago)" }
    static func isDue(_ what: String, _ time: String) -> Phrase { "\(what) by \(time)" }
    static func shortMinutes(_ n: String) -> Phrase { "\(n) min" }
    static func shortHours(_ n: String) -> Phrase { "\(n) h" }
    static func shortDays(_ n: String) -> Phrase { "\(n) d" }

    // Why this time?
    static func sumBegan(_ time: String, _ zone: String) -> Phrase { "It began \(time) (\(zone))." }
    static func sumPromisedHours(_ amount: String) -> Phrase { "\(amount) of working time were promised." }
    static func sumPromisedDays(_ n: Int) -> Phrase {
        .counted(n, one: "The end of the next working day was promised.", many: "{n} working days were promised, until the close of the last.")
    }
    static func sumPromisedCalendarDays(_ n: Int) -> Phrase {
        .counted(n, one: "The same time one day later was promised.", many: "The same time {n} days later was promised.")
    }
    static func sumPromisedInstant(_ time: String) -> Phrase { "Somebody promised \(time)." }
    static func sumCounted(_ day: String, _ from: String, _ to: String, _ amount: String) -> Phrase { "\(day), \(from) to \(to): \(amount)." }
    static func sumCountedSpecial(_ day: String, _ name: String, _ from: String, _ to: String, _ amount: String) -> Phrase {
        "\(day), \(name), \(from) to \(to): \(amount)."
    }
    static func sumDay(_ day: String, _ place: Int) -> Phrase { "\(day) is working day \(place)." }
    static func sumClosed(_ day: String) -> Phrase { "\(day) does not count: not a working day." }
    static func sumHoliday(_ day: String, _ name: String) -> Phrase { "\(day) does not count: \(name)." }
    static func sumBreak(_ from: String, _ to: String) -> Phrase { "\(from) to \(to) does not count: nobody is at work." }
    static func sumPaused(_ from: String, _ to: String) -> Phrase { "It stood still from \(from) to \(to)." }
    static func sumStands(_ from: String) -> Phrase { "It has stood still since \(from)." }
    static func sumDue(_ time: String) -> Phrase { "So it is due \(time)." }
    static let sumNotDue: Phrase = "So it is not due before it runs again."
    static let sumClockChange: Phrase = "The clocks change in between; only hours that pass are counted."
    static let sumNeverOpen: Phrase = "This {unit} has no working hours, so no time can be set."
    static func hoursExactly(_ n: Int) -> Phrase { .counted(n, one: "1 hour", many: "{n} hours") }
    static func hoursAndMinutes(_ hours: Int, _ minutes: Int) -> Phrase { "\(hours) h \(minutes) min" }
    static func dayWithDate(_ weekday: String, _ date: String) -> Phrase { "\(weekday) \(date)" }

    // What has happened
    static let trailTitle: Phrase = "What has happened"
    static func trail(_ kind: CaseEvent.Kind, _ who: String) -> Phrase {
        switch kind {
        case .opened: "Received"
        case .joinedMoment: "Told us again"
        case .taken: "\(who) took it"
        case .offered: "\(who) was asked to take it"
        case .declined: "\(who) cannot take it right now"
        case .helper: "\(who) is with it"
        case .task: "A task was handed out"
        case .taskDone: "\(who) finished a task"
        case .answered: "\(who) answered"
        case .note: "\(who) wrote a note"
        case .asked: "We asked whether it was put right"
        case .verdictYes: "Put right, and the {customer} agrees"
        case .verdictPartly: "Partly put right, says the {customer}"
        case .verdictNo: "Not put right, says the {customer}"
        case .silent: "Closed without a verdict"
        case .wrote: "The {customer} wrote"
        case .reopened: "Opened again"
        case .paused: "\(who) put it on hold"
        case .resumed: "\(who) went on with it"
        case .warned: "A promise was running out"
        case .late: "A promise was missed, the {leader} was told"
        case .escalated: "Still waiting, the site was told"
        case .followedUp: "\(who) followed up"
        case .erased: "The {customer} deleted their details"
        case .cause: "\(who) wrote down what let it happen"
        case .released: "It waits for somebody again"
        case .mailReturned: "Our letter came back: the mail box refused it"
        }
    }
    static let somebody: Phrase = "Somebody"
    static func openedByWords(_ reason: String) -> Phrase { "It came to us by itself: \(reason)." }
    static func openedReason(_ by: String) -> Phrase {
        switch by {
        case "level": "the level that was tapped"
        case "complaint": "we read a complaint"
        case "urgent": "we read something urgent"
        case "keyword": "a word that we watch for"
        default: "opened by a {colleague}"
        }
    }
}
