extension Phrase {
    static let myDayTitle: Phrase = "My day"
    static func goodMorning(_ name: String) -> Phrase { "Good morning, \(name)" }
    static func goodAfternoon(_ name: String) -> Phrase { "Good afternoon, \(name)" }
    static func goodEvening(_ name: String) -> Phrase { "Good evening, \(name)" }
    static func complimentsForYou(_ n: Int) -> Phrase { .counted(n, one: "One compliment for you.", many: "{n} compliments for you.") }
    static func promisesOpen(_ n: Int) -> Phrase { .counted(n, one: "One promise to keep.", many: "{n} promises to keep.") }
    static func promisesLate(_ n: Int) -> Phrase { .counted(n, one: "One is late.", many: "{n} are late.") }
    static func youLookAfterSome(_ n: Int) -> Phrase { .counted(n, one: "You look after one {customer}.", many: "You look after {n} {customers}.") }
    static func complimentsWaitForAName(_ n: Int) -> Phrase {
        .counted(n, one: "One compliment waits to hear who is meant.", many: "{n} compliments wait to hear who is meant.")
    }
    static let sayWhoIsMeant: Phrase = "Say who"
    static let nothingWaits: Phrase = "Nothing waits for you."
    static let yourPromises: Phrase = "Your promises"
    static func doneLabel(_ what: String) -> Phrase { "Done: \(what)" }
    static let youLookAfter: Phrase = "You look after"
    static let allOfMany: Phrase = "All of them"
    static func allOfThem(_ n: Int) -> Phrase { "All \(n)" }
    static let offeredToYou: Phrase = "Offered to you"
    static func heardAt(_ unit: String) -> Phrase { "Heard at \(unit) since yesterday" }
    static let everythingForToday: Phrase = "That’s everything for today."
    static let somethingNew: Phrase = "Something new has come."
    static let showIt: Phrase = "Show it"
    static let newsTitle: Phrase = "News"
    static let newsRead: Phrase = "I’ve read these"
    static func dueTime(_ time: String) -> Phrase { "due \(time)" }
    static let newsWarned: Phrase = "A promised time is near"
    static let newsMissed: Phrase = "A promised time has passed"
    static let newsEscalated: Phrase = "Needs somebody: it was passed on to you"
    static let newsOffered: Phrase = "Offered to you"
    static let newsDeclined: Phrase = "Could not be taken, so it is with you again"
    static let newsTaken: Phrase = "Somebody has taken it over"
    static func newsManyWarned(_ n: Int) -> Phrase { .counted(n, one: "One promised time is near", many: "{n} promised times are near") }
    static func newsManyLate(_ n: Int) -> Phrase { .counted(n, one: "One promised time has passed", many: "{n} promised times have passed") }
    static func newsManyEscalated(_ n: Int) -> Phrase {
        .counted(n, one: "One needs somebody: it was passed on to you", many: "{n} need somebody: they were passed on to you")
    }
    static let newsReleased: Phrase = "Needs somebody: whoever looked after it has left"
    static let newsJoined: Phrase = "You were asked in"
    static let newsTask: Phrase = "A promise for you to keep"
    static let newsAnswered: Phrase = "The {customer} has written"
    static let newsVerdict: Phrase = "The {customer} has said whether it was put right"
    static func newsMore(_ n: Int) -> Phrase { .counted(n, one: "One more waits behind these.", many: "{n} more wait behind these.") }
    static let newsToldAgain: Phrase = "The {customer} has told us again"
    static func newsPraiseWaits(_ n: Int) -> Phrase {
        .counted(
            n, one: "A compliment has waited for more than a day to hear who is meant",
            many: "{n} compliments have waited for more than a day to hear who is meant")
    }

    /// What a line of news says.
    static func news(_ kind: News.Kind, count: Int) -> Phrase {
        switch kind {
        case .caseWarned: newsWarned
        case .caseLate: newsMissed
        case .caseEscalated: newsEscalated
        case .caseOffered: newsOffered
        case .caseDeclined: newsDeclined
        case .caseTaken: newsTaken
        case .caseReleased: newsReleased
        case .mailReturned: newsMailReturned
        case .requestAsked: requestNewsAsked
        case .requestTaken: requestNewsTaken
        case .requestTakenOver: requestNewsTakenOver
        case .requestDone: requestNewsDone
        case .requestJudged: requestNewsJudged
        case .requestAgain: requestNewsAgain
        case .requestWithdrawn: requestNewsWithdrawn
        case .requestWarned: requestNewsWarned
        case .requestLate: requestNewsLate
        case .askedIn: newsJoined
        case .taskGiven: newsTask
        case .customerWrote: newsAnswered
        case .toldAgain: newsToldAgain
        case .verdictGiven: newsVerdict
        case .deviceAdded: newsDeviceAdded
        case .pinLocked: newsPinLocked
        case .pinSet: newsPinSet
        case .tabletGuessed: newsTabletGuessed
        case .manyWarned: newsManyWarned(count)
        case .manyLate: newsManyLate(count)
        case .manyEscalated: newsManyEscalated(count)
        case .praiseWaits: newsPraiseWaits(count)
        case .situationDrafted: newsSituationDrafted(count)
        case .dutiesDue: newsDutiesDue(count)
        case .dutiesLate: newsDutiesLate(count)
        case .commitmentsDue: newsCommitmentsDue(count)
        case .commitmentsDone: newsCommitmentsDone(count)
        case .requestsWarned: requestsNewsWarned(count)
        case .requestsLate: requestsNewsLate(count)
        }
    }
}
