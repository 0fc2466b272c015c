import HTTPTypes

/// Style sheets, icons and the small scripts.
enum AssetRoutes {
    static func add(to book: RouteBook) {
        book.get("/assets/{name}", .everyone) { visit in
            let name = try visit.parameter("name")
            guard let file = visit.services.assets.file(name) else { throw Refusal.notFound }
            var reply = Reply.bytes(file.bytes, type: file.type)
            reply.headers[.cacheControl] = visit.services.assets.isForever(name) ? "public, max-age=31536000, immutable" : "public, max-age=300"
            return reply
        }
        book.get("/", .everyone) { visit in .see(visit.services.house.current.isSetUp ? "/today" : "/set-up") }
    }
}
