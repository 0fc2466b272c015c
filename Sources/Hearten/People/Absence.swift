import Storage

/// Days on which a colleague is away: what runs out meanwhile comes to whoever is there.
struct Absence: Sendable, Equatable {
    let from: Instant
    /// The end of the last day.
    let until: Instant

    static let mostDays = 400

    init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }

    init(_ first: Day, through last: Day, zone: TimeZoneRules) {
        from = Instant(milliseconds: zone.instant(wall: Int64(first.number) * millisecondsPerDay))
        until = Instant(milliseconds: zone.instant(wall: Int64(last.number + 1) * millisecondsPerDay))
    }

    func days(in zone: String) -> (first: Day, last: Day) {
        (LocalTime(from, zone: zone).day, LocalTime(Instant(milliseconds: until.milliseconds - 1), zone: zone).day)
    }
}

/// The first and the last day of an absence, as its form sends them.
struct AbsenceForm: Sendable {
    var from = ""
    var to = ""

    init() {}

    init(_ fields: Fields) throws {
        from = try fields.line("away-from", limit: 10) ?? ""
        to = try fields.line("away-to", limit: 10) ?? ""
    }

    init(_ absence: Absence?, zone: String) {
        guard let days = absence?.days(in: zone) else { return }
        (from, to) = (days.first.iso, days.last.iso)
    }

    func checked(today: Day, zone: TimeZoneRules, _ say: Say, _ problems: inout FormProblems) -> Absence? {
        let (first, last) = (Day(iso: from), Day(iso: to))
        if first == nil { problems.add("away-from", say(.awayNeedsDay)) }
        if last == nil { problems.add("away-to", say(.awayNeedsDay)) }
        guard let first, let last else { return nil }
        if last < first || last < today { problems.add("away-to", say(.awayEndsEarly)) }
        if last.number - first.number > Absence.mostDays { problems.add("away-to", say(.awayTooLong(Absence.mostDays))) }
        return problems.isEmpty ? Absence(first, through: last, zone: zone) : nil
    }
}
