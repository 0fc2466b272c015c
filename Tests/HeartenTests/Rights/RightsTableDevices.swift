import Storage

@testable import Hearten

extension RightsTable {
    private static let noLink = "/devices/00000000000000000000000000000000"

    private static func person(_ spot: Spot, _ rest: String) -> Path { { "/settings/people/\($0.people[spot]?.description ?? "")\(rest)" } }
    private static func tablet(_ spot: Spot) -> Path { { "/settings/devices/tablets/\($0.devices.tablets[spot]?.description ?? "")/end" } }
    private static func enrol(_ spot: Spot) -> Form { { scene, _ in ["unit": scene.units[spot]?.description ?? "", "name": "Counter"] } }

    /// One's own phone and PIN are everybody's; tablets belong to those who look after people there; every phone to the operator.
    static let devices: [RightsLine] =
        [
            get("/devices/{token}", none) { _ in noLink }, post("/devices/{token}", none) { _ in noLink },
            post("/me/devices", signedIn), get("/me/pin", signedIn), post("/me/pin", "sxxxxxxxxx"), post("/me/pin/opening", signedIn),
            post("/me/pin/end", signedIn),
            get("/settings/devices", "s-+-+--+++"),
            post("/settings/devices/tablets", "s-+-+--+xx", at: .amaly, form: enrol(.amaly)),
            post("/settings/devices/tablets", "s-x-+--+++", at: .northcombe, form: enrol(.northcombe)),
            post("/settings/devices/tablets", "s-x-+--+xx", at: .partner, form: enrol(.partner)),
            // Only at a device that is one.
            get("/tablet", none), get("/tablet/enter", none), post("/tablet/enter", none),
            // Only on it.
            post("/tablet/lock", "s---------"), post("/tablet/here", "s---------"),
        ]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let marks = [Spot.amaly: "s-+-+-----", .northcombe: "s---+---++", .partner: "s---+-----"][spot] ?? none
            let places = [Spot.amaly: "s-+-+--+--", .northcombe: "s---+--+++", .partner: "s---+--+--"][spot] ?? none
            return [
                post("/settings/people/{id}/device", marks, at: spot, person(spot, "/device")),
                post("/settings/people/{id}/devices/{session}/end", marks, at: spot) { scene in
                    person(spot, "/devices/\(scene.devices.phones[spot]?.description ?? "")/end")(scene)
                },
                post("/settings/devices/tablets/{id}/end", places, at: spot, tablet(spot)),
                post("/settings/devices/phones/{id}/end", "s------+--", at: spot) { scene in
                    "/settings/devices/phones/\(scene.devices.phones[spot]?.description ?? "")/end"
                },
            ]
        }
}

/// What a colleague may use at a shared tablet, whatever their parts: everything else is for their own phone or desk.
/// Written by hand from what a tablet is for: *My day*, *Tell*, guidance.
enum TabletTable {
    static let may: Set<String> = [
        "GET /today", "POST /today/news", "GET /tell", "POST /tell", "GET /guidance", "POST /guidance/ask",
        // What stands on My day and is the reader's own to answer.
        "POST /recognise/{id}/mine", "POST /recognise/{id}/thanks", "POST /recognise/{id}/note", "POST /thanks/{id}",
        // A card a day and the ask-first check; the counts of others and what forgets everything wait for one's own device.
        "GET /learn/practice", "POST /learn/practice/when", "GET /learn/practice/{id}", "POST /learn/practice/{id}",
        "POST /learn/practice/{id}/rating", "GET /learn/ask-first", "POST /learn/ask-first", "GET /learn/ask-first/{id}",
        "POST /learn/not-ready",
        // The line-up, read by all and held by who leads.
        "GET /lead", "GET /lead/{unit}", "POST /lead/{unit}/line-up", "GET /lead/{unit}/line-up/{date}", "GET /lead/{unit}/line-up/{date}/change",
        "POST /lead/{unit}/line-up/{date}/change", "POST /lead/{unit}/line-up/{date}/held", "POST /lead/{unit}/promises",
        "POST /lead/{unit}/promises/{promise}/kept", "POST /lead/{unit}/promises/{promise}/end",
        "POST /tablet/lock", "POST /tablet/here",
    ]
    /// Ways in that belong to one's own device, though anybody may use them there.
    static let closed: Set<String> = [
        "POST /sign-in", "POST /sign-in/cast", "POST /sign-in/link/{token}", "POST /invitations/{token}", "POST /devices/{token}",
    ]
}

/// A tablet and a known phone at each place.
struct DeviceScene: Sendable {
    var tablets: [Spot: ID<Tablet>] = [:]
    var phones: [Spot: ID<Session>] = [:]

    static func fill(_ house: TestHouse, people: [Spot: ID<Colleague>], by lead: ID<Colleague>) async throws -> DeviceScene {
        var made = DeviceScene()
        for spot in Spot.allCases {
            guard let person = people[spot] else { continue }
            let services = house.services
            let unit = try house.unit(spot.rawValue)
            let (tablet, phone): (ID<Tablet>, ID<Session>) = (services.newID(at: house.clock.now), services.newID(at: house.clock.now))
            (made.tablets[spot], made.phones[spot]) = (tablet, phone)
            try await house.store.write { tx in
                try TabletQueries.add(tablet, token: services.newToken(), unit: unit, name: "Counter", by: lead, in: tx)
                try SessionQueries.start(phone, of: person, token: services.newToken(), device: "A phone", as: .device, in: tx)
            }
        }
        return made
    }
}
