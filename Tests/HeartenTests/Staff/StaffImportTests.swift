import Jobs
import Storage
import Testing

@testable import Hearten

@Suite struct StaffImportTests {
    @Test func `a look stores nothing, and says what would come`() async throws {
        let staff = try await StaffHouse.open()
        let before = try await staff.everybody()
        let path = try await staff.upload(StaffHouse.file)
        let file = try await staff.state(path)
        #expect(file.state == .checked)
        #expect(file.summary.new == 3)
        #expect(try await staff.everybody() == before)
        let page = try await staff.house.get(path, cookie: staff.cookie)
        #expect(page.text.contains("3 changes are ready"))
        #expect(page.text.contains("Nothing has been stored"))
    }

    @Test func `people come in with their unit, part and leader, and a second file updates`() async throws {
        let staff = try await StaffHouse.open()
        let file = try await staff.bringIn(StaffHouse.file)
        #expect(file.state == .done)
        #expect(file.summary.new == 3)
        let anna = try #require(try await staff.person(key: "K1")), bo = try #require(try await staff.person(key: "K2"))
        #expect(bo.facts.leader == anna.id)
        #expect(try await staff.person(key: "K3")?.facts.leader == anna.id)
        #expect(anna.facts.parts == [.init(role: .leader, unit: try staff.house.unit("Port Amaly"))])
        #expect(bo.facts.title == "Lounge host")
        #expect(!bo.hasEntered)
        let second = try await staff.bringIn(StaffHouse.file.replacing("Bo Lund", with: "Bo Lundgren"))
        #expect(second.summary.changed == 1)
        #expect(second.summary.same == 2)
        #expect(try await staff.person(key: "K2")?.facts.name == "Bo Lundgren")
        #expect(try await staff.house.journal("staff.new") == 3)
        #expect(try await staff.house.journal("staff.changed") == 1)
    }

    @Test func `what was put aside comes as a file with its reasons, and cells are text`() async throws {
        let staff = try await StaffHouse.open()
        let path = try await staff.upload(StaffHouse.file + "\nK4,=cmd(),x@air.example,Host,Nowhere,,\nK5,,y@air.example,Host,Port Amaly,,\n")
        let file = try await staff.state(path)
        #expect(file.summary.aside == 2)
        let csv = try await staff.house.get(path + "/errors.csv", cookie: staff.cookie).text
        #expect(csv.contains("There is no station called “Nowhere”") || csv.contains("called “Nowhere”"))
        #expect(csv.contains("There is no name"))
        #expect(!csv.contains(",=cmd()"))
        #expect(try await staff.house.get(path, cookie: staff.cookie).text.contains("Put aside, and remarks"))
    }

    @Test func `an undo puts everything back`() async throws {
        let staff = try await StaffHouse.open()
        let before = try await staff.everybody()
        let units = staff.house.services.house.current.units.count
        let file = try await staff.bringIn(StaffHouse.file + "\nK4,Di New,di@air.example,Host,Port Amaly / Bar,,K2", ["makes-units": "yes"])
        #expect(file.summary.units == 1)
        #expect(file.summary.new == 4)
        let undone = try await staff.undo(file)
        #expect(undone.state == .undone)
        #expect(undone.summary.kept == 0)
        #expect(try await staff.everybody() == before)
        #expect(staff.house.services.house.current.units.count == units)
    }

    @Test func `an undo leaves what somebody changed since, and says who`() async throws {
        let staff = try await StaffHouse.open()
        _ = try await staff.bringIn(StaffHouse.file)
        let second = try await staff.bringIn(
            StaffHouse.file.replacing("Bo Lund,", with: "Bo Lundgren,").replacing("Cy Moor", with: "Cy Moore")
                .replacing("bo.lund@air.example,Lounge host", with: "bo.lund@air.example,Barista") + "\nK9,Eve Old,eve@air.example,Host,Port Amaly,,")
        #expect(second.summary.changed == 2)
        let bo = try #require(try await staff.person(key: "K2")), eve = try #require(try await staff.person(key: "K9"))
        let hash = try await staff.house.services.passwords.hash(Password(TestHouse.password))
        try await staff.house.store.write { tx in
            try ColleagueQueries.setWork(title: "Head barista", unit: bo.facts.unit, of: bo.id, in: tx)
            try SignInQueries.setHash(of: eve.id, hash, in: tx)
        }
        let undone = try await staff.undo(second)
        #expect(undone.summary.kept == 2)
        #expect(try await staff.person(key: "K2")?.facts.title == "Head barista")
        #expect(try await staff.person(key: "K2")?.facts.name == "Bo Lund")
        #expect(try await staff.person(key: "K3")?.facts.name == "Cy Moor")
        #expect(try await staff.person(key: "K9") != nil)
        let page = try await staff.house.get("/settings/people/files/\(second.id)", cookie: staff.cookie).text
        #expect(page.contains("Eve Old") && page.contains("Bo Lund"))
    }

    @Test func `an undo never makes two people lead each other`() async throws {
        let staff = try await StaffHouse.open()
        func file(_ ann: String, _ ben: String) -> String {
            "Staff number,Name,Email,Unit,Manager\nL1,Ann Aft,ann.aft@air.example,Port Amaly,\(ann)\n"
                + "L2,Ben Bow,ben.bow@air.example,Port Amaly,\(ben)\nL3,Cyn Keel,cyn.keel@air.example,Port Amaly,\n"
        }
        _ = try await staff.bringIn(file("L2", ""))
        let second = try await staff.bringIn(file("L3", ""))
        _ = try await staff.bringIn(file("L3", "L1"))
        let undone = try await staff.undo(second)
        #expect(undone.summary.kept == 1)
        let ann = try #require(try await staff.person(key: "L1")), ben = try #require(try await staff.person(key: "L2"))
        #expect(ben.facts.leader == ann.id && ann.facts.leader != ben.id)
    }

    @Test func `whoever leaves is out at once, and comes back with an undo`() async throws {
        let staff = try await StaffHouse.open()
        _ = try await staff.bringIn(StaffHouse.file)
        let bo = try #require(try await staff.person(key: "K2"))
        let cookie = try await staff.house.cookie(for: bo.id)
        #expect(try await staff.house.get("/today", cookie: cookie).status == 200)
        let gone = try await staff.bringIn("Staff number,Name,Status\nK2,Bo Lund,left\n")
        #expect(gone.summary.left == 1)
        #expect(try await staff.house.get("/today", cookie: cookie).status == 303)
        #expect(try await staff.person(key: "K2")?.isActive == false)
        let undone = try await staff.undo(gone)
        #expect(undone.summary.kept == 0)
        #expect(try await staff.person(key: "K2")?.isActive == true)
    }

    @Test func `many who are missing leave only when somebody types how many`() async throws {
        let staff = try await StaffHouse.open()
        let lines = (1...30).map { "N\($0),Name \($0)x,n\($0)@air.example,Host,Port Amaly" }
        _ = try await staff.bringIn("Staff number,Name,Email,Title,Unit\n" + lines.joined(separator: "\n"))
        let path = try await staff.upload("Staff number,Name,Email,Title,Unit\n" + lines.prefix(10).joined(separator: "\n"))
        try await staff.decide(path, ["act": "again", "missing-leave": "yes"])
        #expect(try await staff.state(path).summary.left == 20)
        let refused = try await staff.decide(path, ["missing-leave": "yes"])
        #expect(refused.status == 422)
        #expect(refused.text.contains("Type 20"))
        #expect(try await staff.decide(path, ["missing-leave": "yes", "leavers": "19"]).status == 422)
        #expect(try await staff.decide(path, ["missing-leave": "yes", "leavers": "20"]).status == 303)
        #expect(try await staff.state(path).summary.left == 20)
        #expect(try await staff.state(path).state == .done)
    }

    @Test func `a choice made anew is looked at before it happens`() async throws {
        let staff = try await StaffHouse.open()
        let path = try await staff.upload(StaffHouse.file + "\nK4,Di New,di@air.example,Host,Bar,,")
        try await staff.decide(path, ["makes-units": "yes"])
        #expect(try await staff.state(path).state == .checked)
        #expect(try await staff.state(path).summary.units == 1)
        try await staff.decide(path, ["makes-units": "yes"])
        #expect(try await staff.state(path).state == .done)
    }

    @Test func `a day of leaving takes effect on that day, once`() async throws {
        let staff = try await StaffHouse.open()
        _ = try await staff.bringIn("Staff number,Name,Unit,Leaving date\nK1,Anna Berg,Port Amaly,2026-11-23\n")
        await staff.house.runJobs()
        #expect(try await staff.person(key: "K1")?.isActive == true)
        staff.house.clock.set(TestHouse.start + .seconds(48 * 3_600))
        await staff.house.runJobs()
        let anna = try #require(try await staff.person(key: "K1"))
        #expect(!anna.isActive)
        #expect(anna.facts.leavesOn == nil)
        #expect(try await staff.house.journal("colleague.disabled") == 1)
    }

    @Test func `an operator brings people in but gives nobody a part that opens everything`() async throws {
        let staff = try await StaffHouse.open()
        let (id, _) = try await staff.house.member("Olaf Keys", .operator, at: staff.root)
        let cookie = try await staff.house.cookie(for: id)
        let path = try await staff.upload(
            "Staff number,Name,Unit,Role\nK1,Anna Berg,Port Amaly,service lead\nK2,Bo Lund,Port Amaly,operator\nK3,Cy Moor,Port Amaly,team leader\n",
            cookie: cookie)
        let file = try await staff.state(path)
        #expect(file.summary.new == 2)
        #expect(try await staff.problems(of: file) == ["2 role-not-yours"])
    }

    @Test func `a file never moves the way in of somebody who holds more`() async throws {
        let staff = try await StaffHouse.open()
        let (id, email) = try await staff.house.member("Olaf Keys", .operator, at: staff.root)
        try await staff.house.store.write { try StaffQueries.setKey("OP", of: id, in: $0) }
        let file = try await staff.bringIn("Staff number,Name,Email\nOP,Olaf Keys,thief@air.example\n")
        #expect(try await staff.problems(of: file) == ["2 guarded-email"])
        #expect(try await staff.person(key: "OP")?.facts.email?.text == email)
        let gone = try await staff.bringIn("Staff number,Name,Status\nOP,Olaf Keys,left\n")
        #expect(try await staff.problems(of: gone) == ["2 guarded"])
    }

    @Test func `names that came in by a file are hidden in what was told before`() async throws {
        let staff = try await StaffHouse.open()
        var new = NewMoment(
            receivedAt: staff.house.clock.now, unit: try staff.house.unit("Port Amaly"), touchpoint: nil, channel: .web, source: .form)
        new.level = 1
        new.words = "Wilhelmina Sturgess ignored us for an hour"
        let moment = PreparedMoment(new, staff.house.services)
        let services = staff.house.services
        _ = try await staff.house.store.write { tx in
            try ReceiveMoments(services).one(moment, in: tx)
            return try MomentQueries.indexWaiting(limit: 10, in: tx)
        }
        _ = try await staff.bringIn("Staff number,Name,Unit\nK1,Wilhelmina Sturgess,Port Amaly\n")
        staff.house.clock.set(TestHouse.start + .seconds(60))
        await staff.house.runJobs()
        let shown = try await staff.house.store.read { try MomentQueries.find(moment.id, $0)?.shownWords }
        #expect(shown?.contains("Sturgess") == false)
    }

    @Test func `hostile names stand on the page as text`() async throws {
        let staff = try await StaffHouse.open()
        let path = try await staff.upload("Staff number,Name,Unit\nK1,\"<script>alert(1)</script>\",\"<img src=x onerror=y>\"\n")
        try await staff.decide(path, ["act": "again", "makes-units": "yes"])
        let page = try await staff.house.get(path, cookie: staff.cookie).text
        #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
        #expect(page.contains("&lt;"))
    }

    @Test func `rubbish and half a file change nobody`() async throws {
        let staff = try await StaffHouse.open()
        let before = try await staff.everybody()
        for text in ["\u{0}\u{1}\u{2}", "Name\nAnna\n", "Staff number,Name\n\"K1,Anna", "a;b;c\n1;2\n", "{\"name\":\"x\"}\n"] {
            let path = try await staff.upload(text)
            #expect(try await staff.state(path).summary.changes == 0, "\(text)")
        }
        #expect(try await staff.everybody() == before)
    }
}
