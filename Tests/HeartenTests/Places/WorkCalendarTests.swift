import Testing

@testable import Hearten

struct WorkCalendarTests {
    private let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    private let split = [Shift(opens: 540, closes: 720), Shift(opens: 780, closes: 1020)]  // 9–12, 13–17

    private func office(special: [SpecialDay] = [], zone: String = "Europe/Berlin") throws -> WorkCalendar {
        try .hours(split, on: weekdays, zone: try #require(TimeZoneRules.named(zone)), special: special)
    }

    @Test func `four working hours pass over lunch, the night and the weekend`() throws {
        let office = try office()
        #expect(try office.end(of: 4 * millisecondsPerHour, from: at("2026-11-20T10:00:00Z")) == at("2026-11-20T15:00:00Z"))
        #expect(try office.end(of: 4 * millisecondsPerHour, from: at("2026-11-20T14:00:00Z")) == at("2026-11-23T10:00:00Z"))
        #expect(try office.end(of: 4 * millisecondsPerHour, from: at("2026-11-21T03:00:00Z")) == at("2026-11-23T13:00:00Z"))
    }

    @Test func `time that ends exactly at closing ends there`() throws {
        #expect(try office().end(of: 7 * millisecondsPerHour, from: at("2026-11-20T01:00:00Z")) == at("2026-11-20T16:00:00Z"))
    }

    @Test func `a holiday is passed over and special hours count`() throws {
        let special = [
            SpecialDay(try #require(Day(iso: "2026-12-24")), name: "Christmas Eve", shifts: [Shift(opens: 540, closes: 660)]),
            SpecialDay(try #require(Day(iso: "2026-12-25")), name: "Christmas Day"),
        ]
        let office = try office(special: special)
        #expect(try office.end(of: 4 * millisecondsPerHour, from: at("2026-12-24T06:00:00Z")) == at("2026-12-28T10:00:00Z"))
        #expect(try office.closeOfWorkingDay(2, after: at("2026-12-23T10:00:00Z")) == at("2026-12-28T16:00:00Z"))
    }

    @Test func `a night shift over the spring change is an hour shorter, over the autumn change an hour longer`() throws {
        let night = try WorkCalendar.hours(
            [Shift(opens: 1320, closes: 1800)], on: [.saturday], zone: try #require(TimeZoneRules.named("Europe/Berlin")))
        let spring = try night.workingTime(from: at("2026-03-28T00:00:00Z"), to: at("2026-03-30T00:00:00Z"))
        let autumn = try night.workingTime(from: at("2026-10-24T00:00:00Z"), to: at("2026-10-26T00:00:00Z"))
        #expect(spring == 7 * millisecondsPerHour)
        #expect(autumn == 9 * millisecondsPerHour)
    }

    @Test func `hours that two shifts share count once`() throws {
        let shifts = [Shift(opens: 300, closes: 720), Shift(opens: 1320, closes: 1800)]  // 5–12 and 22–6
        let calendar = try WorkCalendar.hours(shifts, on: Weekday.allCases, zone: .utc)
        #expect(try calendar.workingTime(from: at("2026-06-02T00:00:00Z"), to: at("2026-06-03T00:00:00Z")) == 14 * millisecondsPerHour)
    }

    @Test func `a calendar that is never open says so`() throws {
        let never = try WorkCalendar(zone: .utc, week: Array(repeating: [], count: 7))
        #expect(throws: ClockFault.neverOpen) { try never.end(of: 1, from: at("2026-01-01T00:00:00Z")) }
        #expect(throws: ClockFault.neverOpen) { try never.closeOfWorkingDay(1, after: at("2026-01-01T00:00:00Z")) }
        #expect(try never.workingTime(from: at("2026-01-01T00:00:00Z"), to: at("2030-01-01T00:00:00Z")) == 0)
    }

    @Test func `an end beyond the years that are searched says so`() throws {
        #expect(throws: ClockFault.tooFar) { try office().end(of: 100_000 * millisecondsPerHour, from: at("2026-01-01T00:00:00Z")) }
    }

    @Test func `instants outside anything a clock is for are refused`() throws {
        for wild in [Int64.min, -1, Int64.max, 5_000_000_000_000] {
            #expect(throws: ClockFault.outOfRange) { try office().end(of: 1, from: wild) }
            #expect(throws: ClockFault.outOfRange) { try office().workingTime(from: wild, to: 0) }
            #expect(throws: ClockFault.outOfRange) { try office().sameTime(daysLater: 1, than: wild) }
        }
        #expect(throws: ClockFault.outOfRange) { try office().end(of: -1, from: at("2026-01-01T00:00:00Z")) }
    }

    @Test func `seven days later is the same time on the wall, not 168 hours`() throws {
        let start = at("2026-10-20T10:00:00Z")
        #expect(try office().sameTime(daysLater: 7, than: start) == start + 169 * millisecondsPerHour)
    }

    @Test func `unsound hours are refused`() {
        #expect(throws: CalendarFault.unsoundShift) { try WorkCalendar.hours([Shift(opens: 600, closes: 600)], on: [.monday], zone: .utc) }
        #expect(throws: CalendarFault.unsoundShift) { try WorkCalendar.hours([Shift(opens: 0, closes: 1441)], on: [.monday], zone: .utc) }
        #expect(throws: CalendarFault.overlappingShifts) {
            try WorkCalendar.hours([Shift(opens: 0, closes: 61), Shift(opens: 60, closes: 90)], on: [.monday], zone: .utc)
        }
        #expect(throws: CalendarFault.notSevenDays) { try WorkCalendar(zone: .utc, week: []) }
    }

    @Test func `being open is read off the wall`() throws {
        let office = try office()
        #expect(office.isOpen(at: at("2026-11-20T08:00:00Z")))
        #expect(!office.isOpen(at: at("2026-11-20T11:30:00Z")))
        #expect(!office.isOpen(at: at("2026-11-20T16:00:00Z")))
        #expect(!office.isOpen(at: at("2026-11-21T09:00:00Z")))
    }
}
