import Statistics
import Storage

/// The journey as one viewer sees it, and what they may change about it.
struct JourneyDesk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    /// Figures are of so many weeks, this one included.
    static let weeks = 12

    init(_ visit: Visit, _ viewer: Viewer) {
        self.visit = visit
        self.viewer = viewer
        house = visit.services.house.current
    }

    /// The Monday with which the figures begin.
    private var since: Day { Day(LocalTime(visit.now, zone: house.zone).day.monday.number - 7 * (JourneyDesk.weeks - 1)) }

    func page(point asked: Touchpoint?, form: JourneyForm? = nil, problems: FormProblems = FormProblems()) async throws -> Reply {
        let scope = try viewer.requiredScope(.readJourney)
        let period = MeasurePeriod(firstWeek: since.number, weeks: JourneyDesk.weeks)
        let roots = house.outermost(scope).map(\.id)
        let (figures, heard) = try await visit.services.store.read { tx in
            (try FigureQueries.figures(roots, period, tx), try JourneyQueries.lastHeard(tx))
        }
        let spots = house.journey.map { point in
            var point = point
            point.lastHeardAt = heard[point.id]
            return JourneyMap.Spot(
                point: point, histogram: figures.levels(at: point.id),
                coverage: Coverage(point, now: visit.now))
        }
        let map = JourneyMap(spots: spots)
        let chosen = spots.firstIndex { $0.point.id == asked?.id } ?? spots.firstIndex { $0.point.id == map.lowest?.point.id } ?? spots.indices.first
        var open: JourneyPages.Open?
        if let chosen {
            var one = JourneyPages.Open(spot: spots[chosen], form: form ?? JourneyForm(spots[chosen].point), problems: problems)
            one.isFirst = chosen == spots.startIndex
            one.isLast = chosen == spots.index(before: spots.endIndex)
            try await fill(&one)
            open = one
        }
        let retired = house.touchpoints.filter { $0.retiredAt != nil }
        return .page(JourneyPages.page(map, open, retired: retired, visit, viewer), status: problems.isEmpty ? 200 : 422)
    }

    /// Some of the newest words, as lists show them, and the way to all answers behind the figure.
    private func fill(_ open: inout JourneyPages.Open) async throws {
        let scope = viewer.scope(.readMoments)
        guard !scope.isEmpty else { return }
        var filter = MomentFilter()
        filter.touchpoint = open.spot.point.id
        let wanted = filter
        let moments = try await visit.services.store.read { try MomentQueries.list(wanted, scope, after: nil, limit: 20, $0) }
        open.words = moments.compactMap(\.shownWords).filter { $0.count <= 240 }.prefix(3).map { $0 }
        guard open.spot.histogram.n > 0 else { return }
        filter.hasLevel = true
        filter.from = since
        open.readAt = "/moments" + filter.query
    }

    // MARK: Changes

    private func point() throws -> Touchpoint {
        guard viewer.mayForAll(.editJourney, in: house), let point = house.touchpoint(try visit.id("id")) else { throw Refusal.notFound }
        return point
    }

    func add() async throws -> Reply {
        guard viewer.mayForAll(.editJourney, in: house) else { throw Refusal.notFound }
        let id: ID<Touchpoint> = visit.services.newID(at: visit.now)
        let taken = Set(house.touchpoints.map(\.name))
        let base = visit.say(.newPointName)
        let name = taken.contains(base) ? (2...).lazy.map { "\(base) \($0)" }.first { !taken.contains($0) } ?? base : base
        let point = NewTouchpoint(phase: house.journey.last?.phase ?? house.name, name: name, channel: "other")
        try await write("touchpoint.added", id) { try JourneyQueries.add(point, id: id, $0) }
        return .see(JourneyPaths.point(id), notice: visit.say(.pointAdded))
    }

    func change() async throws -> Reply {
        let was = try point()
        let form = JourneyForm(try await visit.form())
        do {
            let new = try form.checked(was.id, house, visit.say)
            try await write("touchpoint.changed", was.id) { try JourneyQueries.change(was.id, to: new, $0) }
        } catch Refusal.invalid(let problems) {
            return try await page(point: was, form: form, problems: problems)
        }
        return .see(JourneyPaths.point(was.id), notice: visit.say(.saved))
    }

    func move() async throws -> Reply {
        let point = try point()
        let step = try await visit.form()["to"] == "earlier" ? -1 : 1
        try await write("touchpoint.moved", point.id) { tx in
            var order = try JourneyQueries.order(tx)
            guard let place = order.firstIndex(of: point.id), order.indices.contains(place + step) else { return }
            order.swapAt(place, place + step)
            try JourneyQueries.setOrder(order, tx)
        }
        return .see(JourneyPaths.point(point.id))
    }

    func retire() async throws -> Reply {
        let point = try point()
        try await write("touchpoint.retired", point.id) { try JourneyQueries.retire(point.id, $0) }
        return .see(JourneyPaths.all, notice: visit.say(.pointRetired(point.name)))
    }

    func bringBack() async throws -> Reply {
        let point = try point()
        try await write("touchpoint.returned", point.id) { try JourneyQueries.bringBack(point.id, $0) }
        return .see(JourneyPaths.point(point.id), notice: visit.say(.pointReturned(point.name)))
    }

    private func write(_ kind: String, _ id: ID<Touchpoint>, _ body: @escaping @Sendable (any Transaction) throws -> Void) async throws {
        let services = visit.services
        let actor = viewer.id
        try await services.store.write { tx in
            try body(tx)
            try Journal.append(kind, "touchpoint", id, by: actor, random: services.random, in: tx)
        }
        try await services.house.reload(services.store)
    }
}
