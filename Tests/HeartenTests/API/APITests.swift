import HTTPTypes
@testable import Hearten
import Jobs
import Storage
import Testing

/// A house with a program that holds a token.
private struct APIHouse {
    let house: TestHouse
    let token: String
    let unit: ID<Unit>

    static func open(_ rights: [Right] = [.tellMoments, .readMoments, .importMoments], within unit: ID<Unit>? = nil) async throws -> APIHouse {
        let house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        return try await APIHouse(house: house, token: token(house, rights, unit ?? root), unit: unit ?? root)
    }

    static func token(_ house: TestHouse, _ rights: [Right], _ unit: ID<Unit>) async throws -> String {
        let services = house.services
        return try await house.store.write { try MakeToken(services).run(name: "Tester", unit: unit, rights: rights, by: nil, in: $0) }
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ body: String = "", key: String? = nil, token: String? = nil) async throws -> TestReply {
        var headers: HTTPFields = [.authorization: "Bearer \(token ?? self.token)", .contentType: "application/json"]
        if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
        return try await house.send(method, path, body: Array(body.utf8), headers: headers)
    }

    func post(_ body: String, key: String? = nil) async throws -> TestReply { try await send(.post, "/api/v1/moments", body, key: key) }

    func count() async throws -> Int {
        try await house.store.read { try $0.value("SELECT COUNT(*) FROM moment WHERE source = 'api'") ?? 0 }
    }
}

@Suite struct APITests {
    @Test func `a moment is stored before it is acknowledged, and can be read again`() async throws {
        let api = try await APIHouse.open()
        let reply = try await api.post(#"{"level":6,"words":"The crew sang for my son","answers":[{"kind":"recommend","scale":10,"value":9}]}"#)
        #expect(reply.status == 201)
        let id = try #require(try JSON.parse(reply.bytes)["id"]?.string)
        let read = try JSON.parse(try await api.send(.get, "/api/v1/moments/\(id)").bytes)
        #expect(read["level"]?.int == 6)
        #expect(read["words"]?.string == "The crew sang for my son")
        #expect(read["answers"]?.array?.first?["value"]?.int == 9)
        #expect(read["reading"]?["sentiment"]?["value"]?.string != nil)
    }

    @Test func `the same key and body bring one moment and the same answer`() async throws {
        let api = try await APIHouse.open()
        let body = #"{"words":"once, however often sent"}"#
        let first = try await api.post(body, key: "k-1")
        let second = try await api.post(body, key: "k-1")
        #expect(first.bytes == second.bytes)
        #expect(second.status == 201)
        #expect(second.header("Idempotent-Replayed") == "true")
        #expect(try await api.count() == 1)
        let other = try await api.post(#"{"words":"something else"}"#, key: "k-1")
        #expect(other.status == 422)
        #expect(try await api.count() == 1)
        #expect(try await api.post(body, key: String(repeating: "x", count: 256)).status == 422)
    }

    @Test func `two at once with one key make one moment`() async throws {
        let api = try await APIHouse.open()
        let replies = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await api.post(#"{"words":"in a hurry"}"#, key: "same").status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(replies.allSatisfy { $0 == 201 || $0 == 409 })
        #expect(replies.contains(201))
        #expect(try await api.count() == 1)
    }

    @Test func `a thousand come in at once, one more is refused, one bad one refuses all`() async throws {
        let api = try await APIHouse.open()
        func list(_ count: Int) -> String {
            "{\"moments\":["
                + (0..<count).map { "{\"source_id\":\"s\($0)\",\"level\":\($0 % 6 + 1),\"words\":\"message \($0)\"}" }.joined(separator: ",") + "]}"
        }
        let reply = try await api.post(list(1_000))
        #expect(reply.status == 201)
        #expect(try JSON.parse(reply.bytes)["moments"]?.array?.count == 1_000)
        #expect(try await api.count() == 1_000)
        let again = try await api.post(list(1_000))
        #expect(try JSON.parse(again.bytes)["moments"]?.array?.allSatisfy { $0["status"]?.string == "known" } == true)
        #expect(try await api.count() == 1_000)
        #expect(try await api.post(list(1_001)).status == 422)
        let mixed = try await api.post(#"{"moments":[{"words":"fine"},{"level":7}]}"#)
        #expect(mixed.status == 422)
        #expect(mixed.text.contains("moments[1].level"))
        #expect(try await api.count() == 1_000)
    }

    @Test(arguments: [
        ("", 400), ("{", 400), ("[]", 400), ("\"a\"", 400), ("{}", 422), (#"{"level":1,"level":2}"#, 400), (#"{"words":"\ud800"}"#, 400),
        (#"{"words":"\u0000"}"#, 400), (#"{"lvl":3}"#, 422), (#"{"level":0}"#, 422), (#"{"level":3.5}"#, 422), (#"{"level":"3"}"#, 422),
        (#"{"words":7}"#, 422), (#"{"words":"x","unit":"nowhere"}"#, 422), (#"{"words":"x","happened_at":"yesterday"}"#, 422),
        (#"{"words":"x","happened_at":"2026-01-01T10:00:00"}"#, 422), (#"{"words":"x","happened_at":"2099-01-01T10:00:00Z"}"#, 422),
        (#"{"words":"x","state":"kept"}"#, 422), (#"{"words":"x","id":"1"}"#, 422), (#"{"words":"x","contact":{"email":"no"}}"#, 422),
        (#"{"words":"x","answers":[{"kind":"stars","scale":5,"value":6}]}"#, 422), (#"{"moments":[]}"#, 422), (#"{"moments":[],"x":1}"#, 422),
        (#"{"words":"x","sharing":"everyone"}"#, 422), (#"{"words":"x","channel":"pigeon"}"#, 422),
    ])
    func `what is not a moment is refused with a problem document`(body: String, status: Int) async throws {
        let api = try await APIHouse.open()
        let reply = try await api.post(body)
        #expect(reply.status == status, "\(body)")
        #expect(reply.headers[.contentType] == "application/problem+json")
        #expect(try JSON.parse(reply.bytes)["status"]?.int == Int64(status))
        #expect(try await api.count() == 0)
    }

    @Test func `a list alone is told what an object would be`() async throws {
        let reply = try await APIHouse.open().post("[]")
        #expect(reply.text.contains("one whose “moments” lists up to 1,000"))
    }

    @Test func `depth and size are bounded`() async throws {
        let api = try await APIHouse.open()
        #expect(try await api.post(String(repeating: "[", count: 100_000)).status == 400)
        #expect(try await api.post("{\"words\":\"" + String(repeating: "x", count: 5 << 20) + "\"}").status == 413)
        #expect(try await api.post("{\"words\":\"" + String(repeating: "x", count: 10_001) + "\"}").status == 422)
    }

    @Test func `pages follow each other and end`() async throws {
        let api = try await APIHouse.open()
        for number in 0..<7 {
            _ = try await api.post("{\"words\":\"number \(number)\"}")
            api.house.clock.advance(by: .seconds(901))
        }
        var seen: [String] = []
        var cursor: String?
        repeat {
            let path = "/api/v1/moments?source=api&limit=3" + (cursor.map { "&cursor=\(Fields.encoded($0))" } ?? "")
            let page = try JSON.parse(try await api.send(.get, path).bytes)
            seen += page["moments"]?.array?.compactMap { $0["words"]?.string } ?? []
            cursor = page["next_cursor"]?.string
        } while cursor != nil && seen.count < 20
        #expect(seen == (0..<7).reversed().map { "number \($0)" })
        #expect(try await api.send(.get, "/api/v1/moments?cursor=nonsense").status == 422)
        #expect(try await api.send(.get, "/api/v1/moments?limit=0").status == 422)
        #expect(try await api.send(.get, "/api/v1/moments?fields=words").status == 422)
    }

    @Test(
        arguments: [
            "unit=nonsense", "unit=", "point=1", "import=x", "level=9", "level=", "channel=pigeon", "category=x", "from=yesterday",
            "to=2026-13-01", "to=", "level=1&level=2",
        ])
    func `a filter that we do not know is refused, not left out`(query: String) async throws {
        let api = try await APIHouse.open()
        #expect(try await api.send(.get, "/api/v1/moments?\(query)").status == 422)
        #expect(try await api.send(.get, "/api/v1/moments?q=%FF").status == 400)
    }

    @Test func `a token opens only its own rights and its own units`() async throws {
        let api = try await APIHouse.open()
        let house = api.house
        let leaf = try #require(house.services.house.current.units.keys.first { $0 != api.unit })
        let tell = try await APIHouse.token(house, [.tellMoments], leaf)
        let read = try await APIHouse.token(house, [.readMoments], leaf)
        #expect(try await api.send(.get, "/api/v1/moments", token: tell).status == 403)
        #expect(try await api.send(.post, "/api/v1/moments", #"{"words":"x"}"#, token: read).status == 403)
        #expect(try await api.send(.get, "/api/v1/moments", token: "hearten_wrong").status == 401)
        #expect(try await api.send(.post, "/api/v1/moments", "{\"words\":\"x\",\"unit\":\"\(api.unit)\"}", token: tell).status == 422)
        let reply = try await api.post("{\"words\":\"at the root\"}")
        let id = try #require(try JSON.parse(reply.bytes)["id"]?.string)
        #expect(try await api.send(.get, "/api/v1/moments/\(id)", token: read).status == 404)
        #expect(try await api.send(.get, "/api/v1/moments/0000000000000", token: read).status == 404)
        let list = try await api.send(.get, "/api/v1/moments?q=root", token: read)
        #expect(try JSON.parse(list.bytes)["moments"]?.array?.isEmpty == true)
    }

    @Test func `praise for a named colleague does not leave through a program`() async throws {
        let api = try await APIHouse.open()
        let reply = try await api.post(#"{"level":6,"words":"Sunniva was wonderful"}"#)
        let id = try #require(try JSON.parse(reply.bytes)["id"]?.string.flatMap { ID<Moment>($0) })
        let person = try await api.house.person("Sunniva Test", .colleague, at: api.unit)
        try await api.house.store.write { tx in
            try tx.run("DELETE FROM moment_person WHERE moment_id = \(id)")
            try tx.run(
                """
                INSERT INTO moment_person (moment_id, colleague_id, state, sure, is_praise) VALUES (\(id), \(person), 'confirmed', 1, \(true))
                """)
        }
        let read = try JSON.parse(try await api.send(.get, "/api/v1/moments/\(id)").bytes)
        #expect(read["words"]?.isNull == true)
        #expect(read["words_withheld"]?.bool == true)
    }

    @Test func `a colleague's name is masked in what a program reads`() async throws {
        let api = try await APIHouse.open()
        _ = try await api.house.person("Benedikta Quillfeather", .colleague, at: api.unit)
        try await api.house.services.house.reload(api.house.store)
        let body =
            #"{"level":1,"words":"Benedikta Quillfeather was rude to us","answers":[{"kind":"text","scale":0,"words":"Ask Benedikta Quillfeather"}]}"#
        let id = try #require(try JSON.parse(try await api.post(body).bytes)["id"]?.string)
        let read = try await api.send(.get, "/api/v1/moments/\(id)").text
        let list = try await api.send(.get, "/api/v1/moments?source=api").text
        #expect(!read.contains("Quillfeather"))
        #expect(!list.contains("Quillfeather"))
        #expect(read.contains("was rude to us"))
    }

    @Test func `a file is taken and its progress told`() async throws {
        let api = try await APIHouse.open()
        #expect(try await api.send(.post, "/api/v1/imports?name=answers.csv&dry=no", "id,date,comment\n1,2026-01-01,Fine\n").status == 422)
        let reply = try await api.send(.post, "/api/v1/imports?name=answers.csv", "id,date,comment\n1,2026-01-01,It was all good here\n")
        #expect(reply.status == 202)
        let id = try #require(try JSON.parse(reply.bytes)["id"]?.string)
        let services = api.house.services
        await ImportRunner(services).worker.runDue()
        let state = try JSON.parse(try await api.send(.get, "/api/v1/imports/\(id)").bytes)
        #expect(state["state"]?.string == "done")
        #expect(state["new"]?.int == 1)
    }

    @Test func `the description names exactly the routes that there are`() async throws {
        let api = try await APIHouse.open()
        let document = try JSON.parse(try await api.house.get("/api/v1/openapi.json").bytes)
        var described: Set<String> = []
        for path in document["paths"]?.members ?? [] {
            for method in path.value.members ?? [] { described.insert("\(method.key.uppercased()) \(path.key)") }
        }
        let real = api.house.app.routes.filter { $0.path.hasPrefix("/api/") }.map { "\($0.method.rawValue) \($0.path)" }
        #expect(described == Set(real))
        #expect(document["openapi"]?.string == "3.1.0")
    }

    @Test func `a token is shown once, listed without its text, and can be ended`() async throws {
        let house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        let lead = try await house.person("Ida Keys", .serviceLead, at: root)
        let cookie = try await house.cookie(for: lead)
        let made = try await house.post("/settings/tokens", ["name": "Booking <b>system", "may": "read", "unit": root.description], cookie: cookie)
        let text = try #require(made.text.firstRange(of: "hearten_").map { String(made.text[$0.lowerBound...].prefix(40)) })
        #expect(!made.text.contains("<b>system"))
        let page = try await house.get("/settings/tokens", cookie: cookie)
        #expect(!page.text.contains(text))
        let api = APIHouse(house: house, token: text, unit: root)
        #expect(try await api.post(#"{"words":"with a token"}"#).status == 201)
        let end = try #require(page.text.firstRange(of: "/settings/tokens/").map { String(page.text[$0.lowerBound...].prefix { $0 != "\"" }) })
        let endPath = page.text.split(separator: "\"").map(String.init).first { $0.hasSuffix("/end") } ?? end
        #expect(try await house.post(endPath, [:], cookie: cookie).status == 303)
        #expect(try await api.post(#"{"words":"after the end"}"#).status == 401)
        #expect(try await house.post("/settings/tokens", ["name": "", "may": "tell", "unit": root.description], cookie: cookie).status == 422)
    }
}
