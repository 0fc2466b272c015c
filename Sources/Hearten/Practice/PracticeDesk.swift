import Statistics
import Storage

/// Practice as its one colleague sees it. Nothing here goes into the journal or to anybody else.
struct PracticeDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House
    var zone: String { visit.say.zone }
    private var practise: Practise { Practise(viewer.id, zone: zone) }

    // MARK: The day

    func home(form: PracticeWishForm? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        let (me, zone) = (viewer.id, zone)
        let home = try await store.read { tx -> PracticePages.Home in
            let day = try PracticeDay.load(of: me, zone: zone, tx)
            let wish = try PracticeQueries.wish(of: me, tx)
            var home = PracticePages.Home(day: day, wish: wish, form: form ?? PracticeWishForm(wish), problems: problems)
            home.card = try day.next.flatMap { try PracticeQueries.liveCard($0, tx) }
            home.isAway = try AbsenceQueries.isAway(me, tx)
            home.met = try PracticeQueries.met(by: me, limit: 12, tx)
            home.hasCards = try !home.met.isEmpty || home.card != nil || !PracticeCardQueries.live(limit: 1, tx).isEmpty
            return home
        }
        return .page(PracticePages.home(home, self), status: problems.isEmpty ? 200 : 422)
    }

    func setWish() async throws -> Reply {
        let form = PracticeWishForm(try await visit.form())
        let wish: PracticeWish
        do { wish = try form.checked(visit.say) } catch Refusal.invalid(let problems) { return try await home(form: form, problems: problems) }
        let me = viewer.id
        try await store.write { try PracticeQueries.set(wish, of: me, in: $0) }
        return .see(PracticePaths.home, notice: visit.say(.practiceKept))
    }

    func forget() async throws -> Reply {
        guard try await visit.form().isChecked("sure") else {
            return try await home(problems: FormProblems("sure", visit.say(.practiceSureFirst)))
        }
        let me = viewer.id
        try await store.write { try PracticeQueries.forget(me, in: $0) }
        return .see(PracticePaths.home, notice: visit.say(.practiceForgotten))
    }

    // MARK: One card

    func card(_ id: ID<PracticeCard>, form: PracticeForm = PracticeForm(), problems: FormProblems = FormProblems()) async throws -> Reply {
        let (me, zone) = (viewer.id, zone)
        let open = try await store.read { tx -> PracticeTurnPages.Open in
            guard let card = try PracticeQueries.liveCard(id, tx) else { throw Refusal.notFound }
            let day = try PracticeDay.load(of: me, zone: zone, tx)
            let memory = try PracticeQueries.memory(of: me, id, tx)
            // A card that was never met is shown when its turn has come, not before.
            guard memory != nil || day.next == id || day.turn(of: id) != nil else { throw Refusal.notFound }
            var open = PracticeTurnPages.Open(card: card, day: day, form: form, problems: problems)
            open.principle = try PrincipleQueries.principle(card.principle, tx)
            open.dueAt = memory.map { Instant(milliseconds: $0.due) }
            if let answer = try PracticeQueries.answer(to: id, of: me, through: day.day, tx) {
                if answer.day == day.day { open.answer = answer.answer } else { open.before = answer.answer }
            }
            return open
        }
        return .page(PracticeTurnPages.card(open, self), status: problems.isEmpty ? 200 : 422)
    }

    func answer(_ id: ID<PracticeCard>) async throws -> Reply {
        let form = PracticeForm(try await visit.form())
        guard let card = try await store.read({ try PracticeQueries.liveCard(id, $0) }) else { throw Refusal.notFound }
        let answer: PracticeAnswer
        do { answer = try form.checked(card, visit.say) } catch Refusal.invalid(let problems) {
            return try await self.card(id, form: form, problems: problems)
        }
        let practise = practise
        try await store.write { try practise.answer(id, answer, in: $0) }
        return .see(PracticePaths.card(id))
    }

    func rate(_ id: ID<PracticeCard>) async throws -> Reply {
        let name = try await visit.form()["rating"] ?? ""
        guard let rating = PracticeForm.rating(name) else { throw Refusal.malformed(.malformedForm) }
        let practise = practise
        let (me, today) = (viewer.id, LocalTime(visit.now, zone: zone).day)
        let isKnown = try await store.write { tx in
            if try practise.rate(id, rating, in: tx) { return true }
            // Said twice, it counts once; without an answer of today there is nothing to say it of.
            return try PracticeQueries.turns(of: me, on: today, tx).contains { $0.card == id }
        }
        guard isKnown else { throw Refusal.conflict(visit.say(.practiceAnswerFirst)) }
        return .see(PracticePaths.card(id))
    }

    // MARK: Counts

    func counts() async throws -> Reply {
        let scope = try viewer.requiredScope(.measure)
        let house = house
        let counts = try await store.read { try PracticeCounts.load(scope, in: house, $0) }
        return .page(PracticeCountPages.page(counts, self))
    }
}
