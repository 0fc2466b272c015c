import Storage

/// What whoever brings a file in may change by it. Nobody: this machine's own command.
struct StaffImporter: Sendable {
    /// Parts on the floor: a register gives and takes them.
    static let floor: Set<Role> = [.colleague, .leader, .partner]
    /// Parts that open everything: only whoever could give them by hand changes those who hold one.
    static let guarded: Set<Role> = [.serviceLead, .operator]

    var id: ID<Colleague>?
    var giving: Giving?

    func mayGive(_ role: Role, at unit: ID<Unit>) -> Bool {
        if Self.floor.contains(role) { return true }
        guard let giving else { return role != .operator }
        return giving.mayGive(role, at: unit)
    }

    /// Whether how somebody comes in, and whether they do, is theirs to change.
    func mayChange(_ person: StaffPerson) -> Bool {
        guard let giving, person.facts.parts.contains(where: { Self.guarded.contains($0.role) }) else { return true }
        return person.id == id || giving.mayChange(home: person.facts.unit, parts: Array(person.facts.parts))
    }
}

/// The parts of somebody after a file has spoken.
enum StaffParts {
    static func usual(_ kind: Unit.Kind) -> Role { kind == .partner ? .partner : .colleague }

    /// Whoever moves leaves their parts at the old unit behind; what they hold elsewhere, and guarded parts, stay.
    static func after(_ facts: StaffFacts, movedTo unit: ID<Unit>, kind: Unit.Kind, role: Role?) -> Set<Viewer.Assignment> {
        var parts = facts.parts
        if unit != facts.unit {
            parts = parts.filter { $0.unit != facts.unit || StaffImporter.guarded.contains($0.role) }
            let first = Viewer.Assignment(role: role ?? usual(kind), unit: unit)
            parts.insert(first)
        } else if let role, !parts.contains(Viewer.Assignment(role: role, unit: unit)) {
            if StaffImporter.floor.contains(role) { parts = parts.filter { $0.unit != unit || !StaffImporter.floor.contains($0.role) } }
            parts.insert(Viewer.Assignment(role: role, unit: unit))
        }
        return parts
    }
}
