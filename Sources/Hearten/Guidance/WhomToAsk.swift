import Storage

/// Somebody to ask, nearest first.
struct WhomToAsk: Sendable, Equatable {
    var id: ID<Colleague>
    var name: String
    var title: String
    var role: Role
    var unit: ID<Unit>
    /// Until when they are on shift; nil when no rota says so.
    var until: Instant?

    static let most = 4

    /// So many who lead are looked at to find those who are there.
    private static let mostLooked = 12

    /// Those who lead the unit and are on shift, then those of whom no rota speaks, nearest first; never the asker, and nobody who is
    /// away as long as anybody is there.
    static func now(for viewer: Viewer, _ tx: any ReadTransaction) throws -> [WhomToAsk] {
        let all = try WhomToAskQueries.leading(viewer.unit, but: viewer.id, limit: mostLooked, tx)
        let presence = try Shifts.presence(of: all.map(\.id), at: tx.now, tx)
        let here = all.compactMap { one -> WhomToAsk? in
            guard case .onShift(let until) = presence[one.id] else { return nil }
            var there = one
            there.until = until
            return there
        }
        let free = all.filter { presence[$0.id] == nil }
        let found = here + free
        return Array((found.isEmpty ? all : found).prefix(most))
    }
}
