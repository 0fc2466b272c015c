extension Phrase {
    static let guidanceTitle: Phrase = "Guidance"
    static let guidanceLead: Phrase =
        "What we work by, what you may decide, and whom to ask. It works without a connection too, once you have been here."
    static let guidanceAsk: Phrase = "What do you need to know?"
    static let guidanceFind: Phrase = "Find it"
    static func guidanceOffline(_ time: String) -> Phrase { "You are offline. This is as of \(time); people on duty may have changed." }
    static let guidanceOfflineSearch: Phrase = "Found on this device. Your question was not sent."
    static func guidanceAbout(_ words: String) -> Phrase { "About “\(words)”" }
    static let guidanceUnknown: Phrase = "Nobody has written this down yet."
    static let guidanceNoted: Phrase = "Your service lead sees the question, without your name."
    static let guidanceNearest: Phrase = "The nearest that we have:"
    static func guidanceAskPerson(_ name: String) -> Phrase { "Ask \(name)." }
    static let guidanceNotIt: Phrase = "That is not it"
    static let guidanceWantAnswer: Phrase = "I’d like an answer"
    static let guidanceWantAnswerWords: Phrase = "Then your name goes with it, and the answer comes here."
    static let guidanceWanted: Phrase = "Your service lead knows that you would like an answer. You will find it here."
    static let guidanceAsked: Phrase = "You asked"
    static let guidanceWaits: Phrase = "Waits for an answer"
    static func guidanceAnsweredBy(_ name: String) -> Phrase { "Answered by \(name)" }
    static let guidanceAnswered: Phrase = "Answered"
    static func guidanceAnswers(_ n: Int) -> Phrase {
        .counted(n, one: "There is an answer to what you asked.", many: "There are {n} answers to what you asked.")
    }

    static let guidanceMyDayAll: Phrase = "All of it"
    static let guidanceWhom: Phrase = "Whom to ask now"
    static let guidanceNobodyAbove: Phrase = "You are the one whom others ask. Nobody is above you here."
    static let guidanceMayDecide: Phrase = "What you may decide"
    static let guidanceNoLimits: Phrase =
        "Nobody has written this for your part yet. When in doubt, put the {customer} right and tell your {leader} afterwards."
    static let guidanceClocks: Phrase = "By when we answer"
    static let guidanceFirstLetDown: Phrase = "First answer to somebody who was let down"
    static let guidanceFirst: Phrase = "First answer to others"
    static let guidancePutRight: Phrase = "Put right"
    static let guidanceFollowUp: Phrase = "Asked again how it is"
    static func withinWorkingHours(_ n: Int) -> Phrase { .counted(n, one: "within {n} working hour", many: "within {n} working hours") }
    static func withinWorkingDays(_ n: Int) -> Phrase { .counted(n, one: "within {n} working day", many: "within {n} working days") }
    static func afterDays(_ n: Int) -> Phrase { .counted(n, one: "after {n} day", many: "after {n} days") }
    static let guidanceEmpty: Phrase = "Nothing has been written down yet"
    static let guidanceEmptyWords: Phrase = "Until then, ask one of these people."

    static let limitsTitle: Phrase = "What each may decide"
    static let limitsLead: Phrase = "A few lines for each part: what may be decided at once, whom to ask first, and what never."
    static let limitsLink: Phrase = "Change what each may decide"
    static let limitsSaved: Phrase = "Saved. Everybody reads it in guidance now."

    static let lacksTitle: Phrase = "What guidance could not answer"
    static let lacksLead: Phrase = "Questions are without a name, unless somebody wants an answer."
    static func lacksLink(_ n: Int) -> Phrase { .counted(n, one: "One question without an answer", many: "{n} questions without an answer") }
    static let lacksNone: Phrase = "No question is open"
    static let lacksNoneWords: Phrase = "Whatever somebody asks and does not find comes here."
    static let lackWantsAnswer: Phrase = "Somebody waits for an answer"
    static let lackAnswer: Phrase = "Answer"
    static func lackAnswerTo(_ words: String) -> Phrase { "Your answer to “\(words)”" }
    static let lackSend: Phrase = "Answer it"
    static let lackClose: Phrase = "Close it"
    static func lackCloseOf(_ words: String) -> Phrase { "Close it: \(words)" }
    static let lackMakeSituation: Phrase = "Make a situation of it"
    static let lackNeedsAnswer: Phrase = "Write the answer, or close it"
    static let lackSent: Phrase = "Answered."
    static let lackClosed: Phrase = "Closed."
    static let lackTaken: Phrase = "Somebody has answered or closed this already."
    static let lacksClosed: Phrase = "Answered and closed"
    static func lackKind(_ kind: Lack.Kind) -> Phrase {
        switch kind {
        case .question: "A question"
        case .limit: "A limit"
        case .person: "Somebody to ask"
        case .other: "Something else"
        }
    }
}
