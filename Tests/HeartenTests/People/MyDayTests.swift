import Hearten
import Storage
import Testing

/// *My day*: what waits for one colleague, and an end.
struct MyDayTests {
    @Test func `a day with nothing in it says so and ends`() async throws {
        let house = try await TestHouse.open()
        let person = try await house.person("Amina Testing", .colleague, at: try house.unit("Port Amaly"))
        let page = try await house.get("/today", cookie: house.cookie(for: person)).text
        #expect(page.contains("Good morning, Amina"))
        #expect(page.contains("Nothing waits for you."))
        #expect(page.contains("That’s everything for today."))
    }

    @Test func `somebody who is not signed in is asked to`() async throws {
        let house = try await TestHouse.open()
        let reply = try await house.get("/today")
        #expect(reply.status == 303 || reply.status == 401)
        #expect(!reply.text.contains("everything for today"))
    }

    @Test func `promises and cases stand with their clocks, the late ones said in words`() async throws {
        let house = try await TestHouse.open()
        let unit = try house.unit("Port Amaly")
        let person = try await house.person("Amina Testing", .leader, at: unit)
        try await Self.openCase(house, unit: unit, owner: person)
        let page = try await house.get("/today", cookie: house.cookie(for: person)).text
        #expect(page.contains("Phone Mr Okonjo-Reyes &lt;b&gt;"))
        #expect(page.contains("/recover/2431/tasks/0000000000005/done"))
        #expect(page.contains("2 h over") && page.contains("<hearten-clock due="))
        #expect(page.contains("One promise to keep. One is late."))
        #expect(page.contains("A promised time has passed"))
        let shown = try #require(page.firstMatch(of: /name="id" value="([^"]+)"/)).1
        #expect(try await house.post("/today/news", ["id": String(shown)], cookie: house.cookie(for: person)).status == 303)
        #expect(try await !house.get("/today", cookie: house.cookie(for: person)).text.contains("A promised time has passed"))
        let other = try await house.person("Jonas Testing", .colleague, at: unit)
        #expect(try await !house.get("/today", cookie: house.cookie(for: other)).text.contains("Okonjo"))
    }

    private static func openCase(_ house: TestHouse, unit: ID<Unit>, owner: ID<Colleague>) async throws {
        let moment: ID<Moment> = house.services.newID(at: house.clock.now)
        let id = Int64(77)
        try await house.store.write { tx in
            try tx.run(
                """
                INSERT INTO moment (id, received_at, happened_at, day, week, unit_id, channel, source, is_anonymous, sharing, state, reader_version)
                VALUES (\(moment), \(tx.now), \(tx.now), 20000, 19998, \(unit), 'sign', 'form', \(true), 'person', 'kept', '')
                """)
            try tx.run(
                """
                INSERT INTO recovery_case (id, number, unit_id, moment_id, title, state, opened_at, opened_by, owner_id, is_late, asked_count, reopened_count)
                VALUES (\(id), 2431, \(unit), \(moment), 'Told nothing for three hours', 'in-hand', \(tx.now), 'rule', \(owner), \(false), 0, 0)
                """)
            try tx.run(
                """
                INSERT INTO case_task (id, case_id, text, owner_id, due_at, created_at)
                VALUES (5, \(id), 'Phone Mr Okonjo-Reyes <b>', \(owner), \(tx.now - .seconds(7300)), \(tx.now - .seconds(9000)))
                """)
            try tx.run("INSERT INTO news (id, colleague_id, kind, subject_id, at) VALUES (9, \(owner), 'case-late', \(id), \(tx.now))")
        }
    }
}
