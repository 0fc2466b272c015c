import Storage

/// Addresses of the rota's pages.
package enum ShiftPaths {
    package static let mine = "/shifts"
    package static let week = "/shifts/week"
    static func week(of unit: ID<Unit>, _ monday: Day) -> String { "\(week)?unit=\(unit)&week=\(monday.iso)" }
}

/// Who works when: one's own days, and the week of a unit for whoever plans it.
enum ShiftRoutes {
    static func add(to book: RouteBook) {
        book.get("/shifts", .colleague) { visit, viewer in
            let (from, to) = ShiftPages.ahead(of: visit)
            let shifts = try await visit.services.store.read {
                try ShiftQueries.between(from, to, of: viewer.id, limit: ShiftPages.mostOfMine, $0)
            }
            return .page(ShiftPages.mine(shifts, visit, viewer))
        }
        book.get("/shifts/week", .colleagueWho(.planShifts)) { visit, viewer in try await week(visit, viewer) }
    }

    private static func week(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let scope = try viewer.requiredScope(.planShifts)
        let house = visit.services.house.current
        let units = house.within(scope)
        var chosen = units.first { $0.id == viewer.unit } ?? units.first
        if let wanted = visit.query["unit"], !wanted.isEmpty { chosen = units.first { $0.id.description == wanted } }
        guard let unit = chosen else { throw Refusal.notFound }
        let zone = TimeZoneRules.named(unit.zone) ?? .utc
        let today = LocalTime(visit.now, zone: unit.zone).day
        let monday = (visit.query["week"].flatMap { Day(iso: $0) } ?? today).monday
        let from = Instant(milliseconds: zone.instant(wall: Int64(monday.number) * millisecondsPerDay))
        let to = Instant(milliseconds: zone.instant(wall: Int64(monday.number + 7) * millisecondsPerDay))
        let lines = try await visit.services.store.read {
            try ShiftQueries.week(from: from, to: to, in: unit.id, scope, limit: ShiftPages.mostOfWeek, $0)
        }
        return .page(ShiftPages.week(ShiftPages.Week(unit: unit, monday: monday, lines: lines, units: units), visit, viewer))
    }
}
