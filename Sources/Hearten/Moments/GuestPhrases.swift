extension Phrase {
    static let guestQuestion: Phrase = "Compared with what you expected, our service was…"
    static let guestLegend: Phrase = "Compared with what you expected, our service was"
    static func guestTitle(_ point: String) -> Phrase { "How was it? \(point)" }
    /// "Boarding, Gates, Port Amaly", and just "Lounge, Port Amaly" for the lounge of that name.
    static func pointAtUnit(_ point: String, _ unit: String) -> Phrase { unit.hasPrefix(point) ? "\(unit)" : "\(point), \(unit)" }
    static let whatHappened: Phrase = "What happened?"
    static let ifYouLike: Phrase = "If you like"
    static let somebodyToThank: Phrase = "Somebody I’d like to thank"
    static let whoWasIt: Phrase = "Who was it?"
    static let whoWasItHint: Phrase = "A name, or how we would know them. It reaches them first."
    static let wantReply: Phrase = "I’d like a reply"
    static let yourName: Phrase = "Your name"
    static let yourContact: Phrase = "Email or mobile number"
    static let yourContactHint: Phrase = "Only for this reply. We answer within one day."
    static let leaveEmpty: Phrase = "Leave this empty"
    static let send: Phrase = "Send"
    static let keptOnDevice: Phrase = "Kept on this device. It will go by itself when there is a connection."
    static let sending: Phrase = "Sending…"
    static let sentThanks: Phrase = "Sent. Thank you."
    static let sendRefused: Phrase = "We could not take this. Please look at the page and send again."
    static let guestFoot: Phrase =
        "We use what you tell us to put things right and to thank people. Nobody sees your address unless you ask for a reply."
    static let howWeTreatWords: Phrase = "How we treat your words"
    static let chooseLevel: Phrase = "Choose the one that fits best, or write what happened"
    static let contactUnclear: Phrase = "Write an email address or a phone number, or leave this empty"
    static let sentBefore: Phrase = "We have your first answer. Send this again if you want to add it"
    static let thankYou: Phrase = "Thank you"
    static let thankYouForPerson: Phrase = "Thank you. They’ll read this today."
    static let thankYouForTeam: Phrase = "Thank you. The team will read this today."
    static let thankYouSomebodyReads: Phrase = "Thank you. Somebody will read this now."
    static func weThinkYouMean(_ names: String) -> Phrase { "We think you mean \(names)." }
    static func saysThankYou(_ names: String) -> Phrase { "\(names): thank you for writing." }
    static let yourWords: Phrase = "Your words"
    static let followTitle: Phrase = "Follow what we do"
    static let followWords: Phrase = "Your private page shows who looks after it and when you hear from us. Keep the link."
    static let openMyPage: Phrase = "Open my page"
    static let mayWeShare: Phrase = "May we share them?"
    static let shareWithPerson: Phrase = "Only with the person it is for"
    static let shareWithTeam: Phrase = "With their team"
    static let shareWithAll: Phrase = "With anyone, without my name"
    static let save: Phrase = "Save"
    static let savedThanks: Phrase = "Saved. Thank you."
    static let samePageForAll: Phrase = "Everyone we serve sees this same page, whatever they told us."
    static let wordsPageOne: Phrase = "What you write reaches the people who can put it right or who deserve the thanks."
    static let wordsPageTwo: Phrase =
        "If you leave no name and no address, nobody can tell that it was you: we keep the quarter of an hour, not the minute, and no trace of your device."
    static let wordsPageThree: Phrase = "If you ask for a reply, your address is used for that alone. You can have it deleted on your private page."
    static let wordsPageFour: Phrase =
        "Colleagues’ names are shown only to those who put it right, and to the colleague. In praise they are shown as you allow."
    static let back: Phrase = "Back"
}
