/// Writing an instant as ISO 8601 in UTC, without Foundation's formatters (they cost microseconds and allocate).
extension Instant: CustomStringConvertible {
    /// `2026-11-21T09:05:07.250Z`; the fraction is left out when it is zero.
    package var iso8601: String {
        let parts = utc
        var text = ""
        text.reserveCapacity(24)
        text.append(digits: parts.year, width: 4)
        text.append("-"); text.append(digits: parts.month, width: 2)
        text.append("-"); text.append(digits: parts.day, width: 2)
        text.append("T"); text.append(digits: parts.hour, width: 2)
        text.append(":"); text.append(digits: parts.minute, width: 2)
        text.append(":"); text.append(digits: parts.second, width: 2)
        if parts.millisecond != 0 {
            text.append("."); text.append(digits: parts.millisecond, width: 3)
        }
        text.append("Z")
        return text
    }

    package var description: String { iso8601 }

    /// The calendar fields in UTC (proleptic Gregorian).
    package var utc: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, millisecond: Int) {
        let days = milliseconds.floored(by: 86_400_000)
        let rest = Int(milliseconds &- days &* 86_400_000)
        let date = Self.civil(fromDays: days)
        return (
            date.year, date.month, date.day,
            rest / 3_600_000, rest / 60000 % 60, rest / 1000 % 60, rest % 1000
        )
    }

    /// Howard Hinnant's `civil_from_days` (public domain).
    static func civil(fromDays days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.floored(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), Int(month), Int(day))
    }

    /// From UTC calendar fields; nil when the date does not exist.
    package init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
    ) {
        guard (-9999...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999).contains(millisecond)
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        let back = Self.civil(fromDays: days)
        guard back.month == month, back.day == day else { return nil }
        let time = Int64(((hour * 60 + minute) * 60 + second) * 1000 + millisecond)
        self.init(milliseconds: days * 86_400_000 + time)
    }

    private static func days(year: Int, month: Int, day: Int) -> Int64 {
        let y = Int64(month <= 2 ? year - 1 : year)
        let era = y.floored(by: 400)
        let yearOfEra = y - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension String {
    fileprivate mutating func append(digits number: Int, width: Int) {
        let text = String(number.magnitude)
        if number < 0 { append("-") }
        for _ in 0..<max(0, width - text.utf8.count) { append("0") }
        append(text)
    }
}
