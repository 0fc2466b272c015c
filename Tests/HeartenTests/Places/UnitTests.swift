import Cast
import HTTPTypes
import Storage
import Testing

@testable import Hearten

@Suite struct UnitTests {
    // MARK: The tree

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `after any moves every place knows exactly what lies above it`(seed: UInt64) async throws {
        let house = try await TestHouse.open(empty: true)
        let random = Randomness.seeded(seed)
        var parents: [ID<Unit>: ID<Unit>] = [:]
        let root: ID<Unit> = house.services.newID(at: house.clock.now)
        var all = [root]
        try await house.store.write { try UnitQueries.add(NewUnit(name: "Root", place: .organisation, zone: "UTC"), id: root, below: nil, $0) }
        for step in 0..<120 {
            let one = all[Int(random.next() % UInt64(all.count))]
            if step < 30 {
                let id: ID<Unit> = house.services.newID(at: house.clock.now)
                try await house.store.write { try UnitQueries.add(NewUnit(name: "Unit \(step)", zone: "UTC"), id: id, below: one, $0) }
                parents[id] = one
                all.append(id)
            } else {
                let other = all[Int(random.next() % UInt64(all.count))]
                guard one != root else { continue }
                let wouldCircle = line(other, parents).contains(one)
                let moved = try await house.store.write { try UnitQueries.move(one, below: other, $0) }
                #expect(moved == !wouldCircle)
                if moved { parents[one] = other }
            }
        }
        let stored = try await house.store.read { tx in
            try tx.rows("SELECT unit_id, ancestor_id, depth FROM unit_within").map {
                (try $0.get(0, as: ID<Unit>.self), try $0.get(1, as: ID<Unit>.self), try $0.get(2, as: Int.self))
            }
        }
        var expected: Set<String> = []
        for id in all { for (depth, above) in line(id, parents).enumerated() { expected.insert("\(id) \(above) \(depth)") } }
        #expect(Set(stored.map { "\($0.0) \($0.1) \($0.2)" }) == expected)
        #expect(stored.count == expected.count)
    }

    /// The unit and what lies above it, nearest first.
    private func line(_ id: ID<Unit>, _ parents: [ID<Unit>: ID<Unit>]) -> [ID<Unit>] {
        var line = [id]
        while let last = line.last, let above = parents[last] { line.append(above) }
        return line
    }

    // MARK: Hours

    @Test func `hours are read as people write them`() throws {
        #expect(try HoursText.shifts("09:00–12:00, 13:00–17:00") == [Shift(opens: 540, closes: 720), Shift(opens: 780, closes: 1020)])
        #expect(try HoursText.shifts("9-17.30") == [Shift(opens: 540, closes: 1050)])
        #expect(try HoursText.shifts("00:00-24:00") == [Shift(opens: 0, closes: 1440)])
        #expect(try HoursText.shifts("22:00 - 06:00") == [Shift(opens: 1320, closes: 1800)])
        #expect(try HoursText.shifts("13-17, 9-12").first?.opens == 540)
        #expect(try HoursText.shifts("  ") == [])
    }

    @Test(arguments: ["half nine", "9", "25:00-26:00", "9:5-10:00", "09:00-12:00-13:00", "-", "09:60-10:00", "24:00-06:00", "９-１７"])
    func `hours that say nothing clear are refused`(text: String) {
        #expect(throws: HoursProblem.self) { try HoursText.shifts(text) }
    }

    @Test func `shifts of one day do not overlap`() {
        #expect(throws: HoursProblem.overlapping) { try HoursText.shifts("09:00-13:00, 12:00-17:00") }
        #expect(throws: HoursProblem.empty("9-9")) { try HoursText.shifts("9-9") }
    }

    @Test func `stored hours come back as they were`() throws {
        let text = "09:00-12:00,13:00-17:00;00:00-24:00;22:00-06:00;;;10:00-14:00;"
        let week = try #require(WeeklyHours(stored: text))
        #expect(week.stored == text)
        #expect(week.text(day: 0) == "09:00–12:00, 13:00–17:00")
        #expect(WeeklyHours(stored: "09:00-17:00") == nil)
    }

    @Test func `a place keeps the hours and holidays of what lies above, and its own word wins`() async throws {
        let house = try await TestHouse.open()
        let current = house.services.house.current
        let lounge = current.calendar(of: try house.unit("Lounge, Port Amaly"))
        #expect(lounge.week[0] == [Shift(opens: 0, closes: 1440)])
        let harbour = current.calendar(of: try house.unit("Harbour Works"))
        #expect(harbour.week[0].count == 2)
        #expect(harbour.shifts(on: try #require(Day(iso: "2026-12-25"))) == [])
        #expect(harbour.shifts(on: try #require(Day(iso: "2026-12-24"))) == [Shift(opens: 540, closes: 720)])
        #expect(current.calendar(of: try house.unit("Northcombe")).zone.identifier == "Europe/London")
    }

    // MARK: The pages

    @Test func `a service lead adds, renames, moves and closes a place`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let root = try house.unit("Kittiwake Air")
        var form = [
            "name": "Harbour café", "parent": root.description, "place": "team", "zone": "Europe/Lisbon", "hours": "own", "mon": "9-12, 13-17",
        ]
        let added = try await house.post("/settings/units", form, cookie: cookie)
        #expect(added.status == 303)
        let id = try house.unit("Harbour café")
        #expect(house.services.house.current.unit(id)?.hours == "09:00-12:00,13:00-17:00;;;;;;")

        form["name"] = "Café at the harbour"
        form["parent"] = try house.unit("Harbour Works").description
        #expect(try await house.post("/settings/units/\(id)", form, cookie: cookie).status == 303)
        #expect(house.services.house.current.ancestors(of: id).map(\.name) == ["Harbour Works", "Kittiwake Air"])
        let page = try await house.get("/settings/units/\(id)", cookie: cookie)
        #expect(page.text.contains("Café at the harbour"))
        #expect(page.text.contains("09:00–12:00, 13:00–17:00"))

        #expect(try await house.post("/settings/units/\(id)/close", [:], cookie: cookie).status == 303)
        #expect(house.services.house.current.unit(id)?.closedAt != nil)
        #expect(try await house.post("/settings/units/\(id)/open", [:], cookie: cookie).status == 303)
        #expect(house.services.house.current.unit(id)?.closedAt == nil)
        let kinds = try await house.store.read {
            try $0.values("SELECT kind FROM journal_entry WHERE subject = 'unit' AND subject_id = \(id) ORDER BY kind", as: String.self)
        }
        #expect(kinds == ["unit.added", "unit.changed", "unit.closed", "unit.opened"])
    }

    @Test func `a place cannot be put below itself, and everything wrong is told at once`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let amaly = try house.unit("Port Amaly")
        let lounge = try house.unit("Lounge, Port Amaly")
        let circle = try await house.post(
            "/settings/units/\(amaly)", ["name": "Port Amaly", "parent": lounge.description, "place": "site", "zone": "Europe/Lisbon"], cookie: cookie
        )
        #expect(circle.status == 422)
        #expect(circle.text.contains("cannot belong to itself"))
        let wrong = try await house.post(
            "/settings/units/\(amaly)",
            [
                "name": " ", "parent": try house.unit("South coast").description, "zone": "Mars/Base", "hours": "own", "tue": "nine to five",
                "holidays": "Christmas",
            ],
            cookie: cookie)
        #expect(wrong.status == 422)
        for field in ["name", "zone", "tue", "holidays"] { #expect(wrong.text.contains("id=\"\(field)-e\""), "\(field) has no problem") }
        #expect(wrong.text.contains("nine to five"))
        #expect(house.services.house.current.unit(amaly)?.name == "Port Amaly")
    }

    @Test func `a place with open places below it does not close`() async throws {
        let house = try await TestHouse.open()
        let amaly = try house.unit("Port Amaly")
        let reply = try await house.post("/settings/units/\(amaly)/close", [:], cookie: try await house.cookie(for: Cast.ingrid))
        #expect(reply.status == 422)
        #expect(house.services.house.current.unit(amaly)?.closedAt == nil)
    }

    @Test func `whoever may change only a part sees and changes only that part`() async throws {
        let house = try await TestHouse.open()
        let north = try house.unit("North coast")
        let lead = try await house.person("Nia Part", .serviceLead, at: north)
        let cookie = try await house.cookie(for: lead)
        let page = try await house.get("/settings/units", cookie: cookie)
        #expect(page.text.contains("Northcombe"))
        #expect(!page.text.contains("Port Amaly"))
        let amaly = try house.unit("Port Amaly")
        #expect(try await house.get("/settings/units/\(amaly)", cookie: cookie).status == 404)
        #expect(try await house.post("/settings/units/\(amaly)/close", [:], cookie: cookie).status == 404)
        let stolen = try await house.post(
            "/settings/units", ["name": "New", "parent": amaly.description, "zone": "Europe/Lisbon"], cookie: cookie)
        #expect(stolen.status == 422)
        #expect(try await house.get("/settings/units", cookie: try await house.cookie(for: Cast.tomas)).status == 404)
        #expect(try await house.get("/settings/language", cookie: cookie).status == 404)
    }

    @Test func `holidays are lines of text and come back as they were`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let web = try house.unit("Web and app")
        let lines = "2026-12-24 09:00–12:00 Christmas Eve\n2026-12-31 New Year’s Eve"
        let reply = try await house.post(
            "/settings/units/\(web)",
            ["name": "Web and app", "parent": try house.unit("Kittiwake Air").description, "zone": "Europe/Lisbon", "holidays": lines],
            cookie: cookie)
        #expect(reply.status == 303)
        #expect(try await house.get("/settings/units/\(web)", cookie: cookie).text.contains(lines))
        let calendar = house.services.house.current.calendar(of: web)
        #expect(calendar.shifts(on: try #require(Day(iso: "2026-12-24"))) == [Shift(opens: 540, closes: 720)])
        #expect(calendar.shifts(on: try #require(Day(iso: "2026-12-31"))) == [])
    }

    @Test func `holidays come from a calendar file, and what stood there keeps its words`() async throws {
        let house = try await TestHouse.open()
        let web = try house.unit("Web and app")
        try await house.store.write {
            try UnitQueries.setHolidays([Holiday(unit: web, day: Day(year: 2026, month: 12, day: 8), name: "Our own day", hours: nil)], of: web, $0)
        }
        try await house.services.house.reload(house.store)
        let file = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261208", "SUMMARY:Feast", "END:VEVENT", "BEGIN:VEVENT",
            "DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=YEARLY", "SUMMARY:New Year", "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n")
        #expect(try await upload(file, web, house).status == 303)
        let days = try #require(house.services.house.current.holidays[web])
        #expect(days.first?.name == "Our own day")
        #expect(days.contains { $0.day == Day(year: 2027, month: 1, day: 1) && $0.name == "New Year" })
        #expect(days.contains { $0.day == Day(year: 2028, month: 1, day: 1) })
        let broken = try await upload("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:sometime\r\nEND:VEVENT\r\n", web, house)
        #expect(broken.status == 422)
        #expect(broken.text.contains("id=\"calendar-e\""))
        #expect(house.services.house.current.holidays[web]?.count == days.count)
    }

    private func upload(_ file: String, _ unit: ID<Unit>, _ house: TestHouse) async throws -> TestReply {
        let body =
            "--xyz\r\nContent-Disposition: form-data; name=\"calendar\"; filename=\"days.ics\"\r\nContent-Type: text/calendar\r\n\r\n\(file)\r\n--xyz--\r\n"
        return try await house.send(
            .post, "/settings/units/\(unit)/calendar", body: Array(body.utf8),
            headers: [.contentType: "multipart/form-data; boundary=xyz", .origin: "http://127.0.0.1:8080"],
            cookie: try await house.cookie(for: Cast.ingrid))
    }
}
