import Storage

/// Somebody to ask, nearest first.
struct WhomToAsk: Sendable, Equatable {
    var id: ID<Colleague>
    var name: String
    var title: String
    var role: Role
    var unit: ID<Unit>

    static let most = 4

    /// Those who lead the unit, then those above it; never the asker.
    static func now(for viewer: Viewer, _ tx: any ReadTransaction) throws -> [WhomToAsk] {
        try WhomToAskQueries.leading(viewer.unit, but: viewer.id, limit: most, tx)
    }
}
