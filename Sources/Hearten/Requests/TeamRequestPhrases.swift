extension Phrase {
    static let requestsTitle: Phrase = "Requests"
    static let requestsLead: Phrase = "What teams ask of each other. {Colleagues} are {customers} too: whoever asked says how it was."
    static let requestAskTitle: Phrase = "Ask another team"
    static let requestAskLead: Phrase = "They get a clock, as for a {customer}. Afterwards you say how it was for you."
    static let requestsToUs: Phrase = "Asked of us"
    static let requestsFromUs: Phrase = "We asked"
    static let requestsEnded: Phrase = "Earlier"
    static let requestsNoneToUs: Phrase = "Nobody waits for us."
    static let requestsNoneFromUs: Phrase = "Nothing is open."
    static let requestTeam: Phrase = "Which team?"
    static let requestWords: Phrase = "What do you need?"
    static let requestWordsHint: Phrase = "Such as: the de-icing slot for KA 302, so that the connection holds."
    static let requestWanted: Phrase = "By when"
    static let requestWantedHint: Phrase = "In the time of the team that you ask."
    static let requestSend: Phrase = "Ask them"
    static let requestNeedsWords: Phrase = "Write what you need"
    static let requestNeedsTeam: Phrase = "Choose the team that you ask"
    static let requestNotOwnTeam: Phrase = "Choose another team; your own hears you directly"
    static let requestWantedPast: Phrase = "Choose a time that is still to come, within a year"
    static func requestAsked(_ unit: String) -> Phrase { "Asked. \(unit) has it." }
    static let requestNowhere: Phrase = "There is no other team that you can ask."
    static let requestMovedOn: Phrase = "Somebody was quicker: look at it again."
    static let requestNeedsLevel: Phrase = "Tap how it was"
    static func requestFromTo(_ from: String, _ to: String) -> Phrase { "\(from) asks \(to)" }
    static func requestAskedBy(_ name: String, _ time: String) -> Phrase { "\(name), \(time)" }
    static func requestWith(_ name: String) -> Phrase { "\(name) has it" }
    static let requestInHand: Phrase = "Somebody has it"
    static let requestWaits: Phrase = "Nobody has it yet"
    static let requestIsDone: Phrase = "Done; whoever asked has not said how it was"
    static func requestDoneBy(_ name: String, _ time: String) -> Phrase { "\(name) says it is done, \(time)" }
    static let requestClosed: Phrase = "Closed"
    static let requestWithdrawn: Phrase = "Taken back"
    static let requestTake: Phrase = "I’ll take it"
    static let requestTakeOver: Phrase = "I’ll take it over"
    static let requestDone: Phrase = "It is done"
    static let requestDoneWords: Phrase = "What you did"
    static let requestLevelTitle: Phrase = "How was it, compared with what you expected?"
    static let requestLevelSend: Phrase = "Send it"
    static let requestAgain: Phrase = "It is not done yet"
    static let requestWithdraw: Phrase = "We no longer need it"
    static let requestTook: Phrase = "It is yours."
    static let requestNowDone: Phrase = "Thank you. They hear that it is done."
    static let requestNowJudged: Phrase = "Thank you. They see how it was for you."
    static let requestNowAgain: Phrase = "It is open again."
    static let requestNowWithdrawn: Phrase = "Taken back."
    static let requestsAll: Phrase = "All requests"
    static let requestPromises: Phrase = "Promised times"
    static let requestAnswerClock: Phrase = "Somebody takes it"
    static let requestDoneClock: Phrase = "It is done"
    static let requestsOnMyDay: Phrase = "Between teams"
    static let requestNewsAsked: Phrase = "Another team asks yours for something"
    static let requestNewsTaken: Phrase = "Somebody has taken what you asked for"
    static let requestNewsTakenOver: Phrase = "Somebody has taken over what another team asked and you had"
    static func requestsNewsWarned(_ n: Int) -> Phrase {
        .counted(n, one: "Another team’s time is near", many: "The time of {n} requests of other teams is near")
    }
    static func requestsNewsLate(_ n: Int) -> Phrase {
        .counted(n, one: "The time that another team was promised has passed", many: "{n} times that other teams were promised have passed")
    }
    static let requestNewsDone: Phrase = "What you asked for is done. How was it?"
    static let requestNewsJudged: Phrase = "Whoever asked has said how it was"
    static let requestNewsAgain: Phrase = "What you did is not done yet, they say"
    static let requestNewsWithdrawn: Phrase = "They no longer need what they asked for"
    static let requestNewsWarned: Phrase = "Another team’s time is near"
    static let requestNewsLate: Phrase = "The time that another team was promised has passed"
}
