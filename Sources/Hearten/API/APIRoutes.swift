import HTTPTypes
import Storage

/// What programs can do: `/api/v1`.
enum APIRoutes {
    static func add(to book: RouteBook) {
        let post = PostMoments(book.services)
        book.api(.post, "/api/v1/moments", .tellMoments) { visit, program in try await post.reply(visit, program) }
        book.api(.get, "/api/v1/moments", .readMoments) { visit, program in try await list(visit, program) }
        book.api(.get, "/api/v1/moments/{id}", .readMoments) { visit, program in try await one(visit, program) }
        book.api(.post, "/api/v1/imports", .importMoments) { try await ImportAPI.upload($0, $1) }
        book.api(.get, "/api/v1/imports/{id}", .importMoments) { try await ImportAPI.state($0, $1) }
        book.api(.get, "/api/v1/imports/{id}/errors.csv", .importMoments) { try await ImportAPI.errors($0, $1) }
        book.api(.post, "/api/v1/imports/{id}/undo", .importMoments) { try await ImportAPI.undo($0, $1) }
        book.get("/api/v1/openapi.json", .everyone) { visit in
            .bytes(OpenAPI.document(url: visit.services.settings.url).written(), type: "application/json")
        }
    }

    // MARK: Reading moments

    private static func list(_ visit: Visit, _ program: Program) async throws -> Reply {
        let query = try visit.strictQuery()
        var cursor: Cursor?
        if let text = query["cursor"] {
            guard let found = Cursor(text) else { throw Refusal.invalid(FormProblems("cursor", visit.say(.apiCursor))) }
            cursor = found
        }
        let limit = query["limit"].map { Int($0) ?? 0 } ?? 50
        guard (1...200).contains(limit) else { throw Refusal.invalid(FormProblems("limit", visit.say(.apiLimit))) }
        let filter = try filter(query, visit)
        let after = cursor
        let services = visit.services
        let items = try await services.store.read { tx in
            let moments = try MomentQueries.list(filter, program.scope, after: after, limit: limit + 1, tx)
            let praise = try APIQueries.praise(among: moments.map(\.id), tx)
            return try moments.prefix(limit).map { try json($0, praise, services, tx) }
                + (moments.count > limit ? [.string(Cursor(moments[limit - 1]).text)] : [])
        }
        try await visit.services.api.noteUse(visit, program)
        let hasMore = items.count > limit
        let next = hasMore ? items.last ?? nil : nil
        return .bytes((["moments": .array(Array(items.prefix(limit))), "next_cursor": next] as JSON).written(), type: "application/json")
    }

    /// A person's list leaves out what it does not know; a program is told, or it would take everything for the little it asked for.
    private static func filter(_ query: Fields, _ visit: Visit) throws -> MomentFilter {
        let filter = MomentFilter(query)
        let known = Set(filter.fields.names).union(["cursor", "limit"])
        var seen: Set<String> = []
        for name in query.names {
            guard OpenAPI.listParameters.contains(name) else { throw Refusal.invalid(FormProblems(name, visit.say(.apiUnknownField))) }
            guard seen.insert(name).inserted else { throw Refusal.invalid(FormProblems(name, visit.say(.apiTwice))) }
            guard known.contains(name) else { throw Refusal.invalid(FormProblems(name, visit.say(.apiWrongKind))) }
        }
        return filter
    }

    private static func one(_ visit: Visit, _ program: Program) async throws -> Reply {
        let id: ID<Moment> = try visit.id("id")
        let services = visit.services
        let found = try await services.store.read { tx in
            try MomentQueries.find(id, program.scope, tx).flatMap { $0.state == .kept ? $0 : nil }.map {
                try json($0, try APIQueries.praise(among: [id], tx), services, tx)
            }
        }
        guard let found else { throw Refusal.notFound }
        try await visit.services.api.noteUse(visit, program)
        return .bytes(found.written(), type: "application/json")
    }

    private static func json(_ moment: Moment, _ praise: Set<ID<Moment>>, _ services: Services, _ tx: any ReadTransaction) throws -> JSON {
        let answers = try MomentQueries.answers(of: moment.id, tx).map { $0.masked(by: services) }
        let themes = try ThemeQueries.themes(of: moment.id, tx).map { (id: $0.theme, name: $0.name, sure: $0.sure) }
        return MomentDocument.json(moment, answers: answers, themes: themes, withholdsWords: praise.contains(moment.id) && moment.sharing != .all)
    }
}
