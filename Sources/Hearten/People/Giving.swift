import Storage

/// Who may give whom which part: nobody gives rights that they do not hold themselves, nor outside their own places.
struct Giving: Sendable {
    let giver: Viewer
    let house: House

    /// The units in which the giver looks after people.
    var scope: Scope { giver.scope(.invitePeople) }

    /// What the giver may do in a unit.
    func rights(at unit: ID<Unit>) -> Set<Right> { roles(at: unit).reduce(into: []) { $0.formUnion($1.rights) } }

    /// What the giver may let a program do in a unit.
    func handedOn(at unit: ID<Unit>) -> Set<Right> { Role.handedOn(roles(at: unit)) }

    private func roles(at unit: ID<Unit>) -> [Role] {
        giver.assignments.filter { house.contains(unit, in: Scope(roots: [$0.unit])) }.map(\.role)
    }

    func mayGive(_ role: Role, at unit: ID<Unit>) -> Bool {
        guard let place = house.unit(unit), place.closedAt == nil, Giving.fits(role, place) else { return false }
        return holdsAll(role, at: unit)
    }

    /// A partner's people see their own customers and nothing else; and nobody of ours is only a partner.
    static func fits(_ role: Role, _ unit: Unit) -> Bool { (role == .partner) == (unit.kind == .partner) }

    private func holdsAll(_ role: Role, at unit: ID<Unit>) -> Bool {
        let held = rights(at: unit)
        return held.contains(.invitePeople) && role.rights.isSubset(of: held)
    }

    /// Whether the giver may change somebody who works in `home` and holds these parts: all of them could be the giver's to give.
    func mayChange(home: ID<Unit>, parts: [Viewer.Assignment]) -> Bool {
        house.contains(home, in: scope) && parts.allSatisfy { holdsAll($0.role, at: $0.unit) }
    }

    /// The units at which something can be given, parents first.
    var units: [Unit] { house.within(scope).filter { unit in Role.allCases.contains { mayGive($0, at: unit.id) } } }

    /// The roles that can be given anywhere.
    var roles: [Role] {
        let units = units
        return Role.allCases.filter { role in units.contains { mayGive(role, at: $0.id) } }
    }
}
