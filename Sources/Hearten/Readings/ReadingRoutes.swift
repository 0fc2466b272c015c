import Storage

/// Addresses of how the house reads.
package enum ReadingPaths {
    package static let home = "/settings/reading"
    static let learn = "/settings/reading/learn"
    static let takeBack = "/settings/reading/take-back"
    static let again = "/settings/reading/again"
    static let themes = "/settings/reading/themes"
    package static let unsure = "/moments/unsure"
    static let corrections = "/moments/corrections"
    static func theme(_ id: ID<OwnTheme>) -> String { "\(themes)/\(id)" }
    static func theme(_ id: ID<OwnTheme>, _ verb: String) -> String { "\(themes)/\(id)/\(verb)" }
}

/// How the house reads, what it has been taught, its own themes, and the queue of what it was least sure of.
enum ReadingRoutes {
    static func add(to book: RouteBook) {
        book.get("/settings/reading", .colleagueWho(.editRules)) { try await ReadingDesk($0, $1).home() }
        book.post("/settings/reading/learn", .colleagueWho(.editRules)) { try await ReadingDesk($0, $1).learn() }
        book.post("/settings/reading/take-back", .colleagueWho(.editRules)) { try await ReadingDesk($0, $1).takeBack() }
        book.post("/settings/reading/again", .colleagueWho(.editRules)) { try await ReadingDesk($0, $1).readAgain() }
        book.post("/settings/reading/themes", .colleagueWho(.editRules)) { try await ThemeDesk($0, $1).add() }
        book.get("/settings/reading/themes/{id}", .colleagueWho(.editRules)) { try await ThemeDesk($0, $1).show(try $0.id("id")) }
        book.post("/settings/reading/themes/{id}", .colleagueWho(.editRules)) { try await ThemeDesk($0, $1).change(try $0.id("id")) }
        book.post("/settings/reading/themes/{id}/examples", .colleagueWho(.editRules)) { try await ThemeDesk($0, $1).answer(try $0.id("id")) }
        book.post("/settings/reading/themes/{id}/retire", .colleagueWho(.editRules)) { try await ThemeDesk($0, $1).retire(try $0.id("id")) }
        book.get("/moments/unsure", .colleagueWho(.correctReadings)) { try await CorrectionDesk($0, $1).unsure() }
        book.post("/moments/unsure", .colleagueWho(.correctReadings)) { try await CorrectionDesk($0, $1).saveUnsure() }
        book.post("/moments/corrections", .colleagueWho(.correctReadings)) { try await CorrectionDesk($0, $1).correctTicked() }
    }
}
