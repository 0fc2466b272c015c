import Storage

/// What the form of thanks holds, also when it comes back with a question.
struct ThanksDraft: Sendable {
    /// Sealed by us, so that a second post of the same page is the same thanks.
    var key: String
    var to: ID<Colleague>?
    var name = ""
    var words = ""
    var principle = ""
    /// Who can be chosen with one tap.
    var people: [Thankable] = []
    var principles: [Principle] = []
}

/// The form of thanks, read and checked.
struct ThanksForm {
    private let form: Fields
    private let visit: Visit

    init(_ form: Fields, _ visit: Visit) {
        self.form = form
        self.visit = visit
    }

    var draft: ThanksDraft {
        ThanksDraft(
            key: form["key"] ?? "", to: form.id("to"), name: form["name"] ?? "", words: form["words"] ?? "", principle: form["principle"] ?? "")
    }

    /// The name that was written where nobody was tapped.
    var name: String? { form.id("to", of: Colleague.self) == nil ? (try? form.line("name", limit: 100)) ?? nil : nil }

    /// `found` are those who are called as was written.
    func checked(by viewer: ID<Colleague>, found: [Thankable], principles: [Principle]) throws -> SendThanks {
        let say = visit.say
        var problems = FormProblems()
        let words = problems.text(form["words"] ?? "", field: "words", limit: ColleagueThanks.longest)
        if words == nil { problems.add("words", say(.thanksNeedWords)) }
        var to = form.id("to", of: Colleague.self)
        if to == nil, let name {
            if found.count == 1 { to = found[0].id }
            if found.isEmpty { problems.add("name", say(.thanksNobodyCalled(name))) }
            if found.count > 1 { problems.add("name", say(.thanksSeveralCalled(name))) }
        } else if to == nil {
            problems.add("name", say(.thanksNeedSomebody))
        }
        if to == viewer { problems.add("name", say(.thanksNotYourself)) }
        try problems.check()
        guard let id = form["key"].flatMap({ visit.services.key.opened("thanks", $0) }).flatMap({ ID<ColleagueThanks>($0) }) else {
            throw Refusal.malformed(.malformedAge)
        }
        guard let to, let words else { throw Refusal.notFound }
        let principle = form.id("principle", of: Principle.self).flatMap { id in principles.first { $0.id == id }?.id }
        return SendThanks(id: id, to: to, words: words, principle: principle)
    }
}
