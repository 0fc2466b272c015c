import HTTPTypes
import Storage

/// Addresses of the page on which a customer sees what is remembered of them.
enum OwnMemoryPaths {
    static func one(_ token: Token) -> String { "/p/\(token.text)" }
    static func name(_ token: Token) -> String { "/p/\(token.text)/name" }
    static func preference(_ id: ID<Preference>, _ token: Token) -> String { "/p/\(token.text)/preferences/\(id)" }
    static func file(_ token: Token) -> String { "/p/\(token.text)/everything.json" }
    static func forget(_ token: Token) -> String { "/p/\(token.text)/forget" }
}

/// What customers read, correct and erase of what is remembered of them. Reading it records nothing.
enum OwnMemoryRoutes {
    static func add(to book: RouteBook) {
        book.get("/p/{token}", .holderOfLink) { visit in try await page(visit) }
        book.post("/p/{token}/name", .holderOfLink) { visit in
            let form = try await visit.form(limit: 16 * 1024)
            var problems = FormProblems()
            let name = problems.line(form["name"] ?? "", field: "name", limit: 120)
            if name == nil { problems.add("name", visit.say(.customerNeedsName)) }
            guard let name, problems.isEmpty else { return try await page(visit, problems, typed: form["name"] ?? "") }
            return try await change(visit, .ownSaved) { try $0.rename(name, in: $1) }
        }
        book.post("/p/{token}/preferences/{preference}", .holderOfLink) { visit in
            let form = try await visit.form(limit: 16 * 1024)
            let id: ID<Preference> = try visit.id("preference")
            if form["act"] == "yes" { return try await change(visit, .ownConfirmed) { try $0.answer(id, isYes: true, in: $1) } }
            if form["act"] == "erase" { return try await change(visit, .ownErased) { try $0.answer(id, isYes: false, in: $1) } }
            var problems = FormProblems()
            let text = problems.line(form["text"] ?? "", field: "text-\(id)", limit: Preference.longest)
            if text == nil { problems.add("text-\(id)", visit.say(.ownWrite)) }
            guard let text, problems.isEmpty else { return try await page(visit, problems, typed: form["text"] ?? "") }
            return try await change(visit, .ownSaved) { try $0.change(id, to: text, in: $1) }
        }
        book.get("/p/{token}/everything.json", .holderOfLink) { visit in
            let memory = OwnMemory(services: visit.services, token: try visit.token("token"))
            let file = try await visit.services.store.read { tx in try OwnMemoryFile.load(try memory.customer(tx), tx) }
            let json = file.json(visit.services.house.current, visit.say, now: visit.now)
            var reply = Reply.bytes(json.written(), type: "application/json; charset=utf-8")
            reply.headers[.contentDisposition] = "attachment; filename=\"everything.json\""
            return reply
        }
        book.get("/p/{token}/forget", .holderOfLink) { visit in
            let memory = OwnMemory(services: visit.services, token: try visit.token("token"))
            _ = try await visit.services.store.read { try memory.customer($0) }
            return .page(OwnMemoryPages.forget(memory.token, visit))
        }
        book.post("/p/{token}/forget", .holderOfLink) { visit in
            try await OwnMemory(services: visit.services, token: try visit.token("token")).forget()
            return .page(OwnMemoryPages.forgotten(visit))
        }
    }

    private static func page(_ visit: Visit, _ problems: FormProblems = FormProblems(), typed: String = "") async throws -> Reply {
        let memory = OwnMemory(services: visit.services, token: try visit.token("token"))
        let open = try await visit.services.store.read { tx in
            let customer = try memory.customer(tx)
            return OwnMemoryPages.Open(
                customer: customer, preferences: try PreferenceQueries.live(of: [customer.id], limit: Preference.most, tx),
                promises: try PreferenceQueries.written(of: [customer.id], limit: Preference.most, tx),
                bookings: try BookingQueries.ahead(of: customer.id, limit: 20, tx),
                problems: problems, typed: typed)
        }
        return .page(OwnMemoryPages(open: open, token: memory.token, visit: visit).html, status: problems.isEmpty ? 200 : 422)
    }

    private static func change(
        _ visit: Visit, _ notice: Phrase, _ act: @escaping @Sendable (OwnMemory, any Transaction) throws -> Void
    ) async throws -> Reply {
        let memory = OwnMemory(services: visit.services, token: try visit.token("token"))
        try visit.services.limits.allow("own-page \(memory.token.digest)", limit: 60, per: .seconds(600))
        try await visit.services.store.write { try act(memory, $0) }
        return .see(OwnMemoryPaths.one(memory.token), notice: visit.say(notice))
    }
}
