import Storage

@testable import Hearten

extension RightsTable {
    private static func rota(_ spot: Spot, _ rest: String = "") -> Path { { "/settings/shifts/\($0.rotas[spot]?.description ?? "")\(rest)" } }
    private static func week(_ spot: Spot) -> Path { { "/shifts/week?unit=\($0.units[spot]?.description ?? "")" } }

    /// Everybody reads their own days; the rota of a place is whoever's who leads it, and of whoever looks after the house.
    static let shifts: [RightsLine] =
        [
            get("/shifts", signedIn), get("/shifts/week", "s-+-+--+++"),
            get("/shifts/week", "s-+-+--+--", at: .amaly, week(.amaly)), get("/shifts/week", "s---+--+++", at: .northcombe, week(.northcombe)),
            get("/shifts/week", "s---+--+--", at: .partner, week(.partner)),
            get("/settings/shifts", "s-+-+--+++"),
            // A form without a file.
            post("/settings/shifts", "s-!-!--!!!"),
        ]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let marks = [Spot.amaly: "s-+-+--+--", .northcombe: "s---+--+++", .partner: "s---+--+--"][spot] ?? none
            return [
                get("/settings/shifts/{id}", marks, at: spot, rota(spot)), post("/settings/shifts/{id}", marks, at: spot, rota(spot)),
                post("/settings/shifts/{id}/undo", marks, at: spot, rota(spot, "/undo")),
                get("/settings/shifts/{id}/notes.csv", marks, at: spot, rota(spot, "/notes.csv")),
            ]
        }
        + [
            // Only with the secret of this machine's own commands.
            post("/control/shifts", none), get("/control/shifts/{id}", none) { "/control/shifts/\($0.rotas[.amaly]?.description ?? "")" },
        ]
}

/// A rota in each place, done long ago.
enum RotaScene {
    static func fill(_ house: TestHouse, units: [Spot: ID<Unit>]) async throws -> [Spot: ID<ShiftImport>] {
        var made: [Spot: ID<ShiftImport>] = [:]
        for (number, spot) in Spot.allCases.enumerated() {
            guard let unit = units[spot] else { continue }
            let id = ID<ShiftImport>(Int64(9_500 + number))
            let plan = ShiftPlan(
                file: ImportFile.plan(sample: Array("name,start,end\n".utf8), isWhole: true, name: "old.csv"), isCalendar: false, columns: [])
            try await house.store.write { tx in
                let one = ShiftImport(
                    id: id, name: "old.csv", plan: plan, unit: unit, state: .failed, path: nil, size: 1, madeBy: nil, createdAt: tx.now)
                try ShiftImportQueries.insert(one, in: tx)
            }
            made[spot] = id
        }
        return made
    }
}
