import Understanding

/// The API's description (OpenAPI 3.1). A test compares it with the routes that really exist.
enum OpenAPI {
    static let listParameters = [
        "cursor", "limit", "unit", "point", "level", "channel", "category", "sentiment", "intent", "source", "aspect", "mood", "theme", "answer",
        "import", "from", "to", "q",
    ]

    static func document(url: String) -> JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Hearten", "version": "1",
                "description": "Moments in and out. Every request but this document needs a token: Authorization: Bearer hearten_…",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": .string(url)]],
            "security": [["token": []]],
            "paths": .object(momentPaths + filePaths),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": schemas,
                "responses": [
                    "Problem": ["description": "A problem (RFC 9457)", "content": ["application/problem+json": ["schema": ref("Problem")]]]
                ],
            ],
        ]
    }

    private static var momentPaths: [JSON.Member] {
        [
            JSON.Member("/api/v1/moments", ["get": list, "post": post]), JSON.Member("/api/v1/moments/{id}", ["get": one]),
            JSON.Member(
                "/api/v1/openapi.json",
                [
                    "get": [
                        "operationId": "describe", "summary": "This document", "security": [],
                        "responses": ["200": ["description": "The description", "content": ["application/json": ["schema": ["type": "object"]]]]],
                    ]
                ]),
        ]
    }

    static func ref(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }
    static func json(_ schema: JSON) -> JSON { ["application/json": ["schema": schema]] }
    private static let problem: JSON = ["$ref": "#/components/responses/Problem"]

    static func responses(_ status: String, _ description: String, _ schema: JSON, problems: [String]) -> JSON {
        .object([JSON.Member(status, ["description": .string(description), "content": json(schema)])] + problems.map { JSON.Member($0, problem) })
    }

    static func parameter(
        _ name: String, in place: String = "query", isRequired: Bool? = nil, _ schema: JSON, _ description: String
    ) -> JSON {
        [
            "name": .string(name), "in": .string(place), "required": .bool(isRequired ?? (place == "path")), "schema": schema,
            "description": .string(description),
        ]
    }

    static var idempotencyKey: JSON {
        parameter(
            "Idempotency-Key", in: "header", ["type": "string", "minLength": 1, "maxLength": 255],
            "The same for every try of the same request; kept for a day")
    }

    // MARK: Operations

    private static var post: JSON {
        [
            "operationId": "tellMoments", "summary": "Bring in one moment, or up to 1,000",
            "description":
                "Acknowledged means stored. With an Idempotency-Key the same body brings the stored answer, another body 422, and a request still under way 409.",
            "parameters": [idempotencyKey],
            "requestBody": ["required": true, "content": json(["oneOf": [ref("NewMoment"), ref("NewMoments")]])],
            "responses": responses(
                "201", "Stored", ["oneOf": [ref("Receipt"), ref("Receipts")]], problems: ["400", "401", "403", "409", "413", "422", "429", "503"]),
        ]
    }

    private static var list: JSON {
        let text: JSON = ["type": "string", "minLength": 1]
        let meanings: [(String, JSON, String)] = [
            ("cursor", text, "next_cursor of the page before"),
            ("limit", ["type": "integer", "minimum": 1, "maximum": 200, "default": 50], "Moments a page"),
            ("unit", ref("ID"), "Only this unit and what lies below it"), ("point", ref("ID"), "Only this touchpoint"),
            ("level", ["type": "string", "enum": ["1", "2", "3", "4", "5", "6", "any"]], "Only this tapped level"),
            ("channel", ["type": "string", "enum": .array(Channel.allCases.map { .string($0.rawValue) })], "Only this channel"),
            ("category", ["type": "string", "enum": ["product", "delivery", "mindset", "relationship"]], "Only this category of value"),
            ("sentiment", text, "Only this feeling, as read"), ("intent", text, "Only this intent, as read"),
            ("source", text, "form, tell, api, file or demo"),
            ("aspect", ["type": "string", "enum": .array(Aspect.allCases.map { .string($0.rawValue) })], "Only what talks about this, as read"),
            ("mood", ["type": "string", "enum": ["negative", "neutral", "positive"]], "With aspect: only where it was felt so"),
            ("theme", ref("ID"), "Only this one of the organisation's own themes"),
            ("answer", text, "Only with an answer of this kind, such as recommend"), ("import", ref("ID"), "Only what one file brought in"),
            ("from", ["type": "string", "format": "date"], "First day"),
            ("to", ["type": "string", "format": "date"], "Last day"), ("q", text, "Only with these words"),
        ]
        return [
            "operationId": "listMoments", "summary": "Moments within what the token is for, newest first",
            "parameters": .array(meanings.map { parameter($0.0, $0.1, $0.2) }),
            "responses": responses("200", "A page of moments", ref("Moments"), problems: ["400", "401", "403", "422", "429", "503"]),
        ]
    }

    private static var one: JSON {
        [
            "operationId": "getMoment", "summary": "One moment", "parameters": [parameter("id", in: "path", ref("ID"), "The moment")],
            "responses": responses("200", "The moment", ref("Moment"), problems: ["401", "403", "404", "429", "503"]),
        ]
    }
}
