import Storage

/// What the page of a duty sends.
struct MonthDutyForm {
    var learned = ""
    var did = ""
    var value = ""
    var thanked: ID<Colleague>?
    var thanks = ""

    static let most = 1_200

    init() {}

    init(_ fields: Fields) {
        (learned, did, value) = (fields["learned"] ?? "", fields["did"] ?? "", fields["value"] ?? "")
        (thanked, thanks) = (fields.id("thanked"), fields["thanks"] ?? "")
    }

    /// The answers of a step and, where somebody is recognised, who and in which words.
    func checked(
        _ step: MonthDuty.Step, team: Set<ID<Colleague>>, _ say: Say
    ) throws -> (MonthDutyQueries.Words, recognised: (ID<Colleague>, String)?) {
        var problems = FormProblems()
        var words = MonthDutyQueries.Words()
        var recognised: (ID<Colleague>, String)?
        switch step {
        case .brief: break
        case .debrief:
            words.learned = problems.needed(learned, "learned", say)
            words.did = problems.needed(did, "did", say)
            words.value = problems.needed(value, "value", say)
        case .recognise:
            let whom = thanked.flatMap { team.contains($0) ? $0 : nil }
            if whom == nil { problems.add("thanked", say(.dutyWhomChoose)) }
            let thanks = problems.needed(self.thanks, "thanks", limit: ColleagueThanks.longest, say)
            if let whom, let thanks { recognised = (whom, thanks) }
        }
        try problems.check()
        return (words, recognised)
    }
}

extension FormProblems {
    fileprivate mutating func needed(_ raw: String, _ field: String, limit: Int = MonthDutyForm.most, _ say: Say) -> String? {
        let words = text(raw, field: field, limit: limit)
        if words == nil { add(field, say(.dutyNeedsWords)) }
        return words
    }
}
