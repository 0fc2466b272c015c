extension Role {
    /// What the role is called, said to people.
    var phrase: Phrase {
        switch self {
        case .colleague: "{Colleague}"
        case .leader: "{Leader}"
        case .desk: "Recovery desk"
        case .serviceLead: "Service lead"
        case .executive: "Executive"
        case .partner: "{Partner}"
        case .operator: "Operator"
        }
    }
}

extension Phrase {
    static func peopleInSettings(_ part: String) -> Phrase { "\(part). Settings" }
    static let peopleTab: Phrase = "People"
    static func peopleCount(_ n: Int) -> Phrase { .counted(n, one: "{n} {colleague}.", many: "{n} {colleagues}.") }
    static func invitationsOpen(_ n: Int) -> Phrase { .counted(n, one: "One invitation is open.", many: "{n} invitations are open.") }
    static let peopleTitle: Phrase = "{Colleagues}"
    static let peopleSearchLabel: Phrase = "Name, title or email"
    static let peopleSearchButton: Phrase = "Search"
    static func nobodyFound(_ words: String) -> Phrase { "Nobody here is called “\(words)”" }
    static let showEverybody: Phrase = "Show everybody"
    static let nobodyHere: Phrase = "Nobody else is here yet"
    static let nobodyHereWords: Phrase = "Invite the first {colleague} beside this list."
    static func roleAt(_ role: String, _ unit: String) -> Phrase { "\(role), \(unit)" }
    static func invitedUntil(_ time: String) -> Phrase { "Invited, the link holds until \(time)" }
    static let invitationEnded: Phrase = "Invited; the link has ended"
    static let noLongerHere: Phrase = "No longer here"
    static let personChange: Phrase = "Change"
    static let peopleEarlier: Phrase = "Earlier names"
    static let peopleMore: Phrase = "More names"
    static let inviteTitle: Phrase = "Invite a {colleague}"
    static let personIfYouLike: Phrase = "If you like"
    static let personEmailHint: Phrase = "Without mail you get a link to hand over yourself."
    static let personName: Phrase = "Name"
    static let personTitle: Phrase = "What they do"
    static let personTitleHint: Phrase = "As on a name badge: barista, night porter."
    static let personRole: Phrase = "Role"
    static let personAt: Phrase = "At"
    static let makeInvitation: Phrase = "Make the invitation"
    static let writeTheName: Phrase = "Write the name, as {colleagues} say it"
    static let writeWhatTheyDo: Phrase = "Write what they do"
    static let writeEmailOrNothing: Phrase = "Write an email like name@example.org, or leave it empty"
    static let emailTaken: Phrase = "Somebody signs in with this email already. Write another one."
    static let chooseRole: Phrase = "Choose a role that you may give at this {unit}"

    static func giveLink(_ name: String) -> Phrase { "Give \(name) this link" }
    static func linkWorksUntil(_ time: String) -> Phrase { "It works once, until \(time). It is shown only now." }
    static let linkAlsoMailed: Phrase = "It goes out by mail as well."
    static let invitationHandOver: Phrase = "Read it out, print it or send it yourself. Whoever opens it chooses a password and is in."
    static let backToPeople: Phrase = "Back to people"

    static let partsTitle: Phrase = "Parts"
    static let partsHint: Phrase = "A part counts in its {unit} and everything below."
    static let noParts: Phrase = "No part yet: this person can only see their own day."
    static let takeAway: Phrase = "Take away"
    static let giveTitle: Phrase = "Give a part"
    static let giveButton: Phrase = "Give it"
    static let workTitle: Phrase = "Work"
    static let personSave: Phrase = "Save"
    static let wayInTitle: Phrase = "Way in"
    static let wayInWords: Phrase = "A new link lets this person choose a new password. Their devices sign in anew; an earlier link ends."
    static let invitationNewLink: Phrase = "Make a new link"
    static let invitationTakeBack: Phrase = "Take the invitation back"
    static let leaveTitle: Phrase = "Leaving"
    static let leaveWords: Phrase = "All of their devices, links and tokens end at once. What they wrote stays."
    static let disableButton: Phrase = "This person no longer works here"
    static let enableWords: Phrase = "This person cannot sign in."
    static let enableButton: Phrase = "Let them come back"
    static let notYourself: Phrase = "You cannot do this to yourself. Ask somebody else who looks after people."
    static let somebodyMustStay: Phrase = "Somebody must be left who looks after the house. Give this part to another {colleague} first."
    static func saidGiven(_ role: String, _ name: String) -> Phrase { "\(name) is now \(role). Their devices sign in anew." }
    static func saidTaken(_ role: String, _ name: String) -> Phrase { "\(name) is no longer \(role). Their devices sign in anew." }
    static func saidGone(_ name: String) -> Phrase { "\(name) can no longer come in." }
    static func saidGoneWithTokens(_ tokens: Int) -> Phrase {
        Phrase.counted(
            tokens, one: "They can no longer come in. One token that they made for a program has ended too.",
            many: "They can no longer come in. {n} tokens that they made for programs have ended too.")
    }
    static func saidBack(_ name: String) -> Phrase { "\(name) can come in again." }
    static let invitationTakenBack: Phrase = "The invitation is taken back."
    static let personSaved: Phrase = "Saved."

    // The invitation itself
    static let invitationTitle: Phrase = "Welcome"
    static func welcomeName(_ name: String) -> Phrase { "Welcome, \(name)" }
    static func invitedBy(_ person: String, _ house: String) -> Phrase { "\(person) invited you to \(house)." }
    static func invitedTo(_ house: String) -> Phrase { "You are invited to \(house)." }
    static let nameAsSaid: Phrase = "Your name, as {colleagues} say it"
    static let choosePassword: Phrase = "Choose a password"
    static let passwordHint: Phrase = "15 characters or more. Four words you like are fine. You may paste."
    static let invitationComeIn: Phrase = "Come in"
    static func invitationMailSubject(_ house: String) -> Phrase { "Your invitation to \(house)" }
    static func invitationMailBody(_ house: String, _ link: String) -> Phrase {
        "You are invited to \(house). Open this link and choose a password. It works once, for seven days.\n\n\(link)"
    }

    // Passwords
    static func passwordTooShort(_ missing: Int) -> Phrase {
        .counted(missing, one: "Add one more character: 15 or more", many: "Add {n} more characters: 15 or more")
    }
    static let passwordTooLong: Phrase = "Use fewer than 256 characters"
    static let passwordPattern: Phrase = "This repeats itself or follows the keyboard. Take four words that do not belong together"
    static let passwordCommon: Phrase = "This is made of words that everybody tries first. Take four words that do not belong together"
    static let passwordOwnNames: Phrase = "This is made of names that others know. Take four words that do not belong together"
}

extension Password.Weakness {
    /// What to do about it.
    var phrase: Phrase {
        switch self {
        case .tooShort(let missing): .passwordTooShort(missing)
        case .tooLong: .passwordTooLong
        case .pattern: .passwordPattern
        case .common: .passwordCommon
        case .ownNames: .passwordOwnNames
        }
    }
}
