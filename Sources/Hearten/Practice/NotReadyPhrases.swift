extension Phrase {
    static let notReadyTitle: Phrase = "Were you ready for this?"
    static let notReadyButton: Phrase = "I wasn’t ready for this"
    static let notReadyWords: Phrase = "Say more, if you like"
    static let notReadyHint: Phrase = "Whoever writes the situation reads your words without your name."
    static let notReadySaid: Phrase =
        "You said that you weren’t. When three alike are found, it becomes something to practise, and comes to you first."
    static let notReadyThanks: Phrase = "Noted, without your name. When three alike are found, it becomes something to practise."
    static let notReadyTell: Phrase = "I wasn’t ready for this"
    static func notReadyDraftTitle(_ words: String) -> Phrase { "Not ready for: \(words)" }
    static func notReadyDraftAt(_ place: String) -> Phrase { "Not ready, at \(place)" }
    static func notReadyDraftStory(_ n: Int, _ place: String) -> Phrase {
        "\(n) times or more, lately at \(place), somebody met this and was not ready for it. Tell here, in a few lines, what happens."
    }
    static let notReadySources: Phrase = "Made from these moments"
    static let notReadySourcesWords: Phrase = "Somebody was not ready for each of them. Who it was is known to nobody."
    static let notReadySourcesNone: Phrase = "Their moments may not be read any more."
    static let notReadyAdded: Phrase = "What was added, in no order"
    static let notReadyCardQuestion: Phrase = "What do you say, and what do you do?"
    static let notReadyCardLook: Phrase = "Would the {customer} know what happens next, and by when?"
    static func newsSituationDrafted(_ n: Int) -> Phrase {
        .counted(
            n, one: "Several were not ready for the same thing: a situation waits for your words",
            many: "Several were not ready for the same things: {n} situations wait for your words")
    }
}
