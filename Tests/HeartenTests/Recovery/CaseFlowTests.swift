import Cast
import Storage
import Testing

@testable import Hearten

/// A house with a complaint in it, and people who can put it right.
struct CaseHouse {
    let house: TestHouse
    let unit: ID<Hearten.Unit>
    let leader: ID<Colleague>
    let cookie: String

    static func open(at start: Instant = TestHouse.start, settings: Settings? = nil) async throws -> CaseHouse {
        let house = try await TestHouse.open(at: start, settings: settings)
        let unit = try house.unit("Port Amaly")
        try await house.store.write { tx in
            try tx.run("DELETE FROM assignment")
            try tx.run("DELETE FROM holiday")
            try tx.run("UPDATE unit SET zone = 'Europe/Lisbon', hours = '09:00-17:00;09:00-17:00;09:00-17:00;09:00-17:00;09:00-17:00;;'")
        }
        try await house.services.house.reload(house.store)
        let leader = try await house.person("Tomás Arregui", .leader, at: unit)
        return CaseHouse(house: house, unit: unit, leader: leader, cookie: try await house.cookie(for: leader))
    }

    /// A customer tells something; gives the number of the case that came of it.
    @discardableResult
    func tell(level: Int? = 1, _ words: String? = "We sat for three hours. Nobody said a word.", email: String? = nil) async throws -> Int? {
        var new = NewMoment(
            receivedAt: house.clock.now, unit: unit, touchpoint: house.services.house.current.journey.first?.id, channel: .sign, source: .form)
        new.level = level
        new.words = words
        new.contact = email.flatMap { Contact.reading($0, name: "Dina Petrakis") }
        let moment = PreparedMoment(new, house.services)
        let services = house.services
        return try await house.store.write { tx in
            try ReceiveMoments(services).one(moment, in: tx)
            return try CaseQueries.find(answering: moment.id, tx)?.number
        }
    }

    func find(_ number: Int) async throws -> RecoveryCase {
        let found = try await house.store.read { tx in
            let id: ID<RecoveryCase>? = try tx.value("SELECT id FROM recovery_case WHERE number = \(number)")
            return try id.flatMap { try CaseQueries.find($0, tx) }
        }
        return try #require(found)
    }

    func clock(_ kind: CaseClock.Kind, of number: Int) async throws -> CaseClock {
        let one = try await find(number)
        let clocks = try await house.store.read { try CaseClockQueries.clocks(of: one.id, $0) }
        return try #require(clocks.first { $0.kind == kind })
    }

    func page(of number: Int) async throws -> String {
        house.services.casePath(try await find(number).id)
    }

    func act(_ number: Int, _ act: String, _ form: [String: String] = [:], cookie: String? = nil) async throws -> TestReply {
        try await house.post("/recover/\(number)/\(act)", form, cookie: cookie ?? self.cookie)
    }

    @discardableResult
    func reply(_ number: Int, key: String = "a-reply", with changes: [String: String] = [:]) async throws -> TestReply {
        let whole = [
            "key": key, "apology": "I am sorry. You asked for water and we brought none.", "action": "I spoke to the crew this morning.",
            "invitation": "Fly with us on the ninth; I will meet you.", "follow_how": "phone",
        ]
        return try await act(number, "replies", whole.merging(changes) { $1 })
    }

    func news(of colleague: ID<Colleague>) async throws -> [News.Kind] {
        try await house.store.read { try NewsQueries.unread(of: colleague, $0).map(\.kind) }
    }

    func countsAgree() async throws -> Bool {
        let (kept, counted) = try await house.store.read { (try CaseQueries.keptCounts($0), try CaseQueries.recounted($0)) }
        return kept == counted
    }
}

struct CaseFlowTests {
    @Test func `somebody who was let down opens a case with clocks in working hours`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        // Told on a Saturday: four hours from nine on Monday, and three working days.
        #expect(try await desk.clock(.firstAnswer, of: number).dueAt?.milliseconds == at("2026-11-23T13:00:00Z"))
        #expect(try await desk.clock(.putRight, of: number).dueAt?.milliseconds == at("2026-11-25T17:00:00Z"))
        #expect(try await desk.find(number).desk == .needsSomebody)
        #expect(try await desk.tell(level: 5, "Lovely") == nil)
        #expect(try await desk.countsAgree())
    }

    @Test func `the list and the case show the words, and only to those who work on it`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell(email: "dina@example.org"))
        let list = try await desk.house.get("/recover", cookie: desk.cookie)
        #expect(list.text.contains("We sat for three hours."))
        #expect(list.text.contains("One person is waiting to hear from us."))
        let page = try await desk.house.get("/recover/\(number)", cookie: desk.cookie)
        #expect(page.status == 200)
        #expect(page.text.contains("Why this time?"))
        #expect(page.text.contains("dina@example.org"))
        let crew = try await desk.house.person("Ann Other", .colleague, at: desk.unit)
        let crewCookie = try await desk.house.cookie(for: crew)
        #expect(try await desk.house.get("/recover", cookie: crewCookie).status == 404)
        #expect(try await desk.house.get("/recover/\(number)", cookie: crewCookie).status == 404)
        #expect(try await desk.house.get("/recover/999999", cookie: crewCookie).status == 404)
        _ = try await desk.act(number, "helpers", ["who": crew.description])
        let asked = try await desk.house.get("/recover/\(number)", cookie: crewCookie)
        #expect(asked.status == 200)
        #expect(!asked.text.contains("dina@example.org"))
    }

    @Test func `a reply with a part missing asks one question and keeps every word`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        let asked = try await desk.reply(number, with: ["invitation": ""])
        #expect(asked.status == 422)
        #expect(asked.text.contains("There is no invitation yet"))
        #expect(asked.text.contains("I spoke to the crew this morning."))
        #expect(try await desk.find(number).state == .waiting)
        let takenBack = try await desk.reply(number, with: ["apology": "I am sorry if you felt that."])
        #expect(takenBack.text.contains("The apology says “if”"))
        #expect(try await desk.reply(number, with: ["invitation": "", "anyway": "yes"]).status == 303)
        #expect(try await desk.find(number).state == .answered)
        #expect(try await desk.find(number).owner == desk.leader)
    }

    @Test func `a preview sends nothing`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        let preview = try await desk.reply(number, with: ["preview": "yes"])
        #expect(preview.status == 200)
        #expect(preview.text.contains("Nothing has been sent yet."))
        #expect(try await desk.find(number).state == .waiting)
    }

    @Test func `the customer reads the answer and her yes closes the case`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell(email: "dina@example.org"))
        let path = try await desk.page(of: number)
        #expect(try await desk.house.get(path).text.contains("We have heard you"))
        try await desk.reply(number)
        try await desk.reply(number)
        let page = try await desk.house.get(path)
        #expect(page.text.contains("You asked for water and we brought none."))
        #expect(page.text.contains("Tomás has answered you"))
        #expect(try await desk.house.post("\(path)/verdict", ["key": "v1"]).status == 422)
        let before = try await desk.find(number)
        #expect(before.state == .answered)
        for _ in 1...2 { #expect(try await desk.house.post("\(path)/verdict", ["key": "v1", "verdict": "yes"]).status == 303) }
        let after = try await desk.find(number)
        #expect(after.state == .closed)
        #expect(after.verdict == .yes)
        #expect(try await desk.clock(.putRight, of: number).metAt != nil)
        #expect(try await desk.news(of: desk.leader) == [.verdictGiven])
        let letters = try await desk.house.store.read { try MailQueries.newest(limit: 10, $0) }
        #expect(letters.count == 2)
        #expect(letters.allSatisfy { $0.state == .shown && $0.recipient == "dina@example.org" && $0.body.contains(path) })
        #expect(try await desk.countsAgree())
    }

    @Test func `a no opens the case again, and the promise runs on`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let number = try #require(try await desk.tell())
        try await desk.reply(number)
        #expect(try await desk.clock(.putRight, of: number).dueAt == nil)
        desk.house.clock.set(Instant(milliseconds: at("2026-11-24T09:00:00Z")))
        let path = try await desk.page(of: number)
        _ = try await desk.house.post("\(path)/verdict", ["key": "v1", "verdict": "no", "words": "Nobody phoned."])
        let one = try await desk.find(number)
        #expect(one.state == .inHand)
        #expect(one.reopened == 1)
        #expect(try await desk.clock(.putRight, of: number).dueAt?.milliseconds == at("2026-11-27T17:00:00Z"))
        #expect(try await desk.house.get("/recover/\(number)", cookie: desk.cookie).text.contains("Nobody phoned."))
        #expect(try await desk.countsAgree())
    }

    @Test func `thanks alone opens nothing again, anything else does`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        try await desk.reply(number)
        let path = try await desk.page(of: number)
        _ = try await desk.house.post("\(path)/messages", ["key": "m1", "words": "Thank you so much!"])
        #expect(try await desk.find(number).state == .answered)
        _ = try await desk.house.post("\(path)/messages", ["key": "m2", "words": "My bag is still missing."])
        _ = try await desk.house.post("\(path)/messages", ["key": "m2", "words": "My bag is still missing."])
        #expect(try await desk.find(number).state == .inHand)
        #expect(try await desk.find(number).reopened == 1)
    }

    @Test func `the same customer's second moment joins the open case`() async throws {
        let desk = try await CaseHouse.open()
        let number = try await desk.tell(email: "dina@example.org")
        #expect(try await desk.tell(level: 2, "And the bag was lost.", email: "dina@example.org") == number)
        #expect(try await desk.tell(level: 2, "And the bag was lost.", email: "oren@example.org") != number)
        let list = try await desk.house.store.read { try CaseQueries.counts(Scope(roots: [desk.unit]), $0) }
        #expect(list.waiting == 2)
    }

    @Test func `a case is taken, offered, declined and taken over`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        let grace = try await desk.house.person("Grace Mbeki", .desk, at: desk.unit)
        let graceCookie = try await desk.house.cookie(for: grace)
        _ = try await desk.act(number, "owner", ["who": "me"])
        _ = try await desk.act(number, "owner", ["who": grace.description])
        #expect(try await desk.find(number).owner == desk.leader)
        #expect(try await desk.news(of: grace) == [.caseOffered])
        _ = try await desk.act(number, "decline", cookie: graceCookie)
        #expect(try await desk.find(number).offeredTo == nil)
        _ = try await desk.act(number, "owner", ["who": "me"], cookie: graceCookie)
        #expect(try await desk.find(number).owner == grace)
        #expect(Set(try await desk.news(of: desk.leader)) == [.caseDeclined, .caseTaken])
        #expect(try await desk.act(number, "owner", ["who": "0000000000000"]).status == 404)
    }

    @Test func `a task is made from the action and finished once`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        try await desk.reply(number, with: ["task": "new", "task_due": "2026-11-27"])
        let one = try await desk.find(number)
        let tasks = try await desk.house.store.read { try CaseTalkQueries.tasks(of: one.id, $0) }
        let task = try #require(tasks.first)
        #expect(task.text == "I spoke to the crew this morning")
        #expect(task.owner == desk.leader)
        for _ in 1...2 { #expect(try await desk.act(number, "tasks/\(task.id)/done").status == 303) }
        let events = try await desk.house.store.read { try CaseTalkQueries.events(of: one.id, $0).map(\.kind) }
        #expect(events.filter { $0 == .taskDone }.count == 1)
    }

    @Test func `a case on hold stands still`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let number = try #require(try await desk.tell())
        _ = try await desk.act(number, "pause")
        #expect(try await desk.clock(.firstAnswer, of: number).dueAt == nil)
        #expect(try await desk.act(number, "pause").status == 409)
        desk.house.clock.set(Instant(milliseconds: at("2026-11-24T09:00:00Z")))
        _ = try await desk.act(number, "resumption")
        #expect(try await desk.clock(.firstAnswer, of: number).dueAt?.milliseconds == at("2026-11-24T13:00:00Z"))
    }

    @Test func `deleting her details leaves no way to reach her`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell(email: "dina@example.org"))
        try await desk.reply(number)
        let path = try await desk.page(of: number)
        #expect(try await desk.house.post("\(path)/forget", [:]).status == 303)
        for sql in [
            "SELECT COUNT(*) FROM contact WHERE email IS NOT NULL OR name IS NOT NULL",
            "SELECT COUNT(*) FROM mail WHERE recipient <> '' OR body <> ''",
        ] {
            let left: Int? = try await desk.house.store.read { tx in
                sql.hasSuffix("name IS NOT NULL")
                    ? try tx.value("SELECT COUNT(*) FROM contact WHERE email IS NOT NULL OR name IS NOT NULL")
                    : try tx.value("SELECT COUNT(*) FROM mail WHERE recipient <> '' OR body <> ''")
            }
            #expect(left == 0, "\(sql)")
        }
        #expect(try await desk.house.get(path).status == 200)
    }

    @Test func `a colleague opens a case for somebody who told them, once`() async throws {
        let desk = try await CaseHouse.open()
        let form = ["key": "by-hand", "words": "The lift was stuck again.", "unit": desk.unit.description, "name": "Leila Haddad"]
        let first = try await desk.house.post("/recover", form, cookie: desk.cookie)
        let second = try await desk.house.post("/recover", form, cookie: desk.cookie)
        #expect(first.status == 303)
        #expect(first.location == second.location)
        #expect(try await desk.house.post("/recover", ["key": "other", "unit": desk.unit.description], cookie: desk.cookie).status == 422)
        #expect(try await desk.house.get("/recover?show=mine", cookie: desk.cookie).text.contains("Leila Haddad"))
    }

    @Test func `an unknown private page and a guessed one look alike`() async throws {
        let desk = try await CaseHouse.open()
        #expect(try await desk.house.get("/c/\(String(repeating: "0", count: 32))").status == 404)
        #expect(try await desk.house.get("/c/nothing").status == 404)
        #expect(try await desk.house.post("/c/\(String(repeating: "0", count: 32))/verdict", ["verdict": "yes"]).status == 404)
    }

    @Test func `a list in pages shows every case once and in order, whatever the page's size`() async throws {
        let desk = try await CaseHouse.open()
        let (first, other) = (desk.unit, try desk.house.unit("Northcombe"))
        for index in 0..<9 {
            desk.house.clock.advance(by: .seconds(3600))
            let number = try #require(try await desk.tell(level: 1 + index % 2))
            let place = index % 3 == 0 ? other : first
            try await desk.house.store.write { try $0.run("UPDATE recovery_case SET unit_id = \(place) WHERE number = \(number)") }
        }
        let scope = Scope(roots: [try #require(desk.house.services.house.current.root), first])
        try await expectPages(desk, scope)
        // Most of what comes first lies elsewhere: the units are asked one by one.
        try await expectPages(desk, Scope(roots: [other]), elsewhere: 6)
        // Moments without a name keep only their quarter of an hour, so many cases are due at the same instant.
        try await desk.house.store.write { try $0.run("UPDATE recovery_case SET next_due_at = 1795000000000, sort_key = 1795000000000") }
        try await expectPages(desk, scope)
        try await expectPages(desk, Scope(roots: [other]), elsewhere: 6)
    }

    /// Every page of every size, however far the list looks before it asks the units; `elsewhere` cases lie outside of the scope.
    private func expectPages(_ desk: CaseHouse, _ scope: Scope, elsewhere: Int = 0) async throws {
        let whole = try await desk.house.store.read { try CaseQueries.list(.needsSomebody, scope, limit: 100, $0).map(\.recoveryCase) }
        let known = try await desk.house.store.read { tx in
            try tx.values(
                "SELECT id FROM recovery_case WHERE desk = 1 AND \(scope.covers("unit_id")) ORDER BY sort_key, id", as: ID<RecoveryCase>.self)
        }
        #expect(whole.map(\.id) == known)
        #expect(whole.count == 9 - elsewhere)
        for (size, looking) in (1...10).flatMap({ size in [1, 4, 60].map { (size, $0) } }) {
            var paged: [RecoveryCase] = []
            while paged.count < 20 {
                let after = paged.last.map { CaseCursor($0) }
                let page = try await desk.house.store.read {
                    try CaseQueries.list(.needsSomebody, scope, after: after, limit: size, lookingAt: looking, $0)
                }
                guard !page.isEmpty else { break }
                paged += page.map(\.recoveryCase)
            }
            #expect(paged == whole, "\(size) of \(looking)")
        }
    }
}
