import HTTPTypes

/// For `bin/bench` only: the ceiling of the API. It checks the token, parses the same JSON and answers 201 without storing.
enum BenchRoutes {
    static func add(to book: RouteBook) {
        book.api(.post, "/api/v1/bench-only", .tellMoments) { visit, program in
            let body = try await visit.body(limit: PostMoments.bodyLimit)
            let (moments, _) = try PostMoments.parse(body, visit, program)
            let text = #"{"id":"0000000000000","status":"stored"}"#
            return .bytes(Array((moments.isEmpty ? "{}" : text).utf8), type: "application/json", status: 201)
        }
    }
}
