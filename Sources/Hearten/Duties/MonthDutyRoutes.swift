import Storage

/// Addresses of the duties of a month.
package enum MonthDutyPaths {
    package static let home = "/lead/duties"
    static let choose = "/lead/duties/principle"
    package static func one(_ id: ID<MonthDuty>) -> String { "/lead/duties/\(id)" }
    static func keep(_ id: ID<MonthDuty>, _ step: MonthDuty.Step) -> String { "/lead/duties/\(id)/\(step.rawValue)" }
}

/// The principle of the month: what leaders do around it, and who kept it.
enum MonthDutyRoutes {
    static func add(to book: RouteBook) {
        book.get("/lead/duties", .colleagueWho(.measure)) { try await MonthDutyDesk($0, $1).home() }
        book.post("/lead/duties/principle", .colleagueWho(.editLanguage)) { try await MonthDutyDesk($0, $1).choose() }
        book.get("/lead/duties/{id}", .colleagueWho(.measure)) { try await MonthDutyDesk($0, $1).one(try $0.id("id")) }
        for step in MonthDuty.Step.allCases {
            book.post("/lead/duties/{id}/\(step.rawValue)", .colleagueWho(.measure)) { try await MonthDutyDesk($0, $1).keep(try $0.id("id"), step) }
        }
    }
}
