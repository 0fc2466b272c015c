import HTTPTypes
import Jobs
import Storage
import Testing

@testable import Hearten

/// The cast's house with a service lead who brings files of people in.
struct StaffHouse {
    let house: TestHouse
    let lead: ID<Colleague>
    let cookie: String
    let root: ID<Hearten.Unit>

    static func open(at start: Instant = TestHouse.start) async throws -> StaffHouse {
        let house = try await TestHouse.open(at: start)
        let root = try house.root()
        let (lead, _) = try await house.member("Ida Bringer", .serviceLead, at: root)
        return StaffHouse(house: house, lead: lead, cookie: try await house.cookie(for: lead), root: root)
    }

    /// Posts a file as a browser does and lets it be looked at. Returns where its page is.
    func upload(_ text: String, unit: ID<Hearten.Unit>? = nil, cookie: String? = nil) async throws -> String {
        let head = "--B\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n\((unit ?? root).description)\r\n"
        let second = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\n"
        let body = Array((head + second + text + "\r\n--B--\r\n").utf8)
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=B"]
        headers[.origin] = "http://127.0.0.1:8080"
        let reply = try await working {
            let reply = try await house.send(.post, "/settings/people/files", body: body, headers: headers, cookie: cookie ?? self.cookie)
            if let path = reply.location { try await settled(path) }
            return reply
        }
        try #require(reply.status == 303, "\(reply.text.suffix(1500))")
        return try #require(reply.location)
    }

    /// Sends the page of a look; what it comes to next.
    @discardableResult
    func decide(_ path: String, _ fields: [String: String] = [:], unit: ID<Hearten.Unit>? = nil) async throws -> TestReply {
        let form = ["act": "import", "unit": (unit ?? root).description].merging(fields) { $1 }
        return try await working {
            let reply = try await house.post(path, form, cookie: cookie)
            try await settled(path)
            return reply
        }
    }

    /// A look with these choices, and then the import.
    func bringIn(_ text: String, _ choices: [String: String] = [:], unit: ID<Hearten.Unit>? = nil) async throws -> StaffImport {
        let path = try await upload(text, unit: unit)
        if !choices.isEmpty { try await decide(path, choices.merging(["act": "again"]) { $1 }, unit: unit) }
        try await decide(path, choices, unit: unit)
        return try await state(path)
    }

    func undo(_ file: StaffImport) async throws -> StaffImport {
        let path = "/settings/people/files/\(file.id)"
        try await working {
            _ = try await house.post(path + "/undo", [:], cookie: cookie)
            try await settled(path)
        }
        return try await state(path)
    }

    /// Waits for the runner, however busy this machine is.
    private func settled(_ path: String) async throws {
        for _ in 0..<600 where try await state(path).state.isBusy { try await Task.sleep(for: .milliseconds(50)) }
    }

    func state(_ path: String) async throws -> StaffImport {
        let id = try #require(path.split(separator: "/").last.flatMap { ID<StaffImport>(String($0)) })
        let scope = Scope(roots: [root])
        return try #require(try await house.store.read { try StaffImportQueries.find(id, scope, $0) })
    }

    func problems(of file: StaffImport) async throws -> [String] {
        try await house.store.read { try StaffImportQueries.problems(of: file.id, after: 0, limit: 500, $0) }.map {
            "\($0.problem.line) \($0.problem.reason)"
        }
    }

    /// The body while the runner works beside it.
    func working<T: Sendable>(_ body: () async throws -> T) async throws -> T {
        let runner = Task { [services = house.services] in try await ImportRunner(services).worker.run() }
        do {
            let value = try await body()
            runner.cancel()
            _ = await runner.result
            return value
        } catch {
            runner.cancel()
            throw error
        }
    }

    func person(key: String) async throws -> StaffPerson? {
        try await house.store.read { try StaffQueries.everybody($0) }.first { $0.facts.key == key }
    }

    func everybody() async throws -> [ID<Colleague>: StaffFacts] {
        Dictionary(uniqueKeysWithValues: try await house.store.read { try StaffQueries.everybody($0) }.map { ($0.id, $0.facts) })
    }

    /// Two teams with a leader above them.
    static let file = """
        Staff number,Name,Email,Job title,Unit,Role,Manager
        K1,Anna Berg,anna.berg@air.example,Station lead,Port Amaly,Team leader,
        K2,Bo Lund,bo.lund@air.example,Lounge host,"Lounge, Port Amaly",,K1
        K3,Cy Moor,cy.moor@air.example,Lounge host,"Lounge, Port Amaly",colleague,anna.berg@air.example
        """
}
