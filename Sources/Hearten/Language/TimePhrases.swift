package import Markup
package import Storage

extension Phrase {
    static let today: Phrase = "today"
    static let yesterday: Phrase = "yesterday"
    static func todayAt(_ clock: String) -> Phrase { "today, \(clock)" }
    static func yesterdayAt(_ clock: String) -> Phrase { "yesterday, \(clock)" }
    static func tomorrowAt(_ clock: String) -> Phrase { "tomorrow, \(clock)" }
    static func dayAt(_ day: String, _ clock: String) -> Phrase { "\(day), \(clock)" }
    static func dayOfMonth(_ day: Int, _ month: String) -> Phrase { "\(day) \(month)" }
    static func dayOfYear(_ day: Int, _ month: String, _ year: Int) -> Phrase { "\(day) \(month) \(year)" }
    static let weekdays: [Phrase] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let months: [Phrase] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    static let momentsAgo: Phrase = "just now"
    static func minutes(_ n: Int) -> Phrase { .counted(n, one: "{n} minute", many: "{n} minutes") }
    static func hours(_ n: Int) -> Phrase { .counted(n, one: "{n} hour", many: "{n} hours") }
    static func days(_ n: Int) -> Phrase { .counted(n, one: "{n} day", many: "{n} days") }
    static func inTime(_ span: String) -> Phrase { "in \(span)" }
    static func timeAgo(_ span: String) -> Phrase { "\(span) ago" }
    static let morning: Phrase = "this morning"
}

extension Say {
    /// "21 November 2026".
    package func date(_ day: Day) -> String {
        let (year, month, number) = day.civil
        return self(.dayOfYear(number, self(Phrase.months[month - 1]), year))
    }

    /// "21 November" when it is in the year of `now`.
    package func shortDate(_ day: Day, now: Day) -> String {
        let (year, month, number) = day.civil
        return year == now.civil.year ? self(.dayOfMonth(number, self(Phrase.months[month - 1]))) : date(day)
    }

    package func weekday(_ day: Day) -> String { self(Phrase.weekdays[day.weekday - 1]) }

    /// "today, 14:42", "Tuesday, 09:10", "3 May, 12:00": as the reader's clock shows it.
    package func time(_ instant: Instant, now: Instant, zone: String? = nil) -> String {
        let local = LocalTime(instant, zone: zone ?? self.zone)
        let today = LocalTime(now, zone: zone ?? self.zone).day
        switch local.day.number - today.number {
        case 0: return self(.todayAt(local.clock))
        case -1: return self(.yesterdayAt(local.clock))
        case 1: return self(.tomorrowAt(local.clock))
        case -6 ... -2, 2...6: return self(.dayAt(weekday(local.day), local.clock))
        default: return self(.dayAt(shortDate(local.day, now: today), local.clock))
        }
    }

    /// "today", "Tuesday", "3 May": a past day without its clock.
    package func day(_ instant: Instant, now: Instant) -> String {
        let day = LocalTime(instant, zone: zone).day
        let today = LocalTime(now, zone: zone).day
        switch today.number - day.number {
        case 0: return self(.today)
        case 1: return self(.yesterday)
        case 2...6: return weekday(day)
        default: return shortDate(day, now: today)
        }
    }

    /// `<time>` with the words of `time(_:now:)`.
    package func timeTag(_ instant: Instant, now: Instant, zone: String? = nil) -> HTML {
        timeElement(machine: instant.iso8601, human: time(instant, now: now, zone: zone))
    }

    /// "2 hours", "25 minutes", "3 days": one unit, rounded down.
    package func span(milliseconds: Int64) -> String {
        let minutes = Int(abs(milliseconds) / 60_000)
        if minutes < 60 { return self(.minutes(max(1, minutes))) }
        if minutes < 48 * 60 { return self(.hours(minutes / 60)) }
        return self(.days(minutes / (24 * 60)))
    }

    /// "in 21 hours" or "2 hours ago".
    package func fromNow(_ instant: Instant, now: Instant) -> String {
        let distance = instant.milliseconds - now.milliseconds
        if abs(distance) < 60_000 { return self(.momentsAgo) }
        return distance > 0 ? self(.inTime(span(milliseconds: distance))) : self(.timeAgo(span(milliseconds: distance)))
    }
}
