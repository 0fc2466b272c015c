/// The files that programs send, as the description says them: one shape for all four kinds.
extension OpenAPI {
    private struct Kind {
        let path: String
        /// As operations are called: `importPeople`, `getPeopleImport`.
        let noun: String
        let what: String
        let summary: String
        let unit: String
        var flags: [(name: String, description: String)] = []
        var numbers: [(name: String, description: String)] = []
        let types: Set<String>
        var state: JSON = ["type": "object"]
        /// What came of it is answered at once; otherwise it is read in the background.
        var isAtOnce = false
    }

    private static let kinds: [Kind] = [
        Kind(
            path: ImportAPI.kind.path, noun: "File", what: "file of moments", summary: "Bring in a file of moments (CSV, JSON or JSON Lines)",
            unit: "Where it belongs, if the file doesn't say",
            flags: [("dry", "Only look at it; a person decides in the browser")], types: ImportAPI.kind.types, state: ref("Import")),
        Kind(
            path: StaffAPI.kind.path, noun: "People", what: "file of people",
            summary: "Bring people in from the register (CSV). Only looked at, unless it says run=yes",
            unit: "Nobody outside this unit is changed",
            flags: [
                ("run", "Bring it in; without this it is only looked at"), ("make_units", "Make units that are missing"),
                ("missing_leave", "Whoever has a staff number and is missing in this file leaves"),
                ("bring_back", "Whoever had left and stands in this file comes back"),
            ], numbers: [("leavers", "So many leave: needed where it is more than one in five")], types: StaffAPI.kind.types,
            state: ref("PeopleImport")),
        Kind(
            path: ShiftAPI.kind.path, noun: "Shifts", what: "rota", summary: "Bring in a rota (CSV or iCalendar)",
            unit: "Whose rota it is, if not that of the token's whole unit",
            flags: [
                ("whole", "The file is the whole rota of its days: what it no longer has is taken out"),
                ("dry", "Only look at it; a person decides in the browser"),
            ], types: ShiftAPI.kind.types),
        Kind(
            path: BookingAPI.kind.path, noun: "Bookings", what: "file of bookings",
            summary: "Bring in bookings (CSV) of people of whom something is remembered; of others nothing is kept",
            unit: "Where they are expected, if the file doesn't say", flags: [("dry", "Only look at it")], types: BookingAPI.kind.types,
            isAtOnce: true),
    ]

    static var filePaths: [JSON.Member] {
        kinds.flatMap { kind in
            [
                JSON.Member(kind.path, ["post": post(kind)]), JSON.Member("\(kind.path)/{id}", ["get": state(kind)]),
                JSON.Member("\(kind.path)/{id}/errors.csv", ["get": errors(kind)]), JSON.Member("\(kind.path)/{id}/undo", ["post": undo(kind)]),
            ]
        }
    }

    private static func post(_ kind: Kind) -> JSON {
        let name = parameter("name", isRequired: true, ["type": "string", "minLength": 1, "maxLength": 200], "The file's name")
        let flags = kind.flags.map { parameter($0.name, ["type": "string", "enum": ["yes"]], $0.description) }
        let numbers = kind.numbers.map { parameter($0.name, ["type": "integer", "minimum": 0], $0.description) }
        let types = kind.types.filter { $0 != "application/x-www-form-urlencoded" }.sorted()
        return [
            "operationId": .string("import\(kind.noun)"), "summary": .string(kind.summary),
            "parameters": .array([name, parameter("unit", ref("ID"), kind.unit)] + flags + numbers + [idempotencyKey]),
            "requestBody": [
                "required": true, "content": .object(types.map { JSON.Member($0, ["schema": ["type": "string"]]) }),
            ],
            "responses": taken(kind, isAtOnce: kind.isAtOnce, problems: ["400", "401", "403", "409", "413", "415", "422", "429", "503"]),
        ]
    }

    private static func taken(_ kind: Kind, isAtOnce: Bool, problems: [String]) -> JSON {
        isAtOnce
            ? responses("200", "What became of its rows", kind.state, problems: problems)
            : responses("202", "Taken: ask about it at its address", ref("Taken"), problems: problems)
    }

    private static func one(_ kind: Kind) -> JSON { [parameter("id", in: "path", ref("ID"), "The \(kind.what)")] }

    private static func state(_ kind: Kind) -> JSON {
        [
            "operationId": .string("get\(kind.noun)Import"), "summary": .string("How far a \(kind.what) has come, and what came of it"),
            "parameters": one(kind), "responses": responses("200", "Its state", kind.state, problems: ["401", "403", "404", "429", "503"]),
        ]
    }

    private static func errors(_ kind: Kind) -> JSON {
        var problems: [JSON.Member] = [
            JSON.Member("200", ["description": "The rows with their reasons", "content": ["text/csv": ["schema": ["type": "string"]]]])
        ]
        problems += ["401", "403", "404", "429", "503"].map { JSON.Member($0, ["$ref": "#/components/responses/Problem"]) }
        return [
            "operationId": .string("get\(kind.noun)Errors"), "summary": .string("What was put aside of a \(kind.what), row by row"),
            "parameters": one(kind), "responses": .object(problems),
        ]
    }

    private static func undo(_ kind: Kind) -> JSON {
        [
            "operationId": .string("undo\(kind.noun)Import"), "summary": .string("Put back what a \(kind.what) changed"), "parameters": one(kind),
            "responses": taken(kind, isAtOnce: kind.isAtOnce, problems: ["401", "403", "404", "409", "429", "503"]),
        ]
    }
}
