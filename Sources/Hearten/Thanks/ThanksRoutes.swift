import Markup
import Storage

/// Addresses of thanks.
enum ThanksPaths {
    static let all = "/thanks"
    static let new = "/thanks/new"
    static func one(_ id: ID<ColleagueThanks>) -> String { "/thanks/\(id)" }
}

/// Thanks from one colleague to another.
enum ThanksRoutes {
    static func add(to book: RouteBook) {
        book.get("/thanks/new", .colleagueWho(.recognise)) { visit, viewer in
            let draft = try await visit.services.store.read { try ThanksDraft.fresh(viewer, visit, $0) }
            return .page(page(draft, FormProblems(), visit, viewer))
        }
        book.post("/thanks", .colleagueWho(.recognise)) { visit, viewer in try await send(visit, viewer) }
        book.post("/thanks/{id}", .colleague, onTablet: true) { visit, viewer in
            let id: ID<ColleagueThanks> = try visit.id("id")
            let form = try await visit.form()
            let shares = form["act"] == "share"
            let services = visit.services
            try await services.store.write { tx in
                guard try ThanksQueries.see(id, by: viewer.id, shares: shares, in: tx) else { throw Refusal.notFound }
                if shares { try Journal.append("thanks.shared", "thanks", id, by: viewer.id, random: services.random, in: tx) }
            }
            let back = form["from"] == "wall" ? RecognisePaths.wall(show: "me") : MyDayPaths.today
            return .see(back, notice: visit.say(shares ? .thanksShared : .thanksKept))
        }
    }

    private static func page(_ draft: ThanksDraft, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let title = problems.isEmpty ? say(.thankTitle) : say(.problemTitle(say(.thankTitle)))
        let heading: HTML = "<h1 id=\"thank-h\">\(say(.thankTitle))</h1>"
        return ColleaguePage(title: title, place: .recognise).html(
            visit, viewer,
            "<div class=\"center width-42 stack gap-5\">\(problemSummary(problems, say: say))\(ThanksCards.form(draft, problems, heading: heading, visit))</div>"
        )
    }

    private static func send(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let services = visit.services
        try services.limits.allow("thanks of \(viewer.id)", limit: ColleagueThanks.mostAnHour, per: .seconds(3_600))
        let form = ThanksForm(try await visit.form(), visit)
        let reach = viewer.reach(in: services.house.current)
        let name = form.name
        let (found, fresh) = try await services.store.read { tx in
            let found = try name.map { try ThanksQueries.named($0, within: reach, but: viewer.id, limit: 12, tx) } ?? []
            return (found, try ThanksDraft.fresh(viewer, visit, tx))
        }
        do {
            let thanks = try form.checked(by: viewer.id, found: found, principles: fresh.principles)
            let receiver = try await services.store.write { tx in
                try thanks.run(services, by: viewer.id, within: reach, in: tx)
                return try ThanksQueries.thankable(thanks.to, within: reach, tx)?.name ?? ""
            }
            return .see(RecognisePaths.wall, notice: visit.say(.thanksGone(receiver)))
        } catch Refusal.invalid(let problems) {
            var draft = form.draft
            // Nothing was sent with this one: the next try is thanks of its own.
            draft.key = fresh.key
            draft.principles = fresh.principles
            draft.people = found.isEmpty ? fresh.people : found
            return .page(page(draft, problems, visit, viewer), status: 422)
        }
    }
}

extension ThanksDraft {
    /// An empty form with those who work beside the viewer.
    static func fresh(_ viewer: Viewer, _ visit: Visit, _ tx: any ReadTransaction) throws -> ThanksDraft {
        let services = visit.services
        let key = services.key.sealed("thanks", "\(services.newID(at: visit.now, of: ColleagueThanks.self))")
        var draft = ThanksDraft(key: key)
        draft.people = try ThanksQueries.nearby(viewer.unit, but: viewer.id, limit: 8, tx)
        draft.principles = try PrincipleQueries.live(tx)
        // "Thank Grace" from anywhere: a link that names her.
        if let to = visit.query.id("to", of: Colleague.self),
            let person = try ThanksQueries.thankable(to, within: viewer.reach(in: services.house.current), tx)
        {
            draft.to = to
            if !draft.people.contains(person) { draft.people.insert(person, at: 0) }
        }
        return draft
    }
}
