import Understanding

extension Phrase {
    static let momentsTitle: Phrase = "Moments"
    static func theseUnits(_ n: Int) -> Phrase { "These \(n) units" }
    static func heardLead(_ n: String) -> Phrase { "\(n) moments, last received first." }
    static let heardLeadOne: Phrase = "One moment."
    static let heardNothing: Phrase = "Nothing answers to this."
    static let setAsideLead: Phrase = "These look odd. Nothing is lost: look at each, and keep it or leave it out."
    static let asFile: Phrase = "As a file"
    static let filterWords: Phrase = "Words"
    static let filterWhere: Phrase = "Where"
    static let filterPoint: Phrase = "Touchpoint"
    static let filterLevel: Phrase = "Level"
    static let filterFrom: Phrase = "From"
    static let filterTo: Phrase = "Until"
    static let everyPoint: Phrase = "Every touchpoint"
    static let everyLevel: Phrase = "Every level"
    static let anyLevel: Phrase = "Any level that was tapped"
    static let filterShow: Phrase = "Show"
    static let moreFilters: Phrase = "Touchpoint, level or dates"
    static let newMomentsCame: Phrase = "New moments have come."
    static let showThem: Phrase = "Show them"
    static let newestFirst: Phrase = "Moments, last received first"
    static let noWordsOnlyLevel: Phrase = "No words, only the level."
    static let noWords: Phrase = "No words."
    static func weThink(_ what: String) -> Phrase { "We think: \(what)" }
    static let older: Phrase = "Received before these"
    static let newest: Phrase = "Back to the last received"
    static let pages: Phrase = "Pages"
    static func nothingAbout(_ words: String) -> Phrase { "Nothing about “\(words)” here" }
    static let nothingFound: Phrase = "Nothing fits all of this"
    static let nothingFoundWords: Phrase = "Leave out one of the filters, or look at everything."
    static let showEverything: Phrase = "Show everything"
    static let nobodyYet: Phrase = "Nobody has told us anything yet"
    static let nobodyYetWords: Phrase = "When somebody scans a sign or a {colleague} tells a moment, it appears here."
    static let noneSetAside: Phrase = "Nothing is set aside"
    static let setAside: Phrase = "Set aside"
    static let allMoments: Phrase = "All moments"
    static let alikeTitle: Phrase = "Moments like this"
    static func alikeLead(_ count: String) -> Phrase { "Told about the same thing, in whatever words. Looked for among the last \(count) received." }
    static let alikeNearest: Phrase = "The nearest first"
    static let alikeBack: Phrase = "Back to the moment"
    static let alikeNothing: Phrase = "Nothing else comes near"
    static let alikeNothingWords: Phrase = "Nobody else has told us about this lately, as far as words can tell."
    static let aboutThisMoment: Phrase = "About this moment"
    static let itsWay: Phrase = "Its way through the house"
    static let wayTold: Phrase = "Told"
    static func wayToldWords(_ time: String, _ how: String) -> Phrase { "\(time), \(how)." }
    static let wayRead: Phrase = "Read"
    static let wayNotRead: Phrase = "Without words there is nothing to read."
    static func wayReadWords(_ what: String) -> Phrase { "We think: \(what)." }
    static let wayCorrected: Phrase = "Corrected by a {colleague}."
    static let wayCounted: Phrase = "Counted"
    static let wayCountedLevel: Phrase = "In the level of service, as it was tapped."
    static let wayCountedOnly: Phrase = "Among the answers. A level that we only read is never averaged with one that was tapped."
    static let wayNotCounted: Phrase = "Not counted while it is set aside."
    static let wayLookedAfter: Phrase = "Looked after"
    static let wayCaseOpen: Phrase = "Somebody is putting it right."
    static let wayCaseClosed: Phrase = "It was looked after, and is closed."
    static let wayOpenCase: Phrase = "Open the case"
    static let wayThanks: Phrase = "Thanks"
    static let wayPraisePerson: Phrase = "It has reached the person it is for."
    static let wayPraiseSomebody: Phrase = "It waits to hear who is meant."
    static let wayPraiseTeam: Phrase = "It has reached the team."
    static let howWeRead: Phrase = "How we read it"
    static let factFeeling: Phrase = "Feeling"
    static let factIntent: Phrase = "What they want"
    static let factValue: Phrase = "Value"
    static let factLevel: Phrase = "Level"
    static let toldByCustomer: Phrase = "told by the {customer}"
    static let correctedByUs: Phrase = "corrected by a {colleague}"
    static let quiteSure: Phrase = "quite sure"
    static let fairlySure: Phrase = "fairly sure"
    static let notSure: Phrase = "not sure"
    static let cannotTell: Phrase = "We cannot tell"
    static let correctIt: Phrase = "Correct it"
    static let corrected: Phrase = "Corrected. The figures follow."
    static let keepIt: Phrase = "Keep it"
    static let leaveItOut: Phrase = "Leave it out"
    static let keptNow: Phrase = "Kept. It is counted from now on."
    static let leftOut: Phrase = "Left out. It stays here, set aside."
    static let nameNotGiven: Phrase = "name not given"
    static let namedMasked: Phrase = "A {colleague}"
    static func channelName(_ channel: Channel) -> Phrase {
        switch channel {
        case .sign: "by a sign"
        case .counter: "at the counter"
        case .phone: "by phone"
        case .web: "on the web"
        case .app: "in the app"
        case .email: "by email"
        case .text: "by text"
        case .face: "face to face"
        case .kiosk: "at a kiosk"
        case .review: "in a public review"
        case .api: "from another program"
        case .other: "another way"
        }
    }
    static func sharingName(_ sharing: Moment.Sharing) -> Phrase {
        switch sharing {
        case .person: "only for the person meant"
        case .team: "for the team"
        case .all: "for anyone, without their name"
        case .none: "not to be shared"
        }
    }
    static func feeling(_ sentiment: Sentiment) -> Phrase {
        switch sentiment {
        case .positive: "glad"
        case .neutral: "neither"
        case .negative: "hurt"
        }
    }
    static func intentName(_ intent: Intent) -> Phrase {
        switch intent {
        case .complaint: "Complaint"
        case .compliment: "Compliment"
        case .suggestion: "Suggestion"
        case .question: "Question"
        case .other: "Something else"
        }
    }
    static func suspicion(_ reason: String) -> Phrase {
        switch reason {
        case "trap": "A hidden field was filled in."
        case "no-page": "It was sent without the page."
        case "too-quick": "It was sent within a second."
        case "old-page": "The page was days old."
        case "spam": "A mail filter marked it."
        case "many": "Very many came from one place within minutes."
        default: "It looks odd."
        }
    }

    static func answerOf(_ value: String, _ top: String) -> Phrase { "\(value) of \(top)" }
    static func answerKind(_ kind: String) -> Phrase {
        switch kind {
        case "recommend": "Would recommend us"
        case "satisfied": "Satisfied"
        case "effort": "Easy for them"
        case "stars": "Stars"
        case "good": "Good"
        default: "Answer"
        }
    }

    static let tellTitle: Phrase = "Tell us a moment"
    static let tellLead: Phrase = "Something you heard or saw. Ten seconds are enough."
    static let tellWords: Phrase = "What happened, in their words if you can"
    static let tellWhere: Phrase = "Where"
    static let tellPoint: Phrase = "At which touchpoint"
    static let ifYouKnow: Phrase = "If you know"
    static let notSurePoint: Phrase = "Not sure"
    static let tellLevel: Phrase = "How was it for them, compared with what they expected?"
    static let ifTheySaid: Phrase = "If they said so"
    static let tellMore: Phrase = "They would like an answer, or praised somebody"
    static let tellPraised: Phrase = "Whom did they praise?"
    static let theirName: Phrase = "Their name"
    static let theirContact: Phrase = "Their email or mobile number"
    static let theirContactHint: Phrase = "Only if they asked for an answer."
    static let tellButton: Phrase = "Tell"
    static let toldThanks: Phrase = "Told. Thank you."
    static let tellNeedsWords: Phrase = "Write what happened, or choose a level"
    static let choosePlace: Phrase = "Choose where it happened"
}
