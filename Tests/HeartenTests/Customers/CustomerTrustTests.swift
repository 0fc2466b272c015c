import Cast
import Testing

@testable import Hearten
@testable import Storage

/// Who learns what of a customer: whom they meet, no more than they need, and nobody whom it doesn't concern.
struct CustomerTrustTests {
    private static let morning = "2026-11-23T08:00:00Z"

    /// Anna works on flight KW 214; Leila stated something and flies with her.
    private func flight() async throws -> (desk: ShiftHouse, leila: ID<Customer>, anna: String) {
        let desk = try await ShiftHouse.open(at: Instant(milliseconds: at(Self.morning)))
        try await desk.add(desk.anna, "2026-11-23T07:00:00Z", hours: 8, work: "flight KW 214")
        let leila = try await desk.known()
        try await desk.remember(leila, "Reads in soft light", .stated)
        try await desk.book(leila, "2026-11-23T08:30:00Z", work: "KW214")
        return (desk, leila, try await desk.house.cookie(for: desk.anna))
    }

    @Test func `whoever meets a customer learns what they like, not how to reach them`() async throws {
        let (desk, leila, anna) = try await flight()
        let seen = try await desk.house.get("/remember/\(leila)", cookie: anna)
        #expect(seen.status == 200 && seen.text.contains("Reads in soft light"))
        #expect(!seen.text.contains("leila@guest.example") && !seen.text.contains("/p/"))
        #expect(try await desk.house.post("/remember/\(leila)/link", [:], cookie: anna).status == 404)
        let led = try await desk.house.get("/remember/\(leila)", cookie: desk.cookie).text
        let page = try await desk.page(leila)
        #expect(led.contains("leila@guest.example") && led.contains(page))
    }

    @Test func `a link that has got about is ended, and the next one works`() async throws {
        let (desk, leila, _) = try await flight()
        let old = try await desk.page(leila)
        #expect(try await desk.house.get(old).status == 200)
        #expect(try await desk.house.post("/remember/\(leila)/link", [:], cookie: desk.cookie).status == 303)
        #expect(try await desk.house.get(old).status == 404)
        #expect(try await desk.house.post(old + "/forget", [:]).status == 404)
        let new = try await desk.page(leila)
        #expect(new != old)
        #expect(try await desk.house.get(new).status == 200)
        #expect(try await desk.house.everyText(holding: [String(new.dropFirst(3))]) == [], "the token itself is never stored")
    }

    @Test func `what was only noticed or assumed makes nobody known, and says so beside what was stated`() async throws {
        let (desk, _, anna) = try await flight()
        let quiet = try await desk.known("Quiet Guest", email: "quiet@guest.example")
        try await desk.remember(quiet, "Wants peace", .assumed, kind: .quiet)
        try await desk.book(quiet, "2026-11-23T08:30:00Z", work: "KW214")
        #expect(try await !desk.house.get("/today", cookie: anna).text.contains("Quiet Guest"))
        try await desk.remember(quiet, "Sits at the back", .stated, kind: .seat)
        let day = try await desk.house.get("/today", cookie: anna).text
        #expect(day.contains("Quiet Guest") && day.contains("Wants peace") && day.contains("we think: ask first"))
    }

    @Test func `a colleague's name in what somebody likes is masked, but how they want to be called is theirs`() async throws {
        let (desk, leila, anna) = try await flight()
        try await desk.remember(leila, "Never again Bo Quist at the door", .stated, kind: .help)
        try await desk.remember(leila, "Call her Bo Quist", .stated, kind: .name)
        try await desk.house.store.write { [leader = desk.leader] in
            try PreferenceQueries.insert("Bo Quist says sorry", dueAt: nil, id: ID(78), to: leila, by: leader, in: $0)
        }
        for path in ["/today", "/remember/\(leila)"] {
            let text = try await desk.house.get(path, cookie: anna).text
            #expect(!text.contains("Never again Bo") && !text.contains("Bo Quist says"), "\(path)")
        }
        #expect(try await desk.house.get("/remember/\(leila)", cookie: anna).text.contains("Call her Bo Quist"))
        #expect(try await desk.house.get(desk.page(leila)).text.contains("Never again Bo Quist"), "the customer reads their own words")
    }

    @Test func `a list that says the same each week confirms nothing`() async throws {
        let (desk, leila, _) = try await flight()
        desk.house.clock.advance(by: .seconds(700 * 86_400))
        try await desk.remember(leila, "reads in soft light", .stated, file: ID(5))
        desk.house.clock.advance(by: .seconds(31 * 86_400))
        #expect(try await desk.live(leila) == [])
    }

    @Test func `the house and a partner remember apart; asking to be forgotten holds for both`() async throws {
        let (desk, leila, _) = try await flight()
        let partner = try #require(desk.house.services.house.current.units.values.first { $0.kind == .partner })
        let file = "email,name,from,until\nleila@guest.example,Leila,2026-11-24 08:00,2026-11-24 10:00\n"
        let told = try await desk.house.take(file, at: partner.id)
        #expect((told.new, told.unknown) == (0, 1), "an address tells a partner nothing")
        let there = try await desk.known(at: partner.id)
        #expect(there != leila)
        try await desk.remember(there, "Calls on Mondays", .stated, kind: .contact)
        #expect(try await desk.live(leila) == ["stated Reads in soft light"])
        let nuria = try await desk.house.cookie(for: Cast.nuria)
        #expect(try await desk.house.get("/remember/\(leila)", cookie: nuria).status == 404)
        #expect(try await desk.house.post(desk.page(leila) + "/forget", [:]).status == 200)
        #expect(try await desk.house.everyText(holding: ["leila@guest.example", "Calls on Mondays", "soft light"]) == [])
        #expect(try await desk.house.take(file, at: partner.id).notes.map(\.reason) == ["forgotten"])
    }

    @Test func `somebody known elsewhere is remembered there, and not shown to whoever wrote`() async throws {
        let desk = try await ShiftHouse.open()
        let other = try desk.house.unit("Northcombe")
        let id = try await desk.known("Nils Northman", email: "nils@guest.example", at: other)
        try await desk.remember(id, "Aisle seat", .stated, kind: .seat)
        let form = ["name": "Somebody", "email": "nils@guest.example", "text": "Tea", "kind": "food", "source": "stated"]
        let reply = try await desk.house.post("/remember", form, cookie: desk.cookie)
        #expect(reply.status == 303 && reply.location?.hasPrefix("/remember") == true && reply.location?.contains("\(id)") == false)
        #expect(try await desk.house.get("/remember/\(id)", cookie: desk.cookie).status == 404)
        #expect(try await desk.house.get("/remember?q=Nils", cookie: desk.cookie).text.contains("Nobody is remembered"))
        #expect(try await desk.house.get("/remember?q=nils%40guest.example", cookie: desk.cookie).text.contains("Nobody is remembered"))
        #expect(Set(try await desk.live(id)) == ["stated Tea", "stated Aisle seat"])
    }

    @Test func `a search takes the signs of a pattern as they are`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.known()
        for words in ["%", "_", "%25", "L_ila", "!"] {
            let path = "/remember?q=\(words.replacing("%", with: "%25"))"
            #expect(try await desk.house.get(path, cookie: desk.cookie).text.contains("Nobody is remembered"), "\(words)")
        }
        #expect(try await desk.house.get("/remember?q=HADD", cookie: desk.cookie).text.contains("Leila Haddad"))
        #expect(try await desk.house.get("/remember?q=Leila%40guest.example", cookie: desk.cookie).text.contains("Leila Haddad"))
    }

    @Test func `neither yes nor no is no answer`() async throws {
        let (desk, leila, _) = try await flight()
        let one = try #require(try await desk.house.store.read { try PreferenceQueries.live(of: [leila], limit: 1, $0).first })
        for form in [[:], ["answer": "maybe"]] {
            #expect(try await desk.house.post("/remember/\(leila)/preferences/\(one.id)", form, cookie: desk.cookie).status == 422)
        }
        #expect(try await desk.live(leila).count == 1)
    }

    @Test func `a line-up names who comes that day, without what is too near for a wall`() async throws {
        let desk = try await ShiftHouse.open(at: Instant(seconds: 1_795_410_000))
        let lounge = try desk.house.unit("Lounge, Port Amaly")
        let leila = try await desk.known(at: lounge)
        try await desk.remember(leila, "No nuts", .stated, kind: .diet, consent: true)
        try await desk.remember(leila, "Reads in soft light", .stated)
        try await desk.book(leila, "2026-11-23T15:00:00Z", at: lounge)
        try await ComposeLineUps(desk.house.services).run()
        let grace = try await desk.house.cookie(for: Cast.grace)
        let path = "/lead/\(lounge)/line-up/2026-11-23"
        let text = try await desk.house.get(path, cookie: grace).text
        #expect(text.contains("People to know") && text.contains("Leila Haddad, 4C: Reads in soft light"))
        #expect(!text.contains("No nuts"))
        desk.house.clock.advance(by: .seconds(86_400))
        #expect(try await !desk.house.get(path, cookie: grace).text.contains("Leila"), "a day that has passed names nobody")
    }

    @Test func `at a shared tablet My day names whom to know and leads no further`() async throws {
        let made = try await TabletHouse.open()
        let desk = try await ShiftHouse.around(made.house)
        let lounge = try made.house.unit("Lounge, Port Amaly")
        let leila = try await desk.known(at: lounge)
        try await desk.remember(leila, "Reads in soft light", .stated)
        let now = made.house.clock.now
        try await made.house.store.write { [services = made.house.services] tx in
            let shift = NewShift(entry: "s", colleague: made.sunniva, unit: lounge, from: now - .seconds(60), until: now + .seconds(3_600))
            try ShiftQueries.insert(shift, id: services.newID(at: now), feed: "test", by: ID<ShiftImport>(0), in: tx)
            let booking = Booking(
                id: services.newID(at: now), customer: leila, unit: lounge, from: now, until: now + .seconds(1_800), place: "4C", work: nil)
            try BookingQueries.put(booking, feed: "test", entry: "1", by: ID<BookingImport>(0), in: tx)
        }
        let inside = try await made.onTablet()
        let day = try await made.house.get("/today", cookie: inside).text
        #expect(day.contains("4C, Leila Haddad") && !day.contains("/remember/"))
        #expect(try await made.house.get("/remember/\(leila)", cookie: inside).status != 200)
    }
}
