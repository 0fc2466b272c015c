import Storage

/// Who is in charge where, and there now.
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
        return way.map { unit in
            EscalationUnit(
                isSite: unit.place == .site, leaders: leaders[unit.id] ?? [], standIns: standIns[unit.id] ?? [],
                isOnDuty: house.calendar(of: unit.id).isOpen(at: now.milliseconds))
        }
    }

    /// Whether a colleague can be expected to look now: at work, and not away.
    func isOnDuty(_ colleague: Viewer, _ tx: any ReadTransaction) throws -> Bool {
        try house.calendar(of: colleague.unit).isOpen(at: now.milliseconds) && !AbsenceQueries.isAway(colleague.id, tx)
    }
}
