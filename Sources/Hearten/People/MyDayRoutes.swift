import Storage

/// Addresses of *My day*.
package enum MyDayPaths {
    package static let today = "/today"
    static let news = "/today/news"
}

/// *My day*: what a colleague should know and do now.
enum MyDayRoutes {
    static func add(to book: RouteBook) {
        book.get("/today", .colleague, onTablet: true) { visit, viewer in
            let day = try await visit.services.store.read { try MyDay.load(viewer, visit.services, $0) }
            var reply = Reply.page(MyDayPages.day(day, lastLamp: lastLamp(visit), visit, viewer))
            // The lamplight fades in once on each device: the device itself remembers, so reading records nothing here.
            if let newest = day.praise.compactMap(\.deliveredAt).max() {
                reply.setCookie("lamp", String(newest.milliseconds), maxAge: 90 * 24 * 3600, secure: visit.services.settings.isSecure)
            }
            return reply
        }
        book.post("/today/news", .colleague, onTablet: true) { visit, viewer in
            let shown = try await visit.form().values(of: "id").prefix(MyDay.newsShown).compactMap { ID<News>($0) }
            try await visit.services.store.write { try NewsQueries.read(shown, of: viewer.id, on: viewer.session, in: $0) }
            return .see(MyDayPaths.today)
        }
    }

    private static func lastLamp(_ visit: Visit) -> Instant? {
        visit.cookie("lamp").flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
    }
}
