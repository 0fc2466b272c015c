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
        .page(UnitPages.page(tree, open, visit, viewer), status: open.problems.isEmpty ? .ok : .unprocessableContent)
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
                if let parent, parent != was.parent, try !UnitQueries.move(was.id, below: parent, tx) { throw Refusal.invalid(insideItself) }
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
    private func write(_ kind: String, _ id: ID<Unit>, _ body: @escaping @Sendable (any Transaction) throws -> Void) async throws {
        let services = visit.services
        let actor = viewer.id
        try await services.store.write { tx in
            try body(tx)
            try Journal.append(kind, "unit", id, by: actor, unit: id, random: services.random, in: tx)
        }
        try await services.house.reload(services.store)
    }
}

extension UnitDesk {
    /// Adds the days of an iCalendar file to a place's own holidays; a day that is there already stays as it is.
    func readCalendar() async throws -> Reply {
        let unit = try unit()
        do {
            let file = try await calendarFile()
            let year = LocalTime(visit.now, zone: unit.zone).day.civil.year
            let read: [(day: CalendarDay, name: String)]
            do {
                read = try ICalendarHolidays.read(file, years: year...(year + 5)).map { ($0.day, $0.name) }
            } catch let fault { throw Refusal.invalid(FormProblems("calendar", visit.say(.calendar(fault)))) }
            var days = Dictionary((house.holidays[unit.id] ?? []).map { ($0.day.number, $0) }) { first, _ in first }
            let before = days.count
            for one in read where days[one.day.number] == nil {
                days[one.day.number] = Holiday(unit: unit.id, day: Day(one.day.number), name: one.name, hours: nil)
            }
            guard days.count <= HolidayText.most else { throw Refusal.invalid(FormProblems("calendar", visit.say(.holidaysTooMany))) }
            let all = days.values.sorted { $0.day < $1.day }
            try await write("unit.holidays-read", unit.id) { try UnitQueries.setHolidays(all, of: unit.id, $0) }
            return .see(UnitPaths.of(unit.id), notice: visit.say(.holidaysRead(all.count - before)))
        } catch Refusal.invalid(let problems) {
            return page(open(unit, nil, problems))
        }
    }

    /// The bytes of the file that was posted.
    private func calendarFile() async throws -> [UInt8] {
        guard var reader = visit.header("Content-Type").flatMap({ MultipartReader(contentType: $0) }) else { throw Refusal.malformed("Expected a form with a file") }
        var file: [UInt8] = []
        var isFile = false
        do {
            try reader.feed(try await visit.body(limit: ICalendarHolidays.mostBytes + 64 * 1024)) { event in
                switch event {
                case .part(let name, _): isFile = name == "calendar"
                case .bytes(let bytes): if isFile { file += bytes }
                case .end: break
                }
            }
            try reader.finish()
        } catch let fault as MultipartReader.Malformed { throw Refusal.malformed(fault.sentence) }
        guard !file.isEmpty else { throw Refusal.invalid(FormProblems("calendar", visit.say(.calendarMissing))) }
        return file
    }
}

extension Phrase {
    static func calendar(_ fault: ICalendarFault) -> Phrase {
        switch fault.reason {
        case .tooLarge, .tooManyDays: .calendarTooLarge
        case .notADate, .endsBeforeItBegins, .missingDate: .calendarNotADate(fault.line)
        case .unknownRepetition: .calendarRepeats(fault.line)
        case .notUTF8, .notACalendar, .unfinishedEvent: .calendarUnreadable(fault.line)
        }
    }
}
