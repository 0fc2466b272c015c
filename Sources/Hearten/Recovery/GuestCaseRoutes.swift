import Storage

/// Addresses of a customer's own page.
enum GuestCasePaths {
    static func one(_ token: Token) -> String { "/c/\(token.text)" }
    static func verdict(_ token: Token) -> String { "/c/\(token.text)/verdict" }
    static func messages(_ token: Token) -> String { "/c/\(token.text)/messages" }
    static func forget(_ token: Token) -> String { "/c/\(token.text)/forget" }
}

/// What a customer reads and says on their own page. Reading it records nothing.
enum GuestCaseRoutes {
    static func add(to book: RouteBook) {
        book.get("/c/{token}", .holderOfLink) { visit in
            let token = try visit.token("token")
            return .page(GuestCasePages(page: try await page(token, visit), token: token, visit: visit).html())
        }
        book.post("/c/{token}/verdict", .holderOfLink) { visit in try await judge(visit) }
        book.post("/c/{token}/messages", .holderOfLink) { visit in try await write(visit) }
        book.get("/c/{token}/forget", .holderOfLink) { visit in
            let token = try visit.token("token")
            guard try await page(token, visit).isTheirs else { throw Refusal.notFound }
            return .page(GuestCasePages.forget(token, visit))
        }
        book.post("/c/{token}/forget", .holderOfLink) { visit in
            let token = try visit.token("token")
            try await CustomerOnCase(services: visit.services, token: token).forget()
            return .see(GuestCasePaths.one(token), notice: visit.say(.detailsDeleted))
        }
    }

    private static func page(_ token: Token, _ visit: Visit) async throws -> GuestCasePage {
        try await visit.services.store.read { try GuestCasePage.load(token, $0) }
    }

    private static func judge(_ visit: Visit) async throws -> Reply {
        let token = try visit.token("token")
        let form = try await visit.form(limit: 32 * 1024)
        var page = try await page(token, visit)
        guard page.isTheirs else { throw Refusal.notFound }
        page.missing = form.kept("words", as: "v-words", limit: 4_000, visit.say, &page.problems)
        page.isEnough = form.isChecked("enough")
        let verdict = form["verdict"].flatMap { Verdict(rawValue: $0) }
        if verdict == nil || verdict == Verdict.none { page.problems.add("verdict-yes", visit.say(.chooseVerdict)) }
        guard page.problems.isEmpty, let verdict else {
            return .page(GuestCasePages(page: page, token: token, visit: visit).html(), status: 422)
        }
        try visit.services.limits.allow("case-page-\(token.text)", limit: 60, per: .seconds(600))
        try await CustomerOnCase(services: visit.services, token: token).judge(
            verdict, isEnough: page.isEnough, words: page.missing.isEmpty ? nil : page.missing, key: key(form, visit))
        return .see(GuestCasePaths.one(token), notice: thanks(page, visit))
    }

    private static func write(_ visit: Visit) async throws -> Reply {
        let token = try visit.token("token")
        let form = try await visit.form(limit: 32 * 1024)
        var page = try await page(token, visit)
        guard page.isTheirs else { throw Refusal.notFound }
        page.draft = form.kept("words", as: "m", limit: 4_000, visit.say, &page.problems)
        if page.draft.isEmpty { page.problems.add("m", visit.say(.writeSomething)) }
        guard page.problems.isEmpty else {
            return .page(GuestCasePages(page: page, token: token, visit: visit).html(), status: 422)
        }
        try visit.services.limits.allow("case-page-\(token.text)", limit: 60, per: .seconds(600))
        try await CustomerOnCase(services: visit.services, token: token).write(page.draft, key: key(form, visit))
        return .see(GuestCasePaths.one(token), notice: thanks(page, visit))
    }

    /// The page's own key, so that a second post is the same message.
    private static func key(_ form: Fields, _ visit: Visit) -> String {
        "guest-" + (form["key"].flatMap { $0.isEmpty ? nil : String($0.prefix(64)) } ?? visit.services.newToken().text)
    }

    private static func thanks(_ page: GuestCasePage, _ visit: Visit) -> String {
        page.reader.map { visit.say(.thanksPersonHas($0.givenName)) } ?? visit.say(.thanksWeHave)
    }
}
