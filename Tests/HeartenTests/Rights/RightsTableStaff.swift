import Storage

@testable import Hearten

extension RightsTable {
    private static func file(_ spot: Spot, _ rest: String = "") -> Path {
        { "/settings/people/files/\($0.imports[spot].map { ID<StaffImport>($0).description } ?? "")\(rest)" }
    }

    /// The register is the service lead's and the operator's; invitations on paper belong to whoever looks after people.
    static let staff: [RightsLine] =
        [
            get("/settings/people/files", "s---+--+-+"),
            // A form without a file.
            post("/settings/people/files", "s---!--!-!"),
            get("/settings/people/sheets", "s-+-+--+++"),
            post("/settings/people/sheets", "s-+-+--+--", at: .amaly, form: { scene, _ in ["whom": scene.units[.amaly]?.description ?? ""] }),
            post(
                "/settings/people/sheets", "s---+--+++", at: .northcombe, form: { scene, _ in ["whom": scene.units[.northcombe]?.description ?? ""] }),
            post("/settings/people/sheets", "s-+-+-----", at: .amaly, form: { scene, _ in ["person": scene.people[.amaly]?.description ?? ""] }),
            // A sheet is its maker's alone.
            get("/settings/people/sheets/{id}", "s---------") { _ in "/settings/people/sheets/000000000zzzz" },
            post("/control/people", none), get("/control/people/{id}", none) { _ in "/control/people/000000000zzzz" },
        ]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let marks = spot == .northcombe ? "s---+--+-+" : "s---+--+--"
            return [
                get("/settings/people/files/{id}", marks, at: spot, file(spot)), post("/settings/people/files/{id}", marks, at: spot, file(spot)),
                post("/settings/people/files/{id}/undo", marks, at: spot, file(spot, "/undo")),
                get("/settings/people/files/{id}/errors.csv", marks, at: spot, file(spot, "/errors.csv")),
            ]
        }
}
