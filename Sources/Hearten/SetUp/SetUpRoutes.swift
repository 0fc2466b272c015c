import HTTPTypes
import Storage

/// Setting up an empty house. After it these routes are gone.
enum SetUpRoutes {
    static func add(to book: RouteBook) {
        book.get("/set-up", .settingUp) { visit in .page(SetUpPage(step: .code).code(visit)) }
        book.post("/set-up", .settingUp) { visit in try await enter(visit) }
        book.get("/set-up/organisation", .settingUp) { visit in
            guard let draft = draft(visit) else { return .see(SetUpStep.code.path) }
            return .page(SetUpPage(step: .organisation).organisation(visit, draft))
        }
        book.post("/set-up/organisation", .settingUp) { visit in try await setOrganisation(visit) }
        book.get("/set-up/place", .settingUp) { visit in
            guard let draft = draft(visit) else { return .see(SetUpStep.code.path) }
            guard draft.hasOrganisation else { return .see(SetUpStep.organisation.path) }
            return .page(SetUpPage(step: .place).place(visit, draft))
        }
        book.post("/set-up/place", .settingUp) { visit in try await setPlace(visit) }
        book.get("/set-up/you", .settingUp) { visit in
            guard let draft = draft(visit) else { return .see(SetUpStep.code.path) }
            guard draft.hasOrganisation, draft.hasPlace else { return .see(missing(draft).path) }
            return .page(SetUpPage(step: .you).you(visit, name: "", title: "", email: ""))
        }
        book.post("/set-up/you", .settingUp) { visit in try await finish(visit) }
        book.get("/welcome", .colleagueWho(.printSigns)) { visit, viewer in .page(try SetUpDonePage(visit, viewer).html(visit, viewer)) }
    }

    private static func token(_ visit: Visit) -> Token? {
        visit.cookie(SetUpCookie.name(secure: visit.services.settings.isSecure)).flatMap { Token($0) }
    }

    private static func draft(_ visit: Visit) -> SetUpDraft? { visit.services.setUp.draft(token(visit)) }

    private static func missing(_ draft: SetUpDraft) -> SetUpStep { draft.hasOrganisation ? .place : .organisation }

    private static func enter(_ visit: Visit) async throws -> Reply {
        let services = visit.services
        let form = try await visit.form()
        let typed = try form.line("code", limit: 40) ?? ""
        do {
            try services.limits.allow("set-up network \(Network.of(visit.remoteAddress))", limit: 10, per: .seconds(60))
            try services.limits.allow("set-up", limit: 60, per: .seconds(60))
        } catch Refusal.tooMuch(let seconds) {
            let problems = FormProblems("code", visit.say(.setUpTooOften(visit.say.span(milliseconds: Int64(seconds) * 1000))))
            var reply = Reply.page(SetUpPage(step: .code, problems: problems).code(visit, typed: typed), status: 429)
            reply.headers[.retryAfter] = String(seconds)
            return reply
        }
        let token = services.newToken()
        guard services.setUp.enter(code: typed, token: token) else {
            let problems = FormProblems("code", visit.say(.setUpWrongCode))
            return .page(SetUpPage(step: .code, problems: problems).code(visit, typed: typed), status: 422)
        }
        var reply = Reply.see(SetUpStep.organisation.path)
        let secure = services.settings.isSecure
        reply.setCookie(SetUpCookie.name(secure: secure), token.text, maxAge: 24 * 3600, secure: secure)
        return reply
    }

    private static func setOrganisation(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard var draft = draft(visit) else { return .see(SetUpStep.code.path) }
        let problems = SetUpForm(form: form, say: visit.say).organisation(&draft)
        visit.services.setUp.keep(draft, token(visit))
        guard problems.isEmpty else {
            return .page(SetUpPage(step: .organisation, problems: problems).organisation(visit, draft), status: 422)
        }
        return .see(SetUpStep.place.path)
    }

    private static func setPlace(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard var draft = draft(visit) else { return .see(SetUpStep.code.path) }
        let problems = SetUpForm(form: form, say: visit.say).place(&draft)
        visit.services.setUp.keep(draft, token(visit))
        guard problems.isEmpty else {
            return .page(SetUpPage(step: .place, problems: problems).place(visit, draft), status: 422)
        }
        return .see(draft.hasOrganisation ? SetUpStep.you.path : SetUpStep.organisation.path)
    }

    private static func finish(_ visit: Visit) async throws -> Reply {
        let services = visit.services
        let form = try await visit.form()
        guard let draft = draft(visit) else { return .see(SetUpStep.code.path) }
        guard draft.hasOrganisation, draft.hasPlace else { return .see(missing(draft).path) }
        do {
            let (written, title) = try you(form, draft, visit.say)
            let hash = try await services.passwords.hash(written.password)
            let done = try await SetUpHouse(draft: draft, person: written, title: title, passwordHash: hash).run(SignIn(visit), say: visit.say)
            var reply = Reply.see("/welcome")
            reply.keepSession(done.token, of: done.colleague, services)
            let secure = services.settings.isSecure
            reply.setCookie(SetUpCookie.name(secure: secure), "", maxAge: 0, secure: secure)
            return reply
        } catch Refusal.invalid(let problems) {
            let page = SetUpPage(step: .you, problems: problems)
            return .page(
                page.you(visit, name: form["name"] ?? "", title: form["title"] ?? "", email: form["email"] ?? ""), status: 422)
        }
    }

    /// Everything that is wrong at once, in the order of the form.
    private static func you(_ form: Fields, _ draft: SetUpDraft, _ say: Say) throws -> (OwnEntry.Written, String) {
        var problems = FormProblems()
        var title: String?
        do { title = try form.line("title", limit: 100) } catch Refusal.invalid(let found) { problems = found }
        if title == nil { problems.add("title", say(.setUpWriteTitle)) }
        do {
            let written = try OwnEntry(form, names: [draft.name, draft.unit], say: say).checked()
            guard let title, problems.isEmpty else { throw Refusal.invalid(problems) }
            return (written, title)
        } catch Refusal.invalid(let found) {
            var all = found
            for problem in problems.all { all.add(problem) }
            throw Refusal.invalid(all)
        }
    }
}
