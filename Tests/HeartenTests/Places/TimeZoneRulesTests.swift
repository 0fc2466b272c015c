import Foundation
import Testing

@testable import Hearten

struct TimeZoneRulesTests {
    private let berlin = TimeZoneRules.named("Europe/Berlin")

    @Test func `a time that is skipped in spring becomes the instant of the change`() throws {
        let zone = try #require(berlin)
        let change = at("2026-03-29T01:00:00Z")
        for minute in [120, 121, 150, 179, 180] as [Int64] {
            #expect(zone.instant(wall: wall("2026-03-29", minute)) == change, "\(minute)")
        }
        #expect(zone.instant(wall: wall("2026-03-29", 119)) == change - millisecondsPerMinute)
        #expect(zone.instant(wall: wall("2026-03-29", 181)) == change + millisecondsPerMinute)
    }

    @Test func `a time that comes twice in autumn means its first coming`() throws {
        let zone = try #require(berlin)
        #expect(zone.instant(wall: wall("2026-10-25", 150)) == at("2026-10-25T00:30:00Z"))
        #expect(zone.instant(wall: wall("2026-10-25", 180)) == at("2026-10-25T02:00:00Z"))
    }

    @Test func `a whole day that a zone skipped is one instant`() throws {
        let zone = try #require(TimeZoneRules.named("Pacific/Apia"))
        let change = at("2011-12-30T10:00:00Z")
        #expect(zone.instant(wall: wall("2011-12-30", 0)) == change)
        #expect(zone.instant(wall: wall("2011-12-30", 1439)) == change)
        #expect(zone.instant(wall: wall("2011-12-31", 0)) == change)
    }

    @Test(arguments: ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Gaza", "Pacific/Apia"])
    func `a later wall time is never an earlier instant`(name: String) throws {
        let zone = try #require(TimeZoneRules.named(name))
        var before = Int64.min
        for minute in stride(from: Int64(0), to: 3 * 366 * 1440, by: 11) {
            let instant = zone.instant(wall: at("2010-01-01T00:00:00Z") + minute * millisecondsPerMinute)
            #expect(instant >= before)
            before = instant
        }
    }

    @Test func `names that are no zones are refused`() {
        for name in [
            "", "Mars/Olympus", "../../etc/localtime", "/etc/localtime", "GMT+3", "Europe/", "Europe//Berlin", String(repeating: "A/", count: 40),
        ] {
            #expect(TimeZoneRules.named(name) == nil, "\(name)")
        }
        #expect(TimeZoneRules.named("America/Argentina/Ushuaia") != nil)
        #expect(TimeZoneRules.named("UTC") != nil)
    }

    @Test func `offsets agree with the system's at every hour around each change`() throws {
        for name in ["Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Africa/El_Aaiun", "Australia/Lord_Howe"] {
            let zone = try #require(TimeZoneRules.named(name))
            let system = try #require(TimeZone(identifier: name))
            for hour in stride(from: Int64(0), to: 366 * 24 * 40, by: 7) {
                let instant = at("2000-01-01T00:00:00Z") + hour * millisecondsPerHour
                let expected = Int64(system.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant) / 1000))) * 1000
                guard zone.offset(at: instant) != expected else { continue }
                Issue.record("\(name) at \(instant)")
            }
        }
    }

    private func wall(_ day: String, _ minute: Int64) -> Int64 {
        Int64(Day(iso: day)?.number ?? 0) * millisecondsPerDay + minute * millisecondsPerMinute
    }
}

/// An instant in UTC milliseconds, from "2026-03-29T01:00:00Z".
func at(_ text: String) -> Int64 {
    let digits = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard digits.count == 6, let day = Day(checkedYear: digits[0], month: digits[1], day: digits[2]) else { return .min }
    return Int64(day.number) * millisecondsPerDay + Int64(digits[3] * 3600 + digits[4] * 60 + digits[5]) * 1000
}
