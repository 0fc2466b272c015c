import HTTPTypes
import Storage
import Testing

@testable import Hearten

@Suite struct CastSignInTests {
    private func house() async throws -> (TestHouse, ID<Colleague>) {
        let house = try await TestHouse.open()
        return (house, try await house.person("Rosa Lind", .leader, at: try house.root()))
    }

    @Test func `at the machine itself the demonstration lists its cast, one tap each`() async throws {
        let (house, rosa) = try await house()
        let page = try await house.send(.get, "/sign-in", from: "127.0.0.1")
        #expect(page.text.contains("Rosa Lind"))
        let reply = try await house.send(.post, "/sign-in/cast", form: ["as": "\(rosa)"], from: "127.0.0.1")
        #expect(try await house.get("/me", cookie: reply.session).text.contains("Rosa Lind"))
    }

    @Test(
        arguments: [
            ("192.0.2.7", "127.0.0.1:8080", nil), ("::ffff:192.0.2.7", "127.0.0.1:8080", nil),
            ("127.0.0.1", "hearten.example", nil), ("127.0.0.1", "127.0.0.1.evil.example", nil),
            ("127.0.0.1", "127.0.0.1:8080", "X-Forwarded-For: 127.0.0.1"), ("127.0.0.1", "127.0.0.1:8080", "Forwarded: for=127.0.0.1"),
            ("127.0.0.1", "127.0.0.1:8080", "Via: 1.1 proxy"),
        ] as [(String, String, String?)])
    func `from anywhere else, through a proxy or under another name, there is no cast`(from: String, host: String, header: String?) async throws {
        let (house, rosa) = try await house()
        var headers = HTTPFields()
        if let header, let name = HTTPField.Name(String(header.prefix { $0 != ":" })) {
            headers[name] = String(header.drop { $0 != " " }.dropFirst())
        }
        let page = try await house.send(.get, "/sign-in", headers: headers, from: from, host: host)
        #expect(page.status == 200)
        #expect(!page.text.contains("Rosa Lind"))
        let reply = try await house.send(.post, "/sign-in/cast", form: ["as": "\(rosa)"], headers: headers, from: from, host: host)
        #expect(reply.status == 404)
        #expect(reply.session == nil)
    }

    @Test func `a house that is not the demonstration has no cast`() async throws {
        let house = try await TestHouse.open(settings: try Settings(database: ":memory:", isDemo: false))
        let rosa = try await house.person("Rosa Lind", .leader, at: try house.root())
        #expect(!(try await house.send(.get, "/sign-in", from: "127.0.0.1").text.contains("Rosa Lind")))
        #expect(try await house.send(.post, "/sign-in/cast", form: ["as": "\(rosa)"], from: "127.0.0.1").status == 404)
    }

    @Test func `a demonstration that the whole network reaches has no cast`() async throws {
        let house = try await TestHouse.open(settings: try Settings(database: ":memory:", listen: "0.0.0.0:8080", isDemo: true))
        let rosa = try await house.person("Rosa Lind", .leader, at: try house.root())
        #expect(try await house.send(.post, "/sign-in/cast", form: ["as": "\(rosa)"], from: "127.0.0.1").status == 404)
    }
}
