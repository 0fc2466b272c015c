extension Phrase {
    static let mailInTitle: Phrase = "Mail in"
    static let mailInOff: Phrase = "No address for answers is set, so no mail is read. How to set one stands in the guide for operators."
    static func mailInLead(_ n: Int) -> Phrase {
        n == 0
            ? "Answers reach their case by themselves. What is in doubt waits here."
            : .counted(n, one: "One mail waits for you.", many: "{n} mails wait for you.")
    }
    static let mailInNone: Phrase = "Nothing waits"
    static let mailInNoneWords: Phrase = "Mails that cannot be taken in by themselves come here."
    static let mailInWaits: Phrase = "Waits for you"
    static let mailInStopped: Phrase = "Written by programs"
    static let mailNoSubject: Phrase = "No subject"
    static func mailAboutCase(_ number: String) -> Phrase { "about case \(number)" }
    static let mailItsBeginning: Phrase = "How it begins"
    static let mailAcceptComment: Phrase = "Add it to the case"
    static let mailAcceptMoment: Phrase = "Take it in as a moment"
    static let mailPutItAway: Phrase = "Put it away"
    static let mailAccepted: Phrase = "It has been taken in."
    static let mailPutAway: Phrase = "Put away. Nothing of it is kept."
    static let mailNothingToAccept: Phrase = "There is nothing in it that could be taken in."

    static func mailReason(_ reason: MailHeld.Reason) -> Phrase {
        switch reason {
        case .comment: "on its case"
        case .moment: "a moment"
        case .tooLarge: "too large"
        case .encrypted: "encrypted"
        case .empty: "empty"
        case .manyFromOne, .manyOnCase, .manyInAll: "very many"
        case .unreadable: "not readable"
        case .closedPage: "closed"
        case .noHouse: "no place"
        case .automatic: "automatic"
        case .loop: "our own"
        case .returned: "came back"
        case .delayed: "delayed"
        }
    }

    static func mailReasonWords(_ reason: MailHeld.Reason) -> Phrase {
        switch reason {
        case .comment, .moment: "It was taken in."
        case .tooLarge: "It is larger than 10 MB. The beginning was read."
        case .encrypted: "Only its receiver’s own key opens it. Ask them to write on their page."
        case .empty: "There are no words in it."
        case .manyFromOne: "This address has sent very many within a day."
        case .manyOnCase: "Very many came for this case within an hour."
        case .manyInAll: "Very many came within an hour, from anywhere."
        case .unreadable: "It could not be taken in. It is kept as it came."
        case .closedPage: "Its case has been closed for long."
        case .noHouse: "Nobody has set the house up yet."
        case .automatic: "An absence note, a newsletter or another program. It answers nothing, and nothing was sent back."
        case .loop: "A letter of ours that came back to us. It goes no further."
        case .returned: "A letter of ours did not arrive. Whoever looks after the case has been told."
        case .delayed: "A letter of ours is still on its way. Its mail server goes on trying."
        }
    }

    static func mailFiles(_ n: Int, _ names: String) -> Phrase {
        .counted(n, one: "One file came with it and is not kept: \(names)", many: "{n} files came with it and are not kept: \(names)")
    }

    // The mailbox and the place
    static let mailBoxTitle: Phrase = "Where it comes from"
    static let mailBoxNone: Phrase = "No address for answers is set."
    static func mailBoxRead(_ time: String) -> Phrase { "The mailbox was last read \(time)." }
    static let mailBoxFails: Phrase = "The mailbox cannot be read:"
    static func mailLaid(_ n: Int) -> Phrase {
        .counted(n, one: "One mail has been handed over and waits to be taken.", many: "{n} mails have been handed over and wait to be taken.")
    }
    static func mailTaken(_ n: Int) -> Phrase {
        .counted(n, one: "One mail was taken in in the last half year.", many: "{n} mails were taken in in the last half year.")
    }
    static let mailPlaceTitle: Phrase = "Mail without a case"
    static let mailPlaceWords: Phrase = "It becomes a moment at this place."
    static let mailPlaceUnit: Phrase = "Place"
    static let mailPlacePoint: Phrase = "Touchpoint"
    static let mailNoPoint: Phrase = "None"
    static let mailKeepPlace: Phrase = "Keep it"
    static let mailPlaceKept: Phrase = "New mail is told there from now on."

    // On a case
    static func cameByMail(_ time: String) -> Phrase { "by mail, \(time)" }
    static let mailFromKnown: Phrase = "It came by mail from the address they left. A sender can be forged: nothing is proved."
    static let mailFromOther: Phrase = "It came by mail, from another address than the one they left. Nothing is proved."
    static let mailQuoted: Phrase = "What the mail quoted"
    static let mailAlso: Phrase = "What else the mail held"
    static let mailWasCut: Phrase = "It was longer than what is kept."
    static func youByMail(_ time: String) -> Phrase { "You by mail, \(time)" }
    static let mailReturnedNotice: Phrase = "A letter to this address came back: the mail box refused it."
    static let newsMailReturned: Phrase = "A letter came back: the mail box refused it"

    // Found by the doctor
    static let doctorMailInOff: Phrase = "no address for answers is set, so no mail is read"
    static func doctorMailIn(waiting: Int, laid: Int) -> Phrase { "\(waiting) wait for a person, \(laid) to be taken" }
    static func doctorMailBoxRead(_ minutes: Int, waiting: Int, laid: Int) -> Phrase {
        "mailbox read \(minutes) minutes ago; \(waiting) wait for a person, \(laid) to be taken"
    }
    static func doctorMailBoxFails(_ why: String) -> Phrase { "the mailbox cannot be read: \(why)" }
    static let doctorMailBoxNever: Phrase = "the mailbox has not been read yet"
    static func doctorMailLaidOff(_ n: Int) -> Phrase { "\(n) mails wait, and HEARTEN_MAIL_ADDRESS is not set: nobody takes them" }
    static let tabMailIn: Phrase = "Mail in"
    static let tabMailInWords: Phrase = "Mails of {customers} that wait for a person, and where new ones go."
}
