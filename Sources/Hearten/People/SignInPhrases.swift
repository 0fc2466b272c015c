extension Phrase {
    static let signInTitle: Phrase = "Sign in"
    static func signInTo(_ name: String) -> Phrase { "Sign in to \(name)" }
    static let workEmail: Phrase = "Work email"
    static let passwordLabel: Phrase = "Password"
    static let signInButton: Phrase = "Sign in"
    static let sendLinkButton: Phrase = "Send me a link instead"
    static let linkTitle: Phrase = "A link instead of a password"
    static let linkWords: Phrase = "We send a link to your work email. It works once, for twenty minutes."
    static let linkSend: Phrase = "Send me a link"
    static let linkOnItsWay: Phrase = "If we know this address, a link is on its way to it. It works once, for twenty minutes."
    static let linkComeIn: Phrase = "Come in"
    static let linkHello: Phrase = "One more tap"
    static let linkHelloWords: Phrase = "Programs that check mail open links too. So it takes a tap of yours to sign in."
    static let linkGone: Phrase = "This link has been used or has ended. Ask for a new one."
    static let notTogether: Phrase = "We don’t know this email and password together"
    static let writeYourEmail: Phrase = "Write your work email, for example name@example.org"
    static func triedTooOften(_ wait: String) -> Phrase { "That was tried too often. Wait \(wait), then try again." }
    static let orBeSomebody: Phrase = "Or be somebody for a while"
    static let castWords: Phrase = "This is a demonstration. Nothing you do here reaches anybody."
    static let newHere: Phrase =
        "New here? Your {leader} can invite you. A {customer} with a case? Open the link in our message; no sign-in needed."
    static let signedOut: Phrase = "You are signed out on this device."
    static func titleAt(_ title: String, _ unit: String) -> Phrase { "\(title), \(unit)" }

    static let linkMailSubject: Phrase = "Your way in to Hearten"
    static func linkMailBody(_ link: String) -> Phrase {
        "Open this link to sign in. It works once, for twenty minutes.\n\n\(link)\n\nYou did not ask for it? Then nothing needs doing."
    }
}
