import Markup
import Storage

/// Addresses of what is remembered of customers.
package enum CustomerPaths {
    package static let all = "/remember"
    static let new = "/remember/new"
    package static func one(_ id: ID<Customer>) -> String { "\(all)/\(id)" }
    static func preferences(_ id: ID<Customer>) -> String { "\(one(id))/preferences" }
    static func preference(_ id: ID<Preference>, of customer: ID<Customer>) -> String { "\(one(customer))/preferences/\(id)" }
    static func promises(_ id: ID<Customer>) -> String { "\(one(id))/promises" }
    static func link(_ id: ID<Customer>) -> String { "\(one(id))/link" }
    static func promise(_ id: ID<OpenPromise>, to customer: ID<Customer>) -> String { "\(one(customer))/promises/\(id)" }
}

/// What people like: found, read, added to and corrected by those who serve them.
enum CustomerRoutes {
    static func add(to book: RouteBook) {
        book.get("/remember", .colleagueWho(.remember)) { try await CustomerDesk($0, $1).list() }
        book.get("/remember/new", .colleagueWho(.remember)) { try await CustomerDesk($0, $1).new() }
        book.post("/remember", .colleagueWho(.remember)) { try await CustomerDesk($0, $1).add() }
        book.post("/remember/{id}/link", .colleagueWho(.remember)) { try await CustomerDesk($0, $1).endLink() }
        // Whoever meets a customer on their shift reads and adds, too.
        book.get("/remember/{id}", .colleague) { try await CustomerDesk($0, $1).show() }
        book.post("/remember/{id}/preferences", .colleague) { try await CustomerDesk($0, $1).addPreference() }
        book.post("/remember/{id}/preferences/{preference}", .colleague) { try await CustomerDesk($0, $1).answer() }
        book.post("/remember/{id}/promises", .colleague) { try await CustomerDesk($0, $1).promise() }
        book.post("/remember/{id}/promises/{promise}", .colleague) { try await CustomerDesk($0, $1).keep() }
    }
}
