import HTTPTypes
import Markup
import Storage

/// Where the tokens of programs are looked after.
enum TokenPaths {
    static let all = "/settings/tokens"
    static func end(_ id: ID<Program>) -> String { "\(all)/\(id)/end" }
}

/// Tokens with which other systems bring moments in.
enum TokenRoutes {
    static func add(to book: RouteBook) {
        book.get("/settings/tokens", .colleagueWho(.makeTokens)) { visit, viewer in try await show(visit, viewer) }
        book.post("/settings/tokens", .colleagueWho(.makeTokens)) { visit, viewer in try await make(visit, viewer) }
        book.post("/settings/tokens/{id}/end", .colleagueWho(.makeTokens)) { visit, viewer in
            let id: ID<Program> = try visit.id("id")
            let scope = try viewer.requiredScope(.makeTokens)
            let services = visit.services
            let found = try await services.store.write { tx in
                guard try TokenQueries.end(id, scope, forgetting: services.programs, in: tx) else { return false }
                try Journal.append("token.ended", "token", id, by: viewer.id, random: services.random, in: tx)
                return true
            }
            guard found else { throw Refusal.notFound }
            return .see(TokenPaths.all, notice: visit.say(.tokenEnded))
        }
    }

    private static func show(
        _ visit: Visit, _ viewer: Viewer, made: String? = nil, name: String = "", problems: FormProblems = FormProblems(), status: Int = 200
    ) async throws -> Reply {
        let scope = try viewer.requiredScope(.makeTokens)
        let tokens = try await visit.services.store.read { try TokenQueries.list(scope, $0) }
        let head = settingsHead(.tokens, lead: visit.say(.tokensLead), visit, viewer)
        let pages = TokenPages(say: visit.say, house: visit.services.house.current, head: head)
        let units = visit.services.house.current.within(scope)
        let main = pages.list(tokens, units: units, choices: TokenChoice.open(to: viewer), made: made, name: name, problems: problems)
        let html = ColleaguePage(title: visit.say(problems.isEmpty ? .tokensTitle : .problemTitle(visit.say(.tokensTitle))), place: .settings).html(
            visit, viewer, main)
        var reply = Reply.page(html, status: status)
        if made != nil { reply.headers[.cacheControl] = "no-store" }
        return reply
    }

    private static func make(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let form = try await visit.form()
        let scope = try viewer.requiredScope(.makeTokens)
        var problems = FormProblems()
        let name = problems.line(form["name"] ?? "", field: "name", limit: 100)
        if name == nil { problems.add("name", visit.say(.tokenNeedsName)) }
        let unit = form.id("unit", of: Unit.self)
        if unit.map({ visit.services.house.current.contains($0, in: scope) }) != true { problems.add("unit", visit.say(.importNoUnit)) }
        // Nobody gives a program what they may not do themselves at that very unit.
        let held = unit.map { Giving(giver: viewer, house: visit.services.house.current).handedOn(at: $0) } ?? []
        let choice = form["may"].flatMap(TokenChoice.init).flatMap { held.isSuperset(of: $0.rights) ? $0 : nil }
        if choice == nil { problems.add("may", visit.say(.tokenMoreThanYou)) }
        guard let name, let unit, let choice, problems.isEmpty else {
            return try await show(visit, viewer, name: form["name"] ?? "", problems: problems, status: 422)
        }
        let services = visit.services
        let full = Refusal.invalid(FormProblems("name", visit.say(.tokenTooMany)))
        let text = try await services.store.write { tx in
            guard try TokenQueries.list(scope, tx).count < TokenQueries.most else { throw full }
            return try MakeToken(services).run(name: name, unit: unit, rights: choice.rights, by: viewer.id, in: tx)
        }
        return try await show(visit, viewer, made: text)
    }
}

/// What a token may do: never more than its maker.
enum TokenChoice: String, CaseIterable, Sendable {
    case tell, read, everything, shifts, people, watch

    var rights: [Right] {
        switch self {
        case .tell: [.tellMoments]
        case .read: [.tellMoments, .readMoments]
        case .everything: [.tellMoments, .readMoments, .importMoments]
        case .shifts: [.planShifts]
        case .people: [.importPeople]
        case .watch: [.operate]
        }
    }

    var phrase: Phrase {
        switch self {
        case .tell: .tokenTell
        case .read: .tokenTellAndRead
        case .everything: .tokenEverything
        case .shifts: .tokenShifts
        case .people: .tokenPeople
        case .watch: .tokenWatch
        }
    }

    static func open(to viewer: Viewer) -> [TokenChoice] {
        allCases.filter { choice in choice == .tell || choice.rights.allSatisfy { viewer.may($0) } }
    }
}
