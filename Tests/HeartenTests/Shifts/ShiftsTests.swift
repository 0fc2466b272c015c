import Storage
import Testing

@testable import Hearten

/// Who is there, as pages and other slices ask it.
struct ShiftsTests {
    private func moment(_ text: String) -> Instant { Instant(milliseconds: at(text)) }

    @Test func `a shift holds from its first instant up to its last, over midnight too`() async throws {
        let desk = try await ShiftHouse.open()
        try await desk.add(desk.anna, "2026-11-23T22:00:00Z", hours: 8, place: "Gate 4")
        let anna = desk.anna
        for (time, isThere) in [
            ("2026-11-23T21:59:59Z", false), ("2026-11-23T22:00:00Z", true), ("2026-11-24T05:59:59Z", true), ("2026-11-24T06:00:00Z", false),
        ] {
            let found = try await desk.house.store.read { try Shifts.current(of: anna, at: moment(time), $0) }
            #expect((found != nil) == isThere, "\(time)")
        }
        #expect(try await desk.house.store.read { try Shifts.next(of: anna, at: moment("2026-11-23T12:00:00Z"), $0)?.place } == "Gate 4")
        #expect(try await desk.house.store.read { try Shifts.next(of: anna, at: moment("2026-11-23T22:00:00Z"), $0) } == nil)
    }

    @Test func `on duty are those on shift in the unit or below, without whoever is on leave`() async throws {
        let desk = try await ShiftHouse.open()
        try await desk.add(desk.anna, "2026-11-23T06:00:00Z", hours: 8)
        try await desk.add(desk.bo, "2026-11-23T06:00:00Z", hours: 8)
        let (anna, bo) = (desk.anna, desk.bo)
        let site = try desk.house.unit("Port Amaly"), north = try desk.house.unit("Northcombe")
        let noon = moment("2026-11-23T12:00:00Z")
        #expect(try await desk.house.store.read { Set(try Shifts.onDuty(in: site, at: noon, $0).map(\.colleague)) } == [anna, bo])
        #expect(try await desk.house.store.read { try Shifts.onDuty(in: north, at: noon, $0).isEmpty })
        try await desk.house.store.write { try AbsenceQueries.set(Absence(from: noon, until: noon + .seconds(60)), of: bo, in: $0) }
        #expect(try await desk.house.store.read { try Shifts.onDuty(in: site, at: noon, $0).map(\.colleague) } == [anna])
        #expect(try await desk.house.store.read { try Shifts.isAway(of: bo, at: noon, $0) })
        #expect(try await !desk.house.store.read { try Shifts.isAway(of: anna, at: noon, $0) })
        #expect(try await desk.house.store.read { try Shifts.isAway(of: anna, at: moment("2026-11-23T20:00:00Z"), $0) })
        // Of whom no rota speaks, nothing is said.
        let leader = desk.leader
        #expect(try await !desk.house.store.read { try Shifts.isAway(of: leader, at: noon, $0) })
        #expect(
            try await desk.house.store.read { try Shifts.presence(of: [anna, bo, leader], at: noon, $0) } == [
                anna: .onShift(until: moment("2026-11-23T14:00:00Z")), bo: .onLeave,
            ])
    }

    @Test func `my day greets with the shift and with whom, and says when the next one begins`() async throws {
        let desk = try await ShiftHouse.open(at: moment("2026-11-23T09:00:00Z"))
        try await desk.add(desk.anna, "2026-11-23T07:00:00Z", hours: 8, place: "gate 4", work: "flight KW 214")
        try await desk.add(desk.bo, "2026-11-23T06:00:00Z", hours: 8, place: "gate 4", work: "flight KW 214")
        let cookie = try await desk.house.cookie(for: desk.anna)
        let page = try await desk.house.get("/today", cookie: cookie).text
        #expect(page.contains("You are at gate 4 until 15:00, flight KW 214. With Bo."))
        #expect(page.contains("href=\"/shifts\""))
        desk.house.clock.set(moment("2026-11-23T05:00:00Z"))
        #expect(
            try await desk.house.get("/today", cookie: cookie).text.contains("Your next shift is today, 07:00, at gate 4, flight KW 214. With Bo."))
        desk.house.clock.set(moment("2026-11-23T16:00:00Z"))
        #expect(try await !desk.house.get("/today", cookie: cookie).text.contains("gate 4"))
        let mine = try await desk.house.get("/shifts", cookie: cookie).text
        #expect(mine.contains("No shift of yours in the next four weeks"))
    }

    @Test func `whoever is on leave is not greeted with a shift`() async throws {
        let desk = try await ShiftHouse.open(at: moment("2026-11-23T09:00:00Z"))
        try await desk.add(desk.anna, "2026-11-23T07:00:00Z", hours: 8, place: "gate 4")
        let anna = desk.anna
        try await desk.house.store.write { try AbsenceQueries.set(Absence(from: $0.now, until: $0.now + .seconds(86_400)), of: anna, in: $0) }
        #expect(try await !desk.house.get("/today", cookie: desk.house.cookie(for: anna)).text.contains("You are at"))
    }

    @Test func `my shifts stand by day, the running one marked; the week shows everybody to whoever plans it`() async throws {
        let desk = try await ShiftHouse.open(at: moment("2026-11-23T09:00:00Z"))
        try await desk.add(desk.anna, "2026-11-23T07:00:00Z", hours: 8, place: "gate 4")
        try await desk.add(desk.anna, "2026-11-25T22:00:00Z", hours: 8)
        try await desk.add(desk.bo, "2026-11-25T23:00:00Z", hours: 2)
        let mine = try await desk.house.get("/shifts", cookie: desk.house.cookie(for: desk.anna)).text
        #expect(mine.contains("2 shifts in the next four weeks.") && mine.contains("22:00 to 06:00") && mine.contains(">now<"))
        #expect(!mine.contains("Bo Quist") && !mine.contains("/shifts/week"))
        let week = try await desk.house.get("/shifts/week?unit=\(desk.unit)", cookie: desk.cookie).text
        #expect(week.contains("Annelore Zahl") && week.contains("Bo Quist") && week.contains("3 shifts at Gates, Port Amaly."))
        #expect(
            try await desk.house.get("/shifts/week?unit=\(desk.unit)&week=2026-12-09", cookie: desk.cookie).text.contains("Nobody stands in the rota")
        )
        let north = try desk.house.unit("Northcombe")
        #expect(try await desk.house.get("/shifts/week?unit=\(north)", cookie: desk.cookie).status == 404)
        #expect(try await desk.house.get("/shifts/week", cookie: desk.house.cookie(for: desk.anna)).status == 404)
    }

    @Test func `whom to ask now is whoever leads and is on shift, then those of whom no rota speaks`() async throws {
        let desk = try await ShiftHouse.open(at: moment("2026-11-23T09:00:00Z"))
        let onShift = try await desk.house.person("Ada Onshift", .leader, at: desk.unit)
        let offShift = try await desk.house.person("Aba Offshift", .leader, at: desk.unit)
        try await desk.add(onShift, "2026-11-23T07:00:00Z", hours: 8)
        try await desk.add(offShift, "2026-11-23T20:00:00Z", hours: 8)
        let page = try await desk.house.get("/guidance", cookie: desk.house.cookie(for: desk.anna)).text
        #expect(page.contains("Ada Onshift") && page.contains("here until 15:00") && !page.contains("Aba Offshift"))
        desk.house.clock.set(moment("2026-11-24T05:00:00Z"))
        let night = try await desk.house.get("/guidance", cookie: desk.house.cookie(for: desk.anna)).text
        #expect(night.contains("Lena Leading") && !night.contains("Ada Onshift"))
    }
}

/// Who hears of a clock where there is a rota.
struct ShiftDutyTests {
    @Test func `whoever leads and is on shift is told; without a rota the hours decide as before`() {
        let presence: [Int64: Shifts.Presence] = [1: .onShift(until: Instant(milliseconds: 9)), 2: .offShift, 3: .onLeave]
        func there(_ leaders: [Int64], _ onShift: [Int64] = [], isOpen: Bool) -> String {
            let found = Duty.there(leaders, onShift: onShift, isOpen: isOpen) { presence[$0] }
            return "\(found.leaders) \(found.isOnDuty)"
        }
        #expect(there([1, 2, 4], isOpen: false) == "[1] true")
        #expect(there([2, 4], isOpen: true) == "[4] true")
        #expect(there([2, 4], [7], isOpen: false) == "[7] true")
        #expect(there([2], isOpen: true) == "[2] false", "somebody hears at last")
        #expect(there([4], isOpen: true) == "[4] true" && there([4], isOpen: false) == "[4] false")
        #expect(there([], isOpen: true) == "[] true")
    }

    @Test func `a leader off shift is not told at night, whoever is in charge on shift is`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        _ = try #require(try await desk.tell())
        let night = try await desk.house.person("Nilo Night", .desk, at: desk.unit)
        let leader = desk.leader
        let (unit, services) = (desk.unit, desk.house.services)
        try await desk.house.store.write { tx in
            for (who, from) in [(leader, "2026-11-24T06:00:00Z"), (night, "2026-11-23T12:00:00Z")] {
                let begins = Instant(milliseconds: at(from))
                let new = NewShift(entry: from, colleague: who, unit: unit, from: begins, until: begins + .seconds(8 * 3600))
                try ShiftQueries.insert(new, id: services.newID(at: tx.now), feed: "test", by: ID<ShiftImport>(0), in: tx)
            }
        }
        desk.house.clock.set(Instant(milliseconds: at("2026-11-23T13:00:00Z")))
        while try await SweepClocks(services).sweepOnce() > 0 {}
        #expect(try await desk.news(of: night) == [.caseLate])
        #expect(try await desk.news(of: leader) == [])
    }
}
