import Storage

@testable import Hearten

extension RightsTable {
    private static func one(_ spot: Spot, _ rest: String = "") -> Path { { "/recover/\($0.numbers[spot].map(String.init) ?? "")\(rest)" } }

    private static func task(_ spot: Spot) -> Path {
        { "/recover/\($0.numbers[spot].map(String.init) ?? "")/tasks/\($0.tasks[spot]?.description ?? "")/done" }
    }

    private static func told(_ spot: Spot) -> Form {
        { scene, _ in ["words": "She waits at the desk", "unit": scene.units[spot]?.description ?? "", "level": "1"] }
    }

    private static func theme(_ rest: String = "") -> Path { { "/settings/reading/themes/\($0.theme)\(rest)" } }

    private static let guest = "/c/00000000000000000000000000000000"

    /// Whoever works on cases, within their places; the partner those of its own customers.
    static let recover: [RightsLine] =
        [
            get("/recover", "s-+++-+-++"), get("/recover/new", "s++++-+-++"),
            post("/recover", "s++++-x-xx", at: .amaly, form: told(.amaly)), post("/recover", "sxxx+-x-++", at: .northcombe, form: told(.northcombe)),
            post("/recover", "sxxx+-+-xx", at: .partner, form: told(.partner)),
            get("/settings/rules", "s---+-----"), post("/settings/rules", "s---x-----"),
            get("/settings/reading", "s---+-----"), post("/settings/reading/learn", "s---+-----"),
            post("/settings/reading/take-back", "s---------"), post("/settings/reading/again", "s---+-----"),
            post("/settings/reading/themes", "s---x-----"), get("/settings/reading/themes/{id}", "s---+-----", theme()),
            post("/settings/reading/themes/{id}", "s---x-----", theme()),
            post("/settings/reading/themes/{id}/examples", "s---+-----", theme("/examples")),
            post("/settings/reading/themes/{id}/retire", "s---+-----", theme("/retire")),
            get("/settings/mail", "s------+--"), post("/settings/mail/{id}/again", "s------+--") { "/settings/mail/\($0.mail)/again" },
            get("/c/{token}", none) { _ in guest }, post("/c/{token}/verdict", none) { _ in guest + "/verdict" },
            post("/c/{token}/messages", none) { _ in guest + "/messages" },
            get("/c/{token}/forget", none) { _ in guest + "/forget" }, post("/c/{token}/forget", none) { _ in guest + "/forget" },
        ]
        + [Spot.amaly, .northcombe, .partner].flatMap { spot -> [RightsLine] in
            let done = [Spot.amaly: "s-+++-----", .northcombe: "s---+---++", .partner: "s---+-+---"][spot] ?? none
            let asked = done.replacing("+", with: "x")
            let late = done.replacing("+", with: "!")
            return [
                get("/recover/{number}", done, at: spot, one(spot)), get("/recover/{number}/page", done, at: spot, one(spot, "/page")),
                // An empty reply comes back with what is missing.
                post("/recover/{number}/replies", asked, at: spot, one(spot, "/replies")),
                post("/recover/{number}/owner", done, at: spot, one(spot, "/owner"), form: { _, _ in ["who": "me"] }),
                post("/recover/{number}/helpers", done, at: spot, one(spot, "/helpers")),
                post("/recover/{number}/tasks", done, at: spot, one(spot, "/tasks"), form: { _, _ in ["what": "Call her"] }),
                post("/recover/{number}/tasks/{task}/done", done, at: spot, task(spot)),
                post("/recover/{number}/notes", done, at: spot, one(spot, "/notes"), form: { _, _ in ["words": "She likes tea"] }),
                // A cause is asked for when the case is closed.
                post("/recover/{number}/cause", late, at: spot, one(spot, "/cause"), form: { _, _ in ["cause": "No rota for the desk"] }),
                post("/recover/{number}/pause", done, at: spot, one(spot, "/pause")),
                post("/recover/{number}/decline", done, at: spot, one(spot, "/decline")),
                post("/recover/{number}/follow-up", done, at: spot, one(spot, "/follow-up")),
                // What does not fit the case's state is said so to those who may know it.
                post("/recover/{number}/resumption", late, at: spot, one(spot, "/resumption")),
                post("/recover/{number}/reopening", late, at: spot, one(spot, "/reopening")),
                post("/recover/{number}/question", late, at: spot, one(spot, "/question")),
            ]
        }
}
