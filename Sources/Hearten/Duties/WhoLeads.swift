import Storage

/// Who leads a leader: whoever the register names; else those who lead the next unit above all that the leader leads; where nobody
/// does, those who lead service. Nobody ever leads themself.
struct WhoLeads: Sendable {
    struct Part: Sendable {
        var colleague: ID<Colleague>
        var unit: ID<Unit>
        var role: Role
    }

    private let house: House
    private var led: [ID<Colleague>: [ID<Unit>]] = [:]
    private var leaders: [ID<Unit>: [ID<Colleague>]] = [:]
    private var serviceLeads: [ID<Unit>: [ID<Colleague>]] = [:]
    private let named: [ID<Colleague>: ID<Colleague>]

    /// `parts` and `named` are of those who still work here.
    init(_ house: House, parts: [Part], named: [ID<Colleague>: ID<Colleague>]) {
        self.house = house
        self.named = named
        for part in parts {
            switch part.role {
            case .leader:
                led[part.colleague, default: []].append(part.unit)
                leaders[part.unit, default: []].append(part.colleague)
            case .serviceLead: serviceLeads[part.unit, default: []].append(part.colleague)
            default: break
            }
        }
    }

    /// Those who lead this leader. Whoever is away is passed over, so that somebody hears.
    func above(_ leader: ID<Colleague>, worksAt unit: ID<Unit>, away: Set<ID<Colleague>> = []) -> [ID<Colleague>] {
        func there(_ people: [ID<Colleague>]?) -> [ID<Colleague>] { (people ?? []).filter { $0 != leader && !away.contains($0) } }
        if let one = named[leader], one != leader, !away.contains(one) { return [one] }
        let own = Set(led[leader] ?? [])
        let highest = own.min { (house.depth(of: $0), $0) < (house.depth(of: $1), $1) } ?? unit
        let way = [highest] + house.ancestors(of: highest).map(\.id)
        for place in way where !own.contains(place) {
            let found = there(leaders[place])
            if !found.isEmpty { return found }
        }
        return way.lazy.map { there(serviceLeads[$0]) }.first { !$0.isEmpty } ?? []
    }
}
