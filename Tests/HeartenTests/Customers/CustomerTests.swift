import Foundation
import Testing

@testable import Hearten
@testable import Storage

/// What is remembered of customers: how surely, how long, for whom; and the customer's own word over all of it.
struct CustomerTests {
    @Test func `the same address in another spelling, the same number with other signs, is the same person`() throws {
        let key = HouseKey([UInt8](repeating: 7, count: 32))
        func digests(_ email: String?, _ phone: String?) -> [String] {
            CustomerKeys(number: nil, email: email.flatMap { EmailAddress($0) }, phone: phone).digests(key)
        }
        #expect(digests("Leila@Guest.example", nil) == digests("leila@guest.example", nil))
        #expect(digests(nil, "+351 21 000 00 01") == digests(nil, "00351-210000001"))
        #expect(digests("leila@guest.example", nil) != digests("leila@guests.example", nil))
        #expect(digests("leila@guest.example", nil).allSatisfy { !$0.contains("leila") })
    }

    @Test func `a customer's contacts are found by their address, not by reading everybody's`() async throws {
        let steps = try await SQLitePlan.of("SELECT k.name FROM customer u JOIN contact k ON \(CustomerQueries.isReached) WHERE u.id = \(1)")
        #expect(steps.contains("contact_by_address"))
        #expect(!steps.contains("SCAN"))
    }

    @Test func `what nobody confirms is forgotten in its time, the surer the later`() async throws {
        let desk = try await ShiftHouse.open()
        let id = try await desk.known()
        try await desk.remember(id, "Sits by the aisle", .stated, kind: .seat)
        try await desk.remember(id, "Reads in soft light", .observed)
        try await desk.remember(id, "Wants quiet", .assumed, kind: .quiet)
        #expect(try await desk.live(id) == ["stated Sits by the aisle", "observed Reads in soft light", "assumed Wants quiet"])
        desk.house.clock.advance(by: .seconds(61 * 86_400))
        #expect(try await desk.live(id) == ["stated Sits by the aisle", "observed Reads in soft light"])
        desk.house.clock.advance(by: .seconds(120 * 86_400))
        #expect(try await desk.live(id) == ["stated Sits by the aisle"])
        try await TidyUp(desk.house.services).run()
        #expect(try await desk.house.store.read { try $0.value("SELECT COUNT(*) FROM preference", as: Int.self) } == 1)
    }

    @Test func `a customer's no wins: it goes, and is not assumed again`() async throws {
        let desk = try await ShiftHouse.open()
        let id = try await desk.known()
        let page = try await desk.page(id)
        try await desk.remember(id, "Reads in soft light", .assumed)
        let one = try #require(try await desk.house.store.read { try PreferenceQueries.live(of: [id], limit: 1, $0).first })
        #expect(try await desk.house.post(page + "/preferences/\(one.id)", ["act": "erase"]).status == 303)
        #expect(try await desk.live(id) == [])
        await #expect(throws: RememberCustomer.Refused.saidNo) { try await desk.remember(id, "Likes it dark", .observed) }
        try await desk.remember(id, "Soft light, please", .stated)
        #expect(try await desk.live(id) == ["stated Soft light, please"])
    }

    @Test func `health, diet and belief need the customer's own word and their yes`() async throws {
        let desk = try await ShiftHouse.open()
        let id = try await desk.known()
        await #expect(throws: RememberCustomer.Refused.noConsent) { try await desk.remember(id, "No nuts", .observed, kind: .diet, consent: true) }
        await #expect(throws: RememberCustomer.Refused.noConsent) { try await desk.remember(id, "No nuts", .stated, kind: .diet) }
        try await desk.remember(id, "No nuts", .stated, kind: .diet, consent: true)
        #expect(try await desk.live(id) == ["stated No nuts"])
    }

    @Test func `the customer reads all of it, corrects it and confirms it, without script and without an account`() async throws {
        let desk = try await ShiftHouse.open()
        let id = try await desk.known()
        let page = try await desk.page(id)
        try await desk.remember(id, "Reads in <b>soft</b> light", .assumed)
        let text = try await desk.house.get(page).text
        #expect(text.contains("What we remember about you") && text.contains("We only think so") && text.contains("leila@guest.example"))
        #expect(text.contains("Reads in &lt;b&gt;soft&lt;/b&gt; light") && !text.contains("<script"))
        let one = try #require(try await desk.house.store.read { try PreferenceQueries.live(of: [id], limit: 1, $0).first })
        let address = page + "/preferences/\(one.id)"
        #expect(try await desk.house.post(address, ["act": "change", "text": ""]).status == 422)
        #expect(try await desk.house.post(address, ["act": "change", "text": "Bright light"]).status == 303)
        #expect(try await desk.live(id) == ["stated Bright light"])
        #expect(try await desk.house.post(page + "/name", ["name": "Mrs Haddad"]).status == 303)
        #expect(try await desk.house.get(page).text.contains("Mrs Haddad"))
        #expect(try await desk.house.get(page).header("X-Robots-Tag") == "noindex")
        #expect(try await desk.house.get("/p/" + String(repeating: "0", count: 32)).status == 404)
    }

    @Test func `erased is erased everywhere, and stays so at the next import`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.house.bookings(
            desk,
            "email,name,from,until,seat,flight,request\nleila@guest.example,Zebrina Haddad,2026-11-23 06:00,2026-11-23 09:00,Row77Q,KW 214,Quokka light\n"
        )
        let id = try #require(try await desk.house.store.read { try $0.value("SELECT id FROM customer", as: ID<Customer>.self) })
        let page = try await desk.page(id)
        try await desk.house.store.write { [leader = desk.leader] in
            try PreferenceQueries.insert("A wombat call", dueAt: nil, id: ID(77), to: id, by: leader, in: $0)
        }
        #expect(try await desk.house.get(page + "/forget").text.contains("Yes, erase everything"))
        #expect(try await desk.house.get(page).status == 200, "a GET erases nothing")
        let said = try await desk.house.post(page + "/forget", [:])
        #expect(said.status == 200 && said.text.contains("Everything is erased"))
        #expect(try await desk.house.get(page).status == 404)
        #expect(try await desk.house.everyText(holding: ["Zebrina", "Quokka", "wombat", "leila@guest.example", "Row77Q"]) == [])
        #expect(try await desk.house.journal("customer.forgotten") == 1)
        let again = try await desk.house.bookings(
            desk, "email,name,from,until,request\nLEILA@guest.example,Zebrina Haddad,2026-11-24 06:00,2026-11-24 09:00,Quokka light\n")
        #expect((again.new, again.refused) == (0, 1) && again.notes.map(\.reason) == ["forgotten"])
        #expect(try await desk.house.everyText(holding: ["Zebrina", "Quokka"]) == [])
        // Only who asks for it themselves is remembered again.
        let form = ["name": "Leila Haddad", "email": "leila@guest.example", "text": "Soft light", "kind": "light", "source": "stated"]
        let refused = try await desk.house.post("/remember", form, cookie: desk.cookie)
        #expect(refused.status == 422 && refused.text.contains("asked to be forgotten") && refused.text.contains("value=\"Soft light\""))
        #expect(try await desk.house.post("/remember", form.merging(["again": "yes"]) { $1 }, cookie: desk.cookie).status == 303)
    }

    @Test func `the customer takes everything along as a file, with nothing of whoever wrote it down`() async throws {
        let desk = try await ShiftHouse.open()
        let id = try await desk.known()
        let other = try await desk.known("Nils Northman", email: "nils@guest.example")
        try await desk.remember(other, "Aisle seat", .stated, kind: .seat)
        try await desk.remember(id, "Reads in \"soft\" </script> light", .stated)
        try await desk.remember(id, "Wants peace", .assumed, kind: .quiet)
        try await desk.book(id, "2026-11-23T15:00:00Z", work: "KW 214")
        try await desk.book(id, "2026-11-01T15:00:00Z", work: "KW 99")
        try await desk.house.store.write { [leader = desk.leader] tx in
            for number in [Int64(71), 72] { try PreferenceQueries.insert("Call \(number)", dueAt: nil, id: ID(number), to: id, by: leader, in: tx) }
            _ = try PreferenceQueries.keep(ID(72), to: id, in: tx)
            try PreferenceQueries.refuse(.food, by: id, in: tx)
        }
        let page = try await desk.page(id)
        #expect(try await desk.house.get(page).text.contains("href=\"\(page)/everything.json\""))
        let reply = try await desk.house.get(page + "/everything.json")
        #expect(reply.status == 200 && reply.header("Content-Type")?.hasPrefix("application/json") == true)
        #expect(reply.header("Content-Disposition")?.contains("attachment") == true && reply.header("Cache-Control") == "no-store")
        let file = try JSON.parse(reply.bytes)
        #expect(file["you"]?["email"] == .string("leila@guest.example") && file["you"]?["name"] == .string("Leila Haddad"))
        #expect(reply.text.contains("Wants peace") && reply.text.contains("KW 214") && reply.text.contains("KW 99"))
        #expect(reply.text.contains("Call 71") && reply.text.contains("Call 72") && reply.text.contains("\"food\""))
        #expect(!reply.text.contains("Lena Leading") && !reply.text.contains("\(desk.leader)") && !reply.text.contains("Aisle seat"))
        #expect(!reply.text.contains(page), "the link itself is not in it")
        #expect(try await desk.house.post(page + "/forget", [:]).status == 200)
        #expect(try await desk.house.get(page + "/everything.json").status == 404)
    }

    @Test(arguments: [true, false])
    func `erased while something is put right: how to reach them goes when that closes`(bySilence: Bool) async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let done = try #require(try await desk.tell(email: "Dina@example.org"))
        try await desk.reply(done, key: "first")
        #expect(try await desk.house.post(desk.page(of: done) + "/verdict", ["verdict": "yes"]).status == 303)
        desk.house.clock.advance(by: .seconds(2 * 86_400))
        let number = try #require(try await desk.tell(email: "dina@example.org"))
        #expect(number != done)
        let (services, unit) = (desk.house.services, desk.unit)
        let token = try await desk.house.store.write { tx -> Token in
            let keys = CustomerKeys(number: nil, email: EmailAddress("dina@example.org"), phone: nil)
            let id = try RememberCustomer(services: services).customer(.init(name: "Dina Petrakis", keys: keys, unit: unit), in: tx)
            return try #require(try CustomerQueries.find(id, tx)).token(services)
        }
        #expect(try await desk.house.get(OwnMemoryPaths.forget(token)).text.contains("until that is closed we keep how to reach you"))
        let said = try await desk.house.post(OwnMemoryPaths.forget(token), [:]).text
        #expect(said.contains("Everything is erased") && said.contains("then it is erased by itself"))
        let contacts = { (number: Int) in
            let id = try await desk.find(number).moment
            return try await desk.house.store.read { try MomentQueries.contact(of: id, $0) }
        }
        #expect(try await contacts(done) == nil)
        #expect(try await contacts(number)?.email?.key == "dina@example.org", "somebody still has to answer her")
        #expect(try await desk.reply(number, key: "second", with: ["anyway": "yes"]).status == 303)
        if bySilence {
            for _ in 0..<40 {
                desk.house.clock.advance(by: .seconds(86_400))
                try await SweepClocks(services).run()
            }
        } else {
            #expect(try await desk.house.post(desk.page(of: number) + "/verdict", ["verdict": "yes"]).status == 303)
        }
        #expect(try await desk.find(number).state == .closed)
        #expect(try await contacts(number) == nil)
        #expect(try await desk.house.everyText(holding: ["dina@example.org", "Dina@example.org", "Dina Petrakis"]) == [])
        #expect(try await desk.house.journal("case.erased") == 1)
    }

    @Test func `only bookings of people who are known, or whom somebody owes a promise, are kept`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.known()
        let file = """
            email,passenger,departure,arrival,seat,flight,status
            leila@guest.example,Leila Haddad,2026-11-23 06:00,2026-11-23 09:00,4C,KW 214,ok
            nobody@guest.example,Nobody Known,2026-11-23 06:00,2026-11-23 09:00,5A,KW 214,ok
            ,No Address,2026-11-23 06:00,2026-11-23 09:00,6A,KW 214,ok
            leila@guest.example,Leila Haddad,2026-11-23 06:00,2026-11-22 09:00,4C,KW 215,ok
            """
        let done = try await desk.house.bookings(desk, file)
        #expect((done.new, done.unknown, done.refused) == (1, 1, 2))
        #expect(done.notes.map(\.reason) == ["no-person", "ends-early"])
        #expect(try await desk.house.everyText(holding: ["Nobody Known", "nobody@guest.example"]) == [])
        let again = try await desk.house.bookings(desk, file.replacing("4C,KW 214,ok", with: "7D,KW 214,ok"))
        #expect((again.new, again.changed) == (0, 1))
        let off = try await desk.house.bookings(desk, file.replacing("4C,KW 214,ok", with: "7D,KW 214,cancelled"))
        #expect(off.gone == 1)
        #expect(try await desk.house.store.read { try $0.value("SELECT COUNT(*) FROM booking", as: Int.self) } == 0)
    }

    @Test func `undoing a file takes out what only it knew`() async throws {
        let desk = try await ShiftHouse.open()
        _ = try await desk.house.bookings(
            desk, "email,name,from,until,request\nleila@guest.example,Zebrina Haddad,2026-11-23 06:00,2026-11-23 09:00,Quokka light\n")
        let file = try #require(try await desk.house.store.read { try $0.value("SELECT id FROM booking_import", as: ID<BookingImport>.self) })
        let lead = try await desk.house.person("Ida Bringer", .serviceLead, at: try desk.house.root())
        let cookie = try await desk.house.cookie(for: lead)
        #expect(try await desk.house.post("/settings/bookings/\(file)/undo", [:], cookie: cookie).status == 303)
        #expect(try await desk.house.everyText(holding: ["Zebrina", "Quokka"]) == [])
    }

    @Test func `whoever is on shift meets the people of their flight, and nobody else's`() async throws {
        let desk = try await ShiftHouse.open(at: Instant(milliseconds: at("2026-11-23T08:00:00Z")))
        try await desk.add(desk.anna, "2026-11-23T07:00:00Z", hours: 8, work: "flight KW 214")
        try await desk.add(desk.bo, "2026-11-23T07:00:00Z", hours: 8, work: "flight KW 21")
        _ = try await desk.house.bookings(
            desk,
            "email,name,from,until,seat,flight,request\nleila@guest.example,Leila Haddad,2026-11-23 07:30,2026-11-23 09:00,4C,KW214,Soft light\nother@guest.example,Other Day,2026-11-25 07:30,2026-11-25 09:00,4D,KW214,Quiet\n"
        )
        let (anna, bo) = (try await desk.house.cookie(for: desk.anna), try await desk.house.cookie(for: desk.bo))
        let day = try await desk.house.get("/today", cookie: anna).text
        #expect(day.contains("People to know today") && day.contains("4C, Leila Haddad") && day.contains("Soft light") && day.contains("told us"))
        #expect(!day.contains("Other Day"))
        #expect(try await !desk.house.get("/today", cookie: bo).text.contains("Leila"))
        let id = try #require(
            try await desk.house.store.read { try $0.value("SELECT id FROM customer WHERE name = 'Leila Haddad'", as: ID<Customer>.self) })
        #expect(try await desk.house.get("/remember/\(id)", cookie: anna).status == 200)
        #expect(try await desk.house.get("/remember/\(id)", cookie: bo).status == 404)
        #expect(try await desk.house.get("/remember", cookie: anna).status == 404)
        #expect(try await desk.house.journal("customer.read") == 1)
        desk.house.clock.set(Instant(milliseconds: at("2026-11-23T16:00:00Z")))
        #expect(try await !desk.house.get("/today", cookie: anna).text.contains("Leila"))
        #expect(try await desk.house.get("/remember/\(id)", cookie: anna).status == 404)
    }

    @Test func `a promise of a case, found by the address, makes its customer somebody to know`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let number = try #require(try await desk.tell(email: "dina@example.org"))
        let task: ID<CaseTask> = desk.house.services.newID(at: desk.house.clock.now)
        let email = try #require(
            try await desk.house.store.read {
                try $0.value(
                    "SELECT k.email FROM contact k JOIN recovery_case c ON c.moment_id = k.moment_id WHERE c.number = \(number)", as: String.self)
            })
        try await desk.house.store.write { tx in
            try tx.run(
                "INSERT INTO case_task (id, case_id, text, due_at, created_at) SELECT \(task), id, 'Ring about the pram', \(tx.now), \(tx.now) FROM recovery_case WHERE number = \(number)"
            )
        }
        let unit = desk.unit
        let worker = try await desk.house.person("Wil Worker", .colleague, at: unit)
        let services = desk.house.services
        try await desk.house.store.write { tx in
            let new = NewShift(entry: "w", colleague: worker, unit: unit, from: tx.now, until: tx.now + .seconds(8 * 3600))
            try ShiftQueries.insert(new, id: services.newID(at: tx.now), feed: "test", by: ID<ShiftImport>(0), in: tx)
        }
        let done = try await desk.house.take("email,name,from,until\n\(email),Dina Petrakis,2026-11-23 10:00,2026-11-23 12:00\n", at: unit)
        #expect(done.new == 1)
        #expect(try await desk.house.get("/today", cookie: desk.house.cookie(for: worker)).text.contains("Promised: Ring about the pram"))
    }

    @Test(arguments: [
        ("flight KA 214 to Northcombe", "KA214", true), ("KA 214", "ka 214", true), ("flight KA 214", "KA 21", false), ("ward 3", "Ward 3", true),
        ("ward 33", "ward 3", false), ("Night", "Day", false),
    ])
    func `the work of a shift and of a booking are the same by whole words`(work: String, booked: String, isSame: Bool) {
        #expect(PeopleToKnow.isSame(work, booked) == isSame)
    }
}

/// What is remembered of a customer of the gates.
extension ShiftHouse {
    func known(_ name: String = "Leila Haddad", email: String = "leila@guest.example", at other: ID<Hearten.Unit>? = nil) async throws -> ID<Customer>
    {
        let (services, unit) = (house.services, other ?? unit)
        return try await house.store.write { tx in
            let keys = CustomerKeys(number: nil, email: EmailAddress(email), phone: nil)
            return try RememberCustomer(services: services).customer(.init(name: name, keys: keys, unit: unit), in: tx)
        }
    }

    func remember(
        _ id: ID<Customer>, _ text: String, _ source: Preference.Source, kind: Preference.Kind = .light, consent: Bool = false,
        file: ID<BookingImport>? = nil
    ) async throws {
        let (services, by) = (house.services, leader)
        try await house.store.write {
            try RememberCustomer(services: services).add(kind, text, source, hasConsent: consent, to: id, by: by, file: file, in: $0)
        }
    }

    func live(_ id: ID<Customer>) async throws -> [String] {
        try await house.store.read { try PreferenceQueries.live(of: [id], limit: 50, $0).map { "\($0.source.rawValue) \($0.text)" } }
    }

    func book(_ id: ID<Customer>, _ from: String, hours: Int64 = 2, at other: ID<Hearten.Unit>? = nil, work: String? = nil) async throws {
        let start = Instant(milliseconds: at(from))
        let one = Booking(
            id: house.services.newID(at: house.clock.now), customer: id, unit: other ?? unit, from: start, until: start + .seconds(hours * 3_600),
            place: "4C", work: work)
        try await house.store.write { try BookingQueries.put(one, feed: "test", entry: "\(id)/\(from)", by: ID<BookingImport>(0), in: $0) }
    }

    /// The link of their own page.
    func page(_ id: ID<Customer>) async throws -> String {
        let one = try #require(try await house.store.read { try CustomerQueries.find(id, $0) })
        return OwnMemoryPaths.one(one.token(house.services))
    }
}

extension TestHouse {
    /// Brings a file of bookings in, as the browser's last step does.
    func take(_ text: String, at unit: ID<Hearten.Unit>) async throws -> BookingSummary {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let id: ID<BookingImport> = services.newID(at: clock.now)
        let take = TakeBookings(services: services, file: id, unit: unit)
        let looked = try await take.run(path, name: "bookings.csv", isDry: true)
        let done = try await take.run(path, name: "bookings.csv", isDry: false)
        #expect(
            (looked.new, looked.changed, looked.gone, looked.refused) == (done.new, done.changed, done.gone, done.refused),
            "a dry run tells the truth")
        try await store.write { tx in
            try BookingQueries.insert(
                BookingImport(id: id, name: "bookings.csv", unit: unit, path: nil, state: .done, madeBy: nil, createdAt: tx.now, summary: done),
                in: tx)
        }
        return done
    }

    func bookings(_ desk: ShiftHouse, _ text: String) async throws -> BookingSummary { try await take(text, at: desk.unit) }

    /// The tables and columns of the whole database in which one of these words stands.
    func everyText(holding words: [String]) async throws -> [String] {
        try await store.read { tx in
            var found: [String] = []
            for table in try tx.tableNames() {
                guard let rows = try? tx.rows(SQL.program("SELECT * FROM \"\(table)\"")) else { continue }
                for row in rows {
                    for column in 0..<row.count {
                        guard case .text(let text) = try row.value(column) else { continue }
                        if words.contains(where: { text.contains($0) }) { found.append("\(table).\(row.columnNames[column])") }
                    }
                }
            }
            return Array(Set(found)).sorted()
        }
    }
}
