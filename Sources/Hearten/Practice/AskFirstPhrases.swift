extension Phrase {
    static let askFirstTitle: Phrase = "Ask first"
    static let askFirstLead: Phrase = "Read what a {customer} said. Say how it was for them. Then see."
    static let askFirstCard: Phrase = "How was it for them?"
    static let askFirstCardWords: Phrase = "Read what a {customer} said, say how it was, and then see whether they felt the same."
    static let askFirstBegin: Phrase = "Try it"
    static let askFirstQuestion: Phrase = "Which level did they tap, compared with what they expected?"
    static let askFirstSee: Phrase = "See what they tapped"
    static let askFirstChoose: Phrase = "Choose a level"
    static let askFirstNone: Phrase = "Nothing to read at the moment"
    static let askFirstNoneWords: Phrase = "It needs {customers}’ words with a level, from places that you may read. They come by themselves."
    static let askFirstEnough: Phrase = "That’s enough for today"
    static let askFirstEnoughWords: Phrase = "Three a day are plenty. Tomorrow there are others."
    static let askFirstYou: Phrase = "You thought"
    static let askFirstThey: Phrase = "They tapped"
    static let askFirstSame: Phrase = "You heard it as they felt it."
    static func askFirstHigher(_ n: Int) -> Phrase {
        .counted(n, one: "You thought it one level better than they did.", many: "You thought it {n} levels better than they did.")
    }
    static func askFirstLower(_ n: Int) -> Phrase {
        .counted(n, one: "You thought it one level worse than they did.", many: "You thought it {n} levels worse than they did.")
    }
    static let askFirstNext: Phrase = "Another one"
    static let askFirstItsMoment: Phrase = "Its moment"
    static let askFirstOwn: Phrase = "Your own gap"
    static func askFirstSoFar(_ n: Int) -> Phrase {
        .counted(n, one: "One so far. From ten on there is a figure.", many: "{n} so far. From ten on there is a figure.")
    }
    static func askFirstOwnUp(_ value: String, _ low: String, _ high: String, _ n: Int) -> Phrase {
        "On average you think it \(value) levels better than they do, likely \(low) to \(high), over your last \(n)."
    }
    static func askFirstOwnDown(_ value: String, _ low: String, _ high: String, _ n: Int) -> Phrase {
        "On average you think it \(value) levels worse than they do, likely \(low) to \(high), over your last \(n)."
    }
    static func askFirstOwnLevel(_ low: String, _ high: String, _ n: Int) -> Phrase {
        "On average you hear it as they do: the gap is likely between \(low) and \(high) levels, over your last \(n)."
    }
}
