import Storage
import Testing

@testable import Hearten

/// A rota on its way in: looked at, brought in, brought up to date, taken out again.
struct ShiftImportTests {
    private let rota = """
        Name,Date,Start,End,Gate,Flight
        Annelore Zahl,2026-11-23,06:00,14:00,4,KW 214
        Bo Quist,2026-11-23,22:00,06:00,5,
        """

    @Test func `a rota comes in after it was looked at`() async throws {
        let desk = try await ShiftHouse.open()
        let path = try await desk.upload(rota)
        #expect(try await desk.state(path).state == .checked)
        #expect(try await desk.shifts() == [])
        let page = try await desk.house.get(path, cookie: desk.cookie)
        #expect(page.text.contains("2 shifts are ready to come in"))
        #expect(page.text.contains("Monday 23 November, 06:00 to 14:00") && page.text.contains("gate 4") && page.text.contains("flight KW 214"))
        let done = try await desk.bringIn(path)
        #expect(done.state == .done && done.progress.new == 2)
        #expect(
            try await desk.shifts() == ["Annelore 2026-11-23T06:00:00Z+8.0 gate 4", "Bo 2026-11-23T22:00:00Z+8.0 gate 5"])
        let report = try await desk.house.get(path, cookie: desk.cookie)
        #expect(report.text.contains("2 shifts are in the rota.") && report.text.contains("/shifts/week?unit="))
        #expect(try await desk.house.journal("shifts.imported") == 1)
    }

    @Test func `the same rota again changes nothing, another one of the source brings it up to date`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.take(rota)
        let again = try await desk.take(rota, name: "rota (2).csv")
        #expect((again.progress.new, again.progress.same) == (0, 2))
        let other = try await desk.take(rota.replacing("14:00", with: "15:00"))
        #expect((other.progress.new, other.progress.changed, other.progress.same) == (0, 1, 1))
        #expect(try await desk.shifts().first == "Annelore 2026-11-23T06:00:00Z+9.0 gate 4")
        let undone = try await desk.undo(other)
        #expect(undone.state == .undone)
        #expect(try await desk.shifts().first == "Annelore 2026-11-23T06:00:00Z+8.0 gate 4")
    }

    @Test func `by its own number a shift may move in time and to somebody else`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.take(
            "id,name,start,end\nr1,Annelore Zahl,2026-11-23 06:00,2026-11-23 14:00\nr2,Bo Quist,2026-11-24 06:00,2026-11-24 14:00\n")
        let moved = try await desk.take(
            "id,name,start,end\nr1,Bo Quist,2026-11-23 08:00,2026-11-23 16:00\nr3,Bo Quist,2026-11-25 06:00,2026-11-25 14:00\n")
        #expect((moved.progress.new, moved.progress.changed) == (1, 1))
        #expect(try await desk.shifts().first == "Bo 2026-11-23T08:00:00Z+8.0 -")
    }

    @Test func `what the whole rota no longer has is taken out, and comes back when that is undone`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.take(rota + "\nAnnelore Zahl,2026-12-01,06:00,14:00,4,\n")
        let path = try await desk.upload("Name,Date,Start,End\nAnnelore Zahl,2026-11-23,07:00,14:00\nAnnelore Zahl,2026-11-24,07:00,14:00\n")
        _ = try await desk.working {
            try await desk.house.post(path, ["act": "again", "unit": desk.unit.description, "whole": "yes"], cookie: desk.cookie)
        }
        #expect(try await desk.house.get(path, cookie: desk.cookie).text.contains("2 would be taken out."))
        let done = try await desk.bringIn(path, ["whole": "yes"])
        #expect((done.progress.new, done.progress.gone) == (2, 2))
        #expect(
            try await desk.shifts() == [
                "Annelore 2026-11-23T07:00:00Z+7.0 -", "Annelore 2026-11-24T07:00:00Z+7.0 -",
                "Annelore 2026-12-01T06:00:00Z+8.0 gate 4",
            ])
        _ = try await desk.undo(done)
        #expect(
            try await desk.shifts() == [
                "Annelore 2026-11-23T06:00:00Z+8.0 gate 4", "Bo 2026-11-23T22:00:00Z+8.0 gate 5", "Annelore 2026-12-01T06:00:00Z+8.0 gate 4",
            ])
    }

    @Test func `a row that cannot be used is put aside with its reason, an overlap comes in and is said`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.house.person("Annelore Twice", .colleague, at: desk.unit)
        _ = try await desk.house.person("Annelore Twice", .colleague, at: desk.unit)
        let gone = try await desk.house.person("Gone Away", .colleague, at: desk.unit)
        _ = try await desk.house.person("Northern One", .colleague, at: try desk.house.unit("Bags, Northcombe"))
        try await desk.house.store.write { try $0.run("UPDATE colleague SET disabled_at = 1 WHERE id = \(gone)") }
        try await desk.house.services.house.reload(desk.house.store)
        let bad = """
            name,date,start,end,unit
            Annelore Zahl,2026-11-23,06:00,14:00,
            Annelore Zahl,2026-11-23,13:00,20:00,
            Annelore Twice,2026-11-23,06:00,14:00,
            Gone Away,2026-11-23,06:00,14:00,
            Northern One,2026-11-23,06:00,14:00,
            =cmd(),2026-11-23,06:00,14:00,
            Bo Quist,23rd,06:00,14:00,
            Bo Quist,2026-11-23,early,14:00,
            Bo Quist,2026-11-23,06:00,06:00,
            Bo Quist,2031-11-23,06:00,14:00,
            Bo Quist,2026-11-24,06:00,14:00,The moon
            """
        let done = try await desk.take(bad)
        #expect((done.progress.new, done.progress.refused, done.progress.overlapping) == (2, 9, 1))
        let notes = try await desk.house.get("/settings/shifts/\(done.id)/notes.csv", cookie: desk.cookie).text
        for said in [
            "3,It came in, and lies over another shift", "Two people here are called “Annelore Twice”", "“Gone Away” does not work here any more",
            "Nobody who works here is known as “Northern One”", "“23rd” is not a day", "“early” is not a time from which",
            "It ends when it begins", "more than 400 days away", "There is no “The moon” here",
        ] {
            #expect(notes.contains(said.replacing("3,It", with: "It")), "\(said)")
        }
        #expect(notes.contains("\"'=cmd() | 2026"), "no cell runs in a spreadsheet")
    }

    @Test func `an e-mail address is surer than a name, and two of a name need one`() async throws {
        let desk = try await ShiftHouse.open()
        let twin = try await desk.house.person("Bo Quist", .colleague, at: desk.unit)
        try await desk.house.services.house.reload(desk.house.store)
        let done = try await desk.take(
            "email,name,start,end\nBO.quist@kittiwake.example,Bo Quist,2026-11-23 06:00,2026-11-23 14:00\n,Bo Quist,2026-11-24 06:00,2026-11-24 14:00\n"
        )
        #expect((done.progress.new, done.progress.refused) == (1, 1))
        let who = try await desk.house.store.read { try $0.values("SELECT colleague_id FROM shift", as: ID<Colleague>.self) }
        #expect(who == [desk.bo] && twin != desk.bo)
    }

    @Test func `a staff number is surer than an address or a name`() async throws {
        let desk = try await ShiftHouse.open()
        let bo = desk.bo
        try await desk.house.store.write { try $0.run("UPDATE colleague SET staff_key = 'K-17' WHERE id = \(bo)") }
        let done = try await desk.take(
            "staff number,email,name,start,end\nk-17,annelore.zahl@kittiwake.example,Annelore Zahl,2026-11-23 06:00,2026-11-23 14:00\nK-18,,Bo Quist,2026-11-24 06:00,2026-11-24 14:00\n"
        )
        #expect((done.progress.new, done.progress.refused) == (1, 1))
        #expect(try await desk.shifts() == ["Bo 2026-11-23T06:00:00Z+8.0 -"])
    }

    @Test func `a calendar comes in, and a cancelled event takes its shift out`() async throws {
        let desk = try await ShiftHouse.open()
        func calendar(_ status: String) -> String {
            """
            BEGIN:VCALENDAR\r
            BEGIN:VEVENT\r
            UID:duty-1\r
            DTSTART;TZID=Europe/Lisbon:20261123T060000\r
            DTEND;TZID=Europe/Lisbon:20261123T140000\r
            SUMMARY:KW 214\r
            LOCATION:Gate 4\r
            STATUS:\(status)\r
            ATTENDEE;CN=Bo:mailto:bo.quist@kittiwake.example\r
            END:VEVENT\r
            END:VCALENDAR\r

            """
        }
        let done = try await desk.take(calendar("CONFIRMED"), name: "duty.ics")
        #expect(done.plan.isCalendar && done.progress.new == 1)
        #expect(try await desk.shifts() == ["Bo 2026-11-23T06:00:00Z+8.0 Gate 4"])
        let off = try await desk.take(calendar("CANCELLED"), name: "duty 2.ics", ["act": "import"])
        #expect(off.progress.gone == 1)
        #expect(try await desk.shifts() == [])
    }

    @Test func `the hours of a place follow its own zone, also in a night when clocks change`() async throws {
        let desk = try await ShiftHouse.open()
        let bags = try desk.house.unit("Bags, Northcombe")
        let leader = try await desk.house.person("Nora North", .serviceLead, at: try desk.house.root())
        _ = try await desk.house.person("Wren Early", .colleague, at: bags)
        try await desk.house.store.write { try $0.run("UPDATE unit SET zone = 'America/New_York' WHERE id = \(bags)") }
        try await desk.house.services.house.reload(desk.house.store)
        let north = ShiftHouse(
            house: desk.house, unit: bags, anna: desk.anna, bo: desk.bo, leader: leader, cookie: try await desk.house.cookie(for: leader))
        _ = try await north.take("name,date,start,end\nWren Early,2027-03-13,22:00,06:00\nWren Early,2026-11-23,02:30,10:00\n")
        // On 14 March 2027 the clocks of New York go forward: seven hours.
        #expect(try await north.shifts() == ["Wren 2026-11-23T07:30:00Z+7.5 -", "Wren 2027-03-14T03:00:00Z+7.0 -"])
    }

    @Test func `two places may bring in files of one name, and neither changes the other's`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.take("id,name,start,end\n1,Annelore Zahl,2026-11-23 06:00,2026-11-23 14:00\n")
        let lounge = try desk.house.unit("Lounge, Port Amaly")
        let host = try await desk.house.person("Lou Lounge", .colleague, at: lounge)
        try await desk.house.services.house.reload(desk.house.store)
        let other = ShiftHouse(house: desk.house, unit: lounge, anna: host, bo: desk.bo, leader: desk.leader, cookie: desk.cookie)
        let path = try await other.upload("id,name,start,end\n1,Lou Lounge,2026-11-23 07:00,2026-11-23 15:00\n")
        let done = try await other.bringIn(path)
        #expect(done.progress.new == 1)
        #expect(try await desk.shifts().count == 2)
    }

    @Test func `a file without what is needed says so and keeps what was chosen`() async throws {
        let desk = try await ShiftHouse.open()
        let path = try await desk.upload("who,colour\nAnnelore Zahl,blue\n")
        #expect(try await desk.house.get(path, cookie: desk.cookie).text.contains("No line of this file is a shift yet"))
        let reply = try await desk.house.post(path, ["act": "import", "unit": desk.unit.description, "column-1": "place"], cookie: desk.cookie)
        #expect(reply.status == 422 && reply.text.contains("Say which columns hold who"))
        #expect(reply.text.contains("value=\"place\" selected"))
        #expect(try await desk.post([], name: "empty.csv").text.contains("This file is empty."))
        let broken = try await desk.upload("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", name: "broken.ics")
        #expect(try await desk.state(broken).state == .failed)
        #expect(try await desk.house.get(broken, cookie: desk.cookie).text.contains("not a calendar that we can read"))
    }

    @Test func `hostile words in a rota stay words`() async throws {
        let desk = try await ShiftHouse.open()
        let path = try await desk.upload(
            "name,date,start,end,place\nAnnelore Zahl,2026-11-23,06:00,14:00,\"<script>alert(1)</script>\"\n", name: "<b>.csv")
        _ = try await desk.bringIn(path)
        for page in [path, "/settings/shifts", "/shifts/week?unit=\(desk.unit)&week=2026-11-23"] {
            let text = try await desk.house.get(page, cookie: desk.cookie).text
            #expect(!text.contains("<script>alert") && !text.contains("<b>.csv"))
        }
        #expect(try await desk.house.get("/shifts/week?unit=\(desk.unit)&week=2026-11-23", cookie: desk.cookie).text.contains("&lt;script&gt;alert"))
    }

    @Test func `files taken back one after the other leave nothing behind, in whatever order`() async throws {
        let desk = try await ShiftHouse.open()
        for isBackwards in [true, false] {
            let first = try await desk.take(rota, name: "a.csv")
            let same = try await desk.take(rota, name: "a (2).csv")
            let later = try await desk.take(rota.replacing("14:00", with: "15:00"), name: "a (3).csv")
            #expect((first.progress.new, same.progress.same, later.progress.changed) == (2, 2, 1))
            let all = [first, same, later]
            for file in isBackwards ? all.reversed() : all { _ = try await desk.undo(file) }
            #expect(try await desk.shifts() == [], "\(isBackwards)")
        }
    }

    @Test func `what a later file says again stays when the earlier one is taken back`() async throws {
        let desk = try await ShiftHouse.open()
        let first = try await desk.take(rota)
        _ = try await desk.take(rota, name: "rota (2).csv")
        _ = try await desk.undo(first)
        #expect(try await desk.shifts().count == 2)
    }

    @Test func `a file is taken back though somebody whom it took out is gone since`() async throws {
        let desk = try await ShiftHouse.open()
        let short = try await desk.house.person("Short Stay", .colleague, at: desk.unit)
        try await desk.house.services.house.reload(desk.house.store)
        _ = try await desk.take(rota + "\nShort Stay,2026-11-23,08:00,12:00,4,\n")
        let whole = try await desk.take(rota, name: "rota (2).csv", ["whole": "yes"])
        #expect(whole.progress.gone == 1)
        try await desk.house.store.write { tx in
            try tx.run("DELETE FROM assignment WHERE colleague_id = \(short)")
            try tx.run("DELETE FROM colleague WHERE id = \(short)")
        }
        let undone = try await desk.undo(whole)
        #expect(undone.state == .undone)
        #expect(try await desk.shifts().count == 2)
    }

    @Test func `a row of the whole rota that cannot be used takes nothing out`() async throws {
        let desk = try await ShiftHouse.open()
        let rows =
            "id,name,start,end\nr1,Annelore Zahl,2026-11-23 06:00,2026-11-23 14:00\nr2,Bo Quist,2026-11-23 07:00,2026-11-23 15:00\n"
            + "r3,Annelore Zahl,2026-11-23 18:00,2026-11-23 20:00\n"
        _ = try await desk.take(rows)
        let again = try await desk.take(rows.replacing("Bo Quist", with: "Bo Quisst"), name: "rota (2).csv", ["whole": "yes"])
        #expect((again.progress.refused, again.progress.gone) == (1, 0))
        #expect(try await desk.shifts().count == 3)
    }

    @Test func `whoever declines an event is taken out of it, and whoever asked doesn't work instead`() async throws {
        let desk = try await ShiftHouse.open()
        func calendar(_ anna: String, _ bo: String) -> String {
            """
            BEGIN:VCALENDAR\r
            BEGIN:VEVENT\r
            UID:duty-1\r
            DTSTART:20261123T060000Z\r
            DTEND:20261123T140000Z\r
            SUMMARY:KW 214\r
            ORGANIZER:mailto:lena.leading@kittiwake.example\r
            ATTENDEE;PARTSTAT=\(anna):mailto:annelore.zahl@kittiwake.example\r
            ATTENDEE;PARTSTAT=\(bo):mailto:bo.quist@kittiwake.example\r
            END:VEVENT\r
            END:VCALENDAR\r

            """
        }
        _ = try await desk.take(calendar("ACCEPTED", "ACCEPTED"), name: "duty.ics")
        #expect(try await desk.shifts().count == 2)
        let one = try await desk.take(calendar("DECLINED", "ACCEPTED"), name: "duty (2).ics")
        #expect((one.progress.gone, one.progress.same, one.progress.new) == (1, 1, 0))
        let none = try await desk.take(calendar("DECLINED", "DECLINED"), name: "duty (3).ics")
        #expect((none.progress.gone, none.progress.new) == (1, 0))
        #expect(try await desk.shifts() == [])
    }

    @Test func `a large rota comes in by batches and keeps its counts`() async throws {
        let desk = try await ShiftHouse.open()
        var text = "id,email,start,end\n"
        for day in 0..<300 {
            let date = Day(year: 2026, month: 11, day: 23).adding(days: day).iso
            for (place, who) in ["annelore.zahl", "bo.quist"].enumerated() {
                for hour in [0, 6, 12] {
                    text += "\(day)-\(place)-\(hour),\(who)@kittiwake.example,\(date) \(hour < 10 ? "0" : "")\(hour):00,\(date) \(hour + 5):00\n"
                }
            }
        }
        let done = try await desk.take(text.replacing(" 5:00", with: " 05:00"))
        #expect((done.progress.read, done.progress.new, done.progress.refused, done.progress.overlapping) == (1_800, 1_800, 0, 0))
        _ = try await desk.undo(done)
        #expect(try await desk.shifts() == [])
    }

    @Test func `old shifts and traces go with time`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.take(rota)
        desk.house.clock.advance(by: .seconds(410 * 86_400))
        try await TidyUp(desk.house.services).run()
        #expect(try await desk.shifts() == [])
        #expect(try await desk.house.store.read { try $0.value("SELECT COUNT(*) FROM shift_change", as: Int.self) } == 0)
    }
}
