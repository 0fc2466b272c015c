extension Phrase {
    static let pulseTitle: Phrase = "Pulse"
    static let pulseAskTitle: Phrase = "Three questions, and nobody knows who answered what"
    static let pulseAskLead: Phrase =
        "Only counts are kept, no answer of yours and no time. Fewer than five answers are never shown. It cannot be changed afterwards, because nobody could find it."
    static func pulseOpenUntil(_ day: String) -> Phrase { "Open until \(day)." }
    static let pulseOnMyDay: Phrase = "Three anonymous questions, half a minute"
    static let pulseAnswer: Phrase = "Answer them"
    static let pulseSend: Phrase = "Send"
    static let pulseSkip: Phrase = "Not this month"
    static let pulseNeedsOne: Phrase = "Answer one of them at least, or choose “Not this month”"
    static let pulseThanks: Phrase = "Thank you. It is counted, and nobody can tell which is yours."
    static let pulseSkipped: Phrase = "Not this month, then."
    static let pulseDone: Phrase = "You have had your turn this month."
    static let pulseNotOpen: Phrase = "No questions are open now."
    static let pulseSkipOne: Phrase = "Each can be skipped."
    static func pulseQuestion(_ question: PulseQuestion) -> Phrase {
        switch question {
        case .lookForward: "I look forward to my work here."
        case .mayDo: "I may do what a {customer} needs, and I have what it takes."
        case .noticed: "In the last two weeks somebody noticed what I did well."
        }
    }
    static func pulseValue(_ value: Int) -> Phrase {
        switch value {
        case 1: "Not at all"
        case 2: "Hardly"
        case 3: "Partly"
        case 4: "Mostly"
        default: "Completely"
        }
    }

    static let pulseLead: Phrase =
        "How people feel about their work, from 1 to 5, for groups of five answers or more. The next smallest group is hidden too, so that nobody is found by subtraction."
    static let pulseWhere: Phrase = "Where"
    static let pulseShow: Phrase = "Show"
    static let pulseMonths: Phrase = "Month by month"
    static let pulseBaseline: Phrase = "Baseline"
    static let pulseBaselineWords: Phrase = "The first three months together. Later months are compared with it."
    static let pulseNothingYet: Phrase = "Nothing to show yet"
    static let pulseNothingYetWords: Phrase =
        "A round is open for two weeks from the first Monday of the month. What may be shown comes here the day after."
    static let pulseHidden: Phrase = "Too few answers to show"
    static func pulseFigure(_ mean: String, _ low: String, _ high: String) -> Phrase { "\(mean), likely \(low) to \(high)" }
    static func pulseUnder(_ value: String) -> Phrase { "\(value) or lower" }
    static func pulseOver(_ value: String) -> Phrase { "\(value) or higher" }
    static func pulseAnswers(_ n: Int) -> Phrase { .counted(n, one: "1 answer", many: "{n} answers") }
    static let pulseFewAnswers: Phrase = "few answers"
    static let pulseUp: Phrase = "up since the baseline, the rise is real"
    static let pulseDown: Phrase = "down since the baseline, the fall is real"
    static let pulseNoChange: Phrase = "no clear change since the baseline"
    static let pulsePlaces: Phrase = "Places, latest month"
    static let pulsePlacesCaption: Phrase = "Each place with its answers to the three questions in the latest month"
    static let pulseMonthsCaption: Phrase = "Each question month by month"
    static let pulseMonth: Phrase = "Month"
    static let pulseSwitchOn: Phrase = "Ask it each month"
    static let pulseSwitchOff: Phrase = "Stop asking"
    static let pulseIsOn: Phrase = "It is asked each month, for two weeks from the first Monday."
    static let pulseIsOff: Phrase = "It is not asked at present."
    static let pulseNowOn: Phrase = "It is asked from the next first Monday of a month."
    static let pulseNowOff: Phrase = "It is no longer asked."
}
