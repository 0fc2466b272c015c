import HTTPTypes
import Jobs
import Storage
import Testing

@testable import Hearten

/// A house with two people at the gates and a leader who brings rotas in.
struct ShiftHouse {
    let house: TestHouse
    let unit: ID<Unit>
    let anna: ID<Colleague>, bo: ID<Colleague>, leader: ID<Colleague>
    let cookie: String

    static func open(at start: Instant = TestHouse.start) async throws -> ShiftHouse {
        try await around(try await TestHouse.open(at: start))
    }

    static func around(_ house: TestHouse) async throws -> ShiftHouse {
        let unit = try house.unit("Gates, Port Amaly")
        let anna = try await house.member("Annelore Zahl", .colleague, at: unit).id
        let bo = try await house.member("Bo Quist", .colleague, at: unit).id
        let leader = try await house.person("Lena Leading", .leader, at: try house.unit("Port Amaly"))
        try await house.services.house.reload(house.store)
        return ShiftHouse(house: house, unit: unit, anna: anna, bo: bo, leader: leader, cookie: try await house.cookie(for: leader))
    }

    /// Posts a file as a browser does and lets it be looked at. Returns where its page is.
    func upload(_ text: String, name: String = "rota.csv") async throws -> String {
        let reply = try await post(Array(text.utf8), name: name)
        try #require(reply.status == 303, "\(reply.text.suffix(2000))")
        return try #require(reply.location)
    }

    func post(_ bytes: [UInt8], name: String, to unit: ID<Unit>? = nil) async throws -> TestReply {
        let head = "--B\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n\((unit ?? self.unit).description)\r\n"
        let second = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
        let body: [UInt8] = Array((head + second).utf8) + bytes + Array("\r\n--B--\r\n".utf8)
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=B"]
        headers[.origin] = "http://127.0.0.1:8080"
        return try await working {
            let reply = try await house.send(.post, "/settings/shifts", body: body, headers: headers, cookie: cookie)
            if let path = reply.location, reply.status == 303 { try await rest(path) }
            return reply
        }
    }

    func bringIn(_ path: String, _ fields: [String: String] = [:]) async throws -> ShiftImport {
        let form = ["act": "import", "unit": unit.description].merging(fields) { $1 }
        let reply = try await working {
            let reply = try await house.post(path, form, cookie: cookie)
            try await rest(path)
            return reply
        }
        try #require(reply.status == 303, "\(reply.text.suffix(2000))")
        return try await state(path)
    }

    /// Looked at, agreed to, brought in.
    func take(_ text: String, name: String = "rota.csv", _ fields: [String: String] = [:]) async throws -> ShiftImport {
        try await bringIn(try await upload(text, name: name), fields)
    }

    func undo(_ one: ShiftImport) async throws -> ShiftImport {
        let path = "/settings/shifts/\(one.id)"
        try await working {
            _ = try await house.post(path + "/undo", [:], cookie: cookie)
            try await rest(path)
        }
        return try await state(path)
    }

    /// Waits until nothing is under way with the file.
    func rest(_ path: String) async throws {
        for _ in 0..<200 {
            guard [.uploaded, .running, .undoing].contains(try await state(path).state) else { return }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    func state(_ path: String) async throws -> ShiftImport {
        let id = try #require(path.split(separator: "/").last.flatMap { ID<ShiftImport>(String($0)) })
        let scope = Scope(roots: [try house.root()])
        return try #require(try await house.store.read { try ShiftImportQueries.find(id, scope, $0) })
    }

    /// The body while the runner works beside it.
    func working<T: Sendable>(_ body: () async throws -> T) async throws -> T {
        let runner = Task { [services = house.services] in try await ShiftImportRunner(services).worker.run() }
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

    /// Everybody's shifts: "Annelore 2026-11-23T06:00:00Z+8.0 Gate 4".
    func shifts() async throws -> [String] {
        try await house.store.read { tx in
            try tx.rows(
                "SELECT c.given_name, s.starts_at, s.ends_at, s.place FROM shift s JOIN colleague c ON c.id = s.colleague_id ORDER BY s.starts_at, c.given_name"
            ).map { row in
                let (from, until): (Instant, Instant) = (try row.get(1), try row.get(2))
                let hours = Double(until.milliseconds - from.milliseconds) / 3_600_000
                return "\(try row.get(0, as: String.self)) \(from.iso8601)+\(hours) \(try row.maybe(3, as: String.self) ?? "-")"
            }
        }
    }

    /// Puts a shift down without a file.
    func add(_ person: ID<Colleague>, _ from: String, hours: Int, at unit: ID<Unit>? = nil, place: String? = nil, work: String? = nil) async throws {
        let begins = Instant(milliseconds: at(from))
        var new = NewShift(
            entry: "\(person)/\(from)", colleague: person, unit: unit ?? self.unit, from: begins, until: begins + .seconds(Int64(hours) * 3600))
        (new.place, new.work) = (place, work)
        let (final, id) = (new, house.services.newID(at: house.clock.now, of: RotaShift.self))
        try await house.store.write { try ShiftQueries.insert(final, id: id, feed: "test", by: ID<ShiftImport>(0), in: $0) }
    }
}
