extension Phrase {
    static let dutiesTitle: Phrase = "This month’s principle"
    static func dutiesLead(_ month: String, _ principle: String) -> Phrase { "\(month): \(principle)" }
    static let dutiesNoPrinciple: Phrase = "No principle has been chosen yet."
    static func monthOfYear(_ month: String, _ year: Int) -> Phrase { "\(month) \(year)" }
    static let dutyBrief: Phrase = "Brief before"
    static let dutyBriefWords: Phrase = "Tell your team what this principle means here, and what you will ask afterwards."
    static let dutyBriefed: Phrase = "I have briefed them"
    static let dutyDebrief: Phrase = "Ask afterwards"
    static let dutyDebriefWords: Phrase = "Three questions for your team. What you write stays with you."
    static let dutyLearned: Phrase = "What did you learn?"
    static let dutyDid: Phrase = "What did you do?"
    static let dutyValue: Phrase = "What value did it create, and for whom?"
    static let dutyDebriefed: Phrase = "Keep it"
    static let dutyRecognise: Phrase = "Recognise one person"
    static let dutyRecogniseWords: Phrase =
        "Your words go as thanks that carry this principle: the person reads them first, and says whether the team may."
    static let dutyWhom: Phrase = "Whom"
    static let dutyWhomChoose: Phrase = "Choose somebody of your team"
    static let dutyThanks: Phrase = "What they did, and what it did for somebody"
    static let dutyRecognised: Phrase = "Recognise them"
    static let dutyNeedsWords: Phrase = "Write a few words"
    static let dutyKept: Phrase = "kept"
    static let dutyOpen: Phrase = "open"
    static let dutyLate: Phrase = "not kept yet"
    static func dutyDueBy(_ day: String) -> Phrase { "by \(day)" }
    static func dutyKeptOn(_ day: String) -> Phrase { "kept \(day)" }
    static let dutyKeptNow: Phrase = "Kept."
    static let dutyYours: Phrase = "Yours"
    static let dutyOpenIt: Phrase = "Open it"
    static let dutyNone: Phrase = "There is nothing for you to do around it"
    static let dutyNoneWords: Phrase = "Leaders brief before, ask afterwards, and recognise one person."
    static let dutyBelow: Phrase = "Those whom you lead"
    static let dutyBelowWords: Phrase = "Kept or not; what they wrote is theirs."
    static let dutyChoose: Phrase = "Next month’s principle"
    static let dutyChooseWords: Phrase = "Where nobody chooses, each has its turn."
    static let dutyChosen: Phrase = "Chosen for next month."
    static let dutyEarlier: Phrase = "Earlier months"
    static let dutyName: Phrase = "Name"
    static let dutyMake: Phrase = "Make a commitment of it"

    static func newsDutiesDue(_ n: Int) -> Phrase {
        .counted(n, one: "A step around this month’s principle is near its day", many: "{n} steps around this month’s principle are near their day")
    }
    static func newsDutiesLate(_ n: Int) -> Phrase {
        .counted(
            n, one: "Somebody whom you lead has not kept a step around this month’s principle",
            many: "{n} steps around this month’s principle were not kept by those whom you lead")
    }
}
