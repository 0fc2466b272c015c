import Markup
import Storage

/// Says shifts in words.
struct ShiftWords {
    let say: Say
    let house: House
    let now: Instant

    /// "Monday 23 November, 06:00 to 14:00": as the clocks of the zone show it.
    func span(_ from: Instant, _ until: Instant, zone: String) -> String {
        let day = LocalTime(from, zone: zone).day
        let today = LocalTime(now, zone: zone).day
        return say(.shiftOnDay(say(.dayWithDate(say.weekday(day), say.shortDate(day, now: today))), times(from, until, zone: zone)))
    }

    /// "06:00 to 14:00".
    func times(_ from: Instant, _ until: Instant, zone: String) -> String {
        say(.shiftTimes(LocalTime(from, zone: zone).clock, LocalTime(until, zone: zone).clock))
    }

    /// Where somebody works: the place that the rota names, or the unit.
    func place(_ place: String?, _ unit: ID<Unit>) -> String { place ?? house.unit(unit)?.name ?? house.name }

    func zone(of unit: ID<Unit>) -> String { house.unit(unit)?.zone ?? house.zone }

    /// "You are at gate 4 until 15:00, flight KW 214."
    func greeting(_ shift: RotaShift) -> String {
        let until = LocalTime(shift.until, zone: zone(of: shift.unit)).clock
        let place = place(shift.place, shift.unit)
        return shift.work.map { say(.youAreAtOn(place, until, $0)) } ?? say(.youAreAt(place, until))
    }

    /// "You begin today, 14:00, at gate 4, flight KW 214."
    func next(_ shift: RotaShift) -> String {
        let zone = zone(of: shift.unit)
        let begins = say.time(shift.from, now: now, zone: zone)
        let place = place(shift.place, shift.unit)
        return shift.work.map { say(.youBeginOn(begins, place, $0)) } ?? say(.youBegin(begins, place))
    }

    /// "With Jonas, Mei and Samuel."
    func company(_ names: [String], _ count: Int) -> String? {
        guard let last = names.last else { return nil }
        if count > names.count { return say(.withNamesAndMore(names.joined(separator: ", "), count - names.count)) }
        return names.count == 1 ? say(.withName(last)) : say(.withNames(names.dropLast().joined(separator: ", "), last))
    }
}
