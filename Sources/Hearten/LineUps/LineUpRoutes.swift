import Storage

/// The daily line-up: composed by the house, changed and held by the leader, on a desk or from a shared tablet.
enum LineUpRoutes {
    static func add(to book: RouteBook) {
        book.get("/lead", .colleagueWho(.lead), onTablet: true) { try await LineUpDesk($0, $1).list() }
        book.get("/lead/{unit}", .colleagueWho(.lead), onTablet: true) { try await LineUpDesk($0, $1).lead() }
        book.post("/lead/{unit}/line-up", .colleagueWho(.lead), onTablet: true) { try await LineUpDesk($0, $1).make() }
        // Whoever works there reads it; whoever leads there holds it.
        book.get("/lead/{unit}/line-up/{date}", .colleague, onTablet: true, inLineUp: true) { try await LineUpDesk($0, $1).show() }
        book.get("/lead/{unit}/line-up/{date}/change", .colleagueWho(.lead), onTablet: true) { try await LineUpDesk($0, $1).changePage() }
        book.post("/lead/{unit}/line-up/{date}/change", .colleagueWho(.lead), onTablet: true) { try await LineUpDesk($0, $1).change() }
        book.post("/lead/{unit}/line-up/{date}/held", .colleagueWho(.lead), onTablet: true, inLineUp: true) { try await LineUpDesk($0, $1).hold() }
        book.post("/lead/{unit}/promises", .colleagueWho(.lead), onTablet: true, inLineUp: true) { try await LineUpDesk($0, $1).promise() }
        book.post("/lead/{unit}/promises/{promise}/kept", .colleague, onTablet: true, inLineUp: true) {
            try await LineUpDesk($0, $1).endPromise(isKept: true)
        }
        book.post("/lead/{unit}/promises/{promise}/end", .colleague, onTablet: true, inLineUp: true) {
            try await LineUpDesk($0, $1).endPromise(isKept: false)
        }
    }
}
