import HTTPTypes
import Storage

/// Where bookings are brought in.
enum BookingPaths {
    static let all = "/settings/bookings"
    static func one(_ id: ID<BookingImport>) -> String { "\(all)/\(id)" }
    static func undo(_ id: ID<BookingImport>) -> String { "\(all)/\(id)/undo" }
    static func notes(_ id: ID<BookingImport>) -> String { "\(all)/\(id)/notes.csv" }
}

/// Bringing in when customers who are known come.
enum BookingRoutes {
    static func add(to book: RouteBook) {
        let policy = Policy.colleagueWho(.importMoments)
        book.get("/settings/bookings", policy) { try await BookingDesk($0, $1).choose() }
        book.post("/settings/bookings", policy) { try await BookingDesk($0, $1).upload() }
        book.get("/settings/bookings/{id}", policy) { try await BookingDesk($0, $1).show() }
        book.post("/settings/bookings/{id}", policy) { try await BookingDesk($0, $1).bringIn() }
        book.post("/settings/bookings/{id}/undo", policy) { try await BookingDesk($0, $1).undo() }
        book.get("/settings/bookings/{id}/notes.csv", policy) { try await BookingDesk($0, $1).notes() }
        book.api(.post, "/api/v1/bookings", .importMoments) { try await BookingAPI.upload($0, $1) }
        book.api(.get, "/api/v1/bookings/{id}", .importMoments) { try await BookingAPI.state($0, $1) }
        book.api(.get, "/api/v1/bookings/{id}/errors.csv", .importMoments) { try await BookingAPI.errors($0, $1) }
        book.api(.post, "/api/v1/bookings/{id}/undo", .importMoments) { try await BookingAPI.undo($0, $1) }
    }
}
