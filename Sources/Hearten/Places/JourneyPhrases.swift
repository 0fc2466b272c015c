extension Phrase {
    static let journeyTitle: Phrase = "The journey, as {customers} feel it"
    static func journeyPoints(_ n: Int) -> Phrase { .counted(n, one: "One touchpoint.", many: "{n} touchpoints.") }
    static func journeyLowest(_ name: String) -> Phrase { "“\(name)” is where most is lost." }
    static func journeySilent(_ n: Int) -> Phrase { .counted(n, one: "One of them is silent.", many: "{n} of them are silent.") }
    static let journeyNone: Phrase = "No touchpoint yet"
    static let journeyNoneWords: Phrase = "A touchpoint is where {customers} meet you: a page, a desk, a call. Begin with the first."
    static let addPoint: Phrase = "Add a touchpoint"
    static let newPointName: Phrase = "New touchpoint"
    static let theMap: Phrase = "The map"
    static let mapScrolls: Phrase = "Map, scrolls sideways"
    static let mapChartTitle: Phrase = "Average level at each touchpoint"
    static func mapChartWords(_ high: String, _ highLevel: String, _ low: String, _ lowLevel: String) -> Phrase {
        "Highest: \(high) \(highLevel). Lowest: \(low) \(lowLevel)."
    }
    static let mapTouchpoints: Phrase = "Touchpoints"
    static func pointReads(_ category: String, _ level: String) -> Phrase { "\(category). Level \(level)" }
    static func pointLevel(_ level: String) -> Phrase { "Level \(level)" }
    static let pointNoLevel: Phrase = "too few answers for a level"
    static let coverageNoWay: Phrase = "no way to listen"
    static let coverageNever: Phrase = "never heard"
    static func silentForWeeks(_ n: Int) -> Phrase { .counted(n, one: "silent for a week", many: "silent for {n} weeks") }

    static func moveEarlier(_ name: String) -> Phrase { "Move earlier: \(name)" }
    static func moveLater(_ name: String) -> Phrase { "Move later: \(name)" }
    static let pointName: Phrase = "Name, as a {customer} would say it"
    static let pointOwner: Phrase = "Who delivers it"
    static let pointOwnerNone: Phrase = "Nobody in particular"
    static let pointPhase: Phrase = "Part of the journey"
    static let pointMethod: Phrase = "How we listen here"
    static let pointChannel: Phrase = "Where it happens"
    static let pointPromise: Phrase = "What we promise here"
    static let pointPromiseHint: Phrase = "One sentence a {colleague} could say aloud."
    static let pointValue: Phrase = "Which value is felt most"
    static let pointValueNone: Phrase = "Not decided"
    static let pointSigns: Phrase = "Signs for {customers}"
    static let pointRetire: Phrase = "Take it out of the journey"
    static let pointRetireWords: Phrase = "Its signs end. What was told here stays, and stays counted."
    static func pointRetired(_ name: String) -> Phrase { "\(name) is out of the journey." }
    static func pointReturned(_ name: String) -> Phrase { "\(name) is part of the journey again." }
    static let pointAdded: Phrase = "Added at the end. Give it a name and move it to its place."
    static let retiredPoints: Phrase = "Out of the journey"
    static let pointReturn: Phrase = "Bring it back"
    static func pointReturnOf(_ name: String) -> Phrase { "Bring it back: \(name)" }
    static let pointNeedsName: Phrase = "Write a name for it"
    static let pointNeedsPhase: Phrase = "Write which part of the journey it belongs to"
    static let pointNameTaken: Phrase = "There is a touchpoint of this name; give it another"

    static let whatTheySay: Phrase = "What {customers} say here"
    static let pointFinding: Phrase = "How it is felt"
    static let journeyBelow: Phrase = "Below expected"
    static func averageOf(_ value: String, _ low: String, _ high: String, _ n: String) -> Phrase {
        "\(value) on average, likely \(low) to \(high), from \(n) answers in the last twelve weeks."
    }
    static func averageFew(_ value: String, _ low: String, _ high: String, _ n: String) -> Phrase {
        "\(value) on average, likely \(low) to \(high), from \(n) answers. Few answers, so it is not compared."
    }
    static func journeySoFar(_ n: Int) -> Phrase {
        .counted(
            n, one: "One answer in the last twelve weeks. We show a figure from 10.",
            many: "{n} answers in the last twelve weeks. We show a figure from 10.")
    }
    static let noAnswers: Phrase = "No answers in the last twelve weeks."
    static let lowestPoint: Phrase = "The lowest point of the journey."
    static let highestPoint: Phrase = "The highest point of the journey."
    static func readThe(_ n: Int) -> Phrase { .counted(n, one: "Read it", many: "Read the {n}") }
    static let inTheirWords: Phrase = "In {customers}’ words"
    static let noWordsHere: Phrase = "Nobody has written anything here yet."
    static let lastHeard: Phrase = "Last heard"
    static func lastHeardBy(_ time: String, _ method: String) -> Phrase { "\(time), \(method)." }
    static let lastHeardNever: Phrase = "Nobody yet."
    static let lastHeardNoWay: Phrase = "There is no way to tell us anything here yet. A sign takes a minute."

    static func method(_ method: String) -> Phrase {
        switch method {
        case "sign": "A sign with a code"
        case "tell": "{Colleagues} tell what they hear"
        case "import": "Messages after the journey"
        case "api": "Another program tells us"
        default: "Not yet"
        }
    }
    static func heardBy(_ method: String) -> Phrase {
        switch method {
        case "sign": "by a sign"
        case "tell": "from a {colleague}"
        case "import": "in a message"
        case "api": "from another program"
        default: "another way"
        }
    }
    static func channelPlace(_ channel: String) -> Phrase {
        switch channel {
        case "counter": "Counter"
        case "phone": "Phone"
        case "web": "Web"
        case "app": "App"
        case "email": "Email"
        case "text": "Text message"
        case "face": "Face to face"
        case "kiosk": "Kiosk"
        case "review": "Public review"
        default: "Elsewhere"
        }
    }
}
