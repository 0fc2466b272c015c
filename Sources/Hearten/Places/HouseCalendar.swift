import Synchronization

/// The calendars of a snapshot's units that were asked for: hours are read from their text once.
final class HouseCalendars: Sendable {
    private let known = Mutex<[ID<Unit>: WorkCalendar]>([:])

    func calendar(of id: ID<Unit>, otherwise make: () -> WorkCalendar) -> WorkCalendar {
        if let calendar = known.withLock({ $0[id] }) { return calendar }
        let calendar = make()
        known.withLock { $0[id] = calendar }
        return calendar
    }
}

extension House {
    /// When a unit is at work: its own weekly hours or the nearest ancestor's, in its own zone, with every holiday above it.
    /// A unit's own word about a day wins over its ancestors'.
    func calendar(of id: ID<Unit>) -> WorkCalendar { calendars.calendar(of: id) { makeCalendar(of: id) } }

    private func makeCalendar(of id: ID<Unit>) -> WorkCalendar {
        let line = [units[id]].compactMap { $0 } + ancestors(of: id)
        let hours = line.lazy.compactMap { $0.hours.flatMap { WeeklyHours(stored: $0) } }.first ?? .ordinary
        let zone = line.lazy.compactMap { TimeZoneRules.named($0.zone) }.first ?? .utc
        var special: [Day: SpecialDay] = [:]
        for unit in line.reversed() {
            for holiday in holidays[unit.id] ?? [] {
                let shifts = holiday.hours.flatMap { try? HoursText.shifts($0) } ?? []
                special[holiday.day] = SpecialDay(holiday.day, name: holiday.name, shifts: shifts)
            }
        }
        let newest = special.values.sorted { $0.day > $1.day }.prefix(WorkCalendar.mostSpecialDays)
        return (try? WorkCalendar(zone: zone, week: hours.days, special: Array(newest))) ?? .alwaysOpen(zone: zone)
    }

    /// The ancestor whose weekly hours a unit without its own keeps; nil when nobody above it has said anything.
    func keeperOfHours(for id: ID<Unit>) -> Unit? { ancestors(of: id).first { $0.hours != nil } }
}

extension House {
    /// Whether there is work at the unit on this day.
    package func works(_ unit: ID<Unit>, on day: Day) -> Bool { !calendar(of: unit).shifts(on: day).isEmpty }
}
