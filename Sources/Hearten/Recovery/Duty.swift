import Storage

/// Who is in charge where, and there now: by the rota where there is one, else by the hours of the place.
struct Duty {
    let house: House
    let now: Instant

    init(_ house: House, _ now: Instant) {
        self.house = house
        self.now = now
    }

    /// A unit and everything above it, nearest first, as escalation sees them. Whoever is away or has left is not among them.
    func path(from unit: ID<Unit>, leading roles: [Role] = [.leader, .partner], _ tx: any ReadTransaction) throws -> [EscalationUnit] {
        let way = (house.unit(unit).map { [$0] } ?? []) + house.ancestors(of: unit)
        let leaders = try DutyQueries.present(in: roles, of: way.map(\.id), tx)
        let standIns = try DutyQueries.present(in: [.desk, .serviceLead], of: way.map(\.id), tx)
        let rota = try Shifts.presence(of: Array(Set(leaders.values.joined())).map { ID($0) }, at: now, tx)
        let onShift = try Shifts.inCharge(holding: roles + [.desk], in: way.map(\.id), at: now, tx)
        return way.map { unit in
            let calendar = house.calendar(of: unit.id).isOpen(at: now.milliseconds)
            let (there, isOnDuty) = Duty.there(
                leaders[unit.id] ?? [], onShift: onShift[unit.id] ?? [], isOpen: calendar
            ) { rota[ID($0)] }
            return EscalationUnit(isSite: unit.place == .site, leaders: there, standIns: standIns[unit.id] ?? [], isOnDuty: isOnDuty)
        }
    }

    /// Who of those that lead can be told: whoever is on shift; else those in charge on shift there; else those of whom no rota
    /// speaks, by the hours of the place; else all, so that somebody hears.
    static func there(
        _ leaders: [Int64], onShift: [Int64], isOpen: Bool, presence: (Int64) -> Shifts.Presence?
    ) -> (leaders: [Int64], isOnDuty: Bool) {
        let here = leaders.filter { if case .onShift = presence($0) { true } else { false } }
        if !here.isEmpty { return (here, true) }
        if !onShift.isEmpty { return (onShift, true) }
        let free = leaders.filter { presence($0) == nil }
        return free.isEmpty ? (leaders, isOpen && leaders.isEmpty) : (free, isOpen)
    }

    /// Whether a colleague can be expected to look now: on shift, or without a rota in the hours of their place; never on leave.
    func isOnDuty(_ colleague: Viewer, _ tx: any ReadTransaction) throws -> Bool {
        switch try Shifts.presence(of: [colleague.id], at: now, tx)[colleague.id] {
        case .onShift: true
        case .offShift, .onLeave: false
        case nil: house.calendar(of: colleague.unit).isOpen(at: now.milliseconds)
        }
    }
}
