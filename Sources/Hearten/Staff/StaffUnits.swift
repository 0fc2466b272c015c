import Storage

/// Finds the unit that a file names, by its name or its path, and plans those that are missing.
struct StaffUnits: Sendable {
    /// A unit that the file names and the house has not.
    struct Planned: Sendable, Equatable {
        let id: ID<Unit>
        let name: String
        let parent: ID<Unit>
        let kind: Unit.Kind
    }

    enum Found: Sendable, Equatable {
        case unit(ID<Unit>)
        case unknown, ambiguous
    }

    private struct Node {
        let folded: String
        let parent: ID<Unit>?
        let kind: Unit.Kind
    }

    static let most = 2_000
    private let home: ID<Unit>
    private let makes: Bool
    private let makeID: @Sendable () -> ID<Unit>
    private var nodes: [ID<Unit>: Node] = [:]
    private var byName: [String: [ID<Unit>]] = [:]
    private var known: [String: Found] = [:]
    private(set) var planned: [Planned] = []

    init(_ house: House, within scope: Scope, home: ID<Unit>, makes: Bool, makeID: @escaping @Sendable () -> ID<Unit>) {
        self.home = home
        self.makes = makes
        self.makeID = makeID
        for unit in house.units.values {
            nodes[unit.id] = Node(folded: ColumnProfile.folded(unit.name), parent: unit.parent, kind: unit.kind)
        }
        for unit in house.within(scope) { byName[ColumnProfile.folded(unit.name), default: []].append(unit.id) }
    }

    func kind(of id: ID<Unit>) -> Unit.Kind { nodes[id]?.kind ?? .own }

    mutating func find(_ cell: String) -> Found {
        if let found = known[cell] { return found }
        let found = look(cell)
        known[cell] = found
        return found
    }

    private mutating func look(_ cell: String) -> Found {
        let whole = byName[ColumnProfile.folded(cell)] ?? []
        if whole.count == 1 { return .unit(whole[0]) }
        let parts = cell.split { "/>›|\\".contains($0) }.map { String($0).trimmedBlanks }.filter { !ColumnProfile.folded($0).isEmpty }
        guard !parts.isEmpty, parts.count <= 12 else { return .unknown }
        if whole.count > 1, parts.count == 1 { return .ambiguous }
        let matches = matching(parts.map(ColumnProfile.folded))
        if matches.count == 1 { return .unit(matches[0]) }
        if matches.count > 1 { return .ambiguous }
        return makes ? make(parts) : .unknown
    }

    /// Units called like the last part whose ancestors are called like the parts before it, in their order.
    private func matching(_ path: [String]) -> [ID<Unit>] {
        guard let last = path.last else { return [] }
        return (byName[last] ?? []).filter { id in
            var wanted = path.dropLast()
            var next = nodes[id]?.parent
            var steps = 0
            while let ancestor = next, steps < 32, let name = wanted.last {
                if nodes[ancestor]?.folded == name { wanted.removeLast() }
                next = nodes[ancestor]?.parent
                steps += 1
            }
            return wanted.isEmpty
        }
    }

    /// What is missing of a path, below the nearest part that is there, or below the place the file is for.
    private mutating func make(_ parts: [String]) -> Found {
        let path = parts.map(ColumnProfile.folded)
        var parent = home
        var start = 0
        for count in stride(from: path.count - 1, to: 0, by: -1) {
            let matches = matching(Array(path.prefix(count)))
            if matches.count > 1 { return .ambiguous }
            if let found = matches.first {
                parent = found
                start = count
                break
            }
        }
        for name in parts.dropFirst(start) {
            guard planned.count < Self.most, name.unicodeScalars.count <= 80 else { return .unknown }
            let one = Planned(id: makeID(), name: name, parent: parent, kind: kind(of: parent))
            planned.append(one)
            nodes[one.id] = Node(folded: ColumnProfile.folded(name), parent: parent, kind: one.kind)
            byName[ColumnProfile.folded(name), default: []].append(one.id)
            known = [:]
            parent = one.id
        }
        return .unit(parent)
    }
}
