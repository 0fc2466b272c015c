package import Storage

/// Who is at work, as other slices ask it.
package enum Shifts {
    /// Somebody with a shift within these days, before or after, works by the rota; of anybody else it says nothing.
    package static let near: Int64 = 7 * millisecondsPerDay

    /// Whether somebody can be expected to be there.
    package enum Presence: Sendable, Equatable {
        case onShift(until: Instant)
        /// Works by the rota, and not now.
        case offShift
        /// On leave, whatever the rota says.
        case onLeave
    }

    /// The shift that lasts at this instant; of several the one that began last.
    package static func current(of colleague: ID<Colleague>, at instant: Instant, _ tx: any ReadTransaction) throws -> RotaShift? {
        try ShiftQueries.current(of: colleague, at: instant, tx)
    }

    /// The next one that begins after this instant.
    package static func next(of colleague: ID<Colleague>, at instant: Instant, _ tx: any ReadTransaction) throws -> RotaShift? {
        try ShiftQueries.between(instant + .milliseconds(1), instant + .seconds(Int64(RotaShift.reach) * 86_400), of: colleague, limit: 1, tx).first
    }

    /// Who is at work in a unit or below it, without those who are on leave or have left.
    package static func onDuty(in unit: ID<Unit>, at instant: Instant, limit: Int = 200, _ tx: any ReadTransaction) throws -> [RotaShift] {
        try ShiftQueries.onDuty(in: [unit], at: instant, limit: limit, tx)
    }

    /// Who has a shift in the unit itself that touches this time; whoever is on leave or has left is among them.
    static func touching(_ from: Instant, _ to: Instant, in unit: ID<Unit>, limit: Int, _ tx: any ReadTransaction) throws -> Set<ID<Colleague>> {
        Set(try ShiftQueries.touching(from, to, in: [unit], limit: limit, tx).map(\.colleague))
    }

    /// Who is on shift at each of these units itself and holds one of the parts there or above it.
    static func inCharge(
        holding roles: [Role], in units: [ID<Unit>], at instant: Instant, _ tx: any ReadTransaction
    ) throws -> [ID<Unit>: [Int64]] {
        try ShiftQueries.onShift(holding: roles, in: units, at: instant, tx)
    }

    /// Whether nobody should wait for this colleague: on leave, or by the rota not at work.
    package static func isAway(of colleague: ID<Colleague>, at instant: Instant, _ tx: any ReadTransaction) throws -> Bool {
        switch try presence(of: [colleague], at: instant, tx)[colleague] {
        case .onLeave, .offShift: true
        case .onShift, nil: false
        }
    }

    /// The same for many; nothing about those of whom neither rota nor leave says anything.
    package static func presence(
        of colleagues: [ID<Colleague>], at instant: Instant, _ tx: any ReadTransaction
    ) throws -> [ID<Colleague>: Presence] {
        guard !colleagues.isEmpty else { return [:] }
        return try ShiftQueries.presence(of: colleagues, at: instant, near: near, tx)
    }

    /// Whether the unit, or something below it, works by a rota around this instant.
    package static func areKept(in unit: ID<Unit>, at instant: Instant, _ tx: any ReadTransaction) throws -> Bool {
        try ShiftQueries.areKept(
            in: unit, from: Instant(milliseconds: instant.milliseconds - near), to: Instant(milliseconds: instant.milliseconds + near), tx)
    }
}
