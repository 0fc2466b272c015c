/// What calendars of working hours ask of a date.
extension Day {
    /// Nothing when there is no such date (30 February, month 13).
    init?(checkedYear year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.lastDay(ofMonth: month, year: year) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    func adding(days: Int) -> Day { Day(number + days) }

    var dayOfWeek: Weekday { Weekday.allCases[weekday - 1] }

    static func lastDay(ofMonth month: Int, year: Int) -> Int {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        switch month {
        case 2: return leap ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }
}

/// A day of the week; the week begins on Monday.
enum Weekday: Int, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
