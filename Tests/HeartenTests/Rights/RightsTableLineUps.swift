import Storage

@testable import Hearten

extension RightsTable {
    private static func unit(_ spot: Spot, _ rest: String = "") -> Path { { "/lead/\($0.units[spot]?.description ?? "")\(rest)" } }
    /// The morning of the matrix, for which each place has a line-up.
    private static let day = "/line-up/2026-11-21"
    private static func promise(_ spot: Spot, _ rest: String) -> Path {
        { "/lead/\($0.units[spot]?.description ?? "")/promises/\($0.lineUps.promises[spot]?.description ?? "")\(rest)" }
    }

    private static let promised: Form = { _, house in
        let id: ID<LineUpPromise> = house.services.newID(at: house.clock.now)
        return ["text": "More tea", "key": house.services.key.sealed("promise", "\(id)")]
    }

    /// Leaders and service leads hold the line-ups of their places; nobody else of the matrix works at one of the three.
    static let lineUps: [RightsLine] =
        [get("/lead", "s-+-+---++")]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let marks = [Spot.amaly: "s-+-+-----", .northcombe: "s---+---++", .partner: "s---+-----"][spot] ?? none
            // Whoever works there reads; the partner works at the third place.
            let reads = spot == .partner ? "s---+-+---" : marks
            return [
                get("/lead/{unit}", marks, at: spot, unit(spot)), post("/lead/{unit}/line-up", marks, at: spot, unit(spot, "/line-up")),
                get("/lead/{unit}/line-up/{date}", reads, at: spot, unit(spot, day)),
                get("/lead/{unit}/line-up/{date}/change", marks, at: spot, unit(spot, day + "/change")),
                // A form that says nothing of its version is shown what stands there first.
                post("/lead/{unit}/line-up/{date}/change", marks.replacing("+", with: "!"), at: spot, unit(spot, day + "/change")),
                post("/lead/{unit}/line-up/{date}/held", marks, at: spot, unit(spot, day + "/held")),
                post("/lead/{unit}/promises", marks, at: spot, unit(spot, "/promises"), form: promised),
                post("/lead/{unit}/promises/{promise}/kept", marks, at: spot, promise(spot, "/kept")),
                post("/lead/{unit}/promises/{promise}/end", marks, at: spot, promise(spot, "/end")),
            ]
        }
}

/// A line-up and a promise at each place.
struct LineUpScene: Sendable {
    var promises: [Spot: ID<LineUpPromise>] = [:]

    static func fill(_ house: TestHouse, by lead: ID<Colleague>) async throws -> LineUpScene {
        var made = LineUpScene()
        let services = house.services
        for spot in Spot.allCases {
            let unit = try house.unit(spot.rawValue)
            let id: ID<LineUpPromise> = services.newID(at: house.clock.now)
            made.promises[spot] = id
            try await house.store.write { tx in
                guard let place = services.house.current.unit(unit) else { return }
                try ComposeLineUp(unit: place, day: Day(iso: "2026-11-21") ?? Day(0), house: services.house.current)
                    .run(principles: try PrincipleQueries.live(tx), services, in: tx)
                try LineUpPromiseQueries.add(id, "More tea", of: nil, at: unit, by: lead, in: tx)
            }
        }
        return made
    }
}
