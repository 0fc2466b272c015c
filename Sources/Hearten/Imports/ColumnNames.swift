/// The header names that say what a column is, from many exports; compared in lower case with single blanks.
enum ColumnNames {
    /// 1 for a name that means exactly this, less for one that only hints at it, 0 otherwise.
    static func weight(of name: String, for role: ColumnRole) -> Double {
        if exact[role]?.contains(name) == true { return 1 }
        let padded = " \(name) "
        for hint in hints[role] ?? [] where padded.contains(" \(hint) ") { return 0.75 }
        return 0
    }

    static func scale(of name: String) -> ScoreScale? {
        let padded = " \(name) "
        func says(_ words: [String]) -> Bool { words.contains { padded.contains(" \($0) ") } }
        if says(["nps", "recommend", "likelihood to recommend", "promoter"]) { return .recommend }
        if says(["star", "stars", "starrating", "review stars"]) { return .stars }
        if says(["csat", "satisfaction", "satisfied"]) { return .satisfaction }
        if says(["ces", "effort", "easy"]) { return .effort }
        if says(["level", "level of service", "service level"]) { return .level }
        return nil
    }

    private static let exact: [ColumnRole: Set<String>] = [
        .sourceID: [
            "id", "review id", "reviewid", "response id", "responseid", "respondent id", "source id", "uuid", "guid", "moment id", "tweet id",
            "ticket id", "feedback id", "record id", "no", "number", "external id", "externalid", "review link", "answer id",
        ],
        .happenedAt: [
            "happened at", "date", "created", "created at", "createdat", "created date", "createddate", "createtime", "timestamp", "time",
            "submitted at", "submit date", "submit date utc", "published date", "review created utc", "recorded at", "recorded date", "recordeddate",
            "enddate", "end date", "tweet created", "review date", "date of experience", "datum", "fecha", "occurred at", "visited at",
        ],
        .score: [
            "score", "rating", "stars", "star rating", "starrating", "review stars", "nps", "nps score", "csat", "csat score", "level", "ces",
            "satisfaction", "overall rating", "overall", "likelihood to recommend", "bewertung", "note", "grade", "level of service",
        ],
        .words: [
            "text", "comment", "comments", "review", "review text", "review content", "feedback", "feedback comment", "message", "body", "words",
            "content", "verbatim", "answer", "description", "open ended response", "kommentar", "comentario", "commentaire", "opinion",
        ],
        .title: ["title", "review title", "subject", "headline", "summary", "heading"],
        .language: ["lang", "language", "locale", "userlanguage", "reviewer language", "review language", "sprache", "idioma", "langue"],
        .unit: [
            "unit", "location", "location name", "site", "store", "branch", "station", "airport", "hotel", "property", "department", "team", "shop",
            "webshop name", "location id", "filiale",
        ],
        .touchpoint: ["touchpoint", "touch point", "stage", "step", "journey stage", "journey step"],
        .channel: ["channel", "source", "medium", "distributionchannel", "source of review", "distribution channel"],
        .customerName: [
            "name", "customer name", "customer", "contact name", "guest", "guest name", "reviewer", "reviewer nickname", "review username", "author",
            "full name", "username", "user name", "displayname", "display name", "passenger",
        ],
        .email: ["email", "e mail", "email address", "e mail address", "recipientemail", "mail", "contact email", "review user email"],
    ]

    private static let hints: [ColumnRole: [String]] = [
        .sourceID: ["id", "reference", "uuid"],
        .happenedAt: ["date", "time", "created", "submitted", "when", "on", "at"],
        .score: ["score", "rating", "nps", "csat", "stars", "recommend", "satisfaction", "satisfied", "effort", "easy", "level", "rate"],
        .words: ["comment", "comments", "feedback", "text", "review", "why", "reason for your", "tell us", "anything", "improve", "open ended"],
        .title: ["title", "headline"],
        .language: ["language", "lang"],
        .unit: ["unit", "location", "store", "site", "branch", "airport", "station"],
        .touchpoint: ["touchpoint", "journey"],
        .channel: ["channel"],
        .customerName: ["customer name", "guest name", "contact name", "full name"],
        .email: ["email", "e mail"],
    ]
}
