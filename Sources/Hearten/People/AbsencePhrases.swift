extension Phrase {
    static let awayTitle: Phrase = "When you are away"
    static let awayHint: Phrase = "What runs out meanwhile comes to whoever is there. Nobody waits for you."
    static let awayFrom: Phrase = "First day"
    static let awayTo: Phrase = "Last day"
    static let awayKept: Phrase = "Kept. Have a good time."
    static let awayNeedsDay: Phrase = "Choose a day"
    static let awayEndsEarly: Phrase = "Choose a last day that is not over, and not before the first"
    static func awayTooLong(_ days: Int) -> Phrase { "Keep it to \(days) days" }
    static func youAreAway(_ day: String) -> Phrase { "You are away until \(day). What runs out comes to whoever is there." }
    static let iAmBack: Phrase = "I’m back"
    static let welcomeBack: Phrase = "Welcome back."
}
