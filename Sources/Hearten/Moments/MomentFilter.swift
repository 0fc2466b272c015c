import Storage
package import Understanding

/// Which moments: the same words in the address of a list, of an export and of whatever a figure opens to.
package struct MomentFilter: Sendable, Equatable {
    /// Units, each with everything below it; none for all that the reader may see.
    package var units: [ID<Unit>] = []
    /// The only one of them.
    package var unit: ID<Unit>? {
        get { units.count == 1 ? units.first : nil }
        set { units = newValue.map { [$0] } ?? [] }
    }
    package var touchpoint: ID<Touchpoint>?
    package var level: Int?
    package var channel: String?
    package var category: String?
    package var sentiment: String?
    package var intent: String?
    package var source: String?
    /// What the words talk about, and with `mood` how that was felt.
    package var aspect: Aspect?
    package var mood: Sentiment?
    /// One of the organisation's own themes.
    package var theme: ID<OwnTheme>?
    package var state: Moment.State = .kept
    /// First and last day, in the zone of each moment's unit; both count.
    package var from: Day?
    package var to: Day?
    package var words: String?
    /// Only moments with an answer of this kind, such as 'recommend'.
    package var answer: String?
    /// Only what one file brought in.
    package var importID: ID<MomentImport>?
    /// Only moments with a tapped level.
    package var hasLevel = false
    /// Only what has come since; not a part of an address.
    var receivedSince: Instant?

    package init() {}

    package init(_ fields: Fields) {
        units = (fields["unit"] ?? "").split(separator: ".").prefix(50).compactMap { ID<Unit>(String($0)) }
        touchpoint = fields.id("point")
        importID = fields.id("import")
        level = fields["level"].flatMap { Int($0) }.flatMap { (1...6).contains($0) ? $0 : nil }
        hasLevel = fields["level"] == "any"
        channel = fields["channel"].flatMap { Channel(rawValue: $0)?.rawValue }
        category = fields["category"].flatMap { Category(rawValue: $0)?.rawValue }
        sentiment = fields["sentiment"].flatMap { $0.isEmpty ? nil : $0 }
        intent = fields["intent"].flatMap { $0.isEmpty ? nil : $0 }
        aspect = fields["aspect"].flatMap { Aspect(rawValue: $0) }
        mood = fields["mood"].flatMap { Sentiment(rawValue: $0) }
        theme = fields.id("theme")
        source = fields["source"].flatMap { $0.isEmpty ? nil : $0 }
        answer = fields["answer"].flatMap { $0.isEmpty ? nil : $0 }
        if fields["state"] == "set-aside" { state = .quarantined }
        from = fields["from"].flatMap { Day(iso: $0) }
        to = fields["to"].flatMap { Day(iso: $0) }
        words = fields["q"].flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
    }

    /// The filter as the fields of an address.
    package var fields: Fields {
        let all: [(String, String?)] = [
            ("unit", units.isEmpty ? nil : units.map(\.description).joined(separator: ".")), ("point", touchpoint?.description),
            ("level", hasLevel ? "any" : level.map(String.init)),
            ("channel", channel),
            ("category", category), ("sentiment", sentiment), ("intent", intent), ("source", source), ("answer", answer),
            ("aspect", aspect?.rawValue), ("mood", aspect == nil ? nil : mood?.rawValue), ("theme", theme?.description),
            ("state", state == .quarantined ? "set-aside" : nil), ("import", importID?.description), ("from", from?.iso), ("to", to?.iso),
            ("q", words),
        ]
        return Fields(all.compactMap { name, value in value.map { (name, $0) } })
    }
    package var query: String { fields.query() }

    /// SQL that is true for the moments `m` of this filter that lie within the scope.
    ///
    /// `isInOrder` is for the first ones of a long list: the newest moments of all are looked at until there are enough, instead of
    /// all those of the units being put in order. With words or an import few are left, and those are found first.
    func condition(_ scope: Scope, _ dialect: Dialect, isInOrder: Bool = false) -> SQL {
        let isWalk = isInOrder && words == nil && importID == nil
        func covers(_ scope: Scope) -> SQL { isWalk ? scope.covers("+m.unit_id") : scope.covers("m.unit_id") }
        var parts: [SQL] = ["m.state = \(state.rawValue)", covers(scope)]
        if !units.isEmpty { parts.append(covers(Scope(roots: units))) }
        if let receivedSince { parts.append("m.received_at >= \(receivedSince)") }
        if let touchpoint { parts.append("m.touchpoint_id = \(touchpoint)") }
        if let level { parts.append("m.level = \(level)") }
        if hasLevel { parts.append("m.level IS NOT NULL") }
        if let channel { parts.append("m.channel = \(channel)") }
        if let category { parts.append("m.category = \(category)") }
        if let sentiment { parts.append("m.sentiment = \(sentiment)") }
        if let intent { parts.append("m.intent = \(intent)") }
        if let aspect { parts.append(StoredAspects.talks(of: aspect, feeling: mood)) }
        if let theme { parts.append("EXISTS (SELECT 1 FROM moment_theme x WHERE x.moment_id = m.id AND x.theme_id = \(theme))") }
        if let source { parts.append("m.source = \(source)") }
        if let answer {
            // As it is counted: "would you recommend us" is asked on other scales too.
            let isMeant: SQL = answer == "recommend" ? TallyQueries.isRecommendation : "a.kind = \(answer)"
            parts.append("EXISTS (SELECT 1 FROM answer a WHERE a.moment_id = m.id AND \(isMeant))")
        }
        if let importID { parts.append("m.import_id = \(importID)") }
        if let from { parts.append("m.day >= \(from.number)") }
        if let to { parts.append("m.day <= \(to.number)") }
        if let words { parts.append(dialect.matches(table: "moment_search", id: "m.id", words: fold(words))) }
        return parts.joined(separator: " AND ")
    }
}

extension Day {
    /// "2026-11-21"; nil for anything that is not a day.
    package init?(iso: String) {
        let parts = iso.split(separator: "-")
        guard iso.utf8.count == 10, parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(day), (1900...2200).contains(year)
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard civil == (year, month, day) else { return nil }
    }
}
