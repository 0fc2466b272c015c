extension Phrase {
    // The list
    static let recoverTitle: Phrase = "Recover"
    static func recoverLead(_ risk: String, _ waiting: String) -> Phrase { "\(risk) \(waiting)" }
    static let noPromiseAtRisk: Phrase = "No promise is at risk."
    static func promisesAtRisk(_ n: Int) -> Phrase { .counted(n, one: "One promise is at risk.", many: "{n} promises are at risk.") }
    static let nobodyIsWaiting: Phrase = "Nobody is waiting."
    static func peopleWaiting(_ n: Int) -> Phrase {
        .counted(n, one: "One person is waiting to hear from us.", many: "{n} people are waiting to hear from us.")
    }
    static let openACase: Phrase = "Open a case"
    static let newCaseCame: Phrase = "A case has come or moved on."
    static let casesLabel: Phrase = "Cases"
    static let showWaiting: Phrase = "Waiting"
    static let showMine: Phrase = "Mine"
    /// Not "put right": only the customer can say so, and silence is in here too.
    static let showDone: Phrase = "Finished"
    static let deskNeeds: Phrase = "Needs somebody now"
    static let deskInHand: Phrase = "In hand"
    static let deskVerdict: Phrase = "Waiting for their verdict"
    static let deskDone: Phrase = "Finished"
    static let moreCases: Phrase = "More cases"
    static let chooseCase: Phrase = "Choose a case"
    static let chooseCaseWords: Phrase = "The one at the top needs somebody first."
    static let nobodyWaitsTitle: Phrase = "Nobody is waiting"
    static let nobodyWaitsWords: Phrase = "Every case has an owner and every promise has been kept."
    static let nothingMine: Phrase = "Nothing is in your hands"
    static let nothingMineWords: Phrase = "Cases that you take, join or hold a task of come here."
    static let nothingDone: Phrase = "Nothing has been finished yet"
    static let nothingDoneWords: Phrase = "A case comes here when the {customer} has said how it went, or has been asked twice."
    static let noOwnerYet: Phrase = "no owner yet"
    static func customerUnnamed() -> Phrase { "{Customer}, name not given" }
    static func askedOn(_ time: String) -> Phrase { "asked \(time)" }
    static let answeredShort: Phrase = "answered"
    static let onHold: Phrase = "on hold"
    static let noTimeSet: Phrase = "no time set"
    static func verdictName(_ verdict: Verdict) -> Phrase {
        switch verdict {
        case .yes: "put right, they agree"
        case .partly: "partly put right"
        case .no: "not put right"
        case .none: "no verdict"
        }
    }
    static func caseNumber(_ name: String) -> Phrase { "Case \(name)" }
    static let allCases: Phrase = "All cases"

    // Opening one by hand
    static let openCaseLead: Phrase = "For somebody who told you, not us."
    static let openCaseWords: Phrase = "What they told you, in their words"
    static let openCaseWhere: Phrase = "Where"
    static let openCasePoint: Phrase = "At which touchpoint"
    static let openTheCase: Phrase = "Open the case"
    static let notNow: Phrase = "Not now"
    static let caseOpened: Phrase = "The case is open. It is yours until somebody else takes it."
    static let caseNeedsWords: Phrase = "Write what they told you"
}
