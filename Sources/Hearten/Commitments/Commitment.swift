package import Storage

/// An action for somebody's good: who does what for whom, which value it makes, and by when. It counts when that somebody confirms it.
package struct Commitment: Sendable, Equatable {
    package enum State: Sendable { case open, done, confirmed, dropped }

    package let id: ID<Commitment>
    package var actor: ID<Colleague>
    package var unit: ID<Unit>
    package var action: String
    package var beneficiary: ID<Colleague>
    package var category: Category
    package var madeAt: Instant
    /// The end of its day, in the zone of the actor's unit.
    package var dueAt: Instant
    package var doneAt: Instant?
    package var confirmedAt: Instant?
    package var droppedAt: Instant?
    /// What the beneficiary said when it was not yet right.
    package var answer: String?

    package init(
        id: ID<Commitment>, actor: ID<Colleague>, unit: ID<Unit>, action: String, beneficiary: ID<Colleague>, category: Category, madeAt: Instant,
        dueAt: Instant, doneAt: Instant? = nil, confirmedAt: Instant? = nil, droppedAt: Instant? = nil, answer: String? = nil
    ) {
        (self.id, self.actor, self.unit, self.action, self.beneficiary) = (id, actor, unit, action, beneficiary)
        (self.category, self.madeAt, self.dueAt, self.doneAt) = (category, madeAt, dueAt, doneAt)
        (self.confirmedAt, self.droppedAt, self.answer) = (confirmedAt, droppedAt, answer)
    }

    package static let longest = 200
    /// So many open ones at once can be kept in mind.
    package static let mostOpen = 20
    package static let furthest = 366

    package var state: State {
        if confirmedAt != nil { return .confirmed }
        if droppedAt != nil { return .dropped }
        return doneAt == nil ? .open : .done
    }
}

/// A commitment as the form sends it.
struct CommitmentForm {
    /// Made with the form, so that a second post of the same page is the same commitment.
    var key: String
    var action = ""
    var beneficiary: ID<Colleague>?
    /// Somebody who is not among those to choose from.
    var name: String?
    var category: Category?
    var day = ""

    init(key: String, action: String) { (self.key, self.action) = (key, action) }

    init(_ fields: Fields) {
        key = fields["key"] ?? ""
        action = fields["action"] ?? ""
        beneficiary = fields.id("for")
        name = beneficiary == nil ? (try? fields.line("name", limit: 100)) ?? nil : nil
        category = fields["value"].flatMap(Category.init)
        day = fields["day"] ?? ""
    }

    /// `found` are those of the house who may be meant: the one that was chosen, or all who are called as was written.
    func checked(found: [Thankable], today: Day, _ say: Say) throws -> (action: String, beneficiary: ID<Colleague>, Category, Day) {
        var problems = FormProblems()
        let action = problems.line(self.action, field: "action", limit: Commitment.longest)
        if action == nil { problems.add("action", say(.commitmentNeedsAction)) }
        let whom = found.count == 1 ? found.first?.id : nil
        if let name {
            if found.isEmpty { problems.add("name", say(.thanksNobodyCalled(name))) }
            if found.count > 1 { problems.add("name", say(.thanksSeveralCalled(name))) }
        } else if whom == nil {
            problems.add("for", say(.commitmentNeedsWhom))
        }
        if category == nil { problems.add("value", say(.commitmentNeedsValue)) }
        let day = Day(iso: self.day).flatMap { (today.number...today.number + Commitment.furthest).contains($0.number) ? $0 : nil }
        if day == nil { problems.add("day", say(.commitmentNeedsDay)) }
        try problems.check()
        guard let action, let whom, let category, let day else { throw Refusal.invalid(problems) }
        return (action, whom, category, day)
    }
}
