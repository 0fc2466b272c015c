import Storage

/// Addresses of leading.
package enum LeadingPaths {
    package static let house = "/lead/house"
}

/// The first page of whoever leads service.
enum LeadingRoutes {
    static func add(to book: RouteBook) {
        book.get("/lead/house", .colleagueWho(.measure)) { visit, viewer in
            let services = visit.services
            let leading = try await services.store.read { try Leading.load(viewer, services, $0) }
            return .page(LeadingPages.home(leading, visit, viewer))
        }
    }
}
