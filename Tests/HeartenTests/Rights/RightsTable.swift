import Storage

@testable import Hearten

/// What a question about rights comes to.
///
/// `+` done or shown · `x` the form was refused, nothing happened · `-` there is no such thing · `s` sign in first · `!` cannot be
/// done like this (400, 409).
typealias Marks = String

/// One line of the table: a route, where its thing lies, what each asker gets, in the order of `Asker`:
/// nobody, colleague, leader, desk, service lead, executive, partner, operator, leader of another place, service lead of another place.
struct RightsLine: Sendable {
    let method: String
    let route: String
    let spot: Spot?
    let marks: Marks
    /// The address asked for; the route itself when it has no parts.
    let path: @Sendable (MatrixScene) -> String
    let form: @Sendable (MatrixScene, TestHouse) -> [String: String]
}

/// Written by hand from what each role is for, not from `Rights.swift`.
enum RightsTable {
    static let lines: [RightsLine] =
        open + setUp + own + moments + praise + figures + journey + signs + people + settings + recover + imports + language + guidance + practice
        + devices + lineUps + staff + thanks + requests + pulse + shifts + duties + customers + mailIn

    /// Where those who work on a case read everything.
    static let mayShowNames: Set<String> = ["/recover/{number}", "/recover/{number}/page"]

    typealias Form = @Sendable (MatrixScene, TestHouse) -> [String: String]
    typealias Path = @Sendable (MatrixScene) -> String

    static func get(_ route: String, _ marks: Marks, at spot: Spot? = nil, _ path: Path? = nil) -> RightsLine {
        RightsLine(method: "GET", route: route, spot: spot, marks: marks, path: path ?? { _ in route }, form: { _, _ in [:] })
    }

    static func post(_ route: String, _ marks: Marks, at spot: Spot? = nil, _ path: Path? = nil, form: @escaping Form = { _, _ in [:] }) -> RightsLine
    {
        RightsLine(method: "POST", route: route, spot: spot, marks: marks, path: path ?? { _ in route }, form: form)
    }

    static let all = "++++++++++", none = "----------"
    static let signedIn = "s+++++++++"
    private static let noToken = "00000000000000000000000000000000"

    /// For customers, for everybody, and for whoever holds a link.
    static let open: [RightsLine] = [
        get("/healthz", all), get("/readyz", all), get("/", all),
        get("/assets/{name}", none) { _ in "/assets/nothing.css" }, get("/assets/brand/{name}", all) { _ in "/assets/brand/40.css" },
        get("/f/{code}", all) { "/f/\($0.signs[.amaly] ?? "")" }, get("/f/{code}", none) { _ in "/f/ZZZZ" },
        get("/f/{code}/words", all) { "/f/\($0.signs[.amaly] ?? "")/words" },
        post("/f/{code}", "!!!!!!!!!!") { "/f/\($0.signs[.amaly] ?? "")" },
        get("/f/{code}/thanks/{token}", none) { "/f/\($0.signs[.amaly] ?? "")/thanks/\(noToken)" },
        // Without its form it is refused before the link is looked at.
        post("/f/{code}/thanks/{token}", "!!!!!!!!!!") { "/f/\($0.signs[.amaly] ?? "")/thanks/\(noToken)" },
        get("/sign-in", all), post("/sign-in", "xxxxxxxxxx"), get("/sign-in/link", all), post("/sign-in/link", "xxxxxxxxxx"),
        // A link is looked at by programs that check mail: the page is the same whether it is good or not.
        get("/sign-in/link/{token}", all) { _ in "/sign-in/link/\(noToken)" },
        post("/sign-in/link/{token}", none) { _ in "/sign-in/link/\(noToken)" },
        // Only at the machine itself, which these requests are not.
        post("/sign-in/cast", none, form: { scene, _ in ["as": "\(scene.askers[.leader].map(\.description) ?? "")"] }),
        get("/invitations/{token}", none) { _ in "/invitations/\(noToken)" },
        post("/invitations/{token}", none) { _ in "/invitations/\(noToken)" },
        // Only at the machine itself, or with a token to watch it.
        get("/metrics", none),
        // Only with the secret of this machine's own commands.
        get("/control/doctor", none), post("/control/backup", none), post("/control/import", none),
        get("/control/import/{id}", none) { "/control/import/\($0.imports[.amaly].map { ID<MomentImport>($0).description } ?? "")" },
    ]

    /// A house that is set up has no set-up.
    static let setUp: [RightsLine] = ["/set-up", "/set-up/organisation", "/set-up/place", "/set-up/you"].flatMap {
        [get($0, none), post($0, none)]
    }

    /// What is everybody's own.
    static let own: [RightsLine] = [
        get("/today", signedIn), post("/today/news", signedIn), get("/me", signedIn),
        post("/me", signedIn, form: { _, _ in ["name": "Somebody Else"] }), post("/me/look", signedIn),
        post("/me/absence", "sxxxxxxxxx"), post("/me/absence/end", signedIn),
        post("/me/password", "sxxxxxxxxx"), post("/me/sessions/end", signedIn), post("/sign-out", signedIn),
        post("/me/sessions/{id}/end", "s+--------", { "/me/sessions/\($0.sessions[.colleague]?.description ?? "")/end" }),
        post("/me/sessions/{id}/end", "s-----+---", { "/me/sessions/\($0.sessions[.partner]?.description ?? "")/end" }),
        get("/live", "s+++++++++"),
        get("/settings", "s-+-+--+++"),
    ]

    private static func moment(_ spot: Spot, _ rest: String = "") -> Path { { "/moments/\($0.moments[spot]?.description ?? "")\(rest)" } }
    private static func odd(_ spot: Spot, _ rest: String = "") -> Path { { "/moments/\($0.odd[spot]?.description ?? "")\(rest)" } }

    static let moments: [RightsLine] = [
        get("/moments", "s++++++-++"), get("/moments.csv", "s-++++--++"),
        get("/moments/unsure", "s-+++---++"), post("/moments/unsure", "s-+++---++"),
        post("/moments/corrections", "s-+++---++"),
        get("/moments/{id}", "s+++++----", at: .amaly, moment(.amaly)),
        get("/moments/{id}", "s---++--++", at: .northcombe, moment(.northcombe)),
        get("/moments/{id}", "s---+++---", at: .partner, moment(.partner)),
        get("/moments/{id}/alike", "s+++++----", at: .amaly, moment(.amaly, "/alike")),
        get("/moments/{id}/alike", "s---++--++", at: .northcombe, moment(.northcombe, "/alike")),
        get("/moments/{id}/alike", "s---+++---", at: .partner, moment(.partner, "/alike")),
        post("/moments/{id}/reading", "s-+++-----", at: .amaly, moment(.amaly, "/reading"), form: { _, _ in ["category": "delivery"] }),
        post("/moments/{id}/reading", "s---+---++", at: .northcombe, moment(.northcombe, "/reading"), form: { _, _ in ["category": "delivery"] }),
        post("/moments/{id}/reading", "s---+-----", at: .partner, moment(.partner, "/reading"), form: { _, _ in ["category": "delivery"] }),
        post("/moments/{id}/keeping", "s-+++-----", at: .amaly, odd(.amaly, "/keeping"), form: { _, _ in ["keep": "yes"] }),
        post("/moments/{id}/keeping", "s---+---++", at: .northcombe, odd(.northcombe, "/keeping"), form: { _, _ in ["keep": "yes"] }),
        post("/moments/{id}/keeping", "s---+-----", at: .partner, odd(.partner, "/keeping"), form: { _, _ in ["keep": "yes"] }),
        get("/tell", "s++++++-++"),
        post("/tell", "s+++++x-xx", at: .amaly, form: tell(.amaly)),
        post("/tell", "sxxx++x-++", at: .northcombe, form: tell(.northcombe)),
        post("/tell", "sxxx+++-xx", at: .partner, form: tell(.partner)),
    ]

    private static func tell(_ spot: Spot) -> Form {
        { scene, _ in ["words": "A guest told me", "unit": scene.units[spot]?.description ?? "", "level": "4"] }
    }

    private static func praise(_ spot: Spot, _ rest: String = "") -> Path { { "/recognise/\($0.praise[spot]?.description ?? "")\(rest)" } }
    private static func openPraise(_ spot: Spot, _ rest: String = "") -> Path { { "/recognise/\($0.openPraise[spot]?.description ?? "")\(rest)" } }

    /// Praise belongs to the one who is meant: the colleague, and the partner's own.
    static let praise: [RightsLine] = [
        get("/recognise", "s++++++-++"),
        post("/recognise/{id}", "s-+++-----", at: .amaly, openPraise(.amaly), form: { _, _ in ["who": "team"] }),
        post("/recognise/{id}", "s---+---++", at: .northcombe, openPraise(.northcombe), form: { _, _ in ["who": "team"] }),
        post("/recognise/{id}", "s---+-----", at: .partner, openPraise(.partner), form: { _, _ in ["who": "team"] }),
        post("/recognise/{id}/mine", "s+--------", at: .amaly, openPraise(.amaly, "/mine"), form: { _, _ in ["answer": "me"] }),
        post("/recognise/{id}/mine", "s-----+---", at: .partner, openPraise(.partner, "/mine"), form: { _, _ in ["answer": "me"] }),
        post("/recognise/{id}/thanks", "s+--------", at: .amaly, praise(.amaly, "/thanks"), form: { _, _ in ["act": "thank"] }),
        post("/recognise/{id}/thanks", "s-----+---", at: .partner, praise(.partner, "/thanks"), form: { _, _ in ["act": "share"] }),
        post("/recognise/{id}/note", "s+--------", at: .amaly, praise(.amaly, "/note")),
        post("/recognise/{id}/note", "s---------", at: .amaly, praise(.amaly, "/note"), form: { _, _ in ["note": "This is praise"] }),
    ]

    private static func unit(_ path: String, _ spot: Spot) -> Path { { "\(path)?unit=\($0.units[spot]?.description ?? "")" } }

    static let figures: [RightsLine] = [
        "/measure", "/measure/right", "/measure/answered", "/measure.csv", "/measure/levels.csv", "/measure/journey.csv", "/measure/words.csv",
        "/measure/aspects.csv",
        "/measure/right.csv", "/measure/answered.csv",
    ].flatMap { path in
        [
            get(path, "s-++++--++"), get(path, "s-++++----", at: .amaly, unit(path, .amaly)),
            get(path, "s---++--++", at: .northcombe, unit(path, .northcombe)), get(path, "s---++----", at: .partner, unit(path, .partner)),
        ]
    }

    private static func point(_ rest: String = "") -> Path { { "/journey/points/\($0.point)\(rest)" } }

    /// The journey belongs to the whole house.
    static let journey: [RightsLine] = [
        get("/journey", "s+++++--++"), get("/journey", "s+++++--++") { "/journey?point=\($0.point)" },
        post("/journey/points", "s---+-----"),
        post("/journey/points/{id}", "s---+-----", point(), form: { _, _ in ["name": "A new name", "phase": "Before"] }),
        post("/journey/points/{id}/move", "s---+-----", point("/move")), post("/journey/points/{id}/retire", "s---+-----", point("/retire")),
        post("/journey/points/{id}/return", "s---+-----", point("/return")),
    ]

    private static func sign(_ spot: Spot, _ rest: String = "") -> Path { { "/signs/\($0.signs[spot] ?? "")\(rest)" } }
    private static func newSign(_ spot: Spot) -> Form {
        { scene, _ in ["unit": scene.units[spot]?.description ?? "", "point": scene.point.description] }
    }

    static let signs: [RightsLine] = [
        get("/welcome", "s-+-+---++"), get("/signs", "s-+-+---++"),
        post("/signs", "s-+-+---xx", at: .amaly, form: newSign(.amaly)), post("/signs", "s-x-+---++", at: .northcombe, form: newSign(.northcombe)),
        post("/signs", "s-x-+---xx", at: .partner, form: newSign(.partner)),
        get("/signs/{code}", "s-+-+-----", at: .amaly, sign(.amaly)), get("/signs/{code}", "s---+---++", at: .northcombe, sign(.northcombe)),
        get("/signs/{code}", "s---+-----", at: .partner, sign(.partner)), get("/signs/{code}", "s-+-+-----", at: .amaly, sign(.amaly, ".svg")),
        post("/signs/{code}/end", "s-+-+-----", at: .amaly, sign(.amaly, "/end")),
        post("/signs/{code}/end", "s---+---++", at: .northcombe, sign(.northcombe, "/end")),
        post("/signs/{code}/end", "s---+-----", at: .partner, sign(.partner, "/end")),
    ]
}
