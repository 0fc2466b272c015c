import HTTPTypes
@testable import Hearten
import Jobs
import Storage
import Testing

/// A house with a service lead who imports files, and the runner at work.
struct ImportHouse {
    let house: TestHouse
    let cookie: String
    let root: ID<Unit>

    static func open(language: Language = .english) async throws -> ImportHouse {
        let house = try await TestHouse.open(language: language)
        let root = try #require(house.services.house.current.root)
        let lead = try await house.person("Ida Bringer", .serviceLead, at: root)
        return ImportHouse(house: house, cookie: try await house.cookie(for: lead), root: root)
    }

    /// Posts a file as a browser does and lets it be looked at. Returns where its page is.
    func upload(_ text: String, name: String = "answers.csv") async throws -> String { try await upload(Array(text.utf8), name: name) }

    func upload(_ bytes: [UInt8], name: String = "answers.csv") async throws -> String {
        let reply = try await post(bytes, name: name)
        try #require(reply.status == 303, "\(reply.text.suffix(2000))")
        return try #require(reply.location)
    }

    func post(_ bytes: [UInt8], name: String, unit: ID<Unit>? = nil) async throws -> TestReply {
        let head = "--B\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n\((unit ?? root).description)\r\n"
        let second = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
        var body: [UInt8] = Array((head + second).utf8)
        body.append(contentsOf: bytes)
        body.append(contentsOf: "\r\n--B--\r\n".utf8)
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=B"]
        headers[.origin] = "http://127.0.0.1:8080"
        return try await working { try await house.send(.post, "/settings/imports", body: body, headers: headers, cookie: cookie) }
    }

    /// Says yes to what the columns mean and lets it come in.
    func bringIn(_ path: String, _ fields: [String: String] = [:]) async throws -> MomentImport {
        let form = ["act": "import", "unit": root.description].merging(fields) { $1 }
        let reply = try await working { try await house.post(path, form, cookie: cookie) }
        try #require(reply.status == 303, "\(reply.text.suffix(2000))")
        return try await state(path)
    }

    func undo(_ path: String) async throws -> MomentImport {
        _ = try await working { try await house.post(path + "/undo", [:], cookie: cookie) }
        return try await state(path)
    }

    func state(_ path: String) async throws -> MomentImport {
        let id = try #require(path.split(separator: "/").last.flatMap { ID<MomentImport>(String($0)) })
        let scope = Scope(roots: [root])
        return try #require(try await house.store.read { try ImportQueries.find(id, scope, $0) })
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

    func moments() async throws -> [Moment] {
        let scope = Scope(roots: [root])
        return try await house.store.read { tx in
            var filter = MomentFilter()
            filter.source = "file"
            return try MomentQueries.list(filter, scope, after: nil, limit: 500, tx)
        }
    }

    /// What the figures hold: every count of every unit that is not 0, folded or not.
    func counts() async throws -> [String: Int] {
        let services = house.services
        try await house.store.write { tx in
            while try FoldTallies.once(in: tx) > 0 {}; _ = services
        }
        return try await house.store.read { tx in
            var counts: [String: Int] = [:]
            try tx.each("SELECT unit_id, measure, week, bin, n FROM tally WHERE n <> 0") { row in
                let key = try (0..<4).map { "\(try row.value($0))" }.joined(separator: "/")
                counts[key, default: 0] += try row.get(4, as: Int.self)
            }
            return counts.filter { $0.value != 0 }
        }
    }
}

extension MomentImport.Progress {
    /// What came in, what was changed and what was known, as text that is easily compared.
    var summary: String { "\(new) new, \(changed) changed, \(same) same, \(refused) refused" }
}
