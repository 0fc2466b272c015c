extension Phrase {
    static let thankTitle: Phrase = "Thank a {colleague}"
    static let thankLead: Phrase = "They read it first, and say whether their team may."
    static let thankWho: Phrase = "Who?"
    static let thankSomebodyElse: Phrase = "Somebody else, anywhere in the house"
    static let thankNameHint: Phrase = "First name, last name or both."
    static let thankWords: Phrase = "What did they do, and what did it make possible?"
    static let thankPrinciple: Phrase = "What it shows"
    static let thankNoPrinciple: Phrase = "Nothing to choose"
    static let thankSend: Phrase = "Send thanks"
    static let thanksNeedWords: Phrase = "Write what they did"
    static let thanksNeedSomebody: Phrase = "Say whom you thank"
    static let thanksNotYourself: Phrase = "Choose somebody else; you know it already"
    static func thanksNobodyCalled(_ name: String) -> Phrase { "Nobody here is called “\(name)”. Try another spelling" }
    static func thanksSeveralCalled(_ name: String) -> Phrase { "More than one is called “\(name)”. Choose whom you mean" }
    static let thanksNotReached: Phrase = "They cannot be thanked here any more: perhaps they have left. Your words are kept; choose somebody else"
    static func thanksGone(_ name: String) -> Phrase { "On its way. \(name) reads it on their day." }
    static let thanksShared: Phrase = "Your team can read it now."
    static let thanksKept: Phrase = "Kept. You find it under Recognise, For me."
    static func thankedYouFor(_ name: String) -> Phrase { "\(name) thanked you" }
    static func thankedSomebody(_ one: String, _ other: String) -> Phrase { "\(one) thanked \(other)" }
    static let thanksTellTeam: Phrase = "Tell my team"
    static let thanksKeep: Phrase = "Keep it for myself"
    static let thanksTeamKnows: Phrase = "Your team can read it"
    static func colleaguesThanked(_ n: Int) -> Phrase { .counted(n, one: "One {colleague} thanked you.", many: "{n} {colleagues} thanked you.") }
}
