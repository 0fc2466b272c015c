/// How much time a promise leaves.
enum Allowance: Hashable, Sendable {
    /// Working time of the unit, in milliseconds.
    case workingTime(Int64)
    /// Until the close of business on the n-th working day after the day it began.
    case workingDays(Int)
    /// Until the same time on the wall, n days later, working day or not.
    case calendarDays(Int)
    /// Until an instant that somebody promised.
    case until(Int64)

    static func workingHours(_ hours: Int) -> Allowance {
        .workingTime(Int64(hours) * millisecondsPerHour)
    }

    /// The stored form: "90m" of working time, "3w" working days, "7d" days, "@1795431600000" an instant.
    init?(_ text: String) {
        if text.hasPrefix("@"), let instant = Int64(text.dropFirst()), WorkCalendar.range.contains(instant) {
            self = .until(instant)
            return
        }
        guard let unit = text.utf8.last, let count = Int(text.dropLast()), count >= 0, count <= 600_000,
            text.utf8.dropLast().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        switch unit {
        case UInt8(ascii: "m"): self = .workingTime(Int64(count) * millisecondsPerMinute)
        case UInt8(ascii: "w") where count <= 1000: self = .workingDays(count)
        case UInt8(ascii: "d") where count <= 3660: self = .calendarDays(count)
        default: return nil
        }
    }

    var text: String {
        switch self {
        case .workingTime(let milliseconds): "\(milliseconds / millisecondsPerMinute)m"
        case .workingDays(let count): "\(count)w"
        case .calendarDays(let count): "\(count)d"
        case .until(let instant): "@\(instant)"
        }
    }

    /// Counted in real time rather than in working time.
    var isRealTime: Bool {
        switch self {
        case .calendarDays, .until: true
        case .workingTime, .workingDays: false
        }
    }
}
