import Cast
import HTTPTypes
import Logging
import Storage
import Testing

@testable import Hearten

/// Two nodes on one PostgreSQL database; runs where tests run on that engine.
@Suite(.enabled(if: TemporaryStore.engine == .postgresql)) struct TwoNodesTests {
    /// The first node, and a second one that follows what the first says.
    private func nodes() async throws -> (TestHouse, TestHouse, Task<Void, any Error>) {
        let one = try await TestHouse.open()
        let store = try #require(one.store as? PostgreSQLStore)
        var log = Logger(label: "test")
        log.logLevel = .critical
        let app = try await HeartenApp.open(
            one.services.settings, store: try store.sibling(clock: one.clock), random: .seeded(8), log: log)
        let follower = Task { try await OtherNodes(app.services).run() }
        return (one, TestHouse(app: app, clock: one.clock), follower)
    }

    private func bearer(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }

    /// Waits for what the other node said, five seconds at most.
    private func until(_ isSo: () async throws -> Bool) async throws -> Bool {
        for _ in 0..<100 {
            if try await isSo() { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    @Test func `who signed in at one node is known at the other, and who is let go is let go at both`() async throws {
        let (one, other, follower) = try await nodes()
        defer { follower.cancel() }
        let cookie = try await one.cookie(for: Cast.sunniva)
        #expect(try await other.get("/today", cookie: cookie).status == 200)
        let lead = try await one.cookie(for: Cast.ingrid)
        let id = try #require(try await one.store.read { try $0.value("SELECT id FROM colleague WHERE name = \(Cast.sunniva.name)", as: Int64.self) })
        #expect(try await one.post("/settings/people/\(ID<Colleague>(id))/disable", [:], cookie: lead).status == 303)
        #expect(try await other.get("/today", cookie: cookie).status == 303)
    }

    @Test func `what changes at one node is so at the other: names, tokens, news`() async throws {
        let (one, other, follower) = try await nodes()
        defer { follower.cancel() }
        let headers = bearer(Cast.apiToken)
        #expect(try await other.send(.get, "/api/v1/moments", headers: headers).status == 200)
        let (id, events) = try #require(other.services.live.listen())
        defer { other.services.live.leave(id) }
        let unit = try #require(one.services.house.current.root)
        #expect(
            try await until {
                // The follower may not listen yet when the first word is said.
                one.services.live.tell(.init(.cases, unit: unit))
                for await event in events { return event == .init(.cases, unit: unit) }
                return false
            })
        try await one.store.write { try $0.run("UPDATE organisation SET name = 'Renamed'") }
        try await one.services.house.reload(one.store)
        #expect(try await until { other.services.house.current.organisation?.name == "Renamed" })
        try await one.store.write { try $0.run("UPDATE api_token SET ended_at = \($0.now)") }
        one.services.programs.forgetAll()
        #expect(try await until { try await other.send(.get, "/api/v1/moments", headers: headers).status == 401 })
    }

    @Test func `a moment sent to two nodes with one key is one moment`() async throws {
        let (one, other, follower) = try await nodes()
        defer { follower.cancel() }
        var headers: HTTPFields = bearer(Cast.apiToken)
        headers[.contentType] = "application/json"
        headers[try #require(HTTPField.Name("Idempotency-Key"))] = "once-and-for-all"
        let body = Array(#"{"level":2,"words":"The ramp was iced over and nobody had salted it."}"#.utf8)
        let sent = headers
        let ids = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<12 {
                group.addTask {
                    let reply = try await (number % 2 == 0 ? one : other).send(.post, "/api/v1/moments", body: body, headers: sent)
                    return (reply.status, reply.text)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ids.allSatisfy { [200, 201, 409].contains($0.0) }, "\(ids.map(\.0))")
        let count = try await one.store.read { try $0.value("SELECT COUNT(*) FROM moment WHERE words LIKE 'The ramp was iced%'", as: Int.self) }
        #expect(count == 1)
    }

    @Test func `a guest's answer sent twice, to two nodes, is thanked twice and stored once`() async throws {
        let (one, other, follower) = try await nodes()
        defer { follower.cancel() }
        let age = try #require(try await one.get("/f/\(Cast.signCode)").hidden("age"))
        one.clock.advance(by: .seconds(8))
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<10 {
                group.addTask {
                    try await (number % 2 == 0 ? one : other).post(
                        "/f/\(Cast.signCode)", ["key": "a-key-of-her-own", "age": age, "level": "2", "words": "The ramp was iced over."]
                    ).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 303, count: 10))
        #expect(try await one.store.read { try $0.value("SELECT COUNT(*) FROM moment WHERE words = 'The ramp was iced over.'", as: Int.self) } == 1)
    }
}
