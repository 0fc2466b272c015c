/// What the organisation decides about recoveries: when a case opens, and how long each promise may take.
struct RecoveryRules: Hashable, Sendable {
    var opening = OpeningRules.usual
    /// First answer for somebody at the lowest level.
    var firstAnswerLetDown = Allowance.workingHours(4)
    var firstAnswer = Allowance.workingHours(8)
    var putRight = Allowance.workingDays(3)
    var followUp = Allowance.calendarDays(7)
    var verdict = VerdictSchedule.usual

    var followUpDays: Int { if case .calendarDays(let days) = followUp { days } else { 7 } }

    func firstAnswer(level: Int?) -> Allowance { level == 1 ? firstAnswerLetDown : firstAnswer }

    /// The clocks as rows: a name and the stored form of its allowance.
    enum ClockName: String, CaseIterable {
        case firstAnswerLetDown = "first-answer-1", firstAnswer = "first-answer", putRight = "put-right", followUp = "follow-up"
    }

    subscript(name: ClockName) -> Allowance {
        get {
            switch name {
            case .firstAnswerLetDown: firstAnswerLetDown
            case .firstAnswer: firstAnswer
            case .putRight: putRight
            case .followUp: followUp
            }
        }
        set {
            switch name {
            case .firstAnswerLetDown: firstAnswerLetDown = newValue
            case .firstAnswer: firstAnswer = newValue
            case .putRight: putRight = newValue
            case .followUp: followUp = newValue
            }
        }
    }
}

/// An opening rule as a row keeps it: "level 2", "complaint 75" or "word wheelchair".
enum OpeningRuleText {
    static func texts(_ rules: OpeningRules) -> [String] {
        var texts: [String] = []
        if let level = rules.levelAtMost { texts.append("level \(level)") }
        if let sure = rules.complaintAtLeast { texts.append("complaint \(Int((sure * 100).rounded()))") }
        if let sure = rules.urgentAtLeast { texts.append("urgent \(Int((sure * 100).rounded()))") }
        return texts + rules.keywords.prefix(OpeningRules.mostKeywords).map { "word \($0)" }
    }

    static func rules(_ texts: [String]) -> OpeningRules {
        var rules = OpeningRules(levelAtMost: nil, complaintAtLeast: nil, urgentAtLeast: nil, keywords: [])
        for text in texts {
            if text.hasPrefix("level ") { rules.levelAtMost = Int(text.dropFirst(6)).map { min(max($0, 1), 6) } }
            if text.hasPrefix("complaint ") { rules.complaintAtLeast = share(text.dropFirst(10)) }
            if text.hasPrefix("urgent ") { rules.urgentAtLeast = share(text.dropFirst(7)) }
            if text.hasPrefix("word ") { rules.keywords.append(String(text.dropFirst(5))) }
        }
        return rules
    }

    private static func share(_ percent: Substring) -> Double? { Int(percent).map { Double(min(max($0, 0), 100)) / 100 } }
}
