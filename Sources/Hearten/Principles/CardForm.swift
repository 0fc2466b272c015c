/// What the page of a practice card sends.
struct CardForm {
    var content: CardContent
    var principle: ID<Principle>?
    var owner: ID<Colleague>?

    static let mostLooks = 5

    init(_ kind: PracticeCard.Kind, of principle: ID<Principle>?, owner: ID<Colleague>) {
        content = CardContent(kind: kind, title: "", story: "", question: "", why: "")
        self.principle = principle
        self.owner = owner
    }

    init(_ card: PracticeCard) {
        content = card.content
        principle = card.principle
        owner = card.owner
    }

    init(_ fields: Fields, kind: PracticeCard.Kind) {
        content = CardContent(
            kind: kind, title: fields["title"] ?? "", story: fields["story"] ?? "", question: fields["question"] ?? "", why: fields["why"] ?? "")
        let best = fields["best"].flatMap { Int($0) }
        content.options = (1...CardContent.mostOptions).map { number in
            .init(fields["answer-\(number)"] ?? "", fields["reason-\(number)"] ?? "", best: number == best)
        }
        content.strong = fields["strong"] ?? ""
        content.look = (fields["look"] ?? "").split(whereSeparator: \.isNewline).map(String.init)
        principle = fields.id("principle")
        owner = fields.id("owner")
    }

    /// The answers' boxes, empty ones at the end.
    var boxes: [CardContent.Option] {
        content.options + Array(repeating: .init("", ""), count: max(0, CardContent.mostOptions - content.options.count))
    }

    func checked(owners: [LanguageOwner], principles: [Principle], _ say: Say) throws -> (
        content: CardContent, principle: ID<Principle>, owner: ID<Colleague>
    ) {
        var problems = FormProblems()
        let title = problems.line(content.title, field: "title", limit: 100)
        let question = problems.line(content.question, field: "question", limit: 300)
        let story = problems.text(content.story, field: "story", limit: 1_200)
        let why = problems.text(content.why, field: "why", limit: 800)
        if title == nil { problems.add("title", say(.cardNeedsTitle)) }
        if question == nil { problems.add("question", say(.cardNeedsQuestion)) }
        var checked = CardContent(kind: content.kind, title: title ?? "", story: story ?? "", question: question ?? "", why: why ?? "")
        switch content.kind {
        case .choose: checked.options = options(&problems, say)
        case .compare: (checked.strong, checked.look) = comparison(&problems, say)
        }
        if owner.map({ id in owners.contains { $0.id == id } }) != true { problems.add("owner", say(.chooseOwner)) }
        try problems.check()
        guard let owner, let principle, principles.contains(where: { $0.id == principle }) else { throw Refusal.notFound }
        return (checked, principle, owner)
    }

    private func options(_ problems: inout FormProblems, _ say: Say) -> [CardContent.Option] {
        var options: [CardContent.Option] = []
        for (place, option) in content.options.enumerated() {
            let words = problems.line(option.words, field: "answer-\(place + 1)", limit: 240)
            let reason = problems.line(option.reason, field: "reason-\(place + 1)", limit: 300)
            guard let words else { continue }
            if reason == nil { problems.add("reason-\(place + 1)", say(.cardNeedsReason)) }
            options.append(.init(words, reason ?? "", best: option.isBest))
        }
        if options.count < 2 { problems.add("answer-1", say(.cardNeedsAnswers)) }
        if options.count >= 2, options.count(where: { $0.isBest }) != 1 { problems.add("best-1", say(.cardNeedsBest)) }
        return options
    }

    private func comparison(_ problems: inout FormProblems, _ say: Say) -> (String, [String]) {
        let strong = problems.text(content.strong, field: "strong", limit: 1_200)
        let look = content.look.prefix(CardForm.mostLooks).compactMap { problems.line($0, field: "look", limit: 240) }
        if strong == nil { problems.add("strong", say(.cardNeedsStrong)) }
        if look.isEmpty { problems.add("look", say(.cardNeedsLook)) }
        return (strong ?? "", look)
    }
}
