import Storage

/// Situations: reading them, and changing them.
extension LanguageDesk {
    func situations() async throws -> Reply {
        let mayEdit = mayEdit
        let list = try await store.read { tx in
            SituationPages.List(
                live: try SituationQueries.live(tx), drafts: mayEdit ? try SituationQueries.all(.draft, limit: 50, tx) : [],
                retired: mayEdit ? try SituationQueries.all(.retired, limit: 50, tx) : [])
        }
        return .page(SituationPages.list(list, self))
    }

    func situation(_ id: ID<Situation>, form: SituationForm? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        let mayEdit = mayEdit
        let me = viewer.id
        let open = try await store.read { tx -> SituationPages.Open in
            guard let situation = try SituationQueries.situation(id, tx), mayEdit || situation.state == .live else { throw Refusal.notFound }
            var open = SituationPages.Open(situation: situation, form: form ?? SituationForm(situation, viewer: me), problems: problems)
            open.principle = try situation.principle.flatMap { try PrincipleQueries.principle($0, tx) }
            let owner = situation.owner
            open.owner = try owner.flatMap { try LanguageOwnerQueries.names([$0], tx)[$0] }
            guard mayEdit else { return open }
            open.owners = try LanguageOwnerQueries.owners(and: [me] + [owner].compactMap { $0 }, tx)
            open.principles = try PrincipleQueries.live(tx)
            open.sources = try SituationSources.load(situation, viewer, tx)
            return open
        }
        return .page(SituationPages.situation(open, self), status: problems.isEmpty ? 200 : 422)
    }

    func newSituation(_ form: SituationForm? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        try requireEdit()
        let me = viewer.id
        let (owners, principles) = try await store.read { (try LanguageOwnerQueries.owners(and: [me], $0), try PrincipleQueries.live($0)) }
        let html = SituationPages.new(form ?? SituationForm(owner: me, title: visit.query["title"] ?? ""), owners, principles, problems, self)
        return .page(html, status: problems.isEmpty ? 200 : 422)
    }

    func addSituation() async throws -> Reply {
        try requireEdit()
        let form = SituationForm(try await visit.form())
        let id: ID<Situation> = services.newID(at: visit.now)
        do {
            try await write("situation.added", "situation", id) { tx in
                let checked = try check(form, tx)
                guard try SituationQueries.count(tx) < SituationQueries.most * 5 else { throw Refusal.tooLarge }
                try SituationQueries.add(
                    checked.content, id: id, principle: checked.principle, state: form.isPublished ? .live : .draft, owner: checked.owner,
                    madeFrom: "hand", in: tx)
            }
        } catch Refusal.invalid(let problems) {
            return try await newSituation(form, problems: problems)
        }
        return .see(LanguagePaths.situation(id), notice: visit.say(form.isPublished ? .situationPublished : .situationKept))
    }

    func changeSituation(_ id: ID<Situation>) async throws -> Reply {
        try requireEdit()
        let form = SituationForm(try await visit.form())
        do {
            try await write(form.isPublished ? "situation.published" : "situation.changed", "situation", id) { tx in
                guard let was = try SituationQueries.situation(id, tx) else { throw Refusal.notFound }
                let checked = try check(form, and: was.owner, tx)
                try SituationQueries.change(
                    id, to: checked.content, principle: checked.principle, state: form.isPublished ? .live : .draft, owner: checked.owner, in: tx)
                if form.isPublished { try LayCardOfSituation(services).run(id, in: tx) }
            }
        } catch Refusal.invalid(let problems) {
            return try await situation(id, form: form, problems: problems)
        }
        return .see(LanguagePaths.situation(id), notice: visit.say(form.isPublished ? .situationPublished : .situationKept))
    }

    private func check(
        _ form: SituationForm, and owner: ID<Colleague>? = nil, _ tx: any ReadTransaction
    ) throws -> (content: SituationContent, principle: ID<Principle>?, owner: ID<Colleague>) {
        let owners = try LanguageOwnerQueries.owners(and: [viewer.id] + [owner].compactMap { $0 }, tx)
        let principles = try PrincipleQueries.live(tx)
        let checked = try form.checked(owners: owners, principles: principles, visit.say)
        return (checked.content, form.principle.flatMap { id in principles.first { $0.id == id }?.id }, checked.owner)
    }

    /// Out of use, or back as a draft that its owner looks at once more.
    func setRetired(_ isRetired: Bool, _ id: ID<Situation>) async throws -> Reply {
        try requireEdit()
        guard let situation = try await store.read({ try SituationQueries.situation(id, $0) }) else { throw Refusal.notFound }
        try await write(isRetired ? "situation.retired" : "situation.returned", "situation", id) {
            if isRetired || situation.state == .retired { _ = try SituationQueries.setState(isRetired ? .retired : .draft, id, in: $0) }
        }
        let notice = visit.say(isRetired ? .retiredNow(situation.content.title) : .situationKept)
        return .see(isRetired ? LanguagePaths.situations : LanguagePaths.situation(id), notice: notice)
    }
}
