extension Phrase {
    // Mail
    static func mailHeardSubject(_ house: String) -> Phrase { "\(house) has heard you" }
    static let mailHeardWords: Phrase = "Thank you for telling us. Somebody who can put it right is reading it."
    static func mailReplySubject(_ name: String, _ house: String) -> Phrase { "\(name) from \(house) has answered you" }
    static func mailSigned(_ name: String, _ title: String) -> Phrase { "\(name)\n\(title)" }
    static func mailAskSubject(_ house: String) -> Phrase { "Has \(house) put it right?" }
    static let mailAskWords: Phrase =
        "You told us that something went wrong. Have we put it right? Only you can say so, with one tap on your own page."
    static func mailYourPage(_ link: String) -> Phrase { "Your own page, with everything we do:\n\(link)" }
    static let mailFoot: Phrase = "You get this because this address was left with us for an answer. On the page above you can have it deleted."

    // The outbox
    static let mailTitle: Phrase = "Mail"
    static let mailLeadShown: Phrase = "No mail server is set, so letters stay here for you to see. Nothing is sent."
    static let mailLeadSent: Phrase = "The newest letters, and what became of them."
    static let mailNone: Phrase = "No letter has been written yet"
    static let mailNoneWords: Phrase = "Answers to {customers} who left an address come here."
    static let mailErased: Phrase = "deleted"
    static let mailRead: Phrase = "Read it"
    static let mailAgain: Phrase = "Send again"
    static let mailGoesAgain: Phrase = "It goes out again."
    static func mailStateName(_ state: Mail.State) -> Phrase {
        switch state {
        case .waiting: "waiting"
        case .sending: "on its way"
        case .sent: "sent"
        case .unsure: "perhaps sent"
        case .refused: "not taken"
        case .shown: "kept here"
        }
    }
}
