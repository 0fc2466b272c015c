import Storage

/// Reckons the running clocks of a unit and all below it again: after a change of hours, holidays or zone.
struct ReckonClocksAgain: Sendable {
    let services: Services
    init(_ services: Services) { self.services = services }

    func run(within unit: ID<Unit>) async throws {
        var last: ID<CaseClock>?
        repeat {
            let after = last
            let services = services
            last = try await services.store.write(priority: .low) { tx in
                let some = try CaseClockQueries.running(within: unit, after: after, limit: 200, tx)
                let desk = try CaseDesk(services, tx)
                for (stored, unit, isWithin) in some where isWithin {
                    var clock = stored
                    clock.reckon(in: services.house.current.calendar(of: unit))
                    guard clock != stored else { continue }
                    try CaseClockQueries.update(clock, in: tx)
                    if let one = try CaseQueries.find(clock.caseID, tx) { try desk.settle(one, was: one, in: tx) }
                }
                return some.last?.clock.id
            }
        } while last != nil
        try await runForRequests(within: unit)
    }

    /// The clocks of requests between teams too.
    private func runForRequests(within unit: ID<Unit>) async throws {
        var last: ID<CaseClock>?
        repeat {
            let after = last
            let services = services
            last = try await services.store.write(priority: .low) { tx in
                let some = try TeamRequestQueries.running(within: unit, after: after, limit: 200, tx)
                for (stored, unit) in some {
                    var clock = stored
                    clock.reckon(in: services.house.current.calendar(of: unit))
                    if clock != stored { try TeamRequestQueries.update(clock, in: tx) }
                }
                return some.last?.0.id
            }
        } while last != nil
    }
}

extension House {
    /// Changes whenever the hours, holidays or zone of any unit do, and holds from one start of the program to the next. The rules of the
    /// zones are in it, because an update of this machine may change them.
    var calendarsDigest: [UInt8] {
        var text = ""
        for unit in units.values.sorted(by: { $0.id < $1.id }) {
            text += "\(unit.id) \(unit.parent?.description ?? "") \(unit.zone) \(unit.hours ?? "")\n"
            for holiday in holidays[unit.id] ?? [] { text += "  \(holiday.day.number) \(holiday.hours ?? "") \(holiday.name)\n" }
        }
        for zone in Set(units.values.map(\.zone)).sorted() { text += "\(zone) \(TimeZoneRules.named(zone)?.mark ?? "")\n" }
        return sha256(Array(text.utf8))
    }
}
