extension Phrase {
    static let standsTitle: Phrase = "How it stands"
    static func standsIn(_ n: Int, _ all: Int) -> Phrase { "\(n) of \(all) were here in the last seven days." }
    static func standsHeard(_ n: Int) -> Phrase {
        .counted(n, one: "One moment was told in four weeks.", many: "{n} moments were told in four weeks.")
    }
    static let standsNext: Phrase = "What to do next"
    static let standsNothing: Phrase = "Nothing waits for you here"
    static let standsNothingWords: Phrase = "Go and see somebody at work. It is the best use of the time."
    static func nextAtRisk(_ n: Int) -> Phrase {
        .counted(n, one: "One promise is at risk: see who can help", many: "{n} promises are at risk: see who can help")
    }
    static func nextUndecided(_ n: Int) -> Phrase {
        .counted(n, one: "One compliment waits to hear who is meant", many: "{n} compliments wait to hear who is meant")
    }
    static func nextInvite(_ n: Int) -> Phrase {
        .counted(n, one: "One {colleague} has not been in yet: invite them", many: "{n} {colleagues} have not been in yet: invite them")
    }
    static func nextDrafts(_ n: Int) -> Phrase { .counted(n, one: "One situation waits for your words", many: "{n} situations wait for your words") }
    static func nextLacks(_ n: Int) -> Phrase { .counted(n, one: "One question has no answer yet", many: "{n} questions have no answer yet") }
    static func nextLate(_ n: Int) -> Phrase {
        .counted(
            n, one: "One step around the month’s principle is late: ask what is in the way",
            many: "{n} steps around the month’s principle are late: ask what is in the way")
    }
    static func nextSilent(_ n: Int) -> Phrase {
        .counted(n, one: "One touchpoint is silent: give it a way to be heard", many: "{n} touchpoints are silent: give them a way to be heard")
    }
    static let standsWhatWasHeard: Phrase = "What was heard in four weeks"
    static func standsMoments(_ n: Int) -> Phrase { .counted(n, one: "One moment", many: "All {n} moments") }
    static func standsLevel(_ mean: String, _ low: String, _ high: String) -> Phrase {
        "The average level is \(mean), likely \(low) to \(high); expected is 3."
    }
    static func standsLevelFew(_ n: Int) -> Phrase {
        .counted(n, one: "One level so far; from ten on there is a figure.", many: "{n} levels so far; from ten on there is a figure.")
    }
    static let standsMeasure: Phrase = "In Measure"
    static let standsSilent: Phrase = "Touchpoints that are silent"
    static let standsSilentNone: Phrase = "Every touchpoint was heard from."
    static let standsJourney: Phrase = "In the journey"
    static let standsLineUps: Phrase = "Line-ups of the last seven days"
    static let standsLineUpsNone: Phrase = "No line-up was made for any team in these days."
    static func standsLineUpsHeld(_ n: Int, _ all: Int) -> Phrase { "\(n) of \(all) teams held one." }
    static func nextLineUps(_ n: Int) -> Phrase {
        .counted(
            n, one: "One team held no line-up in seven days: hold one with them", many: "{n} teams held no line-up in seven days: hold one with them")
    }
    static let standsWhoIsIn: Phrase = "Who is in"
    static let standsEntered: Phrase = "Have come in"
    static let standsSeen: Phrase = "Here in the last seven days"
    static func standsOf(_ n: Int, _ all: Int) -> Phrase { "\(n) of \(all)" }
    static let standsPeople: Phrase = "People and invitations"
    static let standsRight: Phrase = "What was put right"
    static let standsPutRight: Phrase = "Put right, the {customer} agrees, in four weeks"
    static let standsWaiting: Phrase = "Wait to hear from us"
    static let standsAtRisk: Phrase = "Promises at risk"
    static let standsPractised: Phrase = "What was practised last week"
    static func standsPractisedCount(_ n: Int) -> Phrase { .counted(n, one: "One person", many: "{n} people") }
    static let standsStepsKept: Phrase = "Steps kept"
    static let standsStepsLate: Phrase = "Steps late"
    static let standsConfirmed: Phrase = "Commitments confirmed in four weeks"
    static let standsDuties: Phrase = "Who kept theirs"
}
