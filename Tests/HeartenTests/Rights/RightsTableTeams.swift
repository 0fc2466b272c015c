import Storage

@testable import Hearten

extension RightsTable {
    private static let request: Path = { "/requests/\($0.request?.description ?? "")" }
    private static func ask(_ spot: Spot) -> Form {
        { scene, house in
            let id: ID<TeamRequest> = house.services.newID(at: house.clock.now)
            return [
                "key": house.services.key.sealed("request", id.description), "to": scene.units[spot]?.description ?? "",
                "words": "The de-icing slot by nine",
            ]
        }
    }

    /// A request of Northcombe's bags to the lounge at Port Amaly: both sides and whoever leads them, and nobody else.
    static let requests: [RightsLine] = [
        get("/requests", "s++++-+-++"), get("/requests/new", "s++++-+-++"),
        post("/requests", "s++++-x-++", at: .amaly, form: ask(.amaly)), post("/requests", "s++++-x-++", at: .partner, form: ask(.partner)),
        get("/requests/{id}", "s++++---++", at: .amaly, request),
        post("/requests/{id}", "s++++-----", at: .amaly, request, form: { _, _ in ["act": "take"] }),
        post("/requests/{id}", "s-------++", at: .northcombe, request, form: { _, _ in ["act": "withdraw"] }),
    ]

    /// Everybody may answer once; figures belong to those who measure, and the switch to the whole house.
    static let pulse: [RightsLine] = [
        get("/pulse", "s-++++--++"), get("/pulse", "s-++++----", at: .amaly) { "/pulse?unit=\($0.units[.amaly]?.description ?? "")" },
        get("/pulse", "s---++--++", at: .northcombe) { "/pulse?unit=\($0.units[.northcombe]?.description ?? "")" },
        get("/pulse/answer", signedIn), post("/pulse/answer", "s!!!!!!!!!"),
        post("/pulse/setting", "s---+-----", form: { _, _ in ["on": "yes"] }),
    ]
}
