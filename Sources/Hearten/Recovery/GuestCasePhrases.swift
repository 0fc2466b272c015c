extension Phrase {
    static func guestCaseFor(_ number: String, _ name: String) -> Phrase { "Case \(number), \(name)" }
    static let guestHeard: Phrase = "We have heard you"
    static func guestOwned(_ name: String) -> Phrase { "\(name) looks after this" }
    static func guestAnswered(_ name: String) -> Phrase { "\(name) has answered you" }
    static let guestPutRight: Phrase = "Put right, you told us"
    static let guestClosed: Phrase = "This is finished for now"
    static let guestAgain: Phrase = "We are on it again"
    static func guestHearBy(_ time: String) -> Phrase { "You hear from us by \(time)." }
    static let guestHearSoon: Phrase = "You hear from us as soon as we can."
    static func guestFollowBy(_ time: String) -> Phrase { "Next you hear from us by \(time)." }
    static let guestNothingOpen: Phrase = "Nothing is open. Write to us if there is anything left."
    static let whatYouTold: Phrase = "What you told us"
    static func youToldAgain(_ time: String) -> Phrase { "You told us again: \(time)." }
    static let whatIsHappening: Phrase = "What is happening"
    static let weHeardYou: Phrase = "We heard you"
    static func readBy(_ time: String, _ name: String, _ title: String) -> Phrase { "\(time). \(name), \(title), looks after it." }
    static func heardYouAt(_ time: String) -> Phrase { "\(time)." }
    static let weAnsweredYou: Phrase = "We answered you"
    static func answeredBy(_ time: String, _ name: String) -> Phrase { "\(time), by \(name)." }
    static let ourAnswerComes: Phrase = "Our answer"
    static func promisedIn(_ span: String) -> Phrase { "Promised \(span)" }
    static func promisedLate(_ span: String) -> Phrase { "Promised \(span). We are late, and we know it." }
    static let weFollowUp: Phrase = "We follow up"
    static let weFollowedUp: Phrase = "We followed up"
    static let yourVerdict: Phrase = "Your verdict"
    static func weAskYouOn(_ day: String) -> Phrase { "We’ll ask \(day). Only you can close this case." }
    static let onlyYouClose: Phrase = "Only you can close this case."
    static func youSaid(_ verdict: String) -> Phrase { "You said: \(verdict)." }
    static func verdictWord(_ verdict: Verdict) -> Phrase {
        switch verdict {
        case .yes: "Yes"
        case .partly: "Partly"
        case .no: "No"
        case .none: "nothing yet"
        }
    }
    static let ourAnswer: Phrase = "Our answer"
    static func earlierAnswers(_ n: Int) -> Phrase { .counted(n, one: "An earlier answer", many: "{n} earlier answers") }
    static let asTheyRead: Phrase = "So the {customer} reads it. Only they can answer here."
    static let backToTheCase: Phrase = "Back to the case"
    static let soFarRight: Phrase = "So far, are we putting it right?"
    static let whatIsMissing: Phrase = "What is still missing?"
    static let enoughForMe: Phrase = "You need not do more"
    static let chooseVerdict: Phrase = "Choose one of the three"
    static func tellPerson(_ name: String) -> Phrase { "Tell \(name)" }
    static let tellUs: Phrase = "Tell us"
    static let messages: Phrase = "Messages"
    static func writeTo(_ name: String) -> Phrase { "Write to \(name)" }
    static let writeToUs: Phrase = "Write to us"
    static func youAt(_ time: String) -> Phrase { "You, \(time)" }
    static let writeSomething: Phrase = "Write something first"
    static func thanksPersonHas(_ name: String) -> Phrase { "Thank you. \(name) has it." }
    static let thanksWeHave: Phrase = "Thank you. We have it."
    static let yourPageFoot: Phrase =
        "This page is yours. Anyone with the link can read it, so share it with care. It closes 90 days after we finish."
    static let deleteMyDetails: Phrase = "Delete my details"
    static let deleteTitle: Phrase = "Delete how we can reach you?"
    static let deleteWords: Phrase =
        "Your name and your address go for good, here and in letters we sent you. What you told us stays, without your name. This page stays yours."
    static let deleteNow: Phrase = "Delete them"
    static let keepThem: Phrase = "Keep them"
    static let detailsDeleted: Phrase = "Deleted. We no longer know how to reach you; this page is the way."
}
