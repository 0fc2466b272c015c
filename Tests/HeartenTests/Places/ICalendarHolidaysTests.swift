import Testing

@testable import Hearten

struct ICalendarHolidaysTests {
    private func read(_ events: String, years: ClosedRange<Int> = 2026...2028) throws -> [String] {
        let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(events)\r\nEND:VCALENDAR\r\n"
        return try ICalendarHolidays.read(Array(file.utf8), years: years).map { "\($0.day.iso) \($0.name)" }
    }

    private func event(_ lines: String...) -> String {
        "BEGIN:VEVENT\r\nUID:1\r\n" + lines.joined(separator: "\r\n") + "\r\nEND:VEVENT"
    }

    @Test func `a whole-day event is a holiday`() throws {
        #expect(try read(event("DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas Day")) == ["2026-12-25 Christmas Day"])
    }

    @Test func `the end is the first day after`() throws {
        let days = try read(event("DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270103", "SUMMARY:Turn of the year"))
        #expect(days == ["2026-12-31 Turn of the year", "2027-01-01 Turn of the year", "2027-01-02 Turn of the year"])
    }

    @Test func `folded lines, escapes, quoted parameters and line feeds alone are read`() throws {
        let folded =
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261006\nSUMMARY;ALTREP=\"http://x:1/;y\";LANGUAGE=de:Tag der\n  Einheit\\, Ber\n lin\nEND:VEVENT"
        #expect(try read(folded) == ["2026-10-06 Tag der Einheit, Berlin"])
    }

    @Test func `a fold inside a letter is put together again`() throws {
        var file = Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260501\nSUMMARY:M".utf8)
        file += [0xC3, 0x0A, 0x20, 0xBC] + Array("ll\nEND:VEVENT\nEND:VCALENDAR".utf8)
        #expect(try ICalendarHolidays.read(file, years: 2026...2026).map(\.name) == ["Müll"])
        file[file.count - 30] = 0xFF
        #expect(throws: ICalendarFault.self) { try ICalendarHolidays.read(file, years: 2026...2026) }
    }

    @Test func `yearly repetition falls on the same date, skips and ends`() throws {
        let rule = event("DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY;UNTIL=20271231", "EXDATE;VALUE=DATE:20260501", "SUMMARY:May Day")
        #expect(try read(rule) == ["2027-05-01 May Day"])
        let leap = event("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY", "SUMMARY:Leap day")
        #expect(try read(leap) == ["2028-02-29 Leap day"])
        let thrice = event("DTSTART;VALUE=DATE:20250101", "RRULE:FREQ=YEARLY;COUNT=3", "SUMMARY:New Year")
        #expect(try read(thrice) == ["2026-01-01 New Year", "2027-01-01 New Year"])
    }

    @Test func `the fourth Thursday and the last Monday are found`() throws {
        let thanksgiving = event("DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "SUMMARY:Thanksgiving")
        #expect(try read(thanksgiving) == ["2026-11-26 Thanksgiving", "2027-11-25 Thanksgiving", "2028-11-23 Thanksgiving"])
        let last = event("DTSTART;VALUE=DATE:20200525", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "SUMMARY:Remembrance")
        #expect(try read(last, years: 2026...2026) == ["2026-05-25 Remembrance"])
    }

    @Test func `cancelled events and alarms are left out`() throws {
        let alarm = event("DTSTART;VALUE=DATE:20260101", "BEGIN:VALARM", "DTSTART:20250101T000000Z", "SUMMARY:Wake", "END:VALARM", "SUMMARY:New Year")
        #expect(try read(alarm) == ["2026-01-01 New Year"])
        #expect(try read(event("DTSTART:20260101", "STATUS:CANCELLED", "SUMMARY:Off")) == [])
    }

    @Test func `two names of one date are both kept`() throws {
        let two = event("DTSTART:20260501", "SUMMARY:May Day") + "\r\n" + event("DTSTART:20260501", "SUMMARY:Town feast")
        #expect(try read(two) == ["2026-05-01 May Day, Town feast"])
    }

    @Test(arguments: [
        ("DTSTART:20261225T090000Z", ICalendarFault.Reason.notADate("20261225T090000Z")),
        ("DTSTART:2026-12-25", .notADate("2026-12-25")),
        ("DTSTART:20260230", .notADate("20260230")),
        ("SUMMARY:No date", .missingDate),
        ("DTSTART:20260102\r\nDTEND:20260102", .endsBeforeItBegins),
        ("DTSTART:20260102\r\nDTEND:20290102", .tooManyDays),
        ("DTSTART:20260102\r\nRRULE:FREQ=WEEKLY", .unknownRepetition("FREQ=WEEKLY")),
        ("DTSTART:20260102\r\nRRULE:FREQ=YEARLY;BYEASTER=0", .unknownRepetition("FREQ=YEARLY;BYEASTER=0")),
        ("DTSTART:20260102\r\nBEGIN:VEVENT", .unfinishedEvent),
    ])
    func `what cannot be read is named`(lines: String, reason: ICalendarFault.Reason) {
        #expect {
            try read(event(lines))
        } throws: { error in
            (error as? ICalendarFault)?.reason == reason
        }
    }

    @Test func `what is no calendar is refused`() {
        #expect(throws: ICalendarFault(line: 1, reason: .notACalendar)) { try ICalendarHolidays.read([], years: 2026...2026) }
        #expect(throws: ICalendarFault(line: 1, reason: .notACalendar)) { try ICalendarHolidays.read(Array("<html>".utf8), years: 2026...2026) }
        #expect(throws: ICalendarFault(line: 1, reason: .tooLarge)) {
            try ICalendarHolidays.read(Array(repeating: 65, count: ICalendarHolidays.mostBytes + 1), years: 2026...2026)
        }
    }

    @Test func `torn calendars never trap`() {
        let whole = Array(
            "BEGIN:VCALENDAR\r\n\(event("DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=9", "DURATION:P2W", "SUMMARY:\\,\\n\\"))\r\nEND:VCALENDAR"
                .utf8)
        for end in whole.indices {
            _ = try? ICalendarHolidays.read(whole[..<end], years: 2020...2040)
            var changed = whole
            changed[end] = UInt8(ascii: ";")
            _ = try? ICalendarHolidays.read(changed, years: 2020...2040)
        }
    }
}
