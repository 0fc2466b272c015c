import Foundation
import Storage
import Testing

@testable import Hearten

/// What a rota says, before any person or place is looked up.
struct ShiftReadingTests {
    @Test(arguments: [
        ("06:00", 360), ("6.30", 390), ("0630", 390), ("6", 360), ("6 am", 360), ("12am", 0), ("12 p.m.", 720), ("6:30 PM", 1110), ("18h30", 1110),
        ("18h", 1080), ("24:00", 1440), ("00:00:00", 0),
    ])
    func `a time of day is read as rotas write it`(text: String, minutes: Int) {
        #expect(ClockOfDay.minutes(text) == minutes)
    }

    @Test(arguments: ["", "25:00", "6:60", "13 pm", "0 am", "6:", ":30", "six", "6-14", "24:01", "123456", "1:2:3:4", "６"])
    func `what is no time of day is none`(text: String) {
        #expect(ClockOfDay.minutes(text) == nil)
    }

    private func roles(_ headers: String, _ rows: [String]) -> [String] {
        ShiftColumns.suggest(
            headers: headers.split(separator: ",").map(String.init),
            sample: rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        ).map { "\($0.role.rawValue)\($0.index)" }
    }

    @Test func `columns are known by their headers and by what stands in them`() {
        #expect(
            roles(
                "Staff number,Name,Date,Start,End,Gate,Flight", ["17,Anna,2026-11-23,06:00,14:00,4,KW 214", "18,Bo,2026-11-24,22:00,06:00,5,KW 215"])
                == ["staffKey0", "name1", "date2", "start3", "end4", "place5", "work6"])
        #expect(
            roles(
                "Mitarbeiter;von;bis".replacing(";", with: ","),
                ["Anna Zahl,23.11.2026 06:00,23.11.2026 14:00", "Bo Quist,24.11.2026 22:00,25.11.2026 06:00"])
                == ["name0", "start1", "end2"])
        #expect(
            roles("whoever,x,from,to,day", ["a@b.example,1,6,14,2026-11-23", "c@d.example,2,22,6,2026-11-24"]) == [
                "email0", "start2", "end3", "date4",
            ])
    }

    private let zone = TimeZoneRules.named("Europe/Lisbon") ?? .utc
    private let now = Instant(milliseconds: at("2026-11-22T08:00:00Z"))

    private func read(_ events: String) throws -> [String] {
        let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(events)\r\nEND:VCALENDAR\r\n"
        return try ShiftCalendar.read(Array(file.utf8), now: now, zone: zone).map { line in
            switch line.read {
            case .failure(let refusal): return "\(refusal.code)"
            case .success(let shift):
                let from = Instant(milliseconds: shift.starts.instant(in: zone)), until = Instant(milliseconds: shift.ends.instant(in: zone))
                let who = shift.email ?? shift.name ?? "?"
                return "\(who) \(from.iso8601) \(until.iso8601) \(shift.place ?? "-") \(shift.work ?? "-")\(shift.isCancelled ? " off" : "")"
            }
        }
    }

    private func event(_ lines: String...) -> String { "BEGIN:VEVENT\r\nUID:u1\r\n" + lines.joined(separator: "\r\n") + "\r\nEND:VEVENT" }

    @Test func `each attendee works at the event's place on what it is called`() throws {
        let found = try read(
            event(
                "DTSTART;TZID=Europe/Lisbon:20261123T060000", "DTEND;TZID=Europe/Lisbon:20261123T140000", "SUMMARY:KW 214", "LOCATION:Gate 4\\, east",
                "ATTENDEE;CN=\"Zahl; Anna\":mailto:anna@kittiwake.example", "ATTENDEE;CUTYPE=ROOM:mailto:room@x.example",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:no@x.example", "ATTENDEE;CN=Bo Quist:urn:uuid:1",
                "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nSUMMARY:Get up\r\nEND:VALARM"))
        #expect(
            found == [
                "anna@kittiwake.example 2026-11-23T06:00:00Z 2026-11-23T14:00:00Z Gate 4, east KW 214",
                "Bo Quist 2026-11-23T06:00:00Z 2026-11-23T14:00:00Z Gate 4, east KW 214",
                "no@x.example 2026-11-23T06:00:00Z 2026-11-23T14:00:00Z Gate 4, east KW 214 off",
            ])
    }

    @Test func `without attendees it is the organiser's, or whoever's it is called after`() throws {
        #expect(
            try read(event("DTSTART:20261123T060000Z", "DURATION:PT8H30M", "SUMMARY:Desk", "ORGANIZER:mailto:a@x.example")) == [
                "a@x.example 2026-11-23T06:00:00Z 2026-11-23T14:30:00Z - Desk"
            ])
        #expect(
            try read(event("DTSTART:20261123T060000", "DTEND:20261123T140000", "SUMMARY:Anna Zahl")) == [
                "Anna Zahl 2026-11-23T06:00:00Z 2026-11-23T14:00:00Z - -"
            ])
    }

    @Test func `a night keeps its hours by the wall when clocks change`() throws {
        let found = try read(
            event(
                "DTSTART;TZID=Europe/Lisbon:20261024T220000", "DTEND;TZID=Europe/Lisbon:20261025T060000", "RRULE:FREQ=DAILY;COUNT=1", "SUMMARY:Anna"))
        // On 25 October the clocks go back: 22:00 to 06:00 is nine hours.
        #expect(found == ["Anna 2026-10-24T21:00:00Z 2026-10-25T06:00:00Z - -"])
    }

    @Test func `a repetition ends, leaves days out, and one of its times may be moved`() throws {
        let series = event(
            "DTSTART;TZID=Europe/Lisbon:20261123T060000", "DTEND;TZID=Europe/Lisbon:20261123T140000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261201T235959Z",
            "EXDATE;TZID=Europe/Lisbon:20261124T060000", "SUMMARY:Anna")
        let moved = event(
            "RECURRENCE-ID;TZID=Europe/Lisbon:20261130T060000", "DTSTART;TZID=Europe/Lisbon:20261130T070000",
            "DTEND;TZID=Europe/Lisbon:20261130T150000",
            "SUMMARY:Anna")
        #expect(
            try read(series + "\r\n" + moved) == [
                "Anna 2026-11-23T06:00:00Z 2026-11-23T14:00:00Z - -", "Anna 2026-12-01T06:00:00Z 2026-12-01T14:00:00Z - -",
                "Anna 2026-11-30T07:00:00Z 2026-11-30T15:00:00Z - -",
            ])
        let everyOther = event("DTSTART:20261123T060000Z", "DTEND:20261123T070000Z", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3", "SUMMARY:Anna")
        #expect(try read(everyOther).map { $0.prefix(15) } == ["Anna 2026-11-23", "Anna 2026-12-07", "Anna 2026-12-21"])
    }

    @Test func `whole dates are shifts from midnight to midnight, a cancelled event is off`() throws {
        let found = try read(event("DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261125", "SUMMARY:Anna", "STATUS:CANCELLED"))
        #expect(found == ["Anna 2026-11-23T00:00:00Z 2026-11-24T00:00:00Z - - off", "Anna 2026-11-24T00:00:00Z 2026-11-25T00:00:00Z - - off"])
    }

    @Test(arguments: [
        ("DTSTART;TZID=Moon/Crater:20261123T060000", "unknown-zone:Moon/Crater"), ("RRULE:FREQ=MONTHLY", "unknown-repetition:FREQ=MONTHLY"),
        ("RDATE:20261124T060000", "unknown-repetition:RDATE"), ("DTSTART:20261323T060000", "no-start:20261323T060000"),
        ("DURATION:-PT1H", "no-end:-PT1H"),
        ("RRULE:FREQ=DAILY;COUNT=99999999999999999999", "unknown-repetition:FREQ=DAILY;COUNT=99999999999999999999"),
        ("DTSTART:00010101T000000\r\nRRULE:FREQ=DAILY", "too-far"),
    ])
    func `an event that cannot be used is put aside with its reason, and the next one is read`(line: String, code: String) throws {
        let good = event("DTSTART:20261123T060000Z", "DTEND:20261123T140000Z", "SUMMARY:Bo")
        let bad = event("DTSTART:20261123T060000Z", line, "DTEND:20261123T140000Z", "SUMMARY:Anna")
        #expect(try read(bad + "\r\n" + good) == [code, "Bo 2026-11-23T06:00:00Z 2026-11-23T14:00:00Z - -"])
    }

    @Test func `a file that is no calendar, is unfinished or too large is refused whole`() {
        #expect(throws: ICalendarFault.self) { try ShiftCalendar.read(Array("name,start\n".utf8), now: now, zone: zone) }
        #expect(throws: ICalendarFault.self) { try ShiftCalendar.read(Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\n".utf8), now: now, zone: zone) }
        #expect(throws: ICalendarFault.self) {
            try ShiftCalendar.read([UInt8](repeating: 65, count: ShiftCalendar.mostBytes + 1), now: now, zone: zone)
        }
    }

    @Test func `a spoilt calendar is read or refused, never more, and soon`() {
        var spoilt = Mutations(
            seed: 21,
            [
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Lisbon:20261123T060000\r\nDURATION:P1DT8H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5\r\nATTENDEE;CN=\"A; B\":mailto:a@b.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261125\nSUMMARY:Anna\nEXDATE:20261124\nEND:VEVENT\nEND:VCALENDAR\n",
            ])
        for _ in 0..<SpoiltInputTests.count {
            let bytes = spoilt.next()
            guard let lines = try? ShiftCalendar.read(bytes, now: now, zone: zone) else { continue }
            for case .success(let shift) in lines.map(\.read) { _ = shift.starts.instant(in: zone) + shift.ends.instant(in: zone) % 7 }
            #expect(lines.count <= ShiftCalendar.mostShifts)
        }
    }

    @Test func `a spoilt cell is a time or none`() {
        var spoilt = Mutations(seed: 22, ["06:30", "12:00 p.m.", "18h30", "0630"])
        for _ in 0..<SpoiltInputTests.count {
            if let minutes = ClockOfDay.minutes(String(decoding: spoilt.next(), as: UTF8.self)) { #expect((0...1440).contains(minutes)) }
        }
    }
}
