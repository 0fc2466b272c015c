import Markup
import Storage

/// Line-ups as one viewer leads or reads them.
struct LineUpDesk {
    let visit: Visit
    let viewer: Viewer
    let house: House
    var services: Services { visit.services }
    var store: any Store { visit.services.store }

    init(_ visit: Visit, _ viewer: Viewer) {
        self.visit = visit
        self.viewer = viewer
        house = visit.services.house.current
    }

    func mayLead(_ unit: ID<Unit>) -> Bool { house.contains(unit, in: viewer.scope(.lead)) }

    /// The unit in the path, for those who lead it.
    func unit() throws -> Unit {
        guard let unit = house.unit(try visit.id("unit")), unit.closedAt == nil, mayLead(unit.id) else { throw Refusal.notFound }
        return unit
    }

    /// The same, also for those who work there and read.
    func readableUnit() throws -> Unit {
        guard let unit = house.unit(try visit.id("unit")), unit.closedAt == nil, mayLead(unit.id) || viewer.unit == unit.id else {
            throw Refusal.notFound
        }
        return unit
    }

    func day() throws -> Day {
        guard let day = Day(iso: try visit.parameter("date")) else { throw Refusal.notFound }
        return day
    }

    func find(_ unit: Unit, _ tx: any ReadTransaction) throws -> LineUp {
        guard let one = try LineUpQueries.find(unit.id, try day(), tx) else { throw Refusal.notFound }
        return one
    }

    /// What is said late can still be said on the next day; before that the past is the past.
    func isOpen(_ one: LineUp, _ unit: Unit) -> Bool {
        let today = LocalTime(visit.now, zone: unit.zone).day
        return one.day <= today && one.day.number >= today.number - LineUp.lateDays
    }

    // MARK: - Looking

    func list() async throws -> Reply {
        let scope = try viewer.requiredScope(.lead)
        let search = try? visit.query.line("q", limit: 100)
        let page = min(max(1, visit.query["page"].flatMap { Int($0) } ?? 1), 1_000)
        let teams = try await store.read { try LineUpQueries.teams(scope, $0) }
        let wanted = search.map { foldedForSearch($0).split(separator: " ") } ?? []
        let units = teams.keys.compactMap { house.unit($0) }.filter { unit in
            let name = foldedForSearch(unit.name)
            return unit.closedAt == nil && unit.kind == .own && wanted.allSatisfy { name.contains($0) }
        }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        if search == nil, units.count == 1, let only = units.first { return .see(LineUpPaths.unit(only.id)) }
        let shown = Array(units.dropFirst((page - 1) * LeadList.pageSize).prefix(LeadList.pageSize))
        let lines = try await store.read { [house] tx in try LineUpDesk.lines(shown, teams, house, tx) }
        let list = LeadList(lines: lines, search: search, page: page, hasMore: units.count > page * LeadList.pageSize)
        return .page(LeadPages.list(list, self))
    }

    private static func lines(_ units: [Unit], _ teams: [ID<Unit>: Int], _ house: House, _ tx: any ReadTransaction) throws -> [LeadList.Line] {
        let since = LocalTime(tx.now, zone: "UTC").day.number - 9
        let found = try LineUpQueries.days(of: units.map(\.id), since: Day(since), tx)
        return units.map { unit in
            let own = found[unit.id] ?? []
            let days = LineUpDay.row(
                until: LocalTime(tx.now, zone: unit.zone).day, count: 7, calendar: house.calendar(of: unit.id), first: own.first?.day,
                held: Set(own.filter { $0.heldAt != nil }.map(\.day)))
            return LeadList.Line(unit: unit, count: teams[unit.id] ?? 0, days: days)
        }
    }

    func lead() async throws -> Reply {
        let unit = try unit()
        let hasOthers = house.within(viewer.scope(.lead)).count > 1
        let services = services
        let view = try await store.read { try LeadView.load(unit, hasOthers: hasOthers, services, $0) }
        return .page(LeadPages.unit(view, self))
    }

    func show(_ problems: FormProblems = FormProblems(), promise: String = "", answers: String? = nil) async throws -> Reply {
        let unit = try readableUnit()
        let mayLead = mayLead(unit.id)
        let services = services
        let view = try await store.read { tx in try LineUpView.load(try find(unit, tx), unit, mayLead: mayLead, services, tx) }
        let draft = LineUpPages.Draft(promise: promise, answers: answers ?? view.lineUp.answers ?? "", problems: problems)
        return .page(LineUpPages.run(view, draft, self), status: problems.isEmpty ? 200 : 422)
    }

    func changePage(_ form: LineUpForm? = nil, _ problems: FormProblems = FormProblems()) async throws -> Reply {
        let unit = try unit()
        let services = services
        let (one, choices) = try await store.read { tx in
            let one = try find(unit, tx)
            return (one, try LineUpChoices.load(for: one, unit, services, tx))
        }
        guard isOpen(one, unit), one.heldAt == nil else { return .see(LineUpPaths.day(unit.id, one.day)) }
        return .page(LineUpPages.change(one, unit, choices, form ?? LineUpForm(one), problems, self), status: problems.isEmpty ? 200 : 422)
    }

    // MARK: - Acting

    /// Makes today's on demand; one that is there already stays as it is.
    func make() async throws -> Reply {
        let unit = try unit()
        let (house, services) = (house, services)
        let day = LocalTime(visit.now, zone: unit.zone).day
        try await store.write { tx in
            _ = try ComposeLineUp(unit: unit, day: day, house: house).run(principles: try PrincipleQueries.live(tx), services, in: tx)
        }
        return .see(LineUpPaths.day(unit.id, day))
    }

    func change() async throws -> Reply {
        let unit = try unit()
        let form = LineUpForm(try await visit.form())
        let written: LineUpForm.Written
        do { written = try form.checked() } catch Refusal.invalid(let problems) { return try await changePage(form, problems) }
        let (services, me, now) = (services, viewer.id, visit.say(.lineUpPast))
        try await store.write { tx in
            var one = try find(unit, tx)
            guard isOpen(one, unit), one.heldAt == nil else { throw Refusal.conflict(now) }
            // Only what may be said there can be chosen.
            one.thanks = try written.thanks.flatMap { try LineUpMomentQueries.thanks($0, at: unit.id, tx)?.moment }
            one.moment = try written.moment.flatMap { try LineUpMomentQueries.moment($0, at: unit.id, tx)?.moment }
            one.principle = try written.principle.flatMap { try PrincipleQueries.principle($0, tx) }.flatMap { $0.retiredAt == nil ? $0.id : nil }
            one.question = written.question.map { services.maskedWords($0) ?? $0 }
            one.note = written.note.map { services.maskedWords($0) ?? $0 }
            try LineUpQueries.change(one, by: me, in: tx)
            try Journal.append("line-up.changed", "line-up", one.id, by: me, unit: unit.id, random: services.random, in: tx)
        }
        return .see(LineUpPaths.day(unit.id, try day()), notice: visit.say(.lineUpChanged))
    }

    func hold() async throws -> Reply {
        let unit = try unit()
        let fields = try await visit.form()
        var problems = FormProblems()
        let answers = problems.text(fields["answers"] ?? "", field: "answers", limit: 2_000)
        guard problems.isEmpty else { return try await show(problems, answers: fields["answers"] ?? "") }
        let wanted = Set(fields.values(of: "here").compactMap { ID<Colleague>($0) })
        let (services, me, past) = (services, viewer.id, visit.say(.lineUpPast))
        try await store.write { tx in
            let one = try find(unit, tx)
            guard isOpen(one, unit) else { throw Refusal.conflict(past) }
            let here = try LineUpQueries.people(of: unit.id, limit: LineUpView.mostPeople, tx).map(\.id).filter { wanted.contains($0) }
            // What the team said is the team's: nobody is named in it.
            let said = answers.map { services.maskedWords($0) ?? $0 }
            try LineUpQueries.hold(one.id, present: here, answers: said, by: me, in: tx)
            try Journal.append("line-up.held", "line-up", one.id, by: me, unit: unit.id, random: services.random, in: tx)
        }
        return .see(LineUpPaths.unit(unit.id), notice: visit.say(.lineUpHeldNow))
    }

    func promise() async throws -> Reply {
        let unit = try unit()
        let fields = try await visit.form()
        let back = LocalTime(visit.now, zone: unit.zone).day
        var problems = FormProblems()
        let text = problems.line(fields["text"] ?? "", field: "text", limit: LineUpPromise.longest)
        if text == nil { problems.add("text", visit.say(.promiseNeedsWords)) }
        let who: ID<Colleague>? = fields.id("who")
        let (services, me, id) = (services, viewer.id, services.newID(at: visit.now, of: LineUpPromise.self))
        guard let text, problems.isEmpty else {
            guard let shown = try await store.read({ try LineUpQueries.find(unit.id, back, $0) }) else { throw Refusal.invalid(problems) }
            return .page(try await page(shown, unit, promise: fields["text"] ?? "", problems), status: 422)
        }
        let full = visit.say(.promisesFull)
        try await store.write { tx in
            guard try LineUpPromiseQueries.openCount(at: unit.id, tx) < LineUpPromise.mostOpen else { throw Refusal.conflict(full) }
            let people = try LineUpQueries.people(of: unit.id, limit: LineUpView.mostPeople, tx).map(\.id)
            let owner = who.flatMap { people.contains($0) ? $0 : nil }
            try LineUpPromiseQueries.add(id, services.maskedWords(text) ?? text, of: owner, at: unit.id, by: me, in: tx)
            try Journal.append("line-up.promised", "line-up-promise", id, by: me, unit: unit.id, random: services.random, in: tx)
        }
        return .see(LineUpPaths.day(unit.id, back) + "#promises", notice: visit.say(.promiseMade))
    }

    private func page(_ one: LineUp, _ unit: Unit, promise: String, _ problems: FormProblems) async throws -> HTML {
        let services = services
        let view = try await store.read { try LineUpView.load(one, unit, mayLead: true, services, $0) }
        return LineUpPages.run(view, LineUpPages.Draft(promise: promise, answers: one.answers ?? "", problems: problems), self)
    }

    /// Kept, or let go: by whoever leads there, or by the one who promised.
    func endPromise(isKept: Bool) async throws -> Reply {
        // Whoever promised something may have moved on since: it is still theirs to keep.
        guard let unit = house.unit(try visit.id("unit")) else { throw Refusal.notFound }
        let id = try visit.id("promise", of: LineUpPromise.self)
        let isFromDay = try await visit.form()["from"] == "day"
        let (services, me, mayLead) = (services, viewer.id, mayLead(unit.id))
        try await store.write { tx in
            guard let promise = try LineUpPromiseQueries.find(id, at: unit.id, tx), mayLead || promise.colleague == me else { throw Refusal.notFound }
            guard try LineUpPromiseQueries.end(id, isKept: isKept, in: tx) else { return }
            try Journal.append(
                isKept ? "line-up.kept" : "line-up.let-go", "line-up-promise", id, by: me, unit: unit.id, random: services.random, in: tx)
        }
        let notice = visit.say(isKept ? .promiseKeptNow : .promiseLetGo)
        return .see(isFromDay || !mayLead ? MyDayPaths.today : LineUpPaths.unit(unit.id), notice: notice)
    }
}
