import Storage

/// Makes the device at which somebody sits a shared tablet of a unit. Their own session on it ends.
struct EnrolTablet: Sendable {
    let unit: ID<Unit>
    let name: String

    /// What makes the device a tablet from now on.
    func run(_ services: Services, by viewer: Viewer) async throws -> Token {
        let token = services.newToken()
        let id: ID<Tablet> = services.newID(at: services.store.clock.now)
        let house = services.house.current
        try await services.store.write { tx in
            guard let now = try ViewerQueries.viewer(viewer.id, tx), house.contains(unit, in: now.scope(.invitePeople)) else {
                throw Refusal.notFound
            }
            try TabletQueries.add(id, token: token, unit: unit, name: name, by: viewer.id, in: tx)
            if let session = viewer.session { try SessionQueries.end(session, of: viewer.id, in: tx) }
            try Journal.append("tablet.enrolled", "tablet", id, by: viewer.id, unit: unit, random: services.random, in: tx)
        }
        return token
    }
}

/// Ends a tablet: lost, stolen or no longer shared. Whoever is on it is out in the same moment.
struct EndTablet: Sendable {
    let id: ID<Tablet>

    func run(_ services: Services, by viewer: Viewer) async throws {
        let scope = viewer.scope(.invitePeople)
        try await services.store.write(priority: .high) { tx in
            guard let unit = try TabletQueries.end(id, within: scope, in: tx) else { throw Refusal.notFound }
            try Journal.append("tablet.ended", "tablet", id, by: viewer.id, unit: unit, random: services.random, in: tx)
        }
        // Open pages listen under a session; all of them ask again, and the ended ones are refused.
        services.live.endAll()
    }
}
