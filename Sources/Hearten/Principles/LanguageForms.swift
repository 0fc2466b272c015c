/// What the page of a principle sends.
struct PrincipleForm {
    var name = ""
    var text = ""
    var category: Category?
    var owner: ID<Colleague>?

    init(owner: ID<Colleague>) { self.owner = owner }

    init(_ principle: Principle) {
        name = principle.name
        text = principle.text
        category = principle.category
        owner = principle.owner
    }

    init(_ fields: Fields) {
        name = fields["name"] ?? ""
        text = fields["text"] ?? ""
        category = fields["value"].flatMap(Category.init)
        owner = fields.id("owner")
    }

    /// The principle as it becomes; throws everything that is wrong at once.
    func checked(owners: [LanguageOwner], isTaken: (String) throws -> Bool, _ say: Say) throws -> (new: NewPrinciple, owner: ID<Colleague>) {
        var problems = FormProblems()
        let name = problems.line(self.name, field: "name", limit: 80)
        let text = problems.text(self.text, field: "text", limit: 1_200)
        if name == nil { problems.add("name", say(.principleNeedsName)) }
        if text == nil { problems.add("text", say(.principleNeedsText)) }
        if let name, try isTaken(name) { problems.add("name", say(.principleNameTaken)) }
        let owner = problems.owner(owner, of: owners, say)
        try problems.check()
        guard let name, let text, let owner else { throw Refusal.invalid(problems) }
        return (NewPrinciple(nil, category, name, text), owner)
    }
}

/// What the page of a situation sends.
struct SituationForm {
    var content = SituationContent(title: "", story: "")
    var principle: ID<Principle>?
    var owner: ID<Colleague>?
    var isPublished = false

    init(owner: ID<Colleague>, title: String) {
        self.owner = owner
        content.title = String(title.prefix(100))
    }

    init(_ situation: Situation, viewer: ID<Colleague>) {
        content = situation.content
        principle = situation.principle
        owner = situation.owner ?? viewer
        isPublished = situation.state == .live
    }

    init(_ fields: Fields) {
        content = SituationContent(
            title: fields["title"] ?? "", story: fields["story"] ?? "", mayDecide: fields["may-decide"] ?? "", good: fields["good"] ?? "",
            poor: fields["poor"] ?? "")
        principle = fields.id("principle")
        owner = fields.id("owner")
        isPublished = fields["do"] == "publish"
    }

    func checked(owners: [LanguageOwner], principles: [Principle], _ say: Say) throws -> (content: SituationContent, owner: ID<Colleague>) {
        var problems = FormProblems()
        let title = problems.line(content.title, field: "title", limit: 100)
        let story = problems.text(content.story, field: "story", limit: 2_000)
        let mayDecide = problems.text(content.mayDecide, field: "may-decide", limit: 1_200)
        let good = problems.text(content.good, field: "good", limit: 1_200)
        let poor = problems.text(content.poor, field: "poor", limit: 1_200)
        if title == nil { problems.add("title", say(.situationNeedsTitle)) }
        if story == nil { problems.add("story", say(.situationNeedsStory)) }
        if isPublished, good == nil { problems.add("good", say(.situationNeedsGood)) }
        let owner = problems.owner(owner, of: owners, say)
        try problems.check()
        guard let title, let story, let owner else { throw Refusal.invalid(problems) }
        return (SituationContent(title: title, story: story, mayDecide: mayDecide ?? "", good: good ?? "", poor: poor ?? ""), owner)
    }
}

/// Somebody who may look after a part of the language.
struct LanguageOwner: Sendable {
    var id: ID<Colleague>
    var name: String
}

extension FormProblems {
    /// Sound text of a field; what is wrong with it is noted instead of thrown.
    mutating func text(_ raw: String, field: String, limit: Int) -> String? {
        do {
            return try Words.text(raw, field: field, limit: limit)
        } catch Refusal.invalid(let problems) {
            for problem in problems.all { add(problem) }
        } catch {}
        return nil
    }

    fileprivate mutating func owner(_ id: ID<Colleague>?, of owners: [LanguageOwner], _ say: Say) -> ID<Colleague>? {
        guard let id, owners.contains(where: { $0.id == id }) else {
            add("owner", say(.chooseOwner))
            return nil
        }
        return id
    }
}
