extension Phrase {
    // Refusals
    static let caseMovedOn: Phrase = "This case has moved on. Look at it again."
    static let answerBeforeAsking: Phrase = "Answer first, then ask whether it was put right."
    static let causeAfterwards: Phrase = "The cause comes after the {customer} is right."

    // The case
    static func momentsInCase(_ n: Int) -> Phrase { .counted(n, one: "one moment in this case", many: "{n} moments in this case") }
    static let replyTitle: Phrase = "Reply"
    static let replyHint: Phrase = "Four parts, in your own words"
    static let replyApology: Phrase = "Apologise, without “if”"
    static let replyAction: Phrase = "Say exactly what we have done"
    static let replyInvite: Phrase = "Invite them back, as themselves"
    static let replyInviteHint: Phrase = "A person and a date are stronger than a voucher."
    static let replyFollow: Phrase = "Promise a follow-up"
    static let makeItATask: Phrase = "Make it a task, or pick one"
    static let task: Phrase = "Task"
    static let noTask: Phrase = "No task"
    static let newTask: Phrase = "A new one, from the words above"
    static let who: Phrase = "Who"
    static let me: Phrase = "Me"
    static let byWhen: Phrase = "By when"
    static let how: Phrase = "How"
    static let when: Phrase = "When"
    static let followNone: Phrase = "Nothing yet"
    static let followPhone: Phrase = "I will phone"
    static let followWrite: Phrase = "I will write"
    static let followMeet: Phrase = "I will meet you"
    static func followPhoneOn(_ time: String) -> Phrase { "I will phone you on \(time)." }
    static func followWriteOn(_ time: String) -> Phrase { "I will write to you on \(time)." }
    static func followMeetOn(_ time: String) -> Phrase { "I will meet you on \(time)." }
    static func followPhoneSoon(_ span: String) -> Phrase { "I will phone you within \(span)." }
    static func followWriteSoon(_ span: String) -> Phrase { "I will write to you within \(span)." }
    static func followMeetSoon(_ span: String) -> Phrase { "I will meet you within \(span)." }
    static func dayAndClock(_ weekday: String, _ date: String, _ clock: String) -> Phrase { "\(weekday) \(date), \(clock)" }
    static let sentByMailAndPage: Phrase = "Sent by mail and on their private page"
    static let sentOnPage: Phrase = "Shown on their private page; they left no address"
    static func savedAt(_ place: String) -> Phrase { "saved \(place)" }
    static let preview: Phrase = "Preview"
    static let sendReply: Phrase = "Send reply"
    static let replySent: Phrase = "Reply sent. The {customer} can read it now."
    static let previewTitle: Phrase = "So it will read"
    static let previewWords: Phrase = "Nothing has been sent yet."
    static func partName(_ part: ReplyDraft.Part) -> Phrase {
        switch part {
        case .apology: "apology"
        case .action: "action"
        case .invitation: "invitation"
        case .followUp: "follow-up"
        }
    }
    static func partMissing(_ part: String) -> Phrase { "There is no \(part) yet" }
    static func partsMissing(_ parts: String, _ last: String) -> Phrase { "There is no \(parts) and no \(last) yet" }
    static let addOrSend: Phrase = "Would you like to add it, or send the reply as it is?"
    static func apologyTakesBack(_ word: String) -> Phrase { "The apology says “\(word)”" }
    static let apologyTakesBackWords: Phrase = "An apology is stronger without it. Would you like to change it, or send the reply as it is?"
    static func sentBefore(_ part: String, _ others: String) -> Phrase { "The \(part) has been sent to \(others) before" }
    static func otherCustomers(_ n: Int) -> Phrase { .counted(n, one: "one other {customer}", many: "{n} other {customers}") }
    static let sentBeforeWords: Phrase =
        "Nearly word for word, and a {customer} can tell. Would you like to make it theirs, or send the reply as it is?"
    static let sendAsItIs: Phrase = "Send as it is"
    static let followUpPast: Phrase = "Choose a time that is still to come"
    static func keepItShorter(_ most: Int) -> Phrase { "Keep it to \(most) letters" }
    static let replyEmpty: Phrase = "Write at least one of the four parts"

    // Talk and tasks
    static let saidSoFar: Phrase = "Said so far"
    static func toCustomer(_ customer: String, _ time: String) -> Phrase { "to \(customer), \(time)" }
    static func noteAmongUs(_ time: String) -> Phrase { "a note among us, \(time)" }
    static func verdictSaid(_ verdict: String, _ time: String) -> Phrase { "\(verdict), \(time)" }
    static let weAsked: Phrase = "We asked whether it was put right"
    static let writeANote: Phrase = "Write a note among us"
    static let noteWords: Phrase = "Note"
    static let keepNote: Phrase = "Keep the note"
    static let noteKept: Phrase = "The note is kept."
    static let tasks: Phrase = "Tasks"
    static let noTasks: Phrase = "Nothing has been handed out."
    static let handOutTask: Phrase = "Hand out a task"
    static let what: Phrase = "What"
    static let handItOut: Phrase = "Hand it out"
    static let taskHandedOut: Phrase = "The task is handed out."
    static let noteNeedsWords: Phrase = "Write the note first"
    static let taskNeedsWords: Phrase = "Say what is to be done"
    static let taskDoneNotice: Phrase = "Done. Thank you."
    static func taskDoneLabel(_ task: String) -> Phrase { "Done: \(task)" }
    static func taskBy(_ who: String, _ day: String) -> Phrase { "\(who), by \(day)" }
    static func asTheySawIt(_ name: String) -> Phrase { "As \(name) saw it" }
    static func taskDoneBy(_ who: String, _ time: String) -> Phrase { "\(who), done \(time)" }

    // The side
    static let aboutThisCase: Phrase = "About this case"
    static let owner: Phrase = "Owner"
    static let nobodyYetReply: Phrase = "Nobody yet. Sending a reply makes it yours."
    static func looksAfterThis(_ name: String) -> Phrase { "\(name) looks after this." }
    static let youLookAfterThis: Phrase = "You look after this."
    static func askedToTake(_ name: String) -> Phrase { "\(name) has been asked to take it." }
    static let youWereAsked: Phrase = "You have been asked to take this."
    static let iTakeIt: Phrase = "I’ll take it"
    static let iCannot: Phrase = "I can’t right now"
    static let askAColleague: Phrase = "Ask a colleague"
    static let ask: Phrase = "Ask"
    static let itIsYours: Phrase = "It is yours now."
    static let colleagueAsked: Phrase = "Asked. It stays where it is until they take it."
    static let declined: Phrase = "It stays where it was."
    static let whoIsWithIt: Phrase = "Who is with it"
    static let nobodyElse: Phrase = "Nobody else yet."
    static let joinIn: Phrase = "Join in"
    static let askIn: Phrase = "Ask somebody in"
    static let joined: Phrase = "You are with it now."
    static let askedIn: Phrase = "Asked in."
    static let privatePage: Phrase = "Their private page"
    static let privatePageWords: Phrase = "They read the answer there, and say whether it was put right."
    static let seeAsTheyDo: Phrase = "See it as they do"
    static let reachThem: Phrase = "How to reach them"
    static let notReachable: Phrase = "They left no address. Their private page is the way."
    static let closing: Phrase = "Closing"
    static let onlyTheyClose: Phrase = "Only the {customer} can say it was put right. We ask by ourselves."
    static let askThemNow: Phrase = "It’s put right: ask them"
    static let theyAreAsked: Phrase = "They are asked now."
    static func weAskOn(_ time: String) -> Phrase { "We ask \(time)." }
    static func askedClosesOn(_ time: String) -> Phrase { "Asked twice. Closes \(time) as “no verdict”." }
    static let finished: Phrase = "Finished"
    static func closedAs(_ verdict: String, _ time: String) -> Phrase { "\(verdict), \(time)" }
    static let openAgain: Phrase = "Open it again"
    static let openedAgain: Phrase = "The case is open again."
    static let hold: Phrase = "Put on hold"
    static let holdWords: Phrase = "While we wait for something outside the house. The clocks stand still."
    static let goOn: Phrase = "Go on"
    static let heldNow: Phrase = "On hold. The clocks stand still."
    static let goesOn: Phrase = "The clocks run again."
    static let followUpDone: Phrase = "I have followed up"
    static let followUpKept: Phrase = "Kept. Thank you."
    static let cause: Phrase = "What let it happen"
    static let causeHint: Phrase = "A way of working, never a person."
    static let keepCause: Phrase = "Keep it"
    static let causeKept: Phrase = "The cause is kept."
    static let itsMoment: Phrase = "Its moment"
}
