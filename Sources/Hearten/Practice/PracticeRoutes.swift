import Storage

/// Addresses of practice.
package enum PracticePaths {
    package static let home = "/learn/practice"
    package static func card(_ id: ID<PracticeCard>) -> String { "/learn/practice/\(id)" }
    static func rating(_ id: ID<PracticeCard>) -> String { "/learn/practice/\(id)/rating" }
    static let wish = "/learn/practice/when"
    static let forget = "/learn/practice/forget"
    package static let counts = "/learn/practice/counts"
    package static let askFirst = "/learn/ask-first"
    static func askFirst(_ id: ID<Moment>) -> String { "/learn/ask-first/\(id)" }
    package static let notReady = "/learn/not-ready"
}

/// Practice: a card a day, the ask-first check, and what one was not ready for.
enum PracticeRoutes {
    static func add(to book: RouteBook) {
        book.get("/learn/practice", .colleague, onTablet: true) { try await PracticeDesk($0, $1).home() }
        book.post("/learn/practice/when", .colleague, onTablet: true) { try await PracticeDesk($0, $1).setWish() }
        book.post("/learn/practice/forget", .colleague) { try await PracticeDesk($0, $1).forget() }
        book.get("/learn/practice/counts", .colleagueWho(.measure)) { try await PracticeDesk($0, $1).counts() }
        book.get("/learn/practice/{id}", .colleague, onTablet: true) { try await PracticeDesk($0, $1).card(try $0.id("id")) }
        book.post("/learn/practice/{id}", .colleague, onTablet: true) { try await PracticeDesk($0, $1).answer(try $0.id("id")) }
        book.post("/learn/practice/{id}/rating", .colleague, onTablet: true) { try await PracticeDesk($0, $1).rate(try $0.id("id")) }
        book.get("/learn/ask-first", .colleagueWho(.readMoments), onTablet: true) { try await PracticeDesk($0, $1).askFirst() }
        book.post("/learn/ask-first", .colleagueWho(.readMoments), onTablet: true) { try await PracticeDesk($0, $1).predict() }
        book.get("/learn/ask-first/{id}", .colleagueWho(.readMoments), onTablet: true) { try await PracticeDesk($0, $1).predicted(try $0.id("id")) }
        book.post("/learn/not-ready", .colleague, onTablet: true) { try await PracticeDesk($0, $1).sayNotReady() }
    }
}
