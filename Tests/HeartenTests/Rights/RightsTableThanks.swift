import Storage

@testable import Hearten

extension RightsTable {
    private static func thanks(_ scene: MatrixScene) -> String { "/thanks/\(scene.thanks?.description ?? "")" }
    private static func to(_ spot: Spot) -> Form {
        { scene, house in
            let id: ID<ColleagueThanks> = house.services.newID(at: house.clock.now)
            return [
                "key": house.services.key.sealed("thanks", id.description), "to": scene.people[spot]?.description ?? "", "words": "The blue suitcase",
            ]
        }
    }

    /// Everybody who recognises thanks anybody; a partner's people only each other. What came is the receiver's alone.
    static let thanks: [RightsLine] = [
        get("/thanks/new", "s++++++-++"),
        post("/thanks", "s+++++x-++", form: to(.amaly)), post("/thanks", "s++++++-++", form: to(.partner)),
        post("/thanks/{id}", "s+--------", at: .amaly, thanks, form: { _, _ in ["act": "share"] }),
    ]
}
