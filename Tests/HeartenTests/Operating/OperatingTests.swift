import Cast
import Glibc
import HTTPTypes
@testable import Hearten
import Storage
import Testing

@Suite struct OperatingTests {
    private func bearer(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }

    @Test func `this machine's own door opens for its token alone`() async throws {
        let house = try await TestHouse.open()
        #expect(try await house.get("/control/doctor").status == 404)
        #expect(try await house.send(.get, "/control/doctor", headers: bearer("wrong")).status == 404)
        let answer = try await house.send(.get, "/control/doctor", headers: bearer(house.services.control.text))
        #expect(answer.status == 200)
        #expect(answer.text.contains("journal"))
    }

    @Test func `a healthy house has nothing broken`() async throws {
        let house = try await TestHouse.open()
        let broken = await Doctor.examine(house.services).filter { $0.state == .broken }
        #expect(broken.map(\.name).filter { $0 != "disk" } == [])
    }

    @Test func `a broken chain is found by the doctor`() async throws {
        let house = try await TestHouse.open()
        let services = house.services
        try await house.store.write { try Journal.append("test.happened", "test", ID<Colleague>(1), random: services.random, in: $0) }
        while try await house.store.write({ try Journal.seal(in: $0) }) > 0 {}
        try await house.store.write { try $0.run("UPDATE journal SET kind = 'other' WHERE kind = 'test.happened'") }
        #expect(await Doctor.examine(services).contains { $0.name == "journal" && $0.state == .broken })
    }

    @Test func `a backup through the running server is sound, and only to a full path`() async throws {
        let house = try await TestHouse.open()
        let path = "/tmp/hearten-test-\(house.services.random.next()).sqlite"
        defer { unlink(path) }
        let headers = bearer(house.services.control.text)
        #expect(try await house.send(.post, "/control/backup", body: Array("relative".utf8), headers: headers).status == 400)
        #expect(try await house.send(.post, "/control/backup", body: Array(path.utf8), headers: headers).status == 200)
        #expect(try await SQLiteStore.problems(inFile: path) == [])
    }

    @Test func `an operator sees how the house runs; others find no page`() async throws {
        let house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        let operatorCookie = try await house.cookie(for: try await house.person("Olu Operator", .operator, at: root))
        let colleagueCookie = try await house.cookie(for: try await house.person("Ada Here", .colleague, at: root))
        #expect(try await house.get("/settings/operator", cookie: operatorCookie).status == 200)
        #expect(try await house.get("/settings/operator", cookie: colleagueCookie).status == 404)
    }

    @Test func `health and figures are there for a monitor`() async throws {
        let house = try await TestHouse.open()
        #expect(try await house.get("/healthz").text == "ok\n")
        #expect(try await house.get("/readyz").status == 200)
        #expect(try await house.send(.get, "/metrics", from: "127.0.0.1").text.contains("hearten_store_writable 1"))
    }

    @Test func `figures of the program are for this machine, and for a token that may watch it`() async throws {
        let house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        let person = try await house.person("Olu Operator", .operator, at: root)
        let made = try await house.post(
            "/settings/tokens", ["name": "Monitor", "unit": root.description, "may": "watch"], cookie: try await house.cookie(for: person))
        let token = try #require(made.text.firstMatch(of: /hearten_[0-9a-z]{20,}/)).output
        #expect(try await house.send(.get, "/metrics", headers: bearer(String(token)), from: "192.0.2.7", host: "service.example.org").status == 200)
        #expect(try await house.send(.get, "/api/v1/moments", headers: bearer(String(token))).status == 403)
        #expect(try await house.send(.get, "/metrics", headers: bearer("hearten_wrong"), from: "192.0.2.7").status == 404)
        #expect(try await house.send(.get, "/metrics", from: "192.0.2.7").status == 404)
        #expect(try await house.send(.get, "/metrics", from: "127.0.0.1", host: "service.example.org").status == 404)
        for name in ["x-forwarded-for", "forwarded", "x-real-ip", "via"] {
            let headers = HTTPFields([HTTPField(name: try #require(HTTPField.Name(name)), value: "for=127.0.0.1")])
            #expect(try await house.send(.get, "/metrics", headers: headers, from: "127.0.0.1").status == 404, "\(name)")
        }
    }

    @Test func `a service lead makes no token to watch the program`() async throws {
        let house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        let cookie = try await house.cookie(for: try await house.person("Lea Lead", .serviceLead, at: root))
        #expect(!(try await house.get("/settings/tokens", cookie: cookie).text.contains("value=\"watch\"")))
        #expect(try await house.post("/settings/tokens", ["name": "Sly", "unit": root.description, "may": "watch"], cookie: cookie).status == 422)
        let rights: String? = try await house.store.read { try $0.value("SELECT rights FROM api_token WHERE name = 'Sly'") }
        #expect(rights == nil)
    }

    @Test func `who runs a part of the house does not see how all of it runs`() async throws {
        let house = try await TestHouse.open()
        let part = try await house.cookie(for: try await house.person("Oda Part", .operator, at: try house.unit("Port Amaly")))
        let all = try await house.cookie(for: try await house.person("Oda All", .operator, at: try house.root()))
        for path in ["/settings/operator", "/settings/mail"] {
            #expect(try await house.get(path, cookie: part).status == 404)
            #expect(try await house.get(path, cookie: all).status == 200)
        }
        #expect(!(try await house.get("/settings", cookie: part).text.contains("/settings/operator")))
        #expect(try await house.post("/settings/operator/jobs/1/retry", [:], cookie: part).status == 404)
        #expect(try await house.post("/settings/mail/0000000000000/again", [:], cookie: all).status == 404)
    }

    @Test func `what came in is counted as stored, set aside or refused`() async throws {
        let house = try await TestHouse.open()
        func counts() async throws -> [String: Int] {
            var counts: [String: Int] = [:]
            for line in try await house.send(.get, "/metrics", from: "127.0.0.1").text.split(separator: "\n")
            where line.hasPrefix("hearten_moments_total{") {
                let parts = line.split(separator: " ").map(String.init)
                if parts.count == 2 { counts[parts[0]] = Int(parts[1]) }
            }
            return counts
        }
        func name(_ outcome: String) -> String { "hearten_moments_total{source=\"form\",outcome=\"\(outcome)\"}" }
        let before = try await counts()
        let age = try await house.get("/f/\(Cast.signCode)").hidden("age") ?? ""
        house.clock.advance(by: .seconds(9))
        _ = try await house.post("/f/\(Cast.signCode)", ["key": "a-first-key", "age": age, "level": "4"])
        _ = try await house.post("/f/\(Cast.signCode)", ["key": "a-second-key", "age": age, "level": "4", "website": "x"])
        _ = try await house.post("/f/\(Cast.signCode)", ["key": "a-third-key", "age": age])
        let after = try await counts()
        for outcome in ["stored", "set_aside", "refused"] {
            #expect((after[name(outcome)] ?? 0) - (before[name(outcome)] ?? 0) == 1, "\(outcome)")
        }
    }

    @Test func `a forwarded address is believed from this machine, and from a private network only behind https`() {
        #expect(Network.isLoopback("::1") && !Network.isLoopback("127.0.0.10"))
        for address in ["10.1.2.3", "172.16.0.1", "172.31.9.9", "192.168.1.1", "fd00::1", "fe80::1", "::ffff:10.0.0.1"] {
            #expect(Network.isPrivate(address), "\(address)")
        }
        for address in ["8.8.8.8", "172.32.0.1", "11.0.0.1", "2001:db8::1", "::ffff:8.8.8.8", "10.1.2", "x"] {
            #expect(!Network.isPrivate(address), "\(address)")
        }
    }
}
