package import Hearten
import Storage

/// The demo organisation and its people: Kittiwake Air, an invented airline.
package enum Cast {
    package static let signCode = "K7Q2"

    /// Fills an empty house.
    package static func seed(_ services: Services) async throws {
        let now = services.store.clock.now
        let root: ID<Unit> = services.newID(at: now)
        let lounge: ID<Unit> = services.newID(at: now)
        let point: ID<Touchpoint> = services.newID(at: now)
        let sign: ID<QRSign> = services.newID(at: now)
        try await services.store.write { tx in
            try CastQueries.organisation(tx)
            try CastQueries.unit(root, parent: nil, "Kittiwake Air", place: "organisation", in: tx)
            try CastQueries.unit(lounge, parent: root, "Port Amaly", place: "site", in: tx)
            try CastQueries.sign(sign, Cast.signCode, lounge, point, in: tx)
        }
        try await services.house.reload(services.store)
    }
}
