import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct MonthDutyTests {
    /// 1 December 2026, 09:30 in Lisbon: a Tuesday.
    private static let first = Instant(milliseconds: 1_796_117_400_000)

    private func keep(_ house: TestHouse) async throws { try await KeepDuties(house.services).run() }

    private func duty(_ house: TestHouse, of person: Cast.Person) async throws -> MonthDuty? {
        let id = try #require(try await CastHouse(house.services)?.id(of: person))
        return try await house.store.read { try MonthDutyQueries.own(id, limit: 1, $0).first }
    }

    private func news(_ house: TestHouse, of person: Cast.Person) async throws -> [News] {
        let id = try #require(try await CastHouse(house.services)?.id(of: person))
        return try await house.store.read { try NewsQueries.unread(of: id, $0) }
    }

    @Test func `a month knows its days`() {
        let december = Month(of: Day(year: 2026, month: 12, day: 9))
        #expect((december.first.iso, december.last.iso, december.next.first.iso) == ("2026-12-01", "2026-12-31", "2027-01-01"))
        #expect(Month(of: Day(year: 2028, month: 2, day: 29)).last.iso == "2028-02-29")
        #expect(MonthDuty.dueDay(of: .brief, in: december, begun: december.first).iso == "2026-12-07")
        #expect(MonthDuty.dueDay(of: .debrief, in: december, begun: december.first).iso == "2026-12-24")
        #expect(MonthDuty.dueDay(of: .recognise, in: december, begun: december.first).iso == "2026-12-31")
        // Whoever begins later has some days all the same.
        #expect(MonthDuty.dueDay(of: .brief, in: december, begun: Day(year: 2026, month: 12, day: 20)).iso == "2026-12-23")
    }

    @Test func `one is reminded, then whoever leads hears, each once and never both at once`() {
        let due = Instant(seconds: 1_000_000_000)
        func act(_ days: Double, reminded: Double? = nil, escalated: Double? = nil, hour: Int = 9, isAway: Bool = false) -> DutyClock.Act? {
            func at(_ days: Double) -> Instant { due + .seconds(days * 86_400) }
            return DutyClock.due(
                dueAt: due, remindedAt: reminded.map(at), escalatedAt: escalated.map(at), hour: hour, isAway: isAway, now: at(days))
        }
        #expect(act(-3) == nil)
        #expect(act(-2) == .remind)
        #expect(act(-2, hour: 7) == nil)
        #expect(act(-2, hour: 18) == nil)
        #expect(act(-2, isAway: true) == nil)
        #expect(act(2.9, reminded: -2) == nil)
        #expect(act(3, reminded: -2) == .escalate)
        #expect(act(3, reminded: -2, isAway: true) == nil)
        #expect(act(4, reminded: -2, escalated: 3) == nil)
        // After downtime the leader hears first, and has a day.
        #expect(act(10) == .remind)
        #expect(act(10.5, reminded: 10) == nil)
        #expect(act(11, reminded: 10) == .escalate)
    }

    @Test func `every leader gets one duty for the month, and each principle its turn`() async throws {
        let house = try await TestHouse.open(at: Self.first)
        try await keep(house)
        try await keep(house)
        let (duties, leaders) = try await house.store.read { tx in
            (
                try tx.value("SELECT COUNT(*) FROM month_duty", as: Int.self),
                try tx.value("SELECT COUNT(DISTINCT colleague_id) FROM assignment WHERE role = 'leader'", as: Int.self)
            )
        }
        #expect(duties == leaders)
        let tomas = try #require(try await duty(house, of: Cast.tomas))
        #expect(tomas.parts.map(\.step) == [.brief, .debrief, .recognise])
        #expect(try await duty(house, of: Cast.amina) == nil)
        let order = try await house.store.read { try PrincipleQueries.live($0).map(\.id) }
        #expect(tomas.principle == order.first)
        house.clock.advance(by: .seconds(31 * 86_400))
        try await keep(house)
        #expect(try await duty(house, of: Cast.tomas)?.principle == order.dropFirst().first)
    }

    @Test func `ninety days: reminders in working hours, passed on once, none on leave, no burst after downtime`() async throws {
        let house = try await TestHouse.open(at: Self.first)
        let cast = try #require(try await CastHouse(house.services))
        let (grace, tomas) = (try #require(cast.id(of: Cast.grace)), try #require(cast.id(of: Cast.tomas)))
        var told: [Int: Int] = [:]
        var last = 0
        let leave = Absence(from: Self.first + .seconds(4 * 86_400), until: Self.first + .seconds(14 * 86_400))
        try await house.store.write { try AbsenceQueries.set(leave, of: grace, in: $0) }
        // Half past four in the morning, half past nine, half past five and eleven at night, in Lisbon.
        for (day, hour) in (0..<90).flatMap({ day in [-5, 0, 8, 13].map { (day, $0) } }) where !(40..<52).contains(day) && day * 24 + hour >= 0 {
            house.clock.set(Self.first + .seconds(Int64(day * 24 + hour) * 3_600))
            try await keep(house)
            let count = try await house.store.read { tx in
                try tx.value("SELECT COUNT(*) FROM month_duty_step WHERE reminded_at IS NOT NULL OR escalated_at IS NOT NULL", as: Int.self) ?? 0
            }
            if count != last {
                told[day, default: 0] += count - last
                last = count
                let now = LocalTime(house.clock.now, zone: "Europe/Lisbon").hour
                #expect((7..<19).contains(now), "told at \(now) o’clock")
            }
        }
        let (late, twice, onLeave) = try await house.store.read { tx in
            (
                try tx.value("SELECT COUNT(*) FROM month_duty_step WHERE escalated_at < due_at + 259200000", as: Int.self),
                try tx.value("SELECT COUNT(*) FROM month_duty_step WHERE escalated_at IS NOT NULL AND reminded_at IS NULL", as: Int.self),
                try tx.value(
                    """
                    SELECT COUNT(*) FROM month_duty_step s JOIN month_duty d ON d.id = s.duty_id
                    WHERE d.colleague_id = \(grace) AND s.reminded_at >= \(leave.from) AND s.reminded_at < \(leave.until)
                    """, as: Int.self)
            )
        }
        #expect((late, twice, onLeave) == (0, 0, 0))
        // One line, however many: unread news of a kind adds up instead of piling up.
        for person in [grace, tomas] {
            let kinds = try await house.store.read { try NewsQueries.unread(of: person, limit: 100, $0).map(\.kind) }
            #expect(kinds.count { $0 == .dutiesDue } <= 1)
            #expect(kinds.count { $0 == .dutiesLate } <= 1)
        }
        #expect(try await news(house, of: Cast.tomas).contains { $0.kind == .dutiesLate }, "Grace and Jonas are led by Tomás")
        #expect(try await news(house, of: Cast.ingrid).contains { $0.kind == .dutiesLate }, "nobody leads Tomás but the head of service")
    }

    @Test func `the three steps are kept with what was asked, and only the leader reads the words`() async throws {
        let house = try await TestHouse.open(at: Self.first)
        try await keep(house)
        let duty = try #require(try await duty(house, of: Cast.grace))
        let path = MonthDutyPaths.one(duty.id)
        let cookie = try await house.cookie(for: Cast.grace)
        #expect(try await house.get("/today", cookie: cookie).text.contains(path))
        #expect(try await house.post("\(path)/brief", [:], cookie: cookie).status == 303)
        let empty = try await house.post("\(path)/debrief", ["learned": "They <b>ask</b> first now"], cookie: cookie)
        #expect(empty.status == 422 && empty.text.contains("They &lt;b&gt;ask&lt;/b&gt; first now") && empty.text.contains("id=\"did-e\""))
        let answers = ["learned": "Asking takes four seconds", "did": "We asked at each table", "value": "Calm for a guest with a migraine"]
        #expect(try await house.post("\(path)/debrief", answers, cookie: cookie).status == 303)
        let cast = try #require(try await CastHouse(house.services))
        let (sunniva, priya) = (try #require(cast.id(of: Cast.sunniva)), try #require(cast.id(of: Cast.priya)))
        let wrong = try await house.post("\(path)/recognise", ["thanked": priya.description, "thanks": "Well done"], cookie: cookie)
        #expect(wrong.status == 422 && wrong.text.contains("id=\"thanked-e\""))
        let thanks = ["thanked": sunniva.description, "thanks": "You moved the lamp <i>only</i> after asking."]
        #expect(try await house.post("\(path)/recognise", thanks, cookie: cookie).status == 303)
        let page = try await house.get(path, cookie: cookie).text
        #expect(page.contains("Asking takes four seconds") && page.contains("Sunniva Aasen"))

        // Sent again it is kept once, and she is thanked once: with the month's principle, in the words for her alone.
        #expect(try await house.post("\(path)/recognise", thanks, cookie: cookie).status == 303)
        let hers = try await house.cookie(for: Cast.sunniva)
        let day = try await house.get("/today", cookie: hers).text
        #expect(day.ranges(of: "Grace Mbeki thanked you").count == 1 && day.contains("&lt;i&gt;only&lt;/i&gt;"))
        let received = try await house.store.read { try ThanksQueries.received(by: sunniva, unseenOnly: true, limit: 9, $0) }
        let principle = try await house.store.read { try PrincipleQueries.principle(duty.principle, $0)?.name }
        #expect(received.count == 1 && received.first?.principle == principle)

        // Whoever leads Grace reads that she kept it, and no word; whoever does not lead her reads nothing of her.
        for (person, leads) in [(Cast.tomas, true), (Cast.ingrid, false), (Cast.henrik, false), (Cast.dalia, false)] {
            let above = try await house.cookie(for: person)
            let list = try await house.get("/lead/duties", cookie: above).text
            #expect(list.contains("Grace Mbeki") == leads && list.contains("kept") == leads, "\(person.name)")
            #expect(!list.contains("four seconds") && !list.contains("only after"))
            #expect(try await house.get(path, cookie: above).status == 404)
        }
        let jonas = try await house.get("/lead/duties", cookie: house.cookie(for: Cast.jonas)).text
        #expect(!jonas.contains("Grace Mbeki"))
        for step in ["brief", "debrief", "recognise"] { #expect(try await house.journal("duty.\(step)-kept") == 1) }
    }

    @Test func `whoever the register names leads, else the next above that leads, else whoever leads service`() async throws {
        let house = try await TestHouse.open(at: Self.first)
        let cast = try #require(try await CastHouse(house.services))
        func id(_ person: Cast.Person) throws -> ID<Colleague> { try #require(cast.id(of: person)) }
        let snapshot = house.services.house.current
        func above(_ person: Cast.Person, away: [Cast.Person] = []) async throws -> Set<ID<Colleague>> {
            let line = try await house.store.read { try MonthDutyQueries.whoLeads(snapshot, $0) }
            let unit = try #require(cast.units[person.spot])
            return Set(line.above(try id(person), worksAt: unit, away: Set(try away.map(id))))
        }
        #expect(try await above(Cast.grace) == [id(Cast.tomas)])
        #expect(try await above(Cast.tomas) == [id(Cast.ingrid)])
        #expect(try await above(Cast.grace, away: [Cast.tomas]) == [id(Cast.ingrid)])
        // Whoever leads what lies above the place they work in is not led by that place's own leader.
        let (tomas, lounge, grace) = (try id(Cast.tomas), try #require(cast.units[.lounge]), try id(Cast.grace))
        try await house.store.write { try $0.run("UPDATE colleague SET unit_id = \(lounge) WHERE id = \(tomas)") }
        #expect(try await above(Cast.tomas) == [id(Cast.ingrid)])
        // The register knows better.
        let (henrik, amina) = (try id(Cast.henrik), try id(Cast.amina))
        try await house.store.write { try $0.run("UPDATE colleague SET leader_id = \(henrik) WHERE id = \(grace)") }
        #expect(try await above(Cast.grace) == [henrik])
        #expect(try await above(Cast.grace, away: [Cast.henrik]) == [tomas])
        try await keep(house)
        #expect(try await house.get("/lead/duties", cookie: house.cookie(for: Cast.henrik)).text.contains("Grace Mbeki"))
        #expect(try await !house.get("/lead/duties", cookie: house.cookie(for: Cast.tomas)).text.contains("Grace Mbeki"))
        // Not somebody who has left, and never oneself.
        try await house.store.write { try $0.run("UPDATE colleague SET disabled_at = 1 WHERE id = \(henrik)") }
        #expect(try await above(Cast.grace) == [tomas])
        try await house.store.write { try $0.run("UPDATE colleague SET leader_id = \(grace) WHERE id = \(grace)") }
        #expect(try await above(Cast.grace) == [tomas])
        #expect(try await above(Cast.grace).contains(amina) == false)
    }

    @Test func `whoever no longer leads is neither reminded nor passed on`() async throws {
        let house = try await TestHouse.open(at: Self.first)
        try await keep(house)
        let grace = try #require(try await CastHouse(house.services)?.id(of: Cast.grace))
        try await house.store.write { try $0.run("UPDATE assignment SET role = 'colleague' WHERE colleague_id = \(grace)") }
        for _ in 0..<20 {
            house.clock.advance(by: .seconds(86_400))
            try await keep(house)
        }
        #expect(try await !news(house, of: Cast.grace).contains { $0.kind == .dutiesDue })
        let open = try await house.store.read {
            try $0.value(
                """
                SELECT COUNT(*) FROM month_duty_step s JOIN month_duty d ON d.id = s.duty_id
                WHERE d.colleague_id = \(grace) AND (s.reminded_at IS NOT NULL OR s.escalated_at IS NOT NULL)
                """, as: Int.self)
        }
        #expect(open == 0)
        #expect(try await !house.get("/lead/duties", cookie: house.cookie(for: Cast.tomas)).text.contains("Grace Mbeki"))
    }

    @Test func `the service lead chooses next month's principle`() async throws {
        let house = try await TestHouse.open(at: Self.first)
        let lead = try await house.cookie(for: Cast.ingrid)
        let last = try #require(try await house.store.read { try PrincipleQueries.live($0).last })
        #expect(try await house.get("/lead/duties", cookie: lead).text.contains("Next month’s principle"))
        #expect(try await house.post("/lead/duties/principle", ["principle": last.id.description], cookie: lead).status == 303)
        #expect(try await house.post("/lead/duties/principle", ["principle": "zzz"], cookie: lead).status == 404)
        house.clock.advance(by: .seconds(31 * 86_400))
        try await keep(house)
        #expect(try await duty(house, of: Cast.tomas)?.principle == last.id)
    }
}
