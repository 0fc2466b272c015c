extension Phrase {
    static let rulesTitle: Phrase = "Rules and clocks"
    static let rulesLead: Phrase = "When a case opens by itself, and by when we answer."
    static let rulesOpenWhen: Phrase = "A case opens when"
    static let rulesByLevel: Phrase = "Somebody taps this level or lower"
    static let rulesByReading: Phrase = "We read a complaint and are quite sure"
    static let rulesByUrgency: Phrase = "We read something urgent: danger, health, the law, the press, a stranded {customer}"
    static let rulesByWords: Phrase = "One of these words is in it"
    static let rulesOneALine: Phrase = "One a line."
    static let rulesInWorkingHours: Phrase = "in working hours of the {unit}"
    static let rulesSaved: Phrase = "Saved. New cases follow these rules; running clocks keep theirs."
    static let unitHours: Phrase = "hours"
    static let unitWorkingDays: Phrase = "working days"
    static let unitDays: Phrase = "days"
    static func numberBetween(_ low: Int, _ high: Int) -> Phrase { "Write a whole number from \(low) to \(high)" }
    static func tooManyWords(_ most: Int) -> Phrase { "Keep it to \(most) words" }
    static func ruleClock(_ clock: RulesForm.Clock) -> Phrase {
        switch clock {
        case .firstLetDown: "First answer at the lowest level"
        case .first: "First answer, others"
        case .right: "Put right"
        case .follow: "Follow-up after"
        }
    }
}
