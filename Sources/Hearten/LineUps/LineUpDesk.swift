import Markup
import Storage

/// Line-ups as one viewer leads or reads them.
struct LineUpDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

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
        if viewer.isOnlyMeeting, viewer.meeting?.lineUp != one.id { throw Refusal.signIn }
        return one
    }

    /// A tablet that stays open for one line-up opens no other unit's board.
    private func checkMeeting(at unit: ID<Unit>, _ tx: any ReadTransaction) throws {
        guard viewer.isOnlyMeeting else { return }
        guard let one = viewer.meeting?.lineUp, try LineUpQueries.unit(of: one, tx) == unit else { throw Refusal.signIn }
    }

    /// Whoever opens today's on a shared tablet to hold it keeps that page open while the team meets round it.
    private func meet(_ view: LineUpView) async throws -> Duration? {
        guard viewer.isOnTablet, let session = viewer.session, view.mayLead, view.lineUp.heldAt == nil,
            view.lineUp.day == LocalTime(visit.now, zone: view.unit.zone).day
        else { return nil }
        if viewer.isOnlyMeeting { return viewer.meeting.map { $0.until - visit.now } }
        let until = try await store.write { try SessionQueries.meet(view.lineUp.id, on: session, in: $0) }
        return until.map { $0 - visit.now }
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
        return .page(LineUpPages.run(view, draft, self, stays: try await meet(view)), status: problems.isEmpty ? 200 : 422)
    }

    /// With a form it is what came back: nothing that was typed is lost, though somebody else was quicker or the day has passed.
    func changePage(_ form: LineUpForm? = nil, _ problems: FormProblems = FormProblems(), isStale: Bool = false) async throws -> Reply {
        let unit = try unit()
        let services = services
        let (one, choices, by) = try await store.read { tx in
            let one = try find(unit, tx)
            return (
                one, try LineUpChoices.load(for: one, keeping: form, unit, services, tx), isStale ? try LineUpQueries.changedBy(one.id, tx) : nil
            )
        }
        let isOver = !isOpen(one, unit) || one.heldAt != nil
        guard var shown = form else {
            if isOver { return .see(LineUpPaths.day(unit.id, one.day)) }
            return .page(LineUpPages.change(one, unit, choices, LineUpForm(one), problems, nil, self))
        }
        let clash = isOver || isStale ? LineUpClash(by: by, isOver: isOver) : nil
        // Whoever has seen what stands now may put the own in its place.
        if clash != nil { shown.version = one.version }
        let status = clash != nil ? 409 : problems.isEmpty ? 200 : 422
        return .page(LineUpPages.change(one, unit, choices, shown, problems, clash, self), status: status)
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
        let (services, me) = (services, viewer.id)
        let isSaved = try await store.write { tx in
            let one = try find(unit, tx)
            let wanted = try written.applied(to: one, at: unit.id, services, tx)
            // Sent twice it is one change.
            if wanted.version == one.version { return true }
            guard isOpen(one, unit), one.heldAt == nil, form.version == one.version else { return false }
            try LineUpQueries.change(wanted, by: me, in: tx)
            try Journal.append("line-up.changed", "line-up", one.id, by: me, unit: unit.id, random: services.random, in: tx)
            return true
        }
        guard isSaved else { return try await changePage(form, isStale: true) }
        return .see(LineUpPaths.day(unit.id, try day()), notice: visit.say(.lineUpChanged))
    }

    func hold() async throws -> Reply {
        let unit = try unit()
        let fields = try await visit.form()
        var problems = FormProblems()
        let answers = problems.text(fields["answers"] ?? "", field: "answers", limit: 2_000)
        guard problems.isEmpty else { return try await show(problems, answers: fields["answers"] ?? "") }
        let wanted = Set(fields.values(of: "here").compactMap { ID<Colleague>($0) })
        let (services, me, past, session) = (services, viewer.id, visit.say(.lineUpPast), viewer.session)
        let (corrects, say) = (fields["again"] == "yes", visit.say)
        let other = try await store.write { tx -> String? in
            let one = try find(unit, tx)
            guard isOpen(one, unit) else { throw Refusal.conflict(past) }
            // Of two leaders the slower one does not write over what the other has just recorded without seeing it.
            if !corrects, let other = try LineUpQueries.heldBy(one.id, tx), other.id != me { return other.name }
            let here = try LineUpPeople.wholeDay(unit, one.day, tx).all.map(\.id).filter { wanted.contains($0) }
            // What the team said is the team's: nobody is named in it.
            let said = answers.map { services.maskedWords($0) ?? $0 }
            try LineUpQueries.hold(one.id, present: here, answers: said, by: me, in: tx)
            if let session, viewer.meeting != nil { try SessionQueries.endMeeting(on: session, in: tx) }
            try Journal.append("line-up.held", "line-up", one.id, by: me, unit: unit.id, random: services.random, in: tx)
            return nil
        }
        if let other { return try await show(FormProblems("answers", say(.lineUpHeldBy(other))), answers: fields["answers"] ?? "") }
        // The meeting is over: a tablet that stayed open for it alone is locked again.
        return .see(viewer.isOnlyMeeting ? TabletPaths.home : LineUpPaths.unit(unit.id), notice: visit.say(.lineUpHeldNow))
    }

    func promise() async throws -> Reply {
        let unit = try unit()
        let fields = try await visit.form()
        let day = fields["day"].flatMap { Day(iso: $0) } ?? LocalTime(visit.now, zone: unit.zone).day
        var problems = FormProblems()
        let text = problems.line(fields["text"] ?? "", field: "text", limit: LineUpPromise.longest)
        if text == nil { problems.add("text", visit.say(.promiseNeedsWords)) }
        guard let text, problems.isEmpty else { return try await again(unit, day, promise: fields["text"] ?? "", problems) }
        let who: ID<Colleague>? = fields.id("who")
        guard let id = fields["key"].flatMap({ visit.services.key.opened("promise", $0) }).flatMap({ ID<LineUpPromise>($0) }) else {
            throw Refusal.malformed(.malformedAge)
        }
        let (services, me, full) = (services, viewer.id, visit.say(.promisesFull))
        let hasLineUp = try await store.write { tx -> Bool? in
            try checkMeeting(at: unit.id, tx)
            guard try LineUpPromiseQueries.openCount(at: unit.id, tx) < LineUpPromise.mostOpen else { throw Refusal.conflict(full) }
            let people = try LineUpPeople.wholeDay(unit, day, tx).all.map(\.id)
            let owner = who.flatMap { people.contains($0) ? $0 : nil }
            let shown = services.maskedWords(text) ?? text
            if try LineUpPromiseQueries.add(id, shown, of: owner, at: unit.id, by: me, in: tx) {
                try Journal.append("line-up.promised", "line-up-promise", id, by: me, unit: unit.id, random: services.random, in: tx)
            }
            let made = try LineUpPromiseQueries.find(id, at: unit.id, tx)
            guard made?.text == shown, made?.colleague == owner else { return nil }
            return try LineUpQueries.find(unit.id, day, tx) != nil
        }
        guard let hasLineUp else { return try await again(unit, day, promise: text, FormProblems("text", phrase: .otherWordsSent)) }
        return .see(hasLineUp ? LineUpPaths.day(unit.id, day) + "#promises" : LineUpPaths.unit(unit.id), notice: visit.say(.promiseMade))
    }

    private func again(_ unit: Unit, _ day: Day, promise: String, _ problems: FormProblems) async throws -> Reply {
        let services = services
        let found = try await store.read { tx -> LineUpView? in
            try checkMeeting(at: unit.id, tx)
            return try LineUpQueries.find(unit.id, day, tx).map { try LineUpView.load($0, unit, mayLead: true, services, tx) }
        }
        guard let view = found else { throw Refusal.invalid(problems) }
        let draft = LineUpPages.Draft(promise: promise, answers: view.lineUp.answers ?? "", problems: problems)
        return .page(LineUpPages.run(view, draft, self, stays: try await meet(view)), status: 422)
    }

    /// Kept, or let go: by whoever leads there, or by the one who promised.
    func endPromise(isKept: Bool) async throws -> Reply {
        // Whoever promised something may have moved on since: it is still theirs to keep.
        guard let unit = house.unit(try visit.id("unit")) else { throw Refusal.notFound }
        let id = try visit.id("promise", of: LineUpPromise.self)
        let form = try await visit.form()
        let isFromDay = form["from"] == "day"
        let run = form["run"].flatMap { Day(iso: $0) }
        let (services, me, mayLead) = (services, viewer.id, mayLead(unit.id))
        try await store.write { tx in
            try checkMeeting(at: unit.id, tx)
            guard let promise = try LineUpPromiseQueries.find(id, at: unit.id, tx), mayLead || promise.colleague == me else { throw Refusal.notFound }
            guard try LineUpPromiseQueries.end(id, isKept: isKept, in: tx) else { return }
            try Journal.append(
                isKept ? "line-up.kept" : "line-up.let-go", "line-up-promise", id, by: me, unit: unit.id, random: services.random, in: tx)
        }
        let notice = visit.say(isKept ? .promiseKeptNow : .promiseLetGo)
        // Whoever is in the middle of a line-up stays there.
        if let run, mayLead { return .see(LineUpPaths.day(unit.id, run) + "#promises", notice: notice) }
        return .see(isFromDay || !mayLead ? MyDayPaths.today : LineUpPaths.unit(unit.id), notice: notice)
    }
}
