import Storage

@testable import Hearten

extension RightsTable {
    private static func person(_ spot: Spot, _ rest: String = "") -> Path { { "/settings/people/\($0.people[spot]?.description ?? "")\(rest)" } }

    private static func invite(_ spot: Spot, _ role: Role) -> Form {
        { scene, house in
            let id: ID<Colleague> = house.services.newID(at: house.clock.now)
            return [
                "key": house.services.key.sealed("invite", id.description), "name": "New Person", "title": "Porter", "role": role.rawValue,
                "unit": scene.units[spot]?.description ?? "",
            ]
        }
    }

    private static func part(_ spot: Spot, _ role: Role) -> Form {
        { scene, _ in ["role": role.rawValue, "unit": scene.units[spot]?.description ?? ""] }
    }

    private static func work(_ spot: Spot) -> Form { { scene, _ in ["title": "Porter", "home": scene.units[spot]?.description ?? ""] } }

    /// Leaders look after the people of their places, service leads too; an operator holds none of what those people hold.
    static let people: [RightsLine] =
        [
            get("/settings/people", "s-+-+--+++"),
            post("/settings/people/invitations", "s-+-+--xxx", at: .amaly, form: invite(.amaly, .colleague)),
            post("/settings/people/invitations", "s-x-+--x++", at: .northcombe, form: invite(.northcombe, .colleague)),
            post("/settings/people/invitations", "s-x-+--xxx", at: .partner, form: invite(.partner, .partner)),
            // Nobody invites somebody who may do more than they may themselves.
            post("/settings/people/invitations", "s-x-+--xxx", at: .amaly, form: invite(.amaly, .serviceLead)),
            post("/settings/people/invitations", "s-x-x--+xx", at: .amaly, form: invite(.amaly, .operator)),
        ]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let marks = [Spot.amaly: "s-+-+-----", .northcombe: "s---+---++", .partner: "s---+-----"][spot] ?? none
            let role: Role = spot == .partner ? .partner : .colleague
            return [
                get("/settings/people/{id}", marks, at: spot, person(spot)),
                post("/settings/people/{id}/work", marks, at: spot, person(spot, "/work"), form: work(spot)),
                post("/settings/people/{id}/roles", marks, at: spot, person(spot, "/roles"), form: part(spot, role)),
                post("/settings/people/{id}/roles/end", marks, at: spot, person(spot, "/roles/end"), form: part(spot, role)),
                post("/settings/people/{id}/invitation", marks, at: spot, person(spot, "/invitation")),
                post("/settings/people/{id}/invitation/end", marks, at: spot, person(spot, "/invitation/end")),
                post("/settings/people/{id}/disable", marks, at: spot, person(spot, "/disable")),
                post("/settings/people/{id}/enable", marks, at: spot, person(spot, "/enable")),
            ]
        }

    private static func unit(_ spot: Spot, _ rest: String = "") -> Path { { "/settings/units/\($0.units[spot]?.description ?? "")\(rest)" } }
    private static func newUnit(_ spot: Spot) -> Form {
        { scene, _ in
            ["name": "A new place", "parent": scene.units[spot]?.description ?? "", "place": "team", "zone": "Europe/Lisbon", "hours": "parent"]
        }
    }
    private static func changed(_ spot: Spot) -> Form {
        { scene, house in
            let parent = scene.units[spot].flatMap { house.services.house.current.unit($0)?.parent }
            return ["name": "Another name", "place": "team", "zone": "Europe/Lisbon", "hours": "parent", "parent": parent?.description ?? ""]
        }
    }

    static let settings: [RightsLine] =
        [
            get("/settings/operator", "s------+--"),
            post("/settings/operator/jobs/{id}/retry", "s---------") { _ in "/settings/operator/jobs/1/retry" },
            post("/settings/operator/jobs/{id}/discard", "s---------") { _ in "/settings/operator/jobs/1/discard" },
            get("/settings/organisation", "s---+--+--"),
            post(
                "/settings/organisation", "s---+--+--",
                form: { _, _ in ["name": "Kittiwake", "hue": "200", "prefix": "KA", "zone": "Europe/Lisbon"] }),
            get("/settings/language", "s---+--+--"), post("/settings/language", "s---+--+--"),
            get("/settings/units", "s---+--+-+"), get("/settings/units/new", "s---+--+-+"),
            post("/settings/units", "s---+--+-x", at: .amaly, form: newUnit(.amaly)),
            post("/settings/units", "s---+--+-+", at: .northcombe, form: newUnit(.northcombe)),
            post("/settings/units", "s---+--+-x", at: .partner, form: newUnit(.partner)),
        ]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let marks = spot == .northcombe ? "s---+--+-+" : "s---+--+--"
            return [
                get("/settings/units/{id}", marks, at: spot, unit(spot)),
                post("/settings/units/{id}", marks, at: spot, unit(spot), form: changed(spot)),
                // A form without a file.
                post("/settings/units/{id}/calendar", marks.replacing("+", with: "!"), at: spot, unit(spot, "/calendar")),
                post("/settings/units/{id}/close", marks, at: spot, unit(spot, "/close")),
                post("/settings/units/{id}/open", marks, at: spot, unit(spot, "/open")),
            ]
        }
}
