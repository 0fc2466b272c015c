import Foundation
import HTTPTypes
import Storage

/// What programs can do: `/api/v1`.
enum APIRoutes {
    static func add(to book: RouteBook) {
        let state = APIState()
        let post = PostMoments(state: state, book.services)
        book.api(.post, "/api/v1/moments", .tellMoments) { visit, program in try await post.reply(visit, program) }
        book.api(.get, "/api/v1/moments", .readMoments) { visit, program in try await list(visit, program, state) }
        book.api(.get, "/api/v1/moments/{id}", .readMoments) { visit, program in try await one(visit, program, state) }
        book.api(.post, "/api/v1/imports", .importMoments) { visit, program in try await upload(visit, program) }
        book.api(.get, "/api/v1/imports/{id}", .importMoments) { visit, program in try await progress(visit, program) }
        book.get("/api/v1/openapi.json", .everyone) { visit in
            .bytes(OpenAPI.document(url: visit.services.settings.url).written(), type: "application/json")
        }
    }

    // MARK: Reading moments

    private static func list(_ visit: Visit, _ program: Program, _ state: APIState) async throws -> Reply {
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
        try await noteUse(visit, program, state)
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

    private static func one(_ visit: Visit, _ program: Program, _ state: APIState) async throws -> Reply {
        let id: ID<Moment> = try visit.id("id")
        let services = visit.services
        let found = try await services.store.read { tx in
            try MomentQueries.find(id, program.scope, tx).flatMap { $0.state == .kept ? $0 : nil }.map {
                try json($0, try APIQueries.praise(among: [id], tx), services, tx)
            }
        }
        guard let found else { throw Refusal.notFound }
        try await noteUse(visit, program, state)
        return .bytes(found.written(), type: "application/json")
    }

    private static func json(_ moment: Moment, _ praise: Set<ID<Moment>>, _ services: Services, _ tx: any ReadTransaction) throws -> JSON {
        let answers = try MomentQueries.answers(of: moment.id, tx).map { $0.masked(by: services) }
        return MomentDocument.json(moment, answers: answers, withholdsWords: praise.contains(moment.id) && moment.sharing != .all)
    }

    private static func noteUse(_ visit: Visit, _ program: Program, _ state: APIState) async throws {
        let day = LocalTime(visit.now, zone: "UTC").day.number
        guard state.isFirstUse(of: program.id, on: day) else { return }
        try await visit.services.store.write(priority: .low) { try APIQueries.noteUse(of: program.id, day: day, in: $0) }
    }

    // MARK: Files

    private static func upload(_ visit: Visit, _ program: Program) async throws -> Reply {
        let query = try visit.strictQuery()
        guard query["dry"] == nil || query["dry"] == "yes" else { throw Refusal.invalid(FormProblems("dry", visit.say(.apiWrongKind))) }
        guard let name = try query.line("name", limit: 200) else { throw Refusal.invalid(FormProblems("name", visit.say(.apiImportName))) }
        var unit = program.unit
        if let wanted = query["unit"] {
            guard let id = ID<Unit>(wanted), visit.services.house.current.contains(id, in: program.scope) else {
                throw Refusal.invalid(FormProblems("unit", visit.say(.apiUnit)))
            }
            unit = id
        }
        let receive = ReceiveUpload(services: visit.services)
        let upload = try await receive.body(visit, name: name)
        guard upload.size > 0 else {
            try? FileManager.default.removeItem(atPath: upload.path)
            throw Refusal.invalid(FormProblems("body", visit.say(.importEmptyFile)))
        }
        let id = try await receive.putDown(upload, unit: unit, by: nil, startsAtOnce: query["dry"] == nil)
        return .bytes((["id": .string(id.description)] as JSON).written(), type: "application/json", status: 202)
    }

    private static func progress(_ visit: Visit, _ program: Program) async throws -> Reply {
        let id: ID<MomentImport> = try visit.id("id")
        guard let one = try await visit.services.store.read({ try ImportQueries.find(id, program.scope, $0) }) else { throw Refusal.notFound }
        return .bytes(json(one).written(), type: "application/json")
    }

    static func json(_ one: MomentImport) -> JSON {
        [
            "id": .string(one.id.description), "name": .string(one.name), "state": .string(one.state.rawValue), "percent": .int(Int64(one.percent)),
            "read": .int(Int64(one.progress.read)), "new": .int(Int64(one.progress.new)), "changed": .int(Int64(one.progress.changed)),
            "known": .int(Int64(one.progress.same)), "put_aside": .int(Int64(one.progress.refused)),
            "columns": .array(
                one.plan.columns.map { column in
                    [
                        "column": .string(one.plan.headers.indices.contains(column.index) ? one.plan.headers[column.index] : ""),
                        "means": .string(column.role.rawValue), "confidence": .number((column.confidence * 100).rounded() / 100),
                    ]
                }),
        ]
    }
}
