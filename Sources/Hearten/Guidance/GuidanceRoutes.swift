import HTTPTypes
import Storage

/// Addresses of guidance.
package enum GuidancePaths {
    package static let home = "/guidance"
    package static let ask = "/guidance/ask"
    static let limits = "/guidance/limits"
    static let lacks = "/guidance/lacks"
    static func lack(_ id: ID<Lack>) -> String { "/guidance/lacks/\(id)" }
    /// Lies beside the pages that it keeps, because a worker reaches only what lies below it.
    static let worker = "/guidance-worker.js"
    static func found(_ question: String, isNoted: Bool) -> String {
        "\(home)?q=\(Fields.encoded(question))\(isNoted ? "&noted=yes" : "")"
    }
}

/// Guidance in two taps: reading, asking, and answering what was lacking.
enum GuidanceRoutes {
    static func add(to book: RouteBook) {
        book.get("/guidance", .colleague, onTablet: true) { try await GuidanceDesk($0, $1).home() }
        book.post("/guidance/ask", .colleague, onTablet: true) { try await GuidanceDesk($0, $1).ask() }
        book.get("/guidance/limits", .colleagueWho(.editLanguage)) { try await GuidanceDesk($0, $1).limits() }
        book.post("/guidance/limits", .colleagueWho(.editLanguage)) { try await GuidanceDesk($0, $1).changeLimits() }
        book.get("/guidance/lacks", .colleagueWho(.editLanguage)) { try await GuidanceDesk($0, $1).lacks() }
        book.post("/guidance/lacks/{id}", .colleagueWho(.editLanguage)) { try await GuidanceDesk($0, $1).close(try $0.id("id")) }
        book.get("/guidance-worker.js", .everyone) { visit in
            guard let file = visit.services.assets.file("guidance-worker.js") else { throw Refusal.notFound }
            var reply = Reply.bytes(file.bytes, type: file.type)
            reply.headers[.cacheControl] = "no-cache"
            return reply
        }
    }
}
