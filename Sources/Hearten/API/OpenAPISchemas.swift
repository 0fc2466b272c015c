import Understanding

extension OpenAPI {
    private static func text(_ most: Int) -> JSON { ["type": "string", "maxLength": .int(Int64(most))] }
    private static func words(_ all: [String]) -> JSON { ["type": "string", "enum": .array(all.map(JSON.string))] }
    private static func maybe(_ type: JSON) -> JSON { ["type": [type, "null"]] }
    private static func object(_ properties: JSON, required: [JSON] = [], isClosed: Bool = true) -> JSON {
        ["type": "object", "properties": properties, "required": .array(required), "additionalProperties": .bool(!isClosed)]
    }

    static var schemas: JSON {
        [
            "ID": ["type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{13}$"],
            "NewMoment": newMoment,
            "NewMoments": object(
                ["moments": ["type": "array", "minItems": 1, "maxItems": .int(Int64(MomentDocument.most)), "items": ref("NewMoment")]],
                required: ["moments"]),
            "Contact": object(["name": text(200), "email": ["type": "string", "format": "email", "maxLength": 254], "phone": text(40)]),
            "NewAnswer": object(
                [
                    "kind": text(40), "scale": ["type": "integer", "minimum": 0, "maximum": 1000], "value": ["type": "number"], "words": text(10_000),
                    "question": text(500),
                ], required: ["kind"]),
            "Receipt": object(["id": ref("ID"), "status": words(["stored", "known"])], required: ["id", "status"]),
            "Receipts": object(["moments": ["type": "array", "items": ref("Receipt")]], required: ["moments"]),
            "Moment": moment,
            "Moments": object(
                ["moments": ["type": "array", "items": ref("Moment")], "next_cursor": maybe("string")], required: ["moments", "next_cursor"]),
            "Import": object(
                [
                    "id": ref("ID"), "name": ["type": "string"],
                    "state": words(["uploaded", "checked", "running", "done", "failed", "undoing", "undone"]), "percent": ["type": "integer"],
                    "read": ["type": "integer"], "new": ["type": "integer"], "changed": ["type": "integer"], "known": ["type": "integer"],
                    "put_aside": ["type": "integer"], "columns": ["type": "array", "items": ["type": "object"]],
                ], required: ["id", "name", "state"]),
            "Taken": object(["id": ref("ID"), "address": ["type": "string"]], required: ["id", "address"]),
            "PeopleImport": peopleImport,
            "Problem": object(
                [
                    "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"], "detail": ["type": "string"],
                    "instance": ["type": "string"],
                    "errors": [
                        "type": "array",
                        "items": object(["field": ["type": "string"], "detail": ["type": "string"]], required: ["field", "detail"]),
                    ],
                ], required: ["type", "title", "status"], isClosed: false),
        ]
    }

    private static var peopleImport: JSON {
        let count: JSON = ["type": "integer", "minimum": 0]
        let counts = ["percent", "read", "new", "changed", "known", "left", "returned", "put_aside", "remarks", "units", "kept"]
        let head: [JSON.Member] = [
            JSON.Member("id", ref("ID")), JSON.Member("name", ["type": "string"]), JSON.Member("unit", ref("ID")),
            JSON.Member("state", words(["uploaded", "checked", "running", "done", "failed", "undoing", "undone"])),
            JSON.Member("failure", maybe("string")), JSON.Member("leavers_to_agree", maybe("integer")),
        ]
        let lists: [JSON.Member] = [
            JSON.Member("columns", ["type": "array", "items": ["type": "object"]]),
            JSON.Member("reasons", ["type": "array", "items": ["type": "object"]]),
        ]
        return object(.object(head + counts.map { JSON.Member($0, count) } + lists), required: ["id", "name", "unit", "state"])
    }

    private static var newMoment: JSON {
        var schema = object([
            "source_id": ["type": "string", "maxLength": 200, "description": "Your own id: a second moment with it is the first one"],
            "happened_at": ["type": "string", "format": "date-time"], "unit": ref("ID"), "touchpoint": ref("ID"),
            "channel": words(Channel.allCases.map(\.rawValue)), "level": ["type": "integer", "minimum": 1, "maximum": 6],
            "words": text(10_000),
            "question": ["type": "string", "maxLength": 500, "description": "What the words answer, where something was asked"],
            "language": text(35), "named": text(200), "sharing": words(Moment.Sharing.allCases.map(\.rawValue)),
            "contact": ["$ref": "#/components/schemas/Contact", "description": "Only with the customer's consent"],
            "answers": ["type": "array", "maxItems": 100, "items": ref("NewAnswer")],
        ])
        if case .object(let members) = schema {
            let any: JSON = [["required": ["level"]], ["required": ["words"]], ["required": ["answers"]]]
            schema = .object(members + [JSON.Member("anyOf", any)])
        }
        return schema
    }

    private static var moment: JSON {
        let guess: JSON = ["type": ["object", "null"], "properties": ["value": [:], "confidence": ["type": "number"]]]
        return object(
            [
                "id": ref("ID"), "received_at": ["type": "string", "format": "date-time"], "happened_at": ["type": "string", "format": "date-time"],
                "unit": ref("ID"), "touchpoint": maybe("string"), "channel": ["type": "string"], "source": ["type": "string"],
                "level": maybe("integer"),
                "words": maybe("string"), "words_withheld": ["type": "boolean"], "question": maybe("string"), "language": maybe("string"),
                "answers": ["type": "array", "items": ["type": "object"]],
                "reading": object(
                    [
                        "sentiment": guess, "intent": guess, "category": guess, "urgency": guess, "level": guess, "corrected": ["type": "boolean"],
                        "themes": [
                            "type": "array",
                            "items": object(["id": ref("ID"), "name": ["type": "string"], "confidence": ["type": "number"]]),
                        ],
                        "aspects": [
                            "type": "array",
                            "items": object([
                                "name": words(Aspect.allCases.map(\.rawValue)), "sentiment": words(["negative", "neutral", "positive"]),
                                "sure": ["type": "boolean"],
                            ]),
                        ],
                    ]),
            ], required: ["id", "received_at", "happened_at", "unit", "channel", "source"])
    }
}
