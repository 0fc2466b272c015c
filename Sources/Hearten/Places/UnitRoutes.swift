import Storage

/// Addresses of the places' pages.
enum UnitPaths {
    static let all = "/settings/units"
    static let new = "/settings/units/new"
    static func of(_ id: ID<Unit>) -> String { "\(all)/\(id)" }
    static func close(_ id: ID<Unit>) -> String { "\(all)/\(id)/close" }
    static func reopen(_ id: ID<Unit>) -> String { "\(all)/\(id)/open" }
    static func calendar(_ id: ID<Unit>) -> String { "\(all)/\(id)/calendar" }
}

/// The tree of places: adding, changing, moving, closing.
enum UnitRoutes {
    static func add(to book: RouteBook) {
        book.get("/settings/units", .colleagueWho(.editUnits)) { visit, viewer in
            let desk = try UnitDesk(visit, viewer)
            guard let first = desk.tree.first else { throw Refusal.notFound }
            return desk.page(desk.open(first))
        }
        book.get("/settings/units/new", .colleagueWho(.editUnits)) { visit, viewer in
            let desk = try UnitDesk(visit, viewer)
            return desk.page(try desk.new(below: visit.query.id("below")))
        }
        book.post("/settings/units", .colleagueWho(.editUnits)) { visit, viewer in try await UnitDesk(visit, viewer).add() }
        book.get("/settings/units/{id}", .colleagueWho(.editUnits)) { visit, viewer in
            let desk = try UnitDesk(visit, viewer)
            return desk.page(desk.open(try desk.unit()))
        }
        book.post("/settings/units/{id}", .colleagueWho(.editUnits)) { visit, viewer in try await UnitDesk(visit, viewer).change() }
        book.post("/settings/units/{id}/close", .colleagueWho(.editUnits)) { visit, viewer in try await UnitDesk(visit, viewer).close() }
        book.post("/settings/units/{id}/open", .colleagueWho(.editUnits)) { visit, viewer in try await UnitDesk(visit, viewer).reopen() }
        book.post("/settings/units/{id}/calendar", .colleagueWho(.editUnits)) { visit, viewer in try await UnitDesk(visit, viewer).readCalendar() }
    }
}
