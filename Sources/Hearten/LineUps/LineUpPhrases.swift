extension Phrase {
    static let leadTitle: Phrase = "Lead"
    static func leadCrumb(_ weekday: String, _ date: String, _ unit: String) -> Phrase { "\(weekday) \(date), \(unit)" }
    static let leadReady: Phrase = "The line-up is ready; it takes ten minutes."
    static let leadHeld: Phrase = "Today’s line-up was held."
    static let leadNone: Phrase = "There is no line-up for today yet."
    static let leadOff: Phrase = "Today is no day of work here."
    static func leadTeam(_ n: Int) -> Phrase { .counted(n, one: "One {colleague} works here.", many: "{n} {colleagues} work here.") }
    static let leadAll: Phrase = "All teams"
    static let lineUpToday: Phrase = "Today’s line-up"
    static let lineUpStart: Phrase = "Start the line-up"
    static let lineUpLook: Phrase = "Look at it again"
    static let lineUpChange: Phrase = "Change"
    static let lineUpPrint: Phrase = "Print it with your browser: it fits one sheet for the wall."
    static let lineUpMake: Phrase = "Make today’s line-up"
    static let lineUpMakeWords: Phrase = "Hearten puts it together from what happened here: it takes a second."
    static let lineUpDays: Phrase = "The last two weeks"
    static func dayHeld(_ day: String) -> Phrase { "\(day): held" }
    static func daySkipped(_ day: String) -> Phrase { "\(day): none" }
    static func dayOpen(_ day: String) -> Phrase { "\(day): to come" }
    static func dayOff(_ day: String) -> Phrase { "\(day): no work" }
    static func daysLead(_ held: Int, _ all: Int) -> Phrase { "Held on \(held) of \(all) days of work." }
    static let daysNone: Phrase = "The first one begins the row."

    // The list of units
    static func leadListLead(_ held: Int, _ all: Int) -> Phrase { "\(held) of \(all) teams on this page have held theirs today." }
    static let leadFind: Phrase = "Find a team"
    static func leadNobody(_ words: String) -> Phrase { "No team is called “\(words)”" }
    static let leadEmpty: Phrase = "No team yet"
    static let leadEmptyWords: Phrase = "A team needs two {colleagues} who work at it. Invite them in the settings."
    static let leadWeek: Phrase = "This week"
    static let leadTeamHead: Phrase = "Team"
    static let leadPeople: Phrase = "{Colleagues}"
    static let leadTodayHead: Phrase = "Today"
    static let leadStateHeld: Phrase = "held"
    static let leadStateOpen: Phrase = "to come"
    static let leadStateOff: Phrase = "no work"

    // The five parts
    static func lineUpAt(_ unit: String) -> Phrase { "Line-up, \(unit)" }
    static func lineUpOn(_ weekday: String, _ date: String) -> Phrase { "\(weekday) \(date), about ten minutes" }
    static func lineUpMinutes(_ n: Int) -> Phrase { "\(n) min" }
    static let partThanks: Phrase = "Thank somebody by name"
    static let partThanksTeam: Phrase = "Thank the whole team"
    static func thanksFor(_ names: String) -> Phrase { "For \(names). It reached them first, and may be told in the team." }
    static let thanksForTeam: Phrase = "For everybody here. The {customer} lets the team know."
    static let thanksNoWords: Phrase = "A {customer} tapped how good it was, without words."
    static let thanksNone: Phrase = "No compliment waits to be told today. Who helped you yesterday? Say it to their face."
    static let partMoment: Phrase = "One moment to learn from"
    static let momentAsk: Phrase = "Ask: what did this person see? What would we do with the next ten seconds?"
    static let momentNone: Phrase = "Nothing new was heard here. What did a {customer} tell you yesterday?"
    static func partWord(_ name: String) -> Phrase { "Today’s word: \(name)" }
    static let partQuestion: Phrase = "One question"
    static let partPromise: Phrase = "One promise each"
    static let promiseSay: Phrase = "Say it aloud, for whom it is good, and by when. It stays on this board until it is kept."
    static let lineUpNote: Phrase = "To begin with"
    /// Questions of ours, turn by turn; without a principle they stand by themselves.
    static func lineUpQuestion(_ number: Int) -> Phrase {
        switch number {
        case 0: "Where did you see somebody do today’s word yesterday?"
        case 1: "What did a {customer} ask for yesterday that we could not give?"
        case 2: "What would have made yesterday easier for the next {colleague} in line?"
        case 3: "Which {customer} do you still think about, and why?"
        case 4: "What did you decide yesterday without asking, and how did it go?"
        default: "What would you like to be ready for that you were not ready for yesterday?"
        }
    }

    // Holding it
    static let lineUpHere: Phrase = "Who is here"
    static let lineUpHereHint: Phrase = "Seen here only, and forgotten after three months."
    static let lineUpNobody: Phrase = "Nobody works here today."
    static let lineUpAnswers: Phrase = "What was said"
    static let lineUpAnswersHint: Phrase = "A few words for those who were not there. Names are left out."
    static let lineUpHold: Phrase = "We held it"
    static let lineUpHoldAgain: Phrase = "Keep the change"
    static let lineUpHeldNow: Phrase = "Held. The promises stay on the board."
    static let lineUpPast: Phrase = "This day has passed. What was not held stays a gap."
    static let lineUpWasHeld: Phrase = "This line-up was held."
    static let lineUpWasNot: Phrase = "This line-up was not held."

    // Promises
    static let promisesTitle: Phrase = "Promises on the board"
    static let promisesNone: Phrase = "Nothing is promised yet."
    static let promiseNew: Phrase = "A new promise"
    static let promiseWho: Phrase = "Whose"
    static let promiseEverybody: Phrase = "Everybody’s"
    static let promiseAdd: Phrase = "Put it on the board"
    static let promiseNeedsWords: Phrase = "Write what was promised"
    static let promisesFull: Phrase = "The board is full. Keep or let go of a promise first."
    static let promiseMade: Phrase = "It is on the board."
    static func promiseKeptLabel(_ words: String) -> Phrase { "Kept: \(words)" }
    static let promiseLetGoButton: Phrase = "Let go"
    static let promiseKeptNow: Phrase = "Kept."
    static let promiseLetGo: Phrase = "It is off the board."
    static func promiseSince(_ who: String, _ day: String) -> Phrase { "\(who), since \(day)" }
    static let promiseKeptTitle: Phrase = "Kept lately"

    // Changing it
    static func lineUpChangeTitle(_ unit: String) -> Phrase { "Change the line-up of \(unit)" }
    static let lineUpChangeLead: Phrase = "Everything here may be said in the team. Take another, or leave a part out."
    static let lineUpLeaveOut: Phrase = "Leave it out"
    static let lineUpWord: Phrase = "Today’s word"
    static let lineUpOwnQuestion: Phrase = "A question of your own"
    static let lineUpOwnQuestionHint: Phrase = "Empty takes the one of today."
    static let lineUpOwnNote: Phrase = "A few words to begin with"
    static let lineUpSave: Phrase = "Save it"
    static let lineUpChanged: Phrase = "Changed."
    static let lineUpNoThanks: Phrase = "No compliment may be told in the team yet: whoever received one shares it on their own day."
    static let lineUpNoMoments: Phrase = "No moment of the last weeks may be told here."

    // My day
    static let myDayLineUp: Phrase = "Line-up"
    static let myDayLineUpReady: Phrase = "Today’s line-up is ready."
    static let myDayLineUpHeld: Phrase = "What today’s line-up was about"
    static let myDayPromises: Phrase = "Said at the line-up"
    static let lineUpHereRota: Phrase = "Ticked by the rota: take away who is missing. Seen here only, and forgotten after three months."
    static func lineUpChangedBy(_ name: String) -> Phrase { "\(name) has changed it since you opened it" }
    static let lineUpChangedMeanwhile: Phrase = "It was changed since you opened it"
    static let lineUpClashWords: Phrase =
        "Nothing of yours is saved yet: it stands below as you typed it. Save it if it is right. This stands there now:"
    static let lineUpIsOver: Phrase = "It cannot be changed any more"
    static let lineUpOverWords: Phrase =
        "It was held meanwhile, or its day has passed. What you typed stands below, so that you can take it with you. This stands there now:"
    static let lineUpLeftOut: Phrase = "Left out"
    static let lineUpSaveMine: Phrase = "Save mine"
    static let lineUpKeepWhatStands: Phrase = "Keep what stands there"
    static let lineUpInvited: Phrase = "Invited, and not come in yet. Tick whoever is here."
    static let lineUpOthers: Phrase = "Somebody else of the team"
    static func leadOnShift(_ n: Int) -> Phrase { .counted(n, one: "One {colleague} on the rota now.", many: "{n} {colleagues} on the rota now.") }
    static func lineUpStays(_ minutes: Int) -> Phrase {
        .counted(
            minutes, one: "While you meet, this page stays open for a minute more without a touch. Everything else here locks after five.",
            many: "While you meet, this page stays open for {n} minutes without a touch. Everything else here locks after five.")
    }
    static func lineUpHeldBy(_ name: String) -> Phrase { "\(name) has recorded it meanwhile. Look at it, then send yours if it is right" }
}
