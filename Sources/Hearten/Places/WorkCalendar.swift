/// One stretch of opening on the wall clock; it belongs to the day on which it begins and may pass midnight.
struct Shift: Hashable, Sendable, Codable {
    /// Minutes after midnight, 0 to 1439.
    let opens: Int
    /// Minutes after the same midnight: 1440 is midnight at the end of the day, 1800 is six the next morning.
    let closes: Int

    init(opens: Int, closes: Int) {
        self.opens = opens
        self.closes = closes
    }

    var isSound: Bool {
        (0..<1440).contains(opens) && closes > opens && closes - opens <= 1440
    }
}

/// A date with its own hours: closed, or open at other times, with the name that people know it by.
struct SpecialDay: Hashable, Sendable {
    let day: Day
    let name: String
    /// None means closed.
    let shifts: [Shift]

    init(_ day: Day, name: String, shifts: [Shift] = []) {
        self.day = day
        self.name = name
        self.shifts = shifts
    }
}

/// What keeps a set of working hours from being a calendar.
enum CalendarFault: Error, Equatable {
    case unknownZone
    case notSevenDays
    /// A shift ends before it begins, lasts longer than a day, or begins outside its day.
    case unsoundShift
    case overlappingShifts
    case tooMany
}

/// When a unit is at work: its weekly hours, its special days and its time zone.
///
/// A shift belongs to the day on which it begins: a night shift that began before a holiday is worked to its end.
struct WorkCalendar: Sendable {
    static let mostShiftsADay = 12
    static let mostSpecialDays = 5000

    let zone: TimeZoneRules
    /// The shifts of each weekday, Monday first, each day's in order.
    let week: [[Shift]]
    let special: [Day: SpecialDay]

    init(zone: TimeZoneRules, week: [[Shift]], special: [SpecialDay] = []) throws(CalendarFault) {
        guard week.count == 7 else { throw .notSevenDays }
        guard special.count <= Self.mostSpecialDays else { throw .tooMany }
        var days: [[Shift]] = []
        for shifts in week { days.append(try Self.checked(shifts)) }
        var byDay: [Day: SpecialDay] = [:]
        for day in special {
            byDay[day.day] = SpecialDay(day.day, name: day.name, shifts: try Self.checked(day.shifts))
        }
        self.zone = zone
        self.week = days
        self.special = byDay
    }

    /// The same hours on each of the given weekdays.
    static func hours(
        _ shifts: [Shift], on days: [Weekday], zone: TimeZoneRules, special: [SpecialDay] = []
    ) throws(CalendarFault) -> WorkCalendar {
        try WorkCalendar(
            zone: zone, week: Weekday.allCases.map { days.contains($0) ? shifts : [] }, special: special)
    }

    /// Open day and night, all week.
    static func alwaysOpen(zone: TimeZoneRules) -> WorkCalendar {
        WorkCalendar(zone: zone, soundWeek: Array(repeating: [Shift(opens: 0, closes: 1440)], count: 7))
    }

    private init(zone: TimeZoneRules, soundWeek: [[Shift]]) {
        self.zone = zone
        week = soundWeek
        special = [:]
    }

    /// The shifts that begin on this day.
    func shifts(on day: Day) -> [Shift] {
        if !special.isEmpty, let own = special[day] { return own.shifts }
        return week[day.dayOfWeek.rawValue]
    }

    private static func checked(_ shifts: [Shift]) throws(CalendarFault) -> [Shift] {
        guard shifts.count <= mostShiftsADay else { throw .tooMany }
        guard shifts.allSatisfy(\.isSound) else { throw .unsoundShift }
        let ordered = shifts.sorted { $0.opens < $1.opens }
        for (one, next) in zip(ordered, ordered.dropFirst()) where one.closes > next.opens {
            throw .overlappingShifts
        }
        return ordered
    }
}
