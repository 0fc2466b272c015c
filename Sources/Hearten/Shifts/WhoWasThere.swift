import Storage

/// Finds who may be meant by praise that names nobody, from who was on shift where and when it says.
enum WhoWasThere {
    /// Fewer than the confidence from which praise is delivered: a person settles it.
    static let mostSure = 0.6
    /// More people than this are nobody in particular.
    static let most = 3
    /// Watches differ.
    private static let slack: Int64 = 10 * millisecondsPerMinute
    private static let mostShifts = 300

    static func find(_ moment: MaybePraise, in house: House, _ tx: any ReadTransaction) throws -> [ColleagueNames.Meant] {
        let said = WhenAndWhere([moment.words, moment.named].compactMap { $0 }.joined(separator: " "))
        guard said.speaksOfSomebody, let unit = house.unit(moment.unit) else { return [] }
        let times = instants(said, moment, TimeZoneRules.named(unit.zone) ?? .utc)
        guard let first = times.min(), let last = times.max() else { return [] }
        let around = Array(house.neighbourhood(of: unit.id))
        let shifts = try ShiftQueries.touching(first - .milliseconds(slack), last + .milliseconds(slack), in: around, limit: mostShifts, tx)
            .filter { shift in times.contains { shift.from <= $0 + .milliseconds(slack) && $0 - .milliseconds(slack) < shift.until } }
        let (there, isSaid) = narrowed(shifts, said, moment, house)
        let people = Array(Set(there.map(\.colleague))).filter { $0 != moment.toldBy && house.names.person($0)?.hasLeft == false }.sorted()
        // Where nothing was said of place or time, only somebody who was there alone may be meant.
        guard !people.isEmpty, people.count <= (isSaid || !said.clocks.isEmpty ? most : 1) else { return [] }
        let away = try ShiftQueries.onLeave(among: people, at: last, tx)
        let present = people.filter { !away.contains($0) }
        return present.map { ColleagueNames.Meant(person: $0, sure: mostSure / Double(present.count)) }
    }

    /// Those at the place that is said; else at the moment's touchpoint; else in its unit or below.
    private static func narrowed(
        _ shifts: [RotaShift], _ said: WhenAndWhere, _ moment: MaybePraise, _ house: House
    ) -> (there: [RotaShift], isSaid: Bool) {
        let places = Set(shifts.compactMap(\.place)).filter { said.names($0) }
        let placed = shifts.filter { $0.place.map(places.contains) ?? false }
        if !placed.isEmpty { return (placed, true) }
        let units = Set(shifts.map(\.unit)).filter { id in
            house.unit(id).map { unit in said.names(String(unit.name.prefix { $0 != "," })) } ?? false
        }
        let called = shifts.filter { units.contains($0.unit) }
        if !called.isEmpty { return (called, true) }
        if let point = moment.touchpoint {
            let pointed = shifts.filter { $0.touchpoint == point }
            if !pointed.isEmpty { return (pointed, false) }
        }
        let below = Set(house.below(moment.unit).map(\.id))
        return (shifts.filter { below.contains($0.unit) }, false)
    }

    /// The instants that the words may mean: the latest before they were written; without a time, when it happened.
    private static func instants(_ said: WhenAndWhere, _ moment: MaybePraise, _ zone: TimeZoneRules) -> [Instant] {
        guard !said.clocks.isEmpty else { return [moment.happenedAt] }
        let day = zone.day(at: moment.happenedAt.milliseconds)
        let latest = moment.happenedAt.milliseconds + 15 * millisecondsPerMinute
        return said.clocks.map { minutes in
            func at(_ day: Day) -> Int64 { zone.instant(wall: Int64(day.number) * millisecondsPerDay + Int64(minutes) * millisecondsPerMinute) }
            let today = at(day)
            let isBefore = said.isYesterday || today > latest
            return Instant(milliseconds: isBefore ? at(day.adding(days: -1)) : today)
        }
    }
}
