import Storage
import Testing

@testable import Hearten

extension RightsTable {
    private static func customer(_ spot: Spot, _ rest: String = "") -> Path { { "/remember/\($0.customers[spot]?.description ?? "")\(rest)" } }
    private static func preference(_ spot: Spot) -> Path {
        { "/remember/\($0.customers[spot]?.description ?? "")/preferences/\($0.preferences[spot]?.description ?? "")" }
    }
    private static func promise(_ spot: Spot) -> Path {
        { "/remember/\($0.customers[spot]?.description ?? "")/promises/\($0.promises[spot]?.description ?? "")" }
    }
    private static func bookings(_ spot: Spot, _ rest: String = "") -> Path {
        { "/settings/bookings/\($0.bookings[spot]?.description ?? "")\(rest)" }
    }
    private static let liking: Form = { _, _ in ["text": "Likes the aisle", "kind": "seat", "source": "stated"] }
    private static let somebody: Form = { _, _ in
        ["name": "New Guest", "email": "new@guest.example", "text": "Likes the aisle", "kind": "seat", "source": "stated"]
    }
    private static let noToken = "00000000000000000000000000000000"

    /// The memory of customers is read by those who lead or put things right there; anybody else only for whom they meet on their shift.
    static let customers: [RightsLine] =
        [
            get("/remember", "s-+++---++"), get("/remember/new", "s-+++---++"), post("/remember", "s-+++---++", form: somebody),
            get("/settings/bookings", "s---+--+-+"),
            // A form without a file.
            post("/settings/bookings", "s---!--!-!"),
        ]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let readers = [Spot.amaly: "s-+++-----", .northcombe: "s---+---++", .partner: "s---+-----"][spot] ?? none
            let bringers = spot == .northcombe ? "s---+--+-+" : "s---+--+--"
            return [
                get("/remember/{id}", readers, at: spot, customer(spot)),
                post("/remember/{id}/preferences", readers, at: spot, customer(spot, "/preferences"), form: liking),
                post("/remember/{id}/preferences/{preference}", readers, at: spot, preference(spot), form: { _, _ in ["answer": "yes"] }),
                post("/remember/{id}/promises", readers, at: spot, customer(spot, "/promises"), form: { _, _ in ["promise": "A call"] }),
                post("/remember/{id}/promises/{promise}", readers, at: spot, promise(spot)),
                post("/remember/{id}/link", readers, at: spot, customer(spot, "/link")),
                get("/settings/bookings/{id}", bringers, at: spot, bookings(spot)),
                post("/settings/bookings/{id}", bringers, at: spot, bookings(spot)),
                post("/settings/bookings/{id}/undo", bringers, at: spot, bookings(spot, "/undo")),
                get("/settings/bookings/{id}/notes.csv", bringers, at: spot, bookings(spot, "/notes.csv")),
            ]
        }
        + [
            get("/p/{token}", none) { _ in "/p/\(noToken)" }, get("/p/{token}/everything.json", none) { _ in "/p/\(noToken)/everything.json" },
            post("/p/{token}/name", none, { _ in "/p/\(noToken)/name" }, form: { _, _ in ["name": "X"] }),
            post("/p/{token}/preferences/{preference}", none, { _ in "/p/\(noToken)/preferences/0000000000001" }, form: { _, _ in ["act": "yes"] }),
            get("/p/{token}/forget", none) { _ in "/p/\(noToken)/forget" }, post("/p/{token}/forget", none) { _ in "/p/\(noToken)/forget" },
        ]
}

/// A customer of whom something is remembered in each place, and a file of bookings.
enum CustomerScene {
    static func fill(_ house: TestHouse, _ made: inout SceneThings) async throws {
        for (number, spot) in Spot.allCases.enumerated() {
            guard let unit = made.units[spot] else { continue }
            let services = house.services
            let file = ID<BookingImport>(Int64(9_700 + number))
            let (promise, random): (ID<OpenPromise>, Int64) = (ID(Int64(9_800 + number)), Int64(number))
            let by = try #require(made.askers[.serviceLead])
            let id = try await house.store.write { tx in
                let remember = RememberCustomer(services: services)
                let person = RememberCustomer.Person(
                    name: "Guest \(random)", keys: CustomerKeys(number: "K\(random)", email: nil, phone: nil), unit: unit)
                let id = try remember.customer(person, in: tx)
                try remember.add(.light, "Soft light", .observed, hasConsent: false, to: id, by: by, in: tx)
                try PreferenceQueries.insert("A call", dueAt: nil, id: promise, to: id, by: by, in: tx)
                try BookingQueries.insert(
                    BookingImport(
                        id: file, name: "old.csv", unit: unit, path: nil, state: .done, madeBy: nil, createdAt: tx.now, summary: BookingSummary()),
                    in: tx)
                return id
            }
            made.customers[spot] = id
            made.promises[spot] = promise
            made.bookings[spot] = file
            made.preferences[spot] = try await house.store.read { try PreferenceQueries.live(of: [id], limit: 1, $0).first?.id }
        }
    }
}
