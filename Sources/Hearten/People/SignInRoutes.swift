import HTTPTypes
import HummingbirdCore
import Storage

/// Signing in and out.
enum SignInRoutes {
    static func add(to book: RouteBook) {
        book.get(SignInPaths.signIn, .everyone) { visit in try await show(visit) }
        book.post(SignInPaths.signIn, .everyone) { visit in try await signIn(visit) }
        book.post(SignInPaths.cast, .everyone) { visit in try await beSomebody(visit) }
        book.get(SignInPaths.link, .everyone) { visit in
            guard visit.services.settings.smtp != nil else { throw Refusal.notFound }
            return .page(SignInPages.askForLink(visit, email: "", problems: FormProblems()))
        }
        book.post(SignInPaths.link, .everyone) { visit in try await sendLink(visit) }
        book.get("/sign-in/link/{token}", .holderOfLink) { visit in
            let token = try visit.token("token")
            // Programs that check mail come here too: nothing is looked up, nothing is used.
            return .page(SignInPages.useLink(visit, token: token))
        }
        book.post("/sign-in/link/{token}", .holderOfLink) { visit in
            try await visit.refuseOnTablet()
            guard let done = try await SignIn(visit).withLink(try visit.token("token")) else { throw Refusal.gone }
            return entered(done, visit, back: ReturnPath(nil))
        }
        book.post(SignInPaths.out, .colleague, colleague: { visit, viewer in try await signOut(visit, viewer) })
    }

    private static func show(_ visit: Visit) async throws -> Reply {
        let back = ReturnPath(visit.query["to"])
        guard visit.services.house.current.isSetUp else { return .see("/set-up") }
        if try await visit.tablet() != nil { return .see(TabletPaths.home) }
        if try await visit.services.possibleViewer(of: visit) != nil { return .see(back.text) }
        return .page(try await page(visit, back: back).html(visit))
    }

    private static func page(_ visit: Visit, email: String = "", back: ReturnPath, problems: FormProblems = FormProblems()) async throws -> SignInPage
    {
        SignInPage(
            organisation: visit.services.house.current.name, email: email, back: back, problems: problems,
            sendsMail: visit.services.settings.smtp != nil, cast: try await cast(visit))
    }

    private static func signIn(_ visit: Visit) async throws -> Reply {
        try await visit.refuseOnTablet()
        let form = try await visit.form()
        let back = ReturnPath(form["to"])
        let written = form["email"] ?? ""
        guard let email = (try? Words.line(written, field: "email", limit: 254)).flatMap({ EmailAddress($0) }) else {
            return try await again(visit, written, back, FormProblems("email", visit.say(.writeYourEmail)), 422)
        }
        let services = visit.services
        let account = try await services.store.read { try SignInQueries.account(email: email, $0) }
        let isKnown = account.map { visit.isKnownDevice(of: $0.id) } ?? false
        let guardian = SignInGuard(services, address: visit.remoteAddress, account: email.key, isKnownDevice: isKnown)
        do {
            try guardian.enter()
        } catch Refusal.tooMuch(let seconds) {
            let wait = visit.say.span(milliseconds: Int64(seconds) * 1000)
            var reply = try await again(visit, written, back, FormProblems("email", visit.say(.triedTooOften(wait))), 429)
            reply.headers[.retryAfter] = String(seconds)
            return reply
        }
        guard let done = try await SignIn(visit).withPassword(Password(form["password"] ?? ""), account: account) else {
            return try await again(visit, written, back, FormProblems("email", visit.say(.notTogether)), 422)
        }
        guardian.succeeded()
        return entered(done, visit, back: back)
    }

    private static func again(
        _ visit: Visit, _ email: String, _ back: ReturnPath, _ problems: FormProblems, _ status: Int
    ) async throws -> Reply {
        .page(try await page(visit, email: email, back: back, problems: problems).html(visit), status: status)
    }

    private static func entered(_ done: SignIn.Done, _ visit: Visit, back: ReturnPath) -> Reply {
        var reply = Reply.see(back.text)
        reply.keepSession(done.token, of: done.colleague, visit.services)
        return reply
    }

    private static func signOut(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let services = visit.services
        if let token = visit.sessionToken {
            try await services.store.write { tx in
                try SessionQueries.end(token: token, in: tx)
                try Journal.append("colleague.signed-out", "colleague", viewer.id, by: viewer.id, random: services.random, in: tx)
            }
        }
        var reply = Reply.see(SignInPaths.signIn, notice: visit.say(.signedOut))
        reply.dropSession(services)
        return reply
    }
}

// MARK: - Links by mail

extension SignInRoutes {
    /// The answer is the same whether or not somebody has this address.
    private static func sendLink(_ visit: Visit) async throws -> Reply {
        let services = visit.services
        guard services.settings.smtp != nil else { throw Refusal.notFound }
        let form = try await visit.form()
        let written = form["email"] ?? ""
        guard let email = (try? Words.line(written, field: "email", limit: 254)).flatMap({ EmailAddress($0) }) else {
            let problems = FormProblems("email", visit.say(.writeYourEmail))
            return .page(SignInPages.askForLink(visit, email: written, problems: problems), status: 422)
        }
        try services.limits.allow("link network \(Network.of(visit.remoteAddress))", limit: 20, per: .seconds(15 * 60))
        let mayHave = (try? services.limits.allow("link account \(sha256(Array(email.key.utf8)))", limit: 3, per: .seconds(3600))) != nil
        if mayHave { try await SendSignInLink(email: email, say: visit.say).run(services) }
        return .see(SignInPaths.signIn, notice: visit.say(.linkOnItsWay))
    }
}

// MARK: - The demonstration

extension SignInRoutes {
    private static func cast(_ visit: Visit) async throws -> [CastMember] {
        guard visit.isDemonstrationAtHome else { return [] }
        let house = visit.services.house.current
        return try await visit.services.store.read { try SignInQueries.cast(limit: 60, $0) }.map { member in
            CastMember(id: member.id, name: member.name, part: visit.say(.titleAt(member.title, house.unit(member.unit)?.name ?? house.name)))
        }
    }

    private static func beSomebody(_ visit: Visit) async throws -> Reply {
        guard visit.isDemonstrationAtHome else { throw Refusal.notFound }
        try await visit.refuseOnTablet()
        let form = try await visit.form()
        guard let colleague = form.id("as", of: Colleague.self) else { throw Refusal.notFound }
        return entered(try await SignIn(visit).asCast(colleague), visit, back: ReturnPath(form["to"]))
    }
}

extension Visit {
    /// Whether this is the demo, listening on this machine only, and the visitor sits at it.
    var isDemonstrationAtHome: Bool {
        services.settings.isDemo && services.settings.isOnLoopback && isAskedAtThisMachine
    }
}
