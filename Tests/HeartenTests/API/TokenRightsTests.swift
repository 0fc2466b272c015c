import HTTPTypes
@testable import Hearten
import Storage
import Testing

/// A token never does more than its maker may do now.
@Suite struct TokenRightsTests {
    private struct Scene {
        let house: TestHouse
        let root: ID<Unit>
        let maker: ID<Colleague>
        let token: String

        static func open(_ role: Role, _ rights: [Right]) async throws -> Scene {
            let house = try await TestHouse.open()
            let root = try #require(house.services.house.current.root)
            let maker = try await house.person("Ida Maker", role, at: root)
            let services = house.services
            let token = try await house.store.write {
                try MakeToken(services).run(name: "Booking", unit: root, rights: rights, by: maker, in: $0)
            }
            return Scene(house: house, root: root, maker: maker, token: token)
        }

        func send(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") async throws -> Int {
            try await house.send(method, path, body: Array(body.utf8), headers: [.authorization: "Bearer \(token)"]).status
        }
    }

    @Test func `when its maker's part is taken, a token in use stops at once, and comes back with the part`() async throws {
        let scene = try await Scene.open(.serviceLead, [.tellMoments, .readMoments, .importMoments])
        let lead = try await scene.house.cookie(for: try await scene.house.person("Ola Lead", .serviceLead, at: scene.root))
        func change(_ unit: ID<Unit>, take: Bool = false) async throws -> Int {
            let form = ["role": Role.serviceLead.rawValue, "unit": unit.description]
            return try await scene.house.post("/settings/people/\(scene.maker)/roles\(take ? "/end" : "")", form, cookie: lead).status
        }
        #expect(try await scene.send(.get, "/api/v1/moments") == 200)
        #expect(try await scene.send(.post, "/api/v1/moments", #"{"words":"x"}"#) == 201)
        #expect(try await change(scene.root, take: true) == 303)
        #expect(try await scene.send(.get, "/api/v1/moments") == 403)
        #expect(try await scene.send(.post, "/api/v1/moments", #"{"words":"x"}"#) == 403)
        #expect(try await change(try scene.house.unit("Port Amaly")) == 303)
        #expect(try await scene.send(.get, "/api/v1/moments") == 403)
        #expect(try await change(scene.root) == 303)
        #expect(try await scene.send(.get, "/api/v1/moments") == 200)
    }

    @Test func `a maker who no longer works here leaves no token behind that can do anything`() async throws {
        let scene = try await Scene.open(.serviceLead, [.tellMoments])
        try await scene.house.store.write { try ColleagueQueries.setDisabled($0.now, of: scene.maker, in: $0) }
        #expect(try await scene.send(.post, "/api/v1/moments", #"{"words":"x"}"#) == 403)
    }

    @Test func `the page of tokens says what a token may do now`() async throws {
        let scene = try await Scene.open(.serviceLead, [.readMoments])
        let lead = try await scene.house.person("Ola Lead", .serviceLead, at: scene.root)
        let cookie = try await scene.house.cookie(for: lead)
        #expect(!(try await scene.house.get("/settings/tokens", cookie: cookie).text.contains("nothing any more")))
        try await scene.house.store.write { try $0.run("DELETE FROM assignment WHERE colleague_id = \(scene.maker)") }
        #expect(try await scene.house.get("/settings/tokens", cookie: cookie).text.contains("nothing any more"))
    }

    @Test func `more than one's own rights cannot be given, and nothing less is made instead`() async throws {
        let house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        let cookie = try await house.cookie(for: try await house.person("Oda Operator", .operator, at: root))
        let form = ["name": "Booking", "unit": root.description]
        #expect(try await house.post("/settings/tokens", form.merging(["may": "read"]) { $1 }, cookie: cookie).status == 422)
        let count: Int? = try await house.store.read { try $0.value("SELECT COUNT(*) FROM api_token WHERE name = 'Booking'") }
        #expect(count == 0)
        #expect(try await house.post("/settings/tokens", form.merging(["may": "tell"]) { $1 }, cookie: cookie).status == 200)
    }

    @Test func `a filter that is not understood is refused, so that it cannot widen what is read`() async throws {
        let scene = try await Scene.open(.serviceLead, [.readMoments])
        for query in ["level=9", "unit=nowhere", "from=yesterday", "channel=pigeon", "category=x", "import=x", "state=set-aside"] {
            #expect(try await scene.send(.get, "/api/v1/moments?\(query)") == 422, "\(query)")
        }
        #expect(try await scene.send(.get, "/api/v1/moments?q=%FF") == 400)
        #expect(try await scene.send(.get, "/api/v1/moments?q=%22%20OR%20*") == 200)
    }

    @Test func `the key of a request tells the quarter of an hour and no second`() async throws {
        let scene = try await Scene.open(.serviceLead, [.tellMoments])
        scene.house.clock.advance(by: .seconds(123))
        var headers: HTTPFields = [.authorization: "Bearer \(scene.token)"]
        headers[try #require(HTTPField.Name("Idempotency-Key"))] = "k"
        _ = try await scene.house.send(.post, "/api/v1/moments", body: Array(#"{"words":"x"}"#.utf8), headers: headers)
        let until: Instant? = try await scene.house.store.read { try $0.value("SELECT expires_at FROM idempotency") }
        #expect(try #require(until).milliseconds % 900_000 == 0)
    }
}
