/// One event of a holiday calendar while it is read.
struct ICalendarEvent {
    static let mostDaysOfOne = 366

    let line: Int
    private(set) var name = ""
    private(set) var isCancelled = false
    private var starts: Day?
    private var ends: Day?
    private var lasts: Int?
    private var repeats: YearlyRepetition?
    private var except: Set<Day> = []

    init(line: Int) {
        self.line = line
    }

    mutating func take(_ line: ICalendarLine) throws(ICalendarFault) {
        switch line.name {
        case "DTSTART": starts = try Self.date(line.value, at: line.number)
        case "DTEND": ends = try Self.date(line.value, at: line.number)
        case "DURATION": lasts = try Self.wholeDays(line.value, at: line.number)
        case "SUMMARY": name = line.plainText
        case "STATUS": isCancelled = line.value.uppercased() == "CANCELLED"
        case "RRULE": repeats = try YearlyRepetition(line.value, at: line.number)
        case "EXDATE":
            for text in line.value.split(separator: ",") { except.insert(try Self.date(String(text), at: line.number)) }
        case "RDATE": throw ICalendarFault(line: line.number, reason: .unknownRepetition(String(line.value.prefix(80))))
        default: break
        }
    }

    /// Every date of the event within these years.
    func days(in years: ClosedRange<Int>) throws(ICalendarFault) -> [Day] {
        guard let starts else { throw ICalendarFault(line: line, reason: .missingDate) }
        // The end is the first day after the event.
        let length = ends.map { $0.number - starts.number } ?? lasts ?? 1
        guard length >= 1 else { throw ICalendarFault(line: line, reason: .endsBeforeItBegins) }
        guard length <= Self.mostDaysOfOne else { throw ICalendarFault(line: line, reason: .tooManyDays) }
        let beginnings = repeats?.beginnings(from: starts, in: (years.lowerBound - 1)...years.upperBound) ?? [starts]
        return beginnings.filter { !except.contains($0) }.flatMap { beginning in
            (0..<length).map { beginning.adding(days: $0) }
        }.filter { years.contains($0.civil.year) }
    }

    /// "20261225"; a time of day is refused, since a holiday that is not a whole date has no clear meaning.
    static func date(_ text: String, at line: Int) throws(ICalendarFault) -> Day {
        let digits = text.utf8.prefix(9).map { Int($0) - 0x30 }
        guard digits.count == 8, digits.allSatisfy({ (0...9).contains($0) }),
            let day = Day(
                checkedYear: digits[0...3].reduce(0) { $0 * 10 + $1 }, month: digits[4] * 10 + digits[5], day: digits[6] * 10 + digits[7])
        else { throw ICalendarFault(line: line, reason: .notADate(String(text.prefix(40)))) }
        return day
    }

    /// "P1D" or "P2W".
    private static func wholeDays(_ text: String, at line: Int) throws(ICalendarFault) -> Int {
        let capitals = text.uppercased()
        guard capitals.hasPrefix("P"), capitals.utf8.count <= 5, let count = Int(capitals.dropFirst().dropLast()),
            capitals.hasSuffix("D") || capitals.hasSuffix("W")
        else { throw ICalendarFault(line: line, reason: .notADate(String(text.prefix(40)))) }
        return capitals.hasSuffix("W") ? count * 7 : count
    }
}

/// A yearly repetition: on the same date, on one date of one month, or on the n-th weekday of one month.
struct YearlyRepetition {
    private var interval = 1
    private var count: Int?
    private var until: Day?
    private var month: Int?
    private var monthDay: Int?
    private var weekday: (place: Int, day: Weekday)?

    init(_ rule: String, at line: Int) throws(ICalendarFault) {
        let fault = ICalendarFault(line: line, reason: .unknownRepetition(String(rule.prefix(80))))
        var isYearly = false
        for part in rule.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, let key = pair.first, let value = pair.last.map(String.init) else { throw fault }
            switch key {
            case "FREQ": isYearly = value == "YEARLY"
            case "INTERVAL": interval = try Self.number(value, in: 1...100, or: fault)
            case "COUNT": count = try Self.number(value, in: 1...10_000, or: fault)
            case "UNTIL": until = try ICalendarEvent.date(String(value.prefix(8)), at: line)
            case "BYMONTH": month = try Self.number(value, in: 1...12, or: fault)
            case "BYMONTHDAY": monthDay = try Self.number(value, in: 1...31, or: fault)
            case "BYDAY": weekday = try Self.place(value, or: fault)
            case "WKST": break
            default: throw fault
            }
        }
        let isPlain = weekday == nil || (month != nil && monthDay == nil)
        guard isYearly, isPlain else { throw fault }
    }

    /// The first days of the event in these years; the first of all counts even where the rule would not give it.
    func beginnings(from first: Day, in years: ClosedRange<Int>) -> [Day] {
        var result: [Day] = []
        var seen = 0
        for year in stride(from: first.civil.year, through: years.upperBound, by: interval) {
            guard let day = year == first.civil.year ? first : day(in: year, like: first) else { continue }
            seen += 1
            if let count, seen > count { break }
            if let until, day > until { break }
            if years.contains(year) { result.append(day) }
        }
        return result
    }

    private func day(in year: Int, like first: Day) -> Day? {
        let month = self.month ?? first.civil.month
        guard let weekday else { return Day(checkedYear: year, month: month, day: monthDay ?? first.civil.day) }
        let lastDay = Day.lastDay(ofMonth: month, year: year)
        let days = (1...lastDay).compactMap { Day(checkedYear: year, month: month, day: $0) }.filter { $0.dayOfWeek == weekday.day }
        let place = weekday.place > 0 ? weekday.place - 1 : days.count + weekday.place
        return days.indices.contains(place) ? days[place] : nil
    }

    private static func number(_ text: String, in range: ClosedRange<Int>, or fault: ICalendarFault) throws(ICalendarFault) -> Int {
        guard let value = Int(text), range.contains(value) else { throw fault }
        return value
    }

    /// "4TH" is the fourth Thursday, "-1MO" the last Monday.
    private static func place(_ text: String, or fault: ICalendarFault) throws(ICalendarFault) -> (place: Int, day: Weekday) {
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        guard let place = Int(text.dropLast(2)), place != 0, abs(place) <= 5, let index = names.firstIndex(of: String(text.suffix(2)))
        else { throw fault }
        return (place, Weekday.allCases[index])
    }
}
