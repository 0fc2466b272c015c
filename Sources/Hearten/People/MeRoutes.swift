import HTTPTypes
import Storage

/// What is one's own: name, look, devices, password.
enum MeRoutes {
    static func add(to book: RouteBook) {
        book.get(PeoplePaths.me, .colleague) { visit, viewer in .page(try await page(visit, viewer).html(visit, viewer)) }
        book.post(PeoplePaths.me, .colleague) { visit, viewer in try await rename(visit, viewer) }
        book.post(PeoplePaths.look, .colleague) { visit, viewer in try await setLook(visit, viewer) }
        book.post(PeoplePaths.password, .colleague) { visit, viewer in try await changePassword(visit, viewer) }
        book.post("/me/sessions/{id}/end", .colleague) { visit, viewer in try await endSession(visit, viewer) }
        book.post(PeoplePaths.endOthers, .colleague) { visit, viewer in try await endOthers(visit, viewer) }
    }

    static func page(
        _ visit: Visit, _ viewer: Viewer, problems: FormProblems = FormProblems(), away: AbsenceForm? = nil
    ) async throws -> MePage {
        let (sessions, absence, own) = try await visit.services.store.read {
            (try SessionQueries.all(of: viewer.id, $0), try AbsenceQueries.absence(of: viewer.id, $0), try DevicesOnMe.load(viewer, $0))
        }
        return MePage(
            sessions: sessions, name: viewer.name, absence: absence, own: own, away: away ?? AbsenceForm(absence, zone: visit.say.zone),
            problems: problems)
    }

    private static func rename(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let form = try await visit.form()
        var problems = FormProblems()
        guard let name = problems.line(form["name"] ?? "", field: "name", limit: 100) else {
            problems.add("name", visit.say(.writeTheName))
            var page = try await page(visit, viewer, problems: problems)
            page.name = form["name"] ?? ""
            return .page(page.html(visit, viewer), status: 422)
        }
        let services = visit.services
        try await services.store.write { tx in
            try ColleagueQueries.setName(name, givenName: Colleague.givenName(of: name), of: viewer.id, in: tx)
            try MaskAgainJob.enqueue(for: viewer.id, in: tx)
            try Journal.append("colleague.changed", "colleague", viewer.id, by: viewer.id, random: services.random, in: tx)
        }
        try await services.house.reload(services.store)
        return .see(PeoplePaths.me, notice: visit.say(.meSaved))
    }

    private static func setLook(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let form = try await visit.form()
        let theme = form["theme"].flatMap { ["light", "dark"].contains($0) ? $0 : nil }
        let density = form["density"] == "dense" ? "dense" : nil
        let usesKeys = form.isChecked("keys")
        try await visit.services.store.write { tx in
            try ColleagueQueries.setLook(language: viewer.language, theme: theme, density: density, usesKeys: usesKeys, of: viewer.id, in: tx)
        }
        return .see(PeoplePaths.me, notice: visit.say(.meSaved))
    }

    private static func changePassword(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let services = visit.services
        let form = try await visit.form()
        let old = Password(form["old"] ?? "")
        let new = Password(form["new"] ?? "")
        try services.limits.allow("password of \(viewer.id)", limit: 10, per: .seconds(15 * 60))
        let account = try await services.store.read { try SignInQueries.account(viewer.id, $0) }
        var problems = FormProblems()
        let isRight = try await services.passwords.matches(old, account?.passwordHash)
        if !isRight { problems.add("old", visit.say(.mePasswordWrong)) }
        let names = [viewer.name, account?.email?.text ?? "", services.house.current.name]
        if let weakness = new.weakness(names: names) { problems.add("new", visit.say(weakness.phrase)) }
        guard problems.isEmpty, let oldHash = account?.passwordHash else {
            return .page(try await page(visit, viewer, problems: problems).html(visit, viewer), status: 422)
        }
        let hash = try await services.passwords.hash(new)
        let token = try await ChangePassword(viewer: viewer, oldHash: oldHash, newHash: hash).run(services)
        var reply = Reply.see(PeoplePaths.me, notice: visit.say(.mePasswordChanged))
        reply.keepSession(token, of: viewer.id, as: viewer.sessionKind, services)
        return reply
    }

    private static func endSession(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let id = try visit.id("id", of: Session.self)
        let services = visit.services
        try await services.store.write { tx in
            guard try SessionQueries.end(id, of: viewer.id, in: tx) else { throw Refusal.notFound }
            try Journal.append("session.ended", "colleague", viewer.id, by: viewer.id, random: services.random, in: tx)
        }
        return .see(PeoplePaths.me, notice: visit.say(.meEnded))
    }

    private static func endOthers(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let services = visit.services
        try await services.store.write { tx in
            try SessionQueries.endAll(of: viewer.id, but: viewer.session, in: tx)
            try Journal.append("sessions.ended", "colleague", viewer.id, by: viewer.id, random: services.random, in: tx)
        }
        return .see(PeoplePaths.me, notice: visit.say(.meOthersEnded))
    }
}
