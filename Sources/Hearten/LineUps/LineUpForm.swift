import Storage

/// The form with which a leader changes a line-up: what was written, and what it amounts to.
struct LineUpForm: Sendable {
    struct Written: Sendable {
        var thanks: ID<Moment>?
        var moment: ID<Moment>?
        var principle: ID<Principle>?
        var question: String?
        var note: String?
    }
    var thanks: String
    var moment: String
    var principle: String
    var question: String
    var note: String

    init(_ fields: Fields) {
        thanks = fields["thanks"] ?? ""
        moment = fields["moment"] ?? ""
        principle = fields["principle"] ?? ""
        question = fields["question"] ?? ""
        note = fields["note"] ?? ""
    }

    init(_ one: LineUp) {
        thanks = one.thanks?.description ?? ""
        moment = one.moment?.description ?? ""
        principle = one.principle?.description ?? ""
        question = one.question ?? ""
        note = one.note ?? ""
    }

    func checked() throws -> Written {
        var problems = FormProblems()
        let question = problems.line(self.question, field: "question", limit: 200)
        let note = problems.text(self.note, field: "note", limit: 600)
        try problems.check()
        return Written(thanks: ID(thanks), moment: ID(moment), principle: ID(principle), question: question, note: note)
    }
}
