import Storage

/// What the form of a request holds, also when it comes back with a question.
struct TeamRequestDraft: Sendable {
    /// Sealed by us, so that a second post of the same page is the same request.
    var key: String
    var to = ""
    var words = ""
    var wanted = ""
}

/// The form of a request, read and checked.
struct TeamRequestForm {
    let form: Fields
    let visit: Visit
    let viewer: Viewer

    var draft: TeamRequestDraft {
        TeamRequestDraft(key: form["key"] ?? "", to: form["to"] ?? "", words: form["words"] ?? "", wanted: form["wanted"] ?? "")
    }

    /// The teams that somebody can ask: all of their house but their own.
    static func units(_ viewer: Viewer, _ house: House) -> [Unit] { house.within(viewer.reach(in: house)).filter { $0.id != viewer.unit } }

    func checked() throws -> AskTeam {
        let say = visit.say
        let house = visit.services.house.current
        var problems = FormProblems()
        let words = problems.text(form["words"] ?? "", field: "words", limit: TeamRequest.longest)
        if words == nil { problems.add("words", say(.requestNeedsWords)) }
        let to = form.id("to", of: Unit.self)
        if to == viewer.unit {
            problems.add("to", say(.requestNotOwnTeam))
        } else if to.map({ id in Self.units(viewer, house).contains { $0.id == id } }) != true {
            problems.add("to", say(.requestNeedsTeam))
        }
        var wanted: Instant?
        if let text = try form.line("wanted", limit: 30), let to {
            wanted = instant(text, zone: house.unit(to)?.zone ?? house.zone)
            if wanted == nil { problems.add("wanted", say(.requestWantedPast)) }
        }
        try problems.check()
        guard let id = form["key"].flatMap({ visit.services.key.opened("request", $0) }).flatMap({ ID<TeamRequest>($0) }) else {
            throw Refusal.malformed(.malformedAge)
        }
        guard let to, let words else { throw Refusal.notFound }
        return AskTeam(id: id, to: to, words: words, wantedBy: wanted)
    }

    /// "2026-11-22T09:00" on the wall of a zone; nothing for what is past or far.
    private func instant(_ text: String, zone: String) -> Instant? {
        let parts = text.split(separator: "T").map(String.init)
        guard parts.count == 2, let day = Day(iso: parts[0]) else { return nil }
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        guard clock.count >= 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]) else { return nil }
        let wall = Int64(day.number) * millisecondsPerDay + Int64(clock[0] * 60 + clock[1]) * millisecondsPerMinute
        let instant = Instant(milliseconds: (TimeZoneRules.named(zone) ?? .utc).instant(wall: wall))
        guard instant > visit.now, instant < visit.now + .seconds(366 * 86_400) else { return nil }
        return instant
    }
}
