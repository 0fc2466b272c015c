import Storage

@testable import Hearten

extension RightsTable {
    private static func card(_ rest: String = "") -> Path { { "/learn/practice/\($0.language.card)\(rest)" } }
    private static func guess(_ spot: Spot) -> Form { { scene, _ in ["moment": scene.moments[spot]?.description ?? "", "level": "3"] } }
    private static func moment(_ spot: Spot) -> Form { { scene, _ in ["moment": scene.moments[spot]?.description ?? ""] } }
    private static func recovery(_ spot: Spot) -> Form { { scene, _ in ["case": String(scene.numbers[spot] ?? 0)] } }

    /// Practice is everybody's own; what one was not ready for, and whom one predicts, are moments and cases that one may read.
    static let practice: [RightsLine] = [
        get("/learn/practice", signedIn), post("/learn/practice/when", signedIn, form: { _, _ in ["quiet-from": "20:00", "quiet-until": "06:30"] }),
        post("/learn/practice/forget", signedIn, form: { _, _ in ["sure": "yes"] }), get("/learn/practice/counts", "s-++++--++"),
        get("/learn/practice/{id}", signedIn, card()),
        post("/learn/practice/{id}", signedIn, card(), form: { _, _ in ["choice": "1", "words": "I ask first"] }),
        // Nobody has answered it today.
        post("/learn/practice/{id}/rating", "s!!!!!!!!!", card("/rating"), form: { _, _ in ["rating": "good"] }),
        get("/learn/ask-first", "s++++++-++"),
        // Nobody has predicted anything.
        get("/learn/ask-first/{id}", "s---------") { "/learn/ask-first/\($0.moments[.amaly]?.description ?? "")" },
        post("/learn/ask-first", "s+++++----", at: .amaly, form: guess(.amaly)),
        post("/learn/ask-first", "s---++--++", at: .northcombe, form: guess(.northcombe)),
        post("/learn/ask-first", "s---+++---", at: .partner, form: guess(.partner)),
        post("/learn/not-ready", "s+++++----", at: .amaly, form: moment(.amaly)),
        post("/learn/not-ready", "s---++--++", at: .northcombe, form: moment(.northcombe)),
        post("/learn/not-ready", "s---+++---", at: .partner, form: moment(.partner)),
        // A case is known to those who work on it.
        post("/learn/not-ready", "s-+++-----", at: .amaly, form: recovery(.amaly)),
        post("/learn/not-ready", "s---+-+---", at: .partner, form: recovery(.partner)),
    ]
}
