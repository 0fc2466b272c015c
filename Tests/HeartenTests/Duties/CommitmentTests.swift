import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct CommitmentTests {
    private func form(_ house: TestHouse, for person: Cast.Person) async throws -> [String: String] {
        let id = try #require(try await CastHouse(house.services)?.id(of: person))
        let key: ID<Commitment> = house.services.newID(at: house.clock.now)
        return [
            "key": house.services.key.sealed("commitment", "\(key)"), "action": "Meet the late crew at the door <b>", "for": id.description,
            "value": "mindset", "day": "2026-11-25",
        ]
    }

    private func only(_ house: TestHouse) async throws -> Commitment {
        let id = try #require(try await house.store.read { try $0.value("SELECT id FROM commitment", as: ID<Commitment>.self) })
        return try #require(try await house.store.read { try CommitmentQueries.find(id, $0) })
    }

    @Test func `it counts when the one it was for says so`() async throws {
        let house = try await TestHouse.open()
        let (mei, jonas) = (try await house.cookie(for: Cast.mei), try await house.cookie(for: Cast.jonas))
        #expect(try await house.post("/commitments", form(house, for: Cast.jonas), cookie: mei).status == 303)
        let one = try await only(house)
        #expect(one.state == .open && one.category == .mindset)
        let day = try await house.get("/today", cookie: mei).text
        #expect(day.contains("Meet the late crew at the door &lt;b&gt;") && day.contains("by 25 November"))
        // Nobody but the one who acts says that it is done, and nobody but the one it was for that it was of value.
        #expect(try await house.post("/commitments/\(one.id)/done", [:], cookie: jonas).status == 404)
        #expect(try await house.post("/commitments/\(one.id)/answer", ["do": "yes"], cookie: mei).status == 404)
        #expect(try await house.post("/commitments/\(one.id)/done", [:], cookie: mei).status == 303)
        #expect(try await house.get("/today", cookie: jonas).text.contains("Somebody did something for you"))
        let root = try house.root()
        func confirmed() async throws -> Int {
            let now = house.clock.now
            return try await house.store.read {
                try CommitmentQueries.confirmed(Hearten.Scope(roots: [root]), from: now - .seconds(60), to: now + .seconds(60), $0)
            }
        }
        #expect(try await confirmed() == 0)
        #expect(
            try await house.post("/commitments/\(one.id)/answer", ["do": "no", "words": "The door <i>was</i> locked"], cookie: jonas).status == 303)
        #expect(try await only(house).state == .open)
        #expect(try await house.get("/commitments", cookie: mei).text.contains("The door &lt;i&gt;was&lt;/i&gt; locked"))
        _ = try await house.post("/commitments/\(one.id)/done", [:], cookie: mei)
        #expect(try await house.post("/commitments/\(one.id)/answer", ["do": "yes"], cookie: jonas).status == 303)
        #expect(try await only(house).state == .confirmed)
        #expect(try await confirmed() == 1)
        // What is confirmed stays so.
        _ = try await house.post("/commitments/\(one.id)/drop", [:], cookie: mei)
        _ = try await house.post("/commitments/\(one.id)/answer", ["do": "no"], cookie: jonas)
        #expect(try await only(house).state == .confirmed)
        for kind in ["made", "confirmed", "reopened"] { #expect(try await house.journal("commitment.\(kind)") == 1) }
        // Nobody else reads it.
        #expect(try await !house.get("/commitments", cookie: house.cookie(for: Cast.ingrid)).text.contains("late crew"))
    }

    @Test func `what is missing is said beside what was written`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.mei)
        let whole = try await form(house, for: Cast.jonas)
        let me = try await form(house, for: Cast.mei)["for"] ?? ""
        for (field, value) in [
            ("action", ""), ("action", String(repeating: "x", count: 201)), ("for", ""), ("for", me), ("for", "000000000zzzz"),
            ("name", "Nobody <i>"), ("value", "money"), ("day", ""),
            ("day", "2026-11-20"), ("day", "2028-01-01"), ("day", "soon"),
        ] {
            var wrong = whole
            wrong[field] = value
            if field == "name" { wrong["for"] = nil }
            let reply = try await house.post("/commitments", wrong, cookie: cookie)
            #expect(reply.status == 422, "\(field) \(value)")
            #expect(reply.text.contains("id=\"\(field)-e\""), "\(field) \(value)")
            if field != "action" { #expect(reply.text.contains("Meet the late crew at the door &lt;b&gt;")) }
        }
        #expect(try await house.store.read { try $0.value("SELECT COUNT(*) FROM commitment", as: Int.self) } == 0)
    }

    @Test func `a form that is sent twice is one commitment, and it can be for anybody of the house`() async throws {
        let house = try await TestHouse.open()
        let mei = try await house.cookie(for: Cast.mei)
        var sent = try await form(house, for: Cast.jonas)
        #expect(try await house.post("/commitments", sent, cookie: mei).status == 303)
        #expect(try await house.post("/commitments", sent, cookie: mei).status == 303)
        #expect(try await house.store.read { try $0.value("SELECT COUNT(*) FROM commitment", as: Int.self) } == 1)
        #expect(try await house.journal("commitment.made") == 1)
        // Other words in the form that was sent are another commitment, and not swallowed.
        sent["action"] = "Carry the second bag"
        let other = try await house.post("/commitments", sent, cookie: mei)
        #expect(other.status == 422 && other.text.contains("Carry the second bag") && other.text.contains("sent before"))
        sent["key"] = other.hidden("key")
        #expect(try await house.post("/commitments", sent, cookie: mei).status == 303)
        sent = try await form(house, for: Cast.jonas)
        sent["for"] = nil
        sent["name"] = "priya"
        #expect(try await house.post("/commitments", sent, cookie: mei).status == 303)
        let priya = try await house.cookie(for: Cast.priya)
        #expect(try await !house.get("/commitments", cookie: priya).text.contains("late crew"), "not before it is done")
        // A partner's people promise among themselves.
        sent = try await form(house, for: Cast.jonas)
        #expect(try await house.post("/commitments", sent, cookie: house.cookie(for: Cast.nuria)).status == 422)
        sent["key"] = "forged.1"
        #expect(try await house.post("/commitments", sent, cookie: mei).status == 400)
    }

    @Test func `one is reminded once, a day before, in the hours of one's unit and not when away`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.mei)
        let mei = try #require(try await CastHouse(house.services)?.id(of: Cast.mei))
        _ = try await house.post("/commitments", form(house, for: Cast.jonas), cookie: cookie)
        func lines() async throws -> Int {
            try await house.store.read { try NewsQueries.unread(of: mei, $0).count { $0.kind == .commitmentsDue } }
        }
        var reminded: Instant?
        for hour in 0..<(8 * 24) {
            house.clock.set(TestHouse.start + .seconds(Int64(hour) * 3_600))
            try await KeepDuties(house.services).run()
            if try await lines() > 0, reminded == nil { reminded = house.clock.now }
        }
        #expect(try await lines() == 1)
        let local = LocalTime(try #require(reminded), zone: "Europe/Lisbon")
        #expect(local.day.iso == "2026-11-25" && local.hour == 8)
    }
}
