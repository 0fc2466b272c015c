/// The hours of an ordinary week, Monday first, as people write them: "09:00–12:00, 13:00–17:00".
package struct WeeklyHours: Sendable, Equatable {
    /// The shifts of each weekday, Monday first.
    private(set) var days: [[Shift]]

    init(days: [[Shift]]) { self.days = days }

    /// Monday to Friday, nine to five: what a house keeps that has said nothing yet.
    package static let ordinary = WeeklyHours(
        days: Weekday.allCases.map { $0.rawValue < 5 ? [Shift(opens: 540, closes: 1020)] : [] })

    /// What is stored: seven days with a semicolon between them, "09:00-17:00;09:00-12:00,13:00-17:00;…".
    package var stored: String {
        days.map { $0.map { "\(HoursText.clock($0.opens))-\(HoursText.clock($0.closes))" }.joined(separator: ",") }.joined(separator: ";")
    }

    /// Exactly what `stored` writes; anything else is nil.
    package init?(stored: String) {
        let parts = stored.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count == 7 else { return nil }
        var days: [[Shift]] = []
        for part in parts {
            guard let shifts = try? HoursText.shifts(String(part)) else { return nil }
            days.append(shifts)
        }
        self.days = days
    }

    /// One day as a person reads and writes it; empty when closed.
    func text(day: Int) -> String {
        guard days.indices.contains(day) else { return "" }
        return HoursText.text(days[day])
    }
}

/// What is wrong with a day's hours.
enum HoursProblem: Error, Equatable {
    /// Not a time, such as "half nine".
    case unclear(String)
    /// "9 to 9" says nothing.
    case empty(String)
    case overlapping
    case tooMany
}

/// Reads and writes the hours of one day.
enum HoursText {
    /// "09:00–12:00, 13:00–17:00"; an end that is not after its beginning is on the next morning ("22:00–06:00").
    static func shifts(_ text: String) throws(HoursProblem) -> [Shift] {
        var shifts: [Shift] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
            let trimmed = part.filter { !$0.isWhitespace }
            guard !trimmed.isEmpty else { continue }
            shifts.append(try shift(trimmed))
        }
        guard shifts.count <= WorkCalendar.mostShiftsADay else { throw .tooMany }
        shifts.sort { $0.opens < $1.opens }
        for (one, next) in zip(shifts, shifts.dropFirst()) where one.closes > next.opens { throw .overlapping }
        return shifts
    }

    private static func shift(_ text: String) throws(HoursProblem) -> Shift {
        let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" || $0 == "—" }
        guard ends.count == 2, let opens = minutes(ends[0]), let closes = minutes(ends[1]), opens < 1440 else { throw .unclear(text) }
        guard opens != closes else { throw .empty(text) }
        return Shift(opens: opens, closes: closes > opens ? closes : closes + 1440)
    }

    /// "9", "09:00", "9.30", "24:00".
    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = parts.count == 2 ? Int(parts[1]) : 0
        else { return nil }
        guard parts.count == 1 || parts[1].utf8.count == 2, minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
        return hour * 60 + minute
    }

    static func text(_ shifts: [Shift]) -> String {
        shifts.map { "\(clock($0.opens))–\(clock($0.closes))" }.joined(separator: ", ")
    }

    static func clock(_ minutes: Int) -> String {
        let inDay = minutes > 1440 ? minutes - 1440 : minutes
        return "\(padded(inDay / 60, 2)):\(padded(inDay % 60, 2))"
    }
}
