/// An export that is recognised by its headers; case and order of the columns do not matter.
package struct KnownExport: Sendable, Equatable {
    package let name: String
    private let headerRows: Int
    package let scale: ScoreScale?
    /// The file ends with a sentence about the period, which is no answer.
    package let endsWithSentence: Bool
    /// Each name is given as its alternatives; all must be there.
    private let required: [[String]]
    private let roles: [(role: ColumnRole, names: [String])]
    /// Columns about the answer rather than of it; they are kept, and never guessed to be words or scores.
    private let about: Set<String>

    private init(
        _ name: String, headerRows: Int = 1, scale: ScoreScale? = nil, endsWithSentence: Bool = false,
        required: [[String]], roles: [(role: ColumnRole, names: [String])], about: Set<String> = []
    ) {
        self.name = name
        self.headerRows = headerRows
        self.scale = scale
        self.endsWithSentence = endsWithSentence
        self.required = required
        self.roles = roles
        self.about = about
    }

    /// Named after a product, so that its ids are compared across files whatever these are called.
    package var isVendor: Bool { name != "labelled messages" }

    package static func == (left: KnownExport, right: KnownExport) -> Bool { left.name == right.name }

    package static func recognise(_ headers: [String]) -> KnownExport? {
        let names = Set(headers.map(ColumnProfile.folded))
        return all.first { known in
            known.required.allSatisfy { alternatives in alternatives.contains { names.contains($0) } }
        }
    }

    /// The header rows that this file really has: the second and third are sometimes left out.
    func headerRows(in rows: [[String]]) -> Int {
        switch headerRows {
        case 3: rows.count > 2 && rows[2].contains { $0.hasPrefix("{\"ImportId\"") || $0.hasPrefix("{'ImportId'") } ? 3 : 1
        case 2: rows.count > 1 && rows[1].first?.isEmpty == true ? 2 : 1
        default: headerRows
        }
    }

    func columns(in headers: [String]) -> [(ColumnRole, Int)] {
        let names = headers.map(ColumnProfile.folded)
        return roles.compactMap { role, wanted in
            for name in wanted {
                if let column = names.firstIndex(of: name) { return (role, column) }
            }
            return nil
        }
    }

    func metadata(in headers: [String]) -> Set<Int> {
        Set(headers.indices.filter { about.contains(ColumnProfile.folded(headers[$0])) })
    }

    /// One header a column from one, two or three rows: a question and its sub-heading are joined,
    /// a blank continues the question to its left, and machine rows in JSON are left out.
    static func joinedHeaders(_ rows: [[String]]) -> [String] {
        guard let first = rows.first else { return [] }
        guard rows.count > 1 else { return first }
        var question = ""
        return first.indices.map { column in
            if !first[column].isEmpty { question = first[column] }
            let below = rows.dropFirst().compactMap { $0.indices.contains(column) ? $0[column] : nil }
            let parts = [question] + below.filter { !$0.isEmpty && $0 != question && !$0.hasPrefix("{\"ImportId\"") }
            return parts.joined(separator: ": ")
        }
    }

    static let all: [KnownExport] = [
        KnownExport(
            "Google Play", scale: .stars,
            required: [["package name"], ["star rating"], ["review submit date and time", "review submit millis since epoch", "review text"]],
            roles: [
                (.sourceID, ["review link"]), (.happenedAt, ["review submit millis since epoch", "review submit date and time"]),
                (.score, ["star rating"]), (.words, ["review text"]), (.title, ["review title"]), (.language, ["reviewer language"]),
            ],
            about: [
                "package name", "device", "developer reply text", "developer reply date and time", "developer reply millis since epoch",
                "review last update date and time", "review last update millis since epoch", "app version code", "app version name",
                "review submit date and time",
            ]),
        KnownExport(
            "Trustpilot", scale: .stars,
            required: [["review id"], ["review stars"], ["review content"], ["review created utc"]],
            roles: [
                (.sourceID, ["review id"]), (.happenedAt, ["review created utc"]), (.score, ["review stars"]), (.words, ["review content"]),
                (.title, ["review title"]), (.language, ["review language"]), (.unit, ["location name"]), (.channel, ["source of review"]),
                (.customerName, ["review username"]), (.email, ["review user email"]),
            ],
            about: ["company response", "company reply date utc", "business reply date utc", "domain url", "webshop name", "business unit id"]),
        KnownExport(
            "Qualtrics", headerRows: 3,
            required: [["startdate", "v8"], ["enddate", "v9"], ["responseid", "v1"], ["recordeddate", "finished", "v10"]],
            roles: [
                (.sourceID, ["responseid", "v1"]), (.happenedAt, ["recordeddate", "enddate", "v9"]), (.language, ["userlanguage"]),
                (.email, ["recipientemail", "v4"]), (.channel, ["distributionchannel"]),
            ],
            about: qualtricsMetadata),
        KnownExport(
            "SurveyMonkey", headerRows: 2,
            required: [["respondent id"], ["collector id"], ["start date"], ["end date"]],
            roles: [(.sourceID, ["respondent id"]), (.happenedAt, ["end date"]), (.email, ["email address"])],
            about: ["collector id", "start date", "ip address", "first name", "last name", "custom data 1"]),
        KnownExport(
            "Typeform",
            required: [["submit date utc"], ["start date utc", "network id"]],
            roles: [(.sourceID, ["", "token", "response id"]), (.happenedAt, ["submit date utc"])],
            about: ["response type", "start date utc", "stage date utc", "network id", "tags", "ending"]),
        KnownExport(
            "Chatwoot CSAT", scale: .satisfaction, endsWithSentence: true,
            required: [
                ["rating"], ["feedback", "feedback comment"], ["conversation link", "link to the conversation"], ["recorded at", "recorded date"],
            ],
            roles: [
                (.happenedAt, ["recorded at", "recorded date"]), (.score, ["rating"]), (.words, ["feedback", "feedback comment"]),
                (.customerName, ["contact name"]), (.email, ["e mail", "email", "contact email address"]),
                (.sourceID, ["conversation link", "link to the conversation"]),
            ],
            about: ["agent", "agent name", "phone", "contact phone number"]),
        KnownExport(
            "Tripadvisor", scale: .stars,
            required: [["id"], ["location id"], ["published date"], ["rating"], ["text"]],
            roles: [
                (.sourceID, ["id"]), (.happenedAt, ["published date"]), (.score, ["rating"]), (.words, ["text"]), (.title, ["title"]),
                (.language, ["lang"]), (.unit, ["location id"]),
            ],
            about: ["helpful votes", "rating image url", "url", "trip type", "travel date", "owner response", "subratings"]),
        KnownExport(
            "Google Business Profile", scale: .stars,
            required: [["reviewid"], ["starrating"], ["createtime"]],
            roles: [
                (.sourceID, ["reviewid"]), (.happenedAt, ["createtime"]), (.score, ["starrating"]), (.words, ["comment"]),
                (.customerName, ["reviewer displayname"]),
            ],
            about: ["name", "updatetime", "reviewreply comment", "reviewreply updatetime", "reviewer isanonymous", "reviewmediaitems"]),
        KnownExport(
            "App Store", scale: .stars,
            required: [["id"], ["attributes rating", "rating"], ["attributes body", "body"], ["attributes createddate", "createddate"]],
            roles: [
                (.sourceID, ["id"]), (.happenedAt, ["attributes createddate", "createddate"]), (.score, ["attributes rating", "rating"]),
                (.words, ["attributes body", "body"]), (.title, ["attributes title", "title"]),
                (.customerName, ["attributes reviewernickname", "reviewernickname"]),
            ],
            about: ["type", "attributes territory", "territory"]),
        KnownExport(
            "Zendesk", scale: .good,
            required: [["score"], ["ticket id"], ["requester id"], ["created at"]],
            roles: [(.sourceID, ["id"]), (.happenedAt, ["created at"]), (.score, ["score"]), (.words, ["comment"])],
            about: ["assignee id", "group id", "requester id", "ticket id", "reason", "reason code", "reason id", "updated at", "url"]),
        KnownExport(
            "Formbricks",
            required: [["response id"], ["survey id"], ["formbricks id internal"]],
            roles: [(.sourceID, ["response id"]), (.happenedAt, ["timestamp"])],
            about: ["no", "finished", "quotas", "survey id", "formbricks id internal", "user id", "tags", "notes"]),
        KnownExport(
            "LimeSurvey",
            required: [["submitdate", "date submitted"], ["lastpage", "last page"], ["startlanguage", "start language"]],
            roles: [
                (.sourceID, ["id", "response id"]), (.happenedAt, ["submitdate", "date submitted"]),
                (.language, ["startlanguage", "start language"]),
            ],
            about: [
                "lastpage", "last page", "seed", "startdate", "date started", "datestamp", "date last action", "ipaddr", "ip address", "refurl",
                "referrer url", "token", "access code",
            ]),
        KnownExport(
            "labelled messages",
            required: [["id"], ["text"], ["sentiment"]],
            roles: [
                (.sourceID, ["id"]), (.words, ["text"]), (.language, ["lang", "language"]), (.happenedAt, ["created at", "tweet created", "date"]),
            ],
            about: ["sentiment", "confidence", "reason", "aspects", "aspects known"]),
    ]

    private static let qualtricsMetadata: Set<String> = [
        "startdate", "enddate", "status", "ipaddress", "progress", "duration in seconds", "finished", "recipientlastname", "recipientfirstname",
        "externalreference", "locationlatitude", "locationlongitude", "distributionchannel", "v2", "v3", "v5", "v6", "v7", "v8", "v10",
    ]
}
