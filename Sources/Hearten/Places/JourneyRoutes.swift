import Statistics
import Storage

/// Addresses of the journey.
enum JourneyPaths {
    static let all = "/journey"
    static let points = "/journey/points"
    static func point(_ id: ID<Touchpoint>) -> String { "/journey?point=\(id)" }
    static func change(_ id: ID<Touchpoint>) -> String { "/journey/points/\(id)" }
    static func move(_ id: ID<Touchpoint>) -> String { "/journey/points/\(id)/move" }
    static func retire(_ id: ID<Touchpoint>) -> String { "/journey/points/\(id)/retire" }
    static func bringBack(_ id: ID<Touchpoint>) -> String { "/journey/points/\(id)/return" }
}

/// The journey: looking at it, and changing its points.
enum JourneyRoutes {
    static func add(to book: RouteBook) {
        book.get("/journey", .colleagueWho(.readJourney)) { visit, viewer in
            let house = visit.services.house.current
            let asked = visit.query["point"]
            let point = asked.flatMap { ID<Touchpoint>($0) }.flatMap { house.touchpoint($0) }
            if asked != nil, point == nil { throw Refusal.notFound }
            return try await JourneyDesk(visit, viewer).page(point: point)
        }
        book.post("/journey/points", .colleagueWho(.editJourney)) { visit, viewer in try await JourneyDesk(visit, viewer).add() }
        book.post("/journey/points/{id}", .colleagueWho(.editJourney)) { visit, viewer in try await JourneyDesk(visit, viewer).change() }
        book.post("/journey/points/{id}/move", .colleagueWho(.editJourney)) { visit, viewer in try await JourneyDesk(visit, viewer).move() }
        book.post("/journey/points/{id}/retire", .colleagueWho(.editJourney)) { visit, viewer in try await JourneyDesk(visit, viewer).retire() }
        book.post("/journey/points/{id}/return", .colleagueWho(.editJourney)) { visit, viewer in try await JourneyDesk(visit, viewer).bringBack() }
    }
}
