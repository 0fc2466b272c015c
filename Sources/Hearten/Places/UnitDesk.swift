import Storage

/// What a viewer may do to the places within their scope.
struct UnitDesk {
    let visit: Visit
    let viewer: Viewer
    let house: House
    let scope: Scope
    /// The places of the scope, parents first, closed ones too.
    let tree: [Unit]

    init(_ visit: Visit, _ viewer: Viewer) throws {
        self.visit = visit
        self.viewer = viewer
        house = visit.services.house.current
        scope = try viewer.requiredScope(.editUnits)
        let house = house
        var seen: Set<ID<Unit>> = []
        tree = scope.roots.sorted { house.depth(of: $0) < house.depth(of: $1) }.flatMap { house.below($0) }.filter { seen.insert($0.id).inserted }
    }

    /// The place in the address, if it lies within the scope.
    func unit() throws -> Unit {
        guard let unit = house.unit(try visit.id("id")), house.contains(unit.id, in: scope) else { throw Refusal.notFound }
        return unit
    }

    func page(_ open: UnitPages.Open) -> Reply {
        .page(UnitPages.page(tree, open, visit, viewer), status: open.problems.isEmpty ? 200 : 422)
    }

    func open(_ unit: Unit, _ form: UnitForm? = nil, _ problems: FormProblems = FormProblems()) -> UnitPages.Open {
        var open = UnitPages.Open(unit: unit, form: form ?? UnitForm(unit, house), problems: problems)
        open.parents = parents(of: unit)
        open.keeper = house.keeperOfHours(for: unit.id)
        open.above = house.ancestors(of: unit.id).flatMap { above in (house.holidays[above.id] ?? []).map { (holiday: $0, of: above) } }
            .sorted { $0.holiday.day < $1.holiday.day }
        open.mayClose = unit.parent != nil
        return open
    }

    func new(below parent: ID<Unit>?, _ form: UnitForm? = nil, _ problems: FormProblems = FormProblems()) throws -> UnitPages.Open {
        let parents = tree.filter { $0.closedAt == nil }
        guard let parent = parents.first(where: { $0.id == parent }) ?? parents.first else { throw Refusal.notFound }
        var open = UnitPages.Open(unit: nil, form: form ?? UnitForm(below: parent), problems: problems)
        open.parents = parents
        open.keeper = parent.hours == nil ? house.keeperOfHours(for: parent.id) : parent
        return open
    }

    /// The places that a unit may belong to: within the scope, open, not below it. None when its own place is at the scope's edge.
    private func parents(of unit: Unit) -> [Unit] {
        guard let parent = unit.parent, house.contains(parent, in: scope) else { return [] }
        let inside = Set(house.below(unit.id).map(\.id))
        return tree.filter { !inside.contains($0.id) && ($0.closedAt == nil || $0.id == parent) }
    }

    // MARK: Changes

    func add() async throws -> Reply {
        let form = UnitForm(try await visit.form(limit: 128 * 1024), language: house.organisation?.language ?? "en")
        let id: ID<Unit> = visit.services.newID(at: visit.now)
        do {
            guard let parent = form.parent, house.contains(parent, in: scope), house.unit(parent)?.closedAt == nil else {
                throw Refusal.invalid(FormProblems("parent", visit.say(.unitNeedsParent)))
            }
            let (unit, holidays) = try form.checked(id, isRoot: false, beside: siblings(below: parent), visit.say)
            try await write("unit.added", id) { tx in
                try UnitQueries.add(unit, id: id, below: parent, tx)
                try UnitQueries.setHolidays(holidays, of: id, tx)
            }
            return .see(UnitPaths.of(id), notice: visit.say(.unitAdded(unit.name)))
        } catch Refusal.invalid(let problems) {
            return page(try new(below: form.parent, form, problems))
        }
    }

    func change() async throws -> Reply {
        let was = try unit()
        let form = UnitForm(try await visit.form(limit: 128 * 1024), language: was.language)
        do {
            let parent = try checkedParent(form.parent, of: was)
            let (unit, holidays) = try form.checked(
                was.id, isRoot: was.parent == nil, beside: parent.map { siblings(below: $0) } ?? [], visit.say)
            let insideItself = FormProblems("parent", visit.say(.unitInsideItself))
            try await write("unit.changed", was.id) { tx in
                try UnitQueries.change(was.id, to: unit, tx)
                try UnitQueries.setHolidays(holidays, of: was.id, tx)
                guard let parent, parent != was.parent else { return }
                let hasMoved = try Tally.moving(was.id, in: tx) { try UnitQueries.move(was.id, below: parent, tx) }
                if !hasMoved { throw Refusal.invalid(insideItself) }
                // What a token may do follows from where its maker holds which part.
                tx.afterCommit { [programs = visit.services.programs] in programs.forgetAll() }
            }
            return .see(UnitPaths.of(was.id), notice: visit.say(.saved))
        } catch Refusal.invalid(let problems) {
            return page(open(was, form, problems))
        }
    }

    /// The parent that was chosen. At the edge of the scope it stays what it was.
    private func checkedParent(_ chosen: ID<Unit>?, of unit: Unit) throws -> ID<Unit>? {
        guard let parent = unit.parent else { return nil }
        guard house.contains(parent, in: scope), chosen != parent else { return parent }
        guard let chosen, house.contains(chosen, in: scope), house.unit(chosen) != nil else {
            throw Refusal.invalid(FormProblems("parent", visit.say(.unitNeedsParent)))
        }
        guard chosen != unit.id, !house.ancestors(of: chosen).contains(where: { $0.id == unit.id }) else {
            throw Refusal.invalid(FormProblems("parent", visit.say(.unitInsideItself)))
        }
        return chosen
    }

    private func siblings(below parent: ID<Unit>) -> [Unit] { (house.children[parent] ?? []).compactMap { house.unit($0) } }

    func close() async throws -> Reply {
        let unit = try unit()
        guard unit.parent != nil else { throw Refusal.notFound }
        let openBelow = Refusal.invalid(FormProblems("name", visit.say(.unitHasOpenBelow)))
        do {
            try await write("unit.closed", unit.id) { tx in
                if try UnitQueries.hasOpenUnitsBelow(unit.id, tx) { throw openBelow }
                try UnitQueries.close(unit.id, tx)
            }
        } catch Refusal.invalid(let problems) { return page(open(unit, nil, problems)) }
        return .see(UnitPaths.of(unit.id), notice: visit.say(.unitClosedNow(unit.name)))
    }

    func reopen() async throws -> Reply {
        let unit = try unit()
        guard unit.parent != nil else { throw Refusal.notFound }
        try await write("unit.opened", unit.id) { try UnitQueries.reopen(unit.id, $0) }
        return .see(UnitPaths.of(unit.id), notice: visit.say(.unitOpenedNow(unit.name)))
    }

    /// One transaction with its line in the journal; afterwards everybody sees the new house.
    func write(_ kind: String, _ id: ID<Unit>, _ body: @escaping @Sendable (any Transaction) throws -> Void) async throws {
        let services = visit.services
        let actor = viewer.id
        try await services.store.write { tx in
            try body(tx)
            try Journal.append(kind, "unit", id, by: actor, unit: id, random: services.random, in: tx)
        }
        try await services.house.reload(services.store)
    }
}
