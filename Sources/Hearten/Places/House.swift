package import Storage
import Synchronization

/// All that rarely changes and is read on every page: organisation, words, units, touchpoints, signs. One snapshot.
package struct House: Sendable {
    package var organisation: Organisation?
    package var vocabulary = Vocabulary()
    package var units: [ID<Unit>: Unit] = [:]
    package var children: [ID<Unit>: [ID<Unit>]] = [:]
    package var root: ID<Unit>?
    package var touchpoints: [Touchpoint] = []
    package var signs: [String: QRSign] = [:]
    package var holidays: [ID<Unit>: [Holiday]] = [:]
    /// Shared by the copies of this snapshot, whose units and holidays no longer change once one is asked for.
    let calendars = HouseCalendars()

    /// Colleagues by name, to find and to mask them in words.
    var names = ColleagueNames()

    package init() {}

    package var isSetUp: Bool { organisation != nil }
    package var zone: String { organisation?.zone ?? "UTC" }
    package var name: String { organisation?.name ?? "Hearten" }

    package func unit(_ id: ID<Unit>) -> Unit? { units[id] }
    package func touchpoint(_ id: ID<Touchpoint>?) -> Touchpoint? { id.flatMap { id in touchpoints.first { $0.id == id } } }
    /// The points that are in use, in the order of the journey.
    package var journey: [Touchpoint] { touchpoints.filter { $0.retiredAt == nil } }

    /// The unit's ancestors, nearest first, without itself.
    package func ancestors(of id: ID<Unit>) -> [Unit] {
        var found: [Unit] = []
        var next = units[id]?.parent
        while let parent = next.flatMap({ units[$0] }), found.count < 32 {
            found.append(parent)
            next = parent.parent
        }
        return found
    }

    /// The unit and everything below it, parents first, siblings by name.
    package func below(_ id: ID<Unit>) -> [Unit] {
        guard let unit = units[id] else { return [] }
        return [unit] + (children[id] ?? []).flatMap { below($0) }
    }

    /// Every open unit of a scope, parents first; each once.
    package func within(_ scope: Scope) -> [Unit] {
        var seen: Set<ID<Unit>> = []
        return scope.roots.flatMap { below($0) }.filter { $0.closedAt == nil && seen.insert($0.id).inserted }
    }

    /// The scope's units without those that lie below another of them: together they hold everything once.
    package func outermost(_ scope: Scope) -> [Unit] {
        scope.roots.compactMap { unit($0) }.filter { one in !ancestors(of: one.id).contains { scope.roots.contains($0.id) } }
            .sorted { (depth(of: $0.id), $0.name, $0.id) < (depth(of: $1.id), $1.name, $1.id) }
    }

    package func contains(_ unit: ID<Unit>, in scope: Scope) -> Bool {
        scope.roots.contains(unit) || ancestors(of: unit).contains { scope.roots.contains($0.id) }
    }

    /// How deep a unit lies below the root: 0 for the organisation itself.
    package func depth(of id: ID<Unit>) -> Int { ancestors(of: id).count }
}

/// Holds the newest snapshot of the house. Whoever changes it asks for a new one after the commit.
package final class HouseCache: Sendable {
    private struct Held {
        var house = House()
        /// How many looks were begun, and which of them `house` is from: a late one does not undo a newer.
        var begun = 0
        var from = 0
    }

    private let held = Mutex(Held())
    package init() {}

    package var current: House { held.withLock { $0.house } }

    /// After a change: here, and on all nodes.
    package func reload(_ store: any Store) async throws {
        try await refresh(store)
        store.tell(NodeNews.house.text)
    }

    func refresh(_ store: any Store) async throws {
        let number = held.withLock { held in
            held.begun += 1
            return held.begun
        }
        let house = try await store.read { try HouseQueries.load($0) }
        held.withLock { held in
            if number > held.from { (held.house, held.from) = (house, number) }
        }
    }
}
