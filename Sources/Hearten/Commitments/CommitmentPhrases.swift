extension Phrase {
    static let commitmentsTitle: Phrase = "Commitments"
    static let commitmentsLead: Phrase = "Something you will do for somebody. It counts when they say that it did."
    static let commitmentsForYou: Phrase = "Done for you"
    static func commitmentBy(_ name: String) -> Phrase { "by \(name)" }
    static func commitmentFor(_ name: String) -> Phrase { "for \(name)" }
    static let commitmentYes: Phrase = "Yes, it was of value"
    static func commitmentYesOf(_ action: String) -> Phrase { "Yes, it was of value: \(action)" }
    static let commitmentNotYet: Phrase = "Not yet"
    static let commitmentMissing: Phrase = "What is still missing?"
    static let commitmentsYours: Phrase = "Yours"
    static let commitmentsNone: Phrase = "You have promised nothing at the moment"
    static let commitmentsNoneWords: Phrase = "A small thing for one {colleague} is a good beginning."
    static let commitmentWaits: Phrase = "waits for their word"
    static let commitmentDone: Phrase = "I have done it"
    static let commitmentDrop: Phrase = "I cannot"
    static func commitmentDropOf(_ action: String) -> Phrase { "I cannot: \(action)" }
    static let commitmentsPast: Phrase = "Before"
    static func commitmentConfirmedOn(_ day: String) -> Phrase { "confirmed \(day)" }
    static func commitmentDroppedOn(_ day: String) -> Phrase { "given up \(day)" }
    static let commitmentNew: Phrase = "A new one"
    static let commitmentAction: Phrase = "What you will do"
    static let commitmentWhom: Phrase = "For whom"
    static let commitmentChoose: Phrase = "Choose somebody"
    static let commitmentValue: Phrase = "Which value it makes for them"
    static let commitmentDay: Phrase = "By when"
    static let commitmentMake: Phrase = "I will"
    static let commitmentNeedsAction: Phrase = "Write what you will do"
    static let commitmentNeedsWhom: Phrase = "Choose whom it is for"
    static let commitmentNeedsValue: Phrase = "Choose which value it makes"
    static let commitmentNeedsDay: Phrase = "Choose a day from today on, within a year"
    static let commitmentTooMany: Phrase = "You have very many open ones. Keep one of them first."
    static let commitmentMade: Phrase = "It is a commitment now."
    static let commitmentIsDone: Phrase = "They are asked whether it was of value."
    static let commitmentDropped: Phrase = "Given up. Nobody is blamed."
    static let commitmentConfirmed: Phrase = "Thank you. Now it counts."
    static let commitmentReopened: Phrase = "It is with them again."
    static let commitmentsAll: Phrase = "All of them"
    static func commitmentsWaiting(_ n: Int) -> Phrase {
        .counted(n, one: "Somebody did something for you: was it of value?", many: "{n} things were done for you: were they of value?")
    }

    static func newsCommitmentsDue(_ n: Int) -> Phrase {
        .counted(n, one: "A commitment of yours is near its day", many: "{n} commitments of yours are near their day")
    }
    static func newsCommitmentsDone(_ n: Int) -> Phrase {
        .counted(n, one: "Something was done for you, and waits for your word", many: "{n} things were done for you, and wait for your word")
    }
}
