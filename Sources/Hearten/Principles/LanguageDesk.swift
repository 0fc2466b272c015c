import Storage
import Understanding

/// The language as one viewer sees it, and what they may change about it. It belongs to the whole house.
struct LanguageDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    var mayEdit: Bool { viewer.mayForAll(.editLanguage, in: house) }

    func requireEdit() throws { if !mayEdit { throw Refusal.notFound } }

    /// One change with its line in the journal.
    func write<Of>(
        _ kind: String, _ subject: String, _ id: ID<Of>?, _ body: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws {
        let (actor, random) = (viewer.id, services.random)
        try await store.write { tx in
            try body(tx)
            try Journal.append(kind, subject, id, by: actor, random: random, in: tx)
        }
    }

    // MARK: Principles

    func all() async throws -> Reply {
        let mayEdit = mayEdit
        let list = try await store.read { tx in
            let live = try PrincipleQueries.live(tx)
            let retired = mayEdit ? try PrincipleQueries.retired(tx) : []
            return LanguagePages.List(live: live, retired: retired, names: try LanguageOwnerQueries.names(live.map(\.owner), tx))
        }
        return .page(LanguagePages.list(list, self))
    }

    func begin() async throws -> Reply {
        try requireEdit()
        guard let pack = LanguagePack.named(house.organisation?.sector ?? "") ?? LanguagePack.all.first else { throw Refusal.notFound }
        let lay = LayLanguage(pack, vocabulary: house.vocabulary, random: services.random)
        let owner = viewer.id
        try await store.write { try lay.run(owner: owner, in: $0) }
        return .see(LanguagePaths.all, notice: visit.say(.languageBegun))
    }

    func principle(_ id: ID<Principle>, form: PrincipleForm? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        let scope = PrincipleExamples.scope(for: viewer, in: house)
        let mayEdit = mayEdit
        let open = try await store.read { tx -> LanguagePages.Open in
            guard let principle = try PrincipleQueries.principle(id, tx), mayEdit || principle.retiredAt == nil else { throw Refusal.notFound }
            let live = try PrincipleQueries.live(tx)
            var open = LanguagePages.Open(principle: principle, form: form ?? PrincipleForm(principle), problems: problems)
            open.isFirst = live.first?.id == id
            open.isLast = live.last?.id == id
            open.owner = try LanguageOwnerQueries.names([principle.owner], tx)[principle.owner]
            open.examples = try PrincipleExamples.consented(for: id, in: scope, tx)
            open.situations = try SituationQueries.live(of: id, tx)
            guard mayEdit else { return open }
            open.cards = try PracticeCardQueries.all(of: id, tx)
            open.owners = try LanguageOwnerQueries.owners(and: [principle.owner], tx)
            open.suggestions = try PrincipleSuggestions.suggest(for: principle, in: scope, services.reader.current.trained?.meaning, tx)
            return open
        }
        return .page(LanguagePages.principle(open, self), status: problems.isEmpty ? 200 : 422)
    }

    func newPrinciple(_ form: PrincipleForm? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        try requireEdit()
        let me = viewer.id
        let owners = try await store.read { try LanguageOwnerQueries.owners(and: [me], $0) }
        let html = LanguagePages.newPrinciple(form ?? PrincipleForm(owner: me), owners: owners, problems, self)
        return .page(html, status: problems.isEmpty ? 200 : 422)
    }

    func addPrinciple() async throws -> Reply {
        try requireEdit()
        let form = PrincipleForm(try await visit.form())
        let id: ID<Principle> = services.newID(at: visit.now)
        do {
            try await change(form, nil, kind: "principle.added", id) { try PrincipleQueries.add($0, id: id, owner: $1, in: $2) }
        } catch Refusal.invalid(let problems) {
            return try await newPrinciple(form, problems: problems)
        }
        return .see(LanguagePaths.principle(id), notice: visit.say(.principleAdded))
    }

    func changePrinciple(_ id: ID<Principle>) async throws -> Reply {
        try requireEdit()
        let form = PrincipleForm(try await visit.form())
        do {
            try await change(form, id, kind: "principle.changed", id) { try PrincipleQueries.change(id, to: $0, owner: $1, in: $2) }
        } catch Refusal.invalid(let problems) {
            return try await principle(id, form: form, problems: problems)
        }
        return .see(LanguagePaths.principle(id), notice: visit.say(.saved))
    }

    private func change(
        _ form: PrincipleForm, _ existing: ID<Principle>?, kind: String, _ id: ID<Principle>,
        _ body: @escaping @Sendable (NewPrinciple, ID<Colleague>, any Transaction) throws -> Void
    ) async throws {
        let say = visit.say
        let me = viewer.id
        try await write(kind, "principle", id) { tx in
            let was = try existing.map { try PrincipleQueries.principle($0, tx) }
            if case .some(.none) = was { throw Refusal.notFound }
            if existing == nil, try PrincipleQueries.order(tx).count >= PrincipleQueries.most {
                throw Refusal.invalid(FormProblems("name", say(.principleTooMany)))
            }
            let owners = try LanguageOwnerQueries.owners(and: [me] + [was??.owner].compactMap { $0 }, tx)
            let checked = try form.checked(owners: owners, isTaken: { try PrincipleQueries.isNameTaken($0, but: existing, tx) }, say)
            try body(checked.new, checked.owner, tx)
        }
    }

    func movePrinciple(_ id: ID<Principle>) async throws -> Reply {
        try requireEdit()
        let step = try await visit.form()["to"] == "earlier" ? -1 : 1
        try await write("principle.moved", "principle", id) { tx in
            var order = try PrincipleQueries.order(tx)
            guard let place = order.firstIndex(of: id) else { throw Refusal.notFound }
            guard order.indices.contains(place + step) else { return }
            order.swapAt(place, place + step)
            try PrincipleQueries.setOrder(order, in: tx)
        }
        return .see(LanguagePaths.principle(id))
    }

    func setRetired(_ isRetired: Bool, _ id: ID<Principle>) async throws -> Reply {
        try requireEdit()
        guard let principle = try await store.read({ try PrincipleQueries.principle(id, $0) }) else { throw Refusal.notFound }
        try await write(isRetired ? "principle.retired" : "principle.returned", "principle", id) {
            _ = try PrincipleQueries.setRetired(isRetired, id, in: $0)
        }
        let notice = visit.say(isRetired ? .retiredNow(principle.name) : .backInUse(principle.name))
        return .see(isRetired ? LanguagePaths.all : LanguagePaths.principle(id), notice: notice)
    }

    // MARK: Examples

    func setExample() async throws -> Reply {
        try requireEdit()
        let fields = try await visit.form()
        guard let principle: ID<Principle> = fields.id("principle"), let moment: ID<Moment> = fields.id("moment") else { throw Refusal.notFound }
        let shows = fields["do"] != "aside"
        let wasShown = fields["was"] == "shown"
        let scope = PrincipleExamples.scope(for: viewer, in: house)
        let (say, me) = (visit.say, viewer.id)
        try await write(shows ? "example.added" : "example.put-aside", "moment", moment) { tx in
            guard try PrincipleQueries.principle(principle, tx) != nil, try MomentQueries.find(moment, scope, tx) != nil else {
                throw Refusal.notFound
            }
            if shows, try !PrincipleExamples.mayShow(moment, in: scope, tx) { throw Refusal.conflict(say(.exampleGone)) }
            try PrincipleExampleQueries.set(shows ? "shown" : "aside", moment, of: principle, by: me, in: tx)
        }
        let back = fields["from"] == "moment" ? MomentPaths.moment(moment) : LanguagePaths.principle(principle)
        return .see(back, notice: say(shows ? .exampleAdded : wasShown ? .exampleTakenOut : .exampleAside))
    }
}
