import Storage

@testable import Hearten

extension RightsTable {
    private static let mine: Path = { _ in "/lead/duties/000000000zzzz" }
    private static func principle(_ scene: MatrixScene) -> String { scene.language.principle.description }
    private static let leading = "s-++++--++"
    private static let nobody = "s---------"

    /// Duties are each leader's own: nobody has one in this house, and nobody finds another's. Commitments are of two people.
    static let duties: [RightsLine] = [
        get("/lead/house", leading), get("/lead/duties", leading),
        post("/lead/duties/principle", "s---+-----", form: { scene, _ in ["principle": principle(scene)] }),
        get("/lead/duties/{id}", nobody, mine), post("/lead/duties/{id}/brief", nobody) { _ in "/lead/duties/000000000zzzz/brief" },
        post("/lead/duties/{id}/debrief", nobody) { _ in "/lead/duties/000000000zzzz/debrief" },
        post("/lead/duties/{id}/recognise", nobody) { _ in "/lead/duties/000000000zzzz/recognise" },
        get("/commitments", signedIn), post("/commitments", "sxxxxxxxxx", form: { _, _ in ["action": "Call her"] }),
        post("/commitments/{id}/done", nobody) { _ in "/commitments/000000000zzzz/done" },
        post("/commitments/{id}/drop", nobody) { _ in "/commitments/000000000zzzz/drop" },
        post("/commitments/{id}/answer", nobody) { _ in "/commitments/000000000zzzz/answer" },
    ]
}
