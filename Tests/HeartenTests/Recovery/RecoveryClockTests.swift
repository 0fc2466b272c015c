import Testing

@testable import Hearten

struct RecoveryClockTests {
    private func office(special: [SpecialDay] = []) throws -> WorkCalendar {
        try .hours(
            [Shift(opens: 540, closes: 720), Shift(opens: 780, closes: 1020)],
            on: [.monday, .tuesday, .wednesday, .thursday, .friday],
            zone: try #require(TimeZoneRules.named("Europe/Berlin")), special: special)
    }

    private func span(_ from: String, _ to: String) -> TimeSpan {
        TimeSpan(from: at(from), to: at(to))
    }

    @Test func `a clock tells its arithmetic in working hours`() throws {
        let monday = try #require(Day(iso: "2026-11-23"))
        let holiday = SpecialDay(monday, name: "Founders' Day")
        let clock = RecoveryClock(startedAt: at("2026-11-20T14:00:00Z"), allowance: .workingHours(6))
        let arithmetic = try clock.arithmetic(in: try office(special: [holiday]))
        let friday = try #require(Day(iso: "2026-11-20"))
        let tuesday = try #require(Day(iso: "2026-11-24"))
        #expect(
            arithmetic.steps == [
                .counted(span("2026-11-20T14:00:00Z", "2026-11-20T16:00:00Z"), on: friday, hours: nil),
                .closedDay(friday.adding(days: 1)), .closedDay(friday.adding(days: 2)),
                .holiday(monday, name: "Founders' Day"),
                .counted(span("2026-11-24T08:00:00Z", "2026-11-24T11:00:00Z"), on: tuesday, hours: nil),
                .outsideHours(span("2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z")),
                .counted(span("2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"), on: tuesday, hours: nil),
            ])
        #expect(arithmetic.due == at("2026-11-24T13:00:00Z"))
        #expect(arithmetic.counted == arithmetic.budget)
    }

    @Test func `working days are listed one by one`() throws {
        let clock = RecoveryClock(startedAt: at("2026-11-19T20:00:00Z"), allowance: .workingDays(3))
        let arithmetic = try clock.arithmetic(in: try office())
        let friday = try #require(Day(iso: "2026-11-20"))
        #expect(
            arithmetic.steps == [
                .countedDay(friday, place: 1), .closedDay(friday.adding(days: 1)), .closedDay(friday.adding(days: 2)),
                .countedDay(friday.adding(days: 3), place: 2), .countedDay(friday.adding(days: 4), place: 3),
            ])
        #expect(arithmetic.due == at("2026-11-24T16:00:00Z"))
    }

    @Test func `a pause freezes the clock and its end moves it on by the working time it lasted`() throws {
        let office = try office()
        let clock = RecoveryClock(startedAt: at("2026-11-20T08:00:00Z"), allowance: .workingHours(4))
        let paused = clock.paused(at: at("2026-11-20T09:00:00Z"))
        #expect(try paused.due(in: office) == nil)
        #expect(try paused.used(until: at("2026-12-20T09:00:00Z"), in: office) == millisecondsPerHour)
        let resumed = paused.resumed(at: at("2026-11-23T08:00:00Z"))
        #expect(try resumed.due(in: office) == at("2026-11-23T11:00:00Z"))
        #expect(
            try resumed.arithmetic(in: office).steps.contains(.paused(span("2026-11-20T09:00:00Z", "2026-11-23T08:00:00Z"))))
    }

    @Test func `a pause after the end changes nothing`() throws {
        let clock = RecoveryClock(startedAt: at("2026-11-20T08:00:00Z"), allowance: .workingHours(1)).paused(at: at("2026-11-20T12:00:00Z"))
        #expect(try clock.due(in: try office()) == at("2026-11-20T09:00:00Z"))
    }

    @Test func `a pause within working days and plain days is given back`() throws {
        let office = try office()
        let pause = span("2026-11-23T08:00:00Z", "2026-11-23T11:00:00Z")
        let days = RecoveryClock(startedAt: at("2026-11-20T08:00:00Z"), allowance: .workingDays(1), pauses: [pause])
        #expect(try days.due(in: office) == at("2026-11-24T11:00:00Z"))
        let plain = RecoveryClock(startedAt: at("2026-11-20T08:00:00Z"), allowance: .calendarDays(7), pauses: [pause])
        #expect(try plain.due(in: office) == at("2026-11-27T11:00:00Z"))
    }

    @Test func `the owner is warned at three quarters of the working time`() throws {
        let clock = RecoveryClock(startedAt: at("2026-11-20T08:00:00Z"), allowance: .workingHours(4))
        #expect(try clock.instant(whenUsed: ClockShare(percent: 75), in: try office()) == at("2026-11-20T11:00:00Z"))
    }

    @Test func `an allowance survives being written and read`() {
        for allowance in [Allowance.workingHours(4), .workingDays(3), .calendarDays(7), .workingTime(0)] {
            #expect(Allowance(allowance.text) == allowance)
        }
        for text in ["", "m", "-1m", "4h", "9999999999999999999999m", "1001w", "3 d", "+3d"] {
            #expect(Allowance(text) == nil, "\(text)")
        }
    }
}
