import Markup
import Storage

/// Addresses of requests.
enum RequestPaths {
    static let all = "/requests"
    static let new = "/requests/new"
    static func one(_ id: ID<TeamRequest>) -> String { "/requests/\(id)" }
}

/// Requests between teams: asking, taking, doing, and how it was.
enum TeamRequestRoutes {
    static func add(to book: RouteBook) {
        let policy = Policy.colleagueWho(.openCases)
        book.get("/requests", policy) { visit, viewer in
            let list = try await visit.services.store.read { try TeamRequestList.load(viewer, $0) }
            return .page(TeamRequestPages(visit: visit, viewer: viewer).list(list))
        }
        book.get("/requests/new", policy) { visit, viewer in
            var draft = TeamRequestDraft(key: key(visit))
            draft.to = visit.query["to"] ?? ""
            return .page(TeamRequestPages(visit: visit, viewer: viewer).ask(draft, FormProblems()))
        }
        book.post("/requests", policy) { visit, viewer in try await ask(visit, viewer) }
        book.get("/requests/{id}", policy) { visit, viewer in
            .page(try await page(visit, viewer, FormProblems()))
        }
        book.post("/requests/{id}", policy) { visit, viewer in try await work(visit, viewer) }
    }

    private static func ask(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let services = visit.services
        try services.limits.allow("requests of \(viewer.id)", limit: 60, per: .seconds(3_600))
        let form = TeamRequestForm(form: try await visit.form(), visit: visit, viewer: viewer)
        do {
            let request = try form.checked()
            try await services.store.write { try request.run(services, by: viewer, in: $0) }
            return .see(RequestPaths.one(request.id), notice: visit.say(.requestAsked(services.house.current.unit(request.to)?.name ?? "")))
        } catch Refusal.invalid(let problems) {
            var draft = form.draft
            draft.key = key(visit)
            return .page(TeamRequestPages(visit: visit, viewer: viewer).ask(draft, problems), status: 422)
        }
    }

    private static func key(_ visit: Visit) -> String {
        visit.services.key.sealed("request", "\(visit.services.newID(at: visit.now, of: TeamRequest.self))")
    }

    private static func page(_ visit: Visit, _ viewer: Viewer, _ problems: FormProblems) async throws -> HTML {
        let id: ID<TeamRequest> = try visit.id("id")
        let (one, clocks, names) = try await visit.services.store.read { tx in
            guard let one = try TeamRequestQueries.find(id, for: viewer, tx) else { throw Refusal.notFound }
            let names = try CaseTalkQueries.people([one.askedBy, one.owner].compactMap(\.self), tx)
            return (one, try TeamRequestQueries.clocks(of: id, tx), names)
        }
        return TeamRequestPages(visit: visit, viewer: viewer).one(one, clocks, names, problems)
    }

    private static func work(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let id: ID<TeamRequest> = try visit.id("id")
        let form = try await visit.form()
        guard let act = form["act"].flatMap(RequestAct.init) else {
            // Somebody else's is not there, whatever was sent.
            _ = try await page(visit, viewer, FormProblems())
            throw Refusal.malformed(.malformedChoice)
        }
        do {
            let words = try form.text("words", limit: TeamRequest.longest)
            try await WorkOnRequest(services: visit.services, viewer: viewer, say: visit.say).run(
                id, act, level: form["level"].flatMap { Int($0) }, words: words, seenWith: form["with"])
        } catch Refusal.invalid(let problems) {
            return .page(try await page(visit, viewer, problems), status: 422)
        }
        let notice: Phrase =
            switch act {
            case .take: .requestTook
            case .done: .requestNowDone
            case .level: .requestNowJudged
            case .again: .requestNowAgain
            case .withdraw: .requestNowWithdrawn
            }
        return .see(RequestPaths.one(id), notice: visit.say(notice))
    }
}
