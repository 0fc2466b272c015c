import Storage

/// Practice cards: for those who write them.
extension LanguageDesk {
    func card(_ id: ID<PracticeCard>, form: CardForm? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        try requireEdit()
        let open = try await store.read { tx -> CardPages.Open in
            guard let card = try PracticeCardQueries.card(id, tx), let principle = try PrincipleQueries.principle(card.principle, tx) else {
                throw Refusal.notFound
            }
            return CardPages.Open(
                card: card, principle: principle, form: form ?? CardForm(card), owners: try LanguageOwnerQueries.owners(and: [card.owner], tx),
                principles: try choosable(and: principle, tx), problems: problems)
        }
        return .page(CardPages.card(open, self), status: problems.isEmpty ? 200 : 422)
    }

    /// Principles in use, and the one that the card has now.
    private func choosable(and current: Principle?, _ tx: any ReadTransaction) throws -> [Principle] {
        let live = try PrincipleQueries.live(tx)
        guard let current, !live.contains(where: { $0.id == current.id }) else { return live }
        return live + [current]
    }

    func newCard() async throws -> Reply {
        let kind = PracticeCard.Kind(rawValue: visit.query["kind"] ?? "") ?? .choose
        return try await newCard(CardForm(kind, of: visit.query.id("principle"), owner: viewer.id))
    }

    private func newCard(_ form: CardForm, problems: FormProblems = FormProblems()) async throws -> Reply {
        try requireEdit()
        let me = viewer.id
        let (owners, principles) = try await store.read { (try LanguageOwnerQueries.owners(and: [me], $0), try PrincipleQueries.live($0)) }
        return .page(CardPages.new(form, owners, principles, problems, self), status: problems.isEmpty ? 200 : 422)
    }

    func addCard() async throws -> Reply {
        try requireEdit()
        let fields = try await visit.form()
        let form = CardForm(fields, kind: PracticeCard.Kind(rawValue: fields["kind"] ?? "") ?? .choose)
        let id: ID<PracticeCard> = services.newID(at: visit.now)
        let (say, me) = (visit.say, viewer.id)
        do {
            try await write("practice-card.added", "practice-card", id) { tx in
                guard try PracticeCardQueries.count(tx) < PracticeCardQueries.most else {
                    throw Refusal.invalid(FormProblems("title", say(.cardTooMany)))
                }
                let checked = try form.checked(
                    owners: try LanguageOwnerQueries.owners(and: [me], tx), principles: try PrincipleQueries.live(tx), say)
                try PracticeCardQueries.add(checked.content, id: id, of: checked.principle, owner: checked.owner, in: tx)
            }
        } catch Refusal.invalid(let problems) {
            return try await newCard(form, problems: problems)
        }
        return .see(LanguagePaths.card(id), notice: say(.saved))
    }

    func changeCard(_ id: ID<PracticeCard>) async throws -> Reply {
        try requireEdit()
        guard let card = try await store.read({ try PracticeCardQueries.card(id, $0) }) else { throw Refusal.notFound }
        let form = CardForm(try await visit.form(), kind: card.kind)
        let say = visit.say
        do {
            try await write("practice-card.changed", "practice-card", id) { tx in
                let checked = try form.checked(
                    owners: try LanguageOwnerQueries.owners(and: [card.owner], tx),
                    principles: try choosable(and: try PrincipleQueries.principle(card.principle, tx), tx), say)
                try PracticeCardQueries.change(id, to: checked.content, of: checked.principle, owner: checked.owner, in: tx)
            }
        } catch Refusal.invalid(let problems) {
            return try await self.card(id, form: form, problems: problems)
        }
        return .see(LanguagePaths.card(id), notice: say(.saved))
    }

    func setRetired(_ isRetired: Bool, _ id: ID<PracticeCard>) async throws -> Reply {
        try requireEdit()
        guard let card = try await store.read({ try PracticeCardQueries.card(id, $0) }) else { throw Refusal.notFound }
        try await write(isRetired ? "practice-card.retired" : "practice-card.returned", "practice-card", id) {
            _ = try PracticeCardQueries.setRetired(isRetired, id, in: $0)
        }
        let notice = visit.say(isRetired ? .retiredNow(card.content.title) : .backInUse(card.content.title))
        return .see(isRetired ? LanguagePaths.principle(card.principle) : LanguagePaths.card(id), notice: notice)
    }
}
