extension Phrase {
    static let placeRemember: Phrase = "Remember"
    static let rememberTitle: Phrase = "Remember"
    static let rememberLead: Phrase =
        "What {customers} like, as they told us, as we noticed it, or as we only think. They see all of it and can erase it."
    static let rememberFind: Phrase = "Name, e-mail, telephone or number"
    static let rememberSearch: Phrase = "Find"
    static let rememberNew: Phrase = "Remember somebody"
    static let rememberNone: Phrase = "Nobody is remembered yet"
    static let rememberNoneWords: Phrase =
        "When a {customer} tells you what they like, write it down here. It greets whoever serves them next, and fades if nobody confirms it."
    static func rememberNoneFor(_ words: String) -> Phrase { "Nobody is remembered as “\(words)”" }
    static let rememberTryOther: Phrase = "Try another part of the name, or the whole address or number."
    static let allRemembered: Phrase = "Everybody who is remembered"
    static let customerName: Phrase = "How they are called"
    static let customerEmail: Phrase = "E-mail address"
    static let customerPhone: Phrase = "Telephone"
    static let customerNumber: Phrase = "Their number with us"
    static let customerKeyHint: Phrase = "One of the three is enough: by it we know them again."
    static let customerAt: Phrase = "Where they are known"
    static let customerNeedsName: Phrase = "Write how they are called."
    static let customerNeedsKey: Phrase = "Write an e-mail address, a telephone number or their number with you."
    static let customerEmailWrong: Phrase = "Write the whole e-mail address, such as name@example.org."
    static let customerPhoneWrong: Phrase = "Write the telephone number with its area code."
    static let customerWasForgotten: Phrase =
        "This person asked to be forgotten. Tick the box only if they ask you themselves to be remembered again."
    static let customerAsksAgain: Phrase = "They asked me themselves to be remembered again"
    static let customerSaidNo: Phrase = "The {customer} said no to this kind. Only what they state themselves is kept."
    static let preferenceKind: Phrase = "What it is about"
    static let preferenceText: Phrase = "What they like or need"
    static let preferenceTextHint: Phrase = "In terms of service: “likes to read in soft light”. Never a diagnosis or a guess about the person."
    static let preferenceSource: Phrase = "How we know"
    static let preferenceConsent: Phrase = "They agreed that we keep this"
    static let preferenceConsentHint: Phrase = "Needed for health, diet and belief."
    static let preferenceNeedsText: Phrase = "Write what they like or need."
    static let preferenceNeedsConsent: Phrase = "Health, diet and belief are kept only when the {customer} said so and agreed."
    static let preferenceTooMany: Phrase = "There are 40 already. Take one out first."
    static let preferenceAdd: Phrase = "Remember it"
    static let preferenceTitle: Phrase = "What they like"
    static let preferenceNone: Phrase = "Nothing holds now."
    static let preferenceAnother: Phrase = "Something else they like"
    static let theySaidYes: Phrase = "They said yes"
    static let theySaidNo: Phrase = "They said no"
    static func ofPreference(_ text: String) -> Phrase { ": \(text)" }
    static let promisedToThem: Phrase = "Promised to them"
    static let promiseNone: Phrase = "No promise is open."
    static let promiseText: Phrase = "What we promised"
    static let promiseDue: Phrase = "Until, if there is a day"
    static let promiseWriteDown: Phrase = "Write it down"
    static let promiseKept: Phrase = "Kept"
    static let promiseNeedsText: Phrase = "Write what was promised."
    static let promiseNeedsDay: Phrase = "Choose a day."
    static func promisedBy(_ day: String) -> Phrase { "by \(day)" }
    static let promisesTooMany: Phrase = "40 promises are open already. Keep one first."
    static let promisedInCase: Phrase = "in a case"
    static let bookingsTitle: Phrase = "When they come"
    static let theirPage: Phrase = "Their own page"
    static let theirPageWords: Phrase = "Give them this link: there they see, correct and erase everything."
    static let theirPageEnd: Phrase = "End this link, make a new one"
    static let theirPageEnded: Phrase = "The link from before leads nowhere any more."
    static let preferenceNeedsAnswer: Phrase = "Say whether they said yes or no."
    static let nowRemembered: Phrase = "Remembered. They see it on their own page."
    static let nowConfirmed: Phrase = "Confirmed by the {customer}."
    static let nowForgotten: Phrase = "Forgotten, and not assumed again."
    static let nowPromised: Phrase = "Written down."
    static let nowKeptPromise: Phrase = "Kept."
    static func madeByOn(_ name: String, _ day: String) -> Phrase { "\(name), \(day)" }
    static func holdsUntil(_ day: String) -> Phrase { "until \(day)" }

    static func preferenceKindName(_ kind: Preference.Kind) -> Phrase {
        switch kind {
        case .seat: "Where they sit or stay"
        case .light: "Light"
        case .quiet: "Quiet"
        case .help: "A hand"
        case .food: "Food and drink"
        case .language: "Language"
        case .name: "How to address them"
        case .contact: "How to reach them"
        case .other: "Something else"
        case .health: "Health (needs their yes)"
        case .diet: "Diet (needs their yes)"
        case .belief: "Belief (needs their yes)"
        }
    }

    static func preferenceSourceName(_ source: Preference.Source) -> Phrase {
        switch source {
        case .stated: "They told us"
        case .observed: "We noticed it"
        case .assumed: "We only think so"
        }
    }

    /// How surely it is known, and what follows from that.
    static func preferenceMark(_ source: Preference.Source) -> Phrase {
        switch source {
        case .stated: "told us"
        case .observed: "noticed: ask first"
        case .assumed: "we think: ask first"
        }
    }

    static let peopleToKnow: Phrase = "People to know today"
    static let partPeople: Phrase = "People to know"
    static func personToKnow(_ who: String, _ what: String) -> Phrase { "\(who): \(what)" }
    static func markedAs(_ words: String, _ mark: String) -> Phrase { "\(words) (\(mark))" }
    static func peopleCount(_ shown: Int, _ all: Int) -> Phrase { "\(shown) of \(all)" }
    static func weOwe(_ text: String) -> Phrase { "Promised: \(text)" }

    static let ownTitle: Phrase = "What we remember about you"
    static func ownLead(_ house: String) -> Phrase { "\(house) remembers this to serve you the way you like. It is yours: correct it, or erase it." }
    static let ownNothing: Phrase = "We remember nothing of what you like."
    static let ownName: Phrase = "What we call you"
    static let ownSave: Phrase = "Correct it"
    static let ownYes: Phrase = "Yes, that is right"
    static let ownErase: Phrase = "Erase it"
    static let ownText: Phrase = "In your words"
    static let ownPromises: Phrase = "What we promised you"
    static let ownBookings: Phrase = "When we expect you"
    static let ownReach: Phrase = "How we know you again"
    static let ownFile: Phrase = "All of it as a file"
    static func ownFileWhat(_ house: String) -> Phrase { "All that \(house) remembers about you" }
    static let ownFileElsewhere: Phrase =
        "What you told us and what we answered stand on the page of each case, whose address you were given then. Of your addresses and numbers only digests serve to know you again."
    static let ownForgetAll: Phrase = "Erase everything"
    static let ownForgetTitle: Phrase = "Erase everything we remember about you?"
    static let ownForgetWords: Phrase =
        "What you like, what we promised, your bookings here and how to reach you go at once, and no later list brings them back. What we are putting right for you just now goes on: until that is closed we keep how to reach you, for that alone; then it is erased by itself."
    static let ownForgetYes: Phrase = "Yes, erase everything"
    static let ownForgetNo: Phrase = "No, keep it"
    static let ownForgotten: Phrase = "Everything is erased"
    static let ownForgottenWords: Phrase =
        "We remember nothing about you any more, and this page has ended. If we are putting something right for you just now, we keep how to reach you for that alone until it is closed; then it is erased by itself. On the page of that case you can have it deleted at once."
    static let ownSaved: Phrase = "Corrected, in your words."
    static let ownConfirmed: Phrase = "Thank you. We keep it."
    static let ownErased: Phrase = "Erased. We will not assume it again."
    static func ownHolds(_ mark: String, _ day: String) -> Phrase { "\(mark), kept until \(day)" }
    static let ownToldUs: Phrase = "You told us"
    static let ownNoticed: Phrase = "We noticed it"
    static let ownThought: Phrase = "We only think so"
    static let ownPageFoot: Phrase = "This page is only for you. Whoever has its address can read it."
    static let ownWrite: Phrase = "Write something, or erase it."
}
