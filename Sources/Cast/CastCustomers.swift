import Hearten
import Storage

/// Guests of Kittiwake Air whom somebody knows, and who fly today with the crew that the demo greets.
enum CastCustomers {
    private struct Guest {
        let name: String
        let email: String
        let seat: String
        let text: String
        let kind: String
        let source: String
        let by: Cast.Person
        var promise: String?
        /// What they told us beside it.
        var stated: String?
    }

    private static let guests: [Guest] = [
        Guest(
            name: "Mr Oyelaran", email: "j.oyelaran@guests.example", seat: "4C",
            text: "Likes to read in soft light: ask before switching on the lamp",
            kind: "light", source: "observed", by: Cast.amina, stated: "Tea without milk, after take-off"),
        Guest(
            name: "Ms Dalgaard", email: "dalgaard@guests.example", seat: "12A", text: "Glad of a hand with her bag", kind: "help", source: "stated",
            by: Cast.mei),
        Guest(
            name: "Noor Kimathi", email: "noor.kimathi@guests.example", seat: "18F", text: "Travels with two small children, boards early",
            kind: "seat",
            source: "assumed", by: Cast.priya, promise: "A pushchair waits at the door in Northcombe"),
        Guest(
            name: "Señora Ibarra", email: "ibarra@guests.example", seat: "2D", text: "Prefers to be spoken to in Spanish", kind: "language",
            source: "stated", by: Cast.grace),
    ]

    static func lay(_ house: CastHouse, _ services: Services, now: Instant, _ tx: any Transaction) throws {
        guard let unit = house.units[.portAmaly] else { return }
        for (place, guest) in guests.enumerated() {
            guard let by = house.id(of: guest.by) else { continue }
            let past = MovedBack(tx, to: now - .seconds(Int64(place * 9 + 4) * 86_400))
            let id = try CustomerPast.remember(
                guest.name, email: guest.email, at: unit, guest.text, kind: guest.kind, source: guest.source, by: by, services, in: past)
            if let stated = guest.stated {
                try CustomerPast.add(stated, kind: "food", source: "stated", to: id, by: by, services, in: past)
            }
            if let promise = guest.promise { try CustomerPast.promise(promise, due: now + .seconds(2 * 86_400), to: id, by: by, services, in: past) }
            // The last one flies next week only.
            let from = now + .seconds(place == guests.count - 1 ? 7 * 86_400 : 1_800)
            try CustomerPast.book(
                id, at: unit, from: from, until: from + .seconds(2 * 3600), place: guest.seat, work: "KA 214", services, in: past)
        }
    }
}
