import Foundation
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
        book.api(.post, "/api/v1/bookings", .importMoments) { try await api($0, $1) }
    }

    /// A program's file comes in at once; the answer says what became of it.
    private static func api(_ visit: Visit, _ program: Program) async throws -> Reply {
        let query = try visit.strictQuery()
        guard query["dry"] == nil || query["dry"] == "yes" else { throw Refusal.invalid(FormProblems("dry", visit.say(.apiWrongKind))) }
        guard let name = try query.line("name", limit: 200) else { throw Refusal.invalid(FormProblems("name", visit.say(.apiImportName))) }
        var unit = program.unit
        if let wanted = query["unit"] {
            guard let id = ID<Unit>(wanted), visit.services.house.current.contains(id, in: program.scope) else {
                throw Refusal.invalid(FormProblems("unit", visit.say(.apiUnit)))
            }
            unit = id
        }
        let services = visit.services
        let upload = try await ReceiveUpload(services: services).body(visit, name: name)
        defer { try? FileManager.default.removeItem(atPath: upload.path) }
        guard upload.size <= BookingImport.mostBytes else { throw Refusal.tooLarge }
        let id: ID<BookingImport> = services.newID(at: visit.now)
        let isDry = query["dry"] != nil
        let summary: BookingSummary
        do {
            summary = try await TakeBookings(services: services, file: id, unit: unit).run(upload.path, name: name, isDry: isDry)
        } catch is TakeBookings.Unreadable {
            throw Refusal.invalid(FormProblems("body", visit.say(.bookingsUnreadable)))
        } catch is TakeBookings.TooMany { throw Refusal.tooLarge }
        if !isDry {
            let place = unit
            try await services.store.write { tx in
                try BookingQueries.insert(
                    BookingImport(id: id, name: name, unit: place, path: nil, state: .done, madeBy: nil, createdAt: tx.now, summary: summary), in: tx)
                try Journal.append("bookings.imported", "booking-import", id, unit: place, random: services.random, in: tx)
            }
        }
        return .bytes(summary.json.written(), type: "application/json")
    }
}
