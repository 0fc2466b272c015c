import Storage

@testable import Hearten

extension RightsTable {
    private static func file(_ spot: Spot, _ rest: String = "") -> Path {
        { "/settings/imports/\($0.imports[spot].map { ID<MomentImport>($0).description } ?? "")\(rest)" }
    }
    private static func token(_ spot: Spot) -> Path { { "/settings/tokens/\($0.tokens[spot]?.description ?? "")/end" } }
    private static func newToken(_ spot: Spot) -> Form {
        { scene, _ in ["name": "Till", "unit": scene.units[spot]?.description ?? "", "may": "tell"] }
    }

    static let imports: [RightsLine] =
        [
            get("/settings/imports", "s---+--+-+"),
            // A form without a file.
            post("/settings/imports", "s---!--!-!"),
            get("/settings/tokens", "s---+--+-+"),
            post("/settings/tokens", "s---+--+-x", at: .amaly, form: newToken(.amaly)),
            post("/settings/tokens", "s---+--+-+", at: .northcombe, form: newToken(.northcombe)),
            post("/settings/tokens", "s---+--+-x", at: .partner, form: newToken(.partner)),
        ]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let marks = spot == .northcombe ? "s---+--+-+" : "s---+--+--"
            return [
                get("/settings/imports/{id}", marks, at: spot, file(spot)), post("/settings/imports/{id}", marks, at: spot, file(spot)),
                post("/settings/imports/{id}/stop", marks, at: spot, file(spot, "/stop")),
                post("/settings/imports/{id}/undo", marks, at: spot, file(spot, "/undo")),
                get("/settings/imports/{id}/errors.csv", marks, at: spot, file(spot, "/errors.csv")),
                post("/settings/tokens/{id}/end", marks, at: spot, token(spot)),
            ]
        }
}
