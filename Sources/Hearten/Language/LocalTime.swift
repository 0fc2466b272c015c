import Foundation
package import Storage

/// A date of the civil calendar, as days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
package struct Day: Sendable, Hashable, Comparable {
    package let number: Int
    package init(_ number: Int) { self.number = number }
    package init(year: Int, month: Int, day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 1 Monday … 7 Sunday.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }
    /// The Monday of its week.
    package var monday: Day { Day(number - (weekday - 1)) }
    /// "2026-11-21".
    package var iso: String {
        let (year, month, day) = civil
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

/// An instant as the clocks on the wall of a zone show it.
package struct LocalTime: Sendable, Equatable {
    package var day: Day
    package var hour: Int
    package var minute: Int
    package var offsetSeconds: Int

    package init(_ instant: Instant, zone: String) {
        offsetSeconds = ZoneOffsets.seconds(zone: zone, at: instant)
        let local = Int((instant.milliseconds / 1000)) + offsetSeconds
        let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let inDay = local - days * 86_400
        day = Day(days)
        hour = inDay / 3600
        minute = inDay % 3600 / 60
    }

    package var clock: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}

/// Offsets from UTC by zone, from the system's zone data.
enum ZoneOffsets {
    /// 1990 to 2100, which `TimeZoneRules` keeps at hand; asking the system each time costs as much as storing a moment.
    private static let kept: Range<Int64> = 631_152_000_000..<4_102_444_800_000

    static func seconds(zone: String, at instant: Instant) -> Int {
        if kept.contains(instant.milliseconds), let rules = TimeZoneRules.named(zone) {
            return Int(rules.offset(at: instant.milliseconds) / 1000)
        }
        guard let zone = TimeZone(identifier: zone) else { return 0 }
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
    }
    static func isKnown(_ zone: String) -> Bool { TimeZone(identifier: zone) != nil }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
