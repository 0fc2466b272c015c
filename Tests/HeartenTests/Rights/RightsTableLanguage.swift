import Storage

@testable import Hearten

extension RightsTable {
    private static func principle(_ rest: String = "") -> Path { { "/learn/language/principles/\($0.language.principle)\(rest)" } }
    private static func situation(_ rest: String = "") -> Path { { "/learn/language/situations/\($0.language.situation)\(rest)" } }
    private static func draft(_ rest: String = "") -> Path { { "/learn/language/situations/\($0.language.draft)\(rest)" } }
    private static func card(_ rest: String = "") -> Path { { "/learn/language/cards/\($0.language.card)\(rest)" } }

    private static let aPrinciple: Form = { scene, _ in
        ["name": "Another", "text": "What it means", "owner": scene.language.owner.description]
    }
    private static let aSituation: Form = { scene, _ in
        ["title": "Another", "story": "It happens", "owner": scene.language.owner.description, "do": "draft"]
    }
    private static let aCard: Form = { scene, _ in
        [
            "kind": "compare", "title": "Another", "question": "What now?", "strong": "This", "look": "That", "why": "Because",
            "answer-1": "This", "reason-1": "Kind", "answer-2": "That", "reason-2": "Quick", "best": "1",
            "principle": scene.language.principle.description, "owner": scene.language.owner.description,
        ]
    }
    private static func example(_ spot: Spot) -> Form {
        { scene, _ in ["principle": scene.language.principle.description, "moment": scene.openPraise[spot]?.description ?? "", "do": "aside"] }
    }
    private static let editors = "s---+-----"

    /// The language belongs to the whole house: everybody reads it, its service lead changes it.
    static let language: [RightsLine] = [
        get("/learn", signedIn), get("/learn/language", signedIn), get("/learn/language.csv", editors), post("/learn/language/begin", editors),
        get("/learn/language/new-principle", editors), post("/learn/language/principles", editors, form: aPrinciple),
        get("/learn/language/principles/{id}", signedIn, principle()),
        post("/learn/language/principles/{id}", editors, principle(), form: aPrinciple),
        post("/learn/language/principles/{id}/move", editors, principle("/move")),
        post("/learn/language/principles/{id}/retire", editors, principle("/retire")),
        post("/learn/language/principles/{id}/return", editors, principle("/return")),
        post("/learn/language/examples", editors, at: .amaly, form: example(.amaly)),
        post("/learn/language/examples", editors, at: .partner, form: example(.partner)),
        get("/learn/language/situations", signedIn), get("/learn/language/new-situation", editors),
        post("/learn/language/situations", editors, form: aSituation),
        get("/learn/language/situations/{id}", signedIn, situation()), get("/learn/language/situations/{id}", editors, draft()),
        post("/learn/language/situations/{id}", editors, situation(), form: aSituation),
        post("/learn/language/situations/{id}/retire", editors, situation("/retire")),
        post("/learn/language/situations/{id}/return", editors, situation("/return")),
        get("/learn/language/new-card", editors), post("/learn/language/cards", editors, form: aCard),
        get("/learn/language/cards/{id}", editors, card()), post("/learn/language/cards/{id}", editors, card(), form: aCard),
        post("/learn/language/cards/{id}/retire", editors, card("/retire")), post("/learn/language/cards/{id}/return", editors, card("/return")),
    ]

    private static func lack(_ spot: Spot) -> Path { { "/guidance/lacks/\($0.language.lacks[spot]?.description ?? "")" } }

    /// Guidance is everybody's; what it lacked is seen by whoever looks after the place.
    static let guidance: [RightsLine] = [
        get("/guidance", signedIn), get("/guidance", signedIn) { _ in "/guidance?q=wheelchair" }, get("/guidance-worker.js", all),
        post("/guidance/ask", signedIn, form: { _, _ in ["q": "May a cello fly?"] }),
        get("/guidance/limits", editors), post("/guidance/limits", editors, form: { _, _ in ["colleague": "Be kind"] }),
        get("/guidance/lacks", "s---+----+"),
        post("/guidance/lacks/{id}", "s---+-----", at: .amaly, lack(.amaly), form: { _, _ in ["do": "answer", "answer": "Yes"] }),
        post("/guidance/lacks/{id}", "s---+----+", at: .northcombe, lack(.northcombe), form: { _, _ in ["do": "close"] }),
        post("/guidance/lacks/{id}", "s---+-----", at: .partner, lack(.partner), form: { _, _ in ["do": "close"] }),
    ]
}

/// One piece of the language of each kind.
struct LanguageScene: Sendable {
    var principle = ID<Principle>(0)
    var situation = ID<Situation>(0)
    let draft = ID<Situation>(7_101)
    var card = ID<PracticeCard>(0)
    var owner = ID<Colleague>(0)
    var lacks: [Spot: ID<Lack>] = [:]

    static func fill(_ house: TestHouse, owner: ID<Colleague>) async throws -> LanguageScene {
        var made = LanguageScene()
        let (principle, situation, card) = try await house.store.read { tx in
            (try PrincipleQueries.live(tx).first?.id, try SituationQueries.live(tx).first?.id, try PracticeCardQueries.live(limit: 1, tx).first?.id)
        }
        guard let principle, let situation, let card else { throw Refusal.notFound }
        (made.principle, made.situation, made.card, made.owner) = (principle, situation, card, owner)
        let draft = made.draft
        try await house.store.write {
            try SituationQueries.addDraft(
                SituationContent(title: "A draft", story: "It happened"), id: draft, principle: principle, madeFrom: "hand", in: $0)
        }
        let services = house.services
        for spot in Spot.allCases {
            let unit = try house.unit(spot.rawValue)
            made.lacks[spot] = try await house.store.write { try Lacks.record("Who has the key?", kind: .question, at: unit, services, in: $0) }
        }
        return made
    }
}
