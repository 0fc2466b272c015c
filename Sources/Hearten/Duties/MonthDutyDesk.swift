import Storage

/// The duties of a month as one leader sees them.
struct MonthDutyDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    private var month: Month { Month(of: LocalTime(visit.now, zone: house.zone).day) }
    var mayChoose: Bool { viewer.mayForAll(.editLanguage, in: house) }

    func home() async throws -> Reply {
        let (me, month, mayChoose) = (viewer.id, month, mayChoose)
        let home = try await store.read { [house] tx -> MonthDutyPages.Home in
            var home = MonthDutyPages.Home(month: month)
            home.principle = try MonthDutyQueries.principle(of: month, tx).flatMap { try PrincipleQueries.principle($0, tx) }
            home.own = try MonthDutyQueries.own(me, limit: 6, tx)
            home.names = Dictionary(try PrincipleQueries.live(tx).map { ($0.id, $0.name) }) { first, _ in first }
            home.below = try MonthDutyQueries.below(me, in: month, house, limit: 200, tx)
            guard mayChoose else { return home }
            home.choices = try PrincipleQueries.live(tx)
            home.chosen = try MonthDutyQueries.principle(of: month.next, tx)
            return home
        }
        return .page(MonthDutyPages.home(home, self))
    }

    func choose() async throws -> Reply {
        guard mayChoose else { throw Refusal.notFound }
        guard let principle: ID<Principle> = try await visit.form().id("principle") else { throw Refusal.notFound }
        let (me, next, random) = (viewer.id, month.next, services.random)
        try await store.write { tx in
            guard let found = try PrincipleQueries.principle(principle, tx), found.retiredAt == nil else { throw Refusal.notFound }
            try MonthDutyQueries.setPrinciple(principle, of: next, by: me, in: tx)
            try Journal.append("month-principle.chosen", "principle", principle, by: me, random: random, in: tx)
        }
        return .see(MonthDutyPaths.home, notice: visit.say(.dutyChosen))
    }

    // MARK: One's own

    func one(_ id: ID<MonthDuty>, form: MonthDutyForm = MonthDutyForm(), problems: FormProblems = FormProblems()) async throws -> Reply {
        let (me, led) = (viewer.id, led)
        let open = try await store.read { tx -> MonthDutyPages.Open in
            guard let duty = try MonthDutyQueries.own(id, of: me, tx), let principle = try PrincipleQueries.principle(duty.principle, tx) else {
                throw Refusal.notFound
            }
            var open = MonthDutyPages.Open(duty: duty, principle: principle, form: form, problems: problems)
            open.team = try MonthDutyQueries.team(of: me, within: led, limit: MonthDutyDesk.mostTeam, tx)
            open.debrief = try MonthDutyQueries.debrief(of: id, tx)
            open.recognised = try MonthDutyQueries.recognised(in: id, tx)
            return open
        }
        return .page(MonthDutyPages.one(open, self), status: problems.isEmpty ? 200 : 422)
    }

    private var led: Scope { Scope(roots: viewer.assignments.filter { $0.role == .leader }.map(\.unit)) }
    /// Nobody looks for a name among more than these.
    private static let mostTeam = 300

    func keep(_ id: ID<MonthDuty>, _ step: MonthDuty.Step) async throws -> Reply {
        let form = MonthDutyForm(try await visit.form())
        let (services, viewer, house, led, say) = (services, viewer, house, led, visit.say)
        do {
            try await store.write { tx in
                guard let duty = try MonthDutyQueries.own(id, of: viewer.id, tx) else { throw Refusal.notFound }
                let team = try MonthDutyQueries.team(of: viewer.id, within: led, limit: MonthDutyDesk.mostTeam, tx)
                var (words, recognised) = try form.checked(step, team: Set(team.map(\.id)), say)
                // Sent twice, it is kept once, and nobody is thanked twice.
                guard duty.part(step)?.isKept == false else { return }
                if let (person, text) = recognised {
                    let thanks = SendThanks(id: services.newID(at: tx.now), to: person, words: text, principle: duty.principle)
                    try thanks.run(services, by: viewer.id, within: viewer.reach(in: house), in: tx)
                    words.thanks = thanks.id
                }
                guard try MonthDutyQueries.keep(step, of: id, words, in: tx) else { return }
                try Journal.append("duty.\(step.rawValue)-kept", "duty", id, by: viewer.id, unit: duty.unit, random: services.random, in: tx)
            }
        } catch Refusal.invalid(let problems) {
            return try await one(id, form: form, problems: problems)
        }
        return .see(MonthDutyPaths.one(id), notice: say(.dutyKeptNow))
    }
}
