import Storage

/// The form with which a leader changes a line-up: what was written, and what it amounts to.
struct LineUpForm: Sendable {
    struct Written: Sendable {
        var thanks: ID<Moment>?
        var moment: ID<Moment>?
        var principle: ID<Principle>?
        var question: String?
        var note: String?

        /// The line-up as it would be, with only what may be said there.
        func applied(to one: LineUp, at unit: ID<Unit>, _ services: Services, _ tx: any ReadTransaction) throws -> LineUp {
            var one = one
            one.thanks = try thanks.flatMap { try LineUpMomentQueries.thanks($0, at: unit, tx)?.moment }
            one.moment = try moment.flatMap { try LineUpMomentQueries.moment($0, at: unit, tx)?.moment }
            one.principle = try principle.flatMap { try PrincipleQueries.principle($0, tx) }.flatMap { $0.retiredAt == nil ? $0.id : nil }
            one.question = question.map { services.maskedWords($0) ?? $0 }
            one.note = note.map { services.maskedWords($0) ?? $0 }
            return one
        }
    }
    var thanks: String
    var moment: String
    var principle: String
    var question: String
    var note: String
    /// The version on which the form was opened.
    var version: String

    init(_ fields: Fields) {
        thanks = fields["thanks"] ?? ""
        moment = fields["moment"] ?? ""
        principle = fields["principle"] ?? ""
        question = fields["question"] ?? ""
        note = fields["note"] ?? ""
        version = fields["version"] ?? ""
    }

    init(_ one: LineUp) {
        thanks = one.thanks?.description ?? ""
        moment = one.moment?.description ?? ""
        principle = one.principle?.description ?? ""
        question = one.question ?? ""
        note = one.note ?? ""
        version = one.version
    }

    func checked() throws -> Written {
        var problems = FormProblems()
        let question = problems.line(self.question, field: "question", limit: 200)
        let note = problems.text(self.note, field: "note", limit: 600)
        try problems.check()
        return Written(thanks: ID(thanks), moment: ID(moment), principle: ID(principle), question: question, note: note)
    }
}
