import HTTPTypes
import Jobs
import Storage
import Testing

@testable import Hearten

/// A register that sends its people each night, with a token of the service lead's.
private struct Register {
    let staff: StaffHouse
    let token: String

    static func open(_ rights: [Right] = [.importPeople]) async throws -> Register {
        let staff = try await StaffHouse.open()
        return Register(staff: staff, token: try await token(staff, rights, by: staff.lead))
    }

    static func token(_ staff: StaffHouse, _ rights: [Right], by maker: ID<Colleague>?, unit: ID<Hearten.Unit>? = nil) async throws -> String {
        let services = staff.house.services
        return try await staff.house.store.write {
            try MakeToken(services).run(name: "Register", unit: unit ?? staff.root, rights: rights, by: maker, in: $0)
        }
    }

    static let path = "/api/v1/people/imports"

    func send(
        _ text: String, _ query: String = "run=yes", key: String? = nil, type: String = "text/csv", token: String? = nil, length: Int? = nil
    ) async throws -> TestReply {
        var headers: HTTPFields = [.authorization: "Bearer \(token ?? self.token)", .contentType: type]
        if let length { headers[.contentLength] = String(length) }
        if let key { headers[try #require(HTTPField.Name("Idempotency-Key"))] = key }
        let separator = query.isEmpty ? "" : "&"
        return try await staff.house.send(.post, "\(Self.path)?name=people.csv\(separator)\(query)", body: Array(text.utf8), headers: headers)
    }

    func ask(_ path: String, _ method: HTTPRequest.Method = .get, token: String? = nil) async throws -> TestReply {
        try await staff.house.send(method, path, headers: [.authorization: "Bearer \(token ?? self.token)"])
    }

    /// Waits for the runner, and gives what the program is told then.
    func come(_ address: String) async throws -> JSON {
        await ImportRunner(staff.house.services).worker.runDue()
        return try JSON.parse(try await ask(address).bytes)
    }

    /// Sends a file, lets it be worked on, and gives its address and what became of it.
    func bring(_ text: String, _ query: String = "run=yes", token: String? = nil) async throws -> (address: String, state: JSON) {
        let reply = try await send(text, query, token: token)
        try #require(reply.status == 202, "\(reply.text)")
        let address = try #require(try JSON.parse(reply.bytes)["address"]?.string)
        #expect(reply.location == address)
        return (address, try await come(address))
    }

    /// Files that lie on the disk and wait.
    var waiting: Int {
        get async throws { try await staff.house.store.read { try $0.value("SELECT COUNT(*) FROM staff_import") ?? 0 } }
    }
}

@Suite struct PeopleAPITests {
    @Test func `a file is looked at only, unless it says that it may run`() async throws {
        let register = try await Register.open()
        let before = try await register.staff.everybody()
        let (_, look) = try await register.bring(StaffHouse.file, "")
        #expect(look["state"]?.string == "checked" && look["new"]?.int == 3)
        #expect(try await register.staff.everybody() == before)
        let (_, done) = try await register.bring(StaffHouse.file)
        #expect(done["state"]?.string == "done" && done["new"]?.int == 3)
        #expect(try await register.staff.person(key: "K2")?.facts.title == "Lounge host")
    }

    @Test func `the second night updates, and the journal names the maker and the token`() async throws {
        let register = try await Register.open()
        _ = try await register.bring(StaffHouse.file)
        let (_, second) = try await register.bring(StaffHouse.file.replacing("Bo Lund,", with: "Bo Lundgren,"))
        #expect(second["changed"]?.int == 1 && second["known"]?.int == 2)
        #expect(try await register.staff.person(key: "K2")?.facts.name == "Bo Lundgren")
        #expect(try await register.staff.house.journal("staff.new") == 3)
        #expect(try await register.staff.house.journal("token.used-for-file") == 2)
        let actors: [ID<Colleague>] = try await register.staff.house.store.read {
            try $0.values("SELECT actor_id FROM journal_entry WHERE kind = 'staff.uploaded'")
        }
        #expect(actors == [register.staff.lead, register.staff.lead])
    }

    @Test func `headings that nobody knows are refused, until somebody has settled them by hand once`() async throws {
        let register = try await Register.open()
        let file = "Ref,Label,Seat\nK7,Ode Strand,Host\n"
        let refused = try await register.send(file)
        #expect(refused.status == 422)
        let problem = try JSON.parse(refused.bytes)
        #expect(problem["errors"]?.array?.first?["field"]?.string == "body")
        #expect(try await register.waiting == 0)
        let settled = ["column-0": "staff-key", "column-1": "name", "column-2": "title"]
        #expect(try await register.staff.bringIn(file, settled).summary.new == 1)
        // In another order, and with one more that its name explains.
        let (_, next) = try await register.bring("Seat,Email,Label,Ref\nBarista,ode@air.example,Ode Strand,K7\n")
        #expect(next["changed"]?.int == 1)
        let ode = try #require(try await register.staff.person(key: "K7"))
        #expect(ode.facts.title == "Barista" && ode.facts.email?.text == "ode@air.example")
        #expect(try await register.send("Seat,Ref\nHost,K7\n").status == 422)
    }

    @Test func `only a token that may bring people in does, and only while its maker may`() async throws {
        let register = try await Register.open()
        let staff = register.staff
        let tell = try await Register.token(staff, [.tellMoments, .readMoments, .importMoments, .planShifts], by: staff.lead)
        #expect(try await register.send(StaffHouse.file, token: tell).status == 403)
        #expect(try await register.send(StaffHouse.file, token: "hearten_none").status == 401)
        let (address, _) = try await register.bring(StaffHouse.file)
        #expect(try await register.ask(address, token: tell).status == 403)
        let elsewhere = try await Register.token(staff, [.importPeople], by: staff.lead, unit: try staff.house.unit("Northcombe"))
        for (path, method) in [(address, HTTPRequest.Method.get), (address + "/errors.csv", .get), (address + "/undo", .post)] {
            #expect(try await register.ask(path, method, token: elsewhere).status == 404, "\(path)")
        }
        #expect(try await register.send(StaffHouse.file, "unit=\(staff.root)", token: elsewhere).status == 422)
        let waits = try await register.send(StaffHouse.file.replacing("Bo Lund,", with: "Bo Lundgren,"))
        try await staff.house.store.write { try ColleagueQueries.setDisabled($0.now, of: staff.lead, in: $0) }
        staff.house.services.programs.forgetAll()
        #expect(try await register.send(StaffHouse.file).status == 403)
        // What was taken before is not brought in either.
        await ImportRunner(staff.house.services).worker.runDue()
        let id = try #require(try JSON.parse(waits.bytes)["id"]?.string)
        #expect(try await staff.state("/\(id)").failure == "rights")
    }

    @Test func `a program gives no part that its token's maker could not give`() async throws {
        let register = try await Register.open()
        let staff = register.staff
        let maker = try await staff.house.person("Oda Operator", .operator, at: staff.root)
        let token = try await Register.token(staff, [.importPeople], by: maker)
        let (address, state) = try await register.bring(
            "Staff number,Name,Unit,Role\nK8,Una Up,Port Amaly,service lead\nK9,Flo Floor,Port Amaly,\n", token: token)
        #expect(state["new"]?.int == 1 && state["put_aside"]?.int == 1)
        #expect(try await staff.person(key: "K8") == nil)
        let errors = try await register.ask(address + "/errors.csv", token: token)
        #expect(errors.status == 200 && errors.text.contains("This role is not yours to give"))
        #expect(try await staff.house.journal("staff.errors-read") == 1)
    }

    @Test func `more leavers than usual are agreed to by their number`() async throws {
        let register = try await Register.open()
        let rows = (1...12).map { "P\($0),Person Number\($0),p\($0)@air.example,Port Amaly" }
        func file(_ count: Int) -> String { "Staff number,Name,Email,Unit\n" + rows.prefix(count).joined(separator: "\n") + "\n" }
        _ = try await register.bring(file(12))
        let unit = try register.staff.house.unit("Port Amaly")
        let query = "run=yes&missing_leave=yes&unit=\(unit)"
        let (_, stopped) = try await register.bring(file(2), query)
        #expect(stopped["state"]?.string == "failed" && stopped["failure"]?.string?.contains("More people would leave") == true)
        let (_, look) = try await register.bring(file(2), "missing_leave=yes&unit=\(unit)")
        #expect(look["leavers_to_agree"]?.int == 10)
        let (_, done) = try await register.bring(file(2), query + "&leavers=10")
        #expect(done["state"]?.string == "done" && done["left"]?.int == 10)
    }

    @Test func `an undo puts people back, once however often it is asked for`() async throws {
        let register = try await Register.open()
        let before = try await register.staff.everybody()
        let (address, _) = try await register.bring(StaffHouse.file)
        #expect(try await register.ask(address + "/undo", .post).status == 202)
        #expect(try await register.ask(address + "/undo", .post).status == 202)
        #expect(try await register.come(address)["state"]?.string == "undone")
        #expect(try await register.staff.everybody() == before)
        #expect(try await register.staff.house.journal("staff.undo") == 1)
        let (look, _) = try await register.bring(StaffHouse.file, "")
        let refused = try await register.ask(look + "/undo", .post)
        #expect(refused.status == 409 && refused.headers[.contentType] == "application/problem+json")
    }

    @Test func `the same request with its key is taken once`() async throws {
        let register = try await Register.open()
        let first = try await register.send(StaffHouse.file, key: "night-1")
        let again = try await register.send(StaffHouse.file, key: "night-1")
        #expect(first.status == 202 && again.status == 202 && first.bytes == again.bytes)
        #expect(again.headers[try #require(HTTPField.Name("Idempotent-Replayed"))] == "true")
        #expect(try await register.waiting == 1)
        #expect(try await register.send(StaffHouse.file + "\n", key: "night-1").status == 422)
        #expect(try await register.send(StaffHouse.file, "", key: "night-1").status == 422)
        #expect(try await register.send(StaffHouse.file, key: "two words").status == 422)
        #expect(try await register.waiting == 1)
    }

    @Test(arguments: ["run=true", "run=", "runn=yes", "run=yes&run=yes", "leavers=-1", "leavers=many", "unit=nowhere"])
    func `what is not understood is refused, and nothing is taken`(query: String) async throws {
        let register = try await Register.open()
        #expect(try await register.send(StaffHouse.file, query).status == 422)
        #expect(try await register.waiting == 0)
    }

    @Test func `a body that is no list, too large, cut off or empty is refused`() async throws {
        let register = try await Register.open()
        for type in ["application/json", "multipart/form-data; boundary=B", "application/pdf"] {
            #expect(try await register.send(StaffHouse.file, type: type).status == 415, "\(type)")
        }
        #expect(try await register.send(StaffHouse.file, length: 300 << 20).status == 413)
        #expect(try await register.send(StaffHouse.file, length: StaffHouse.file.utf8.count + 1).status == 400)
        #expect(try await register.send("").status == 422)
        #expect(try await register.send("\u{0}\u{1}\u{2}=cmd()|x\n\"\"\"").status == 422)
        #expect(try await register.waiting == 0)
    }

    @Test func `whoever may bring people in makes a token for it, and its use is seen`() async throws {
        let staff = try await StaffHouse.open()
        let form = ["name": "Register", "unit": staff.root.description, "may": "people"]
        let made = try await staff.house.post("/settings/tokens", form, cookie: staff.cookie)
        let text = try #require(made.text.firstRange(of: "hearten_").map { String(made.text[$0.lowerBound...].prefix(40)) })
        _ = try await Register(staff: staff, token: text).bring(StaffHouse.file)
        let page = try await staff.house.get("/settings/tokens", cookie: staff.cookie).text
        let row = try #require(page.split(separator: "<tr>").first { $0.contains("bring people in from the register") })
        #expect(row.contains("Register") && !row.contains("not yet"))
    }
}
