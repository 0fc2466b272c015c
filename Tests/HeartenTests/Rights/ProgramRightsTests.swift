import HTTPTypes
import Storage
import Testing

@testable import Hearten

/// What programs may do with their tokens: no token, a wrong one, one without rights, and one for each place.
@Suite struct ProgramRightsTests {
    private struct Line: Sendable {
        let method: HTTPRequest.Method
        let route: String
        /// `+` done · `-` not there · `s` no token that we know · `f` not with this token · `x` refused as it is written.
        let marks: String
        let path: @Sendable (MatrixScene) -> String
        var body: @Sendable (MatrixScene) -> String? = { _ in nil }
    }

    private static let tokens: [String?] = [nil, "nonsense", "matrix-nothing", "matrix-amaly", "matrix-northcombe", "matrix-partner"]

    private static func moment(_ spot: Spot) -> @Sendable (MatrixScene) -> String { { "/api/v1/moments/\($0.moments[spot]?.description ?? "")" } }
    private static func file(_ spot: Spot) -> @Sendable (MatrixScene) -> String {
        { "/api/v1/imports/\($0.imports[spot].map { ID<MomentImport>($0).description } ?? "")" }
    }
    private static func bookings(_ rest: String = "") -> @Sendable (MatrixScene) -> String {
        { "/api/v1/bookings/\($0.bookings[.amaly]?.description ?? "")\(rest)" }
    }
    private static func rota(_ rest: String = "") -> @Sendable (MatrixScene) -> String {
        { "/api/v1/shifts/\($0.rotas[.amaly]?.description ?? "")\(rest)" }
    }
    private static func people(_ rest: String = "") -> @Sendable (MatrixScene) -> String {
        { "/api/v1/people/imports/\($0.imports[.amaly].map { ID<StaffImport>($0).description } ?? "")\(rest)" }
    }
    private static func told(_ spot: Spot) -> @Sendable (MatrixScene) -> String? {
        { "{\"words\":\"A guest told us\",\"level\":4,\"unit\":\"\($0.units[spot]?.description ?? "")\"}" }
    }

    private static let lines: [Line] = [
        Line(method: .get, route: "/api/v1/openapi.json", marks: "++++++", path: { _ in "/api/v1/openapi.json" }),
        Line(method: .get, route: "/api/v1/moments", marks: "ssf+++", path: { _ in "/api/v1/moments" }),
        Line(method: .get, route: "/api/v1/moments/{id}", marks: "ssf+--", path: moment(.amaly)),
        Line(method: .get, route: "/api/v1/moments/{id}", marks: "ssf-+-", path: moment(.northcombe)),
        Line(method: .get, route: "/api/v1/moments/{id}", marks: "ssf--+", path: moment(.partner)),
        Line(method: .post, route: "/api/v1/moments", marks: "ssf+xx", path: { _ in "/api/v1/moments" }, body: told(.amaly)),
        Line(method: .post, route: "/api/v1/moments", marks: "ssfx+x", path: { _ in "/api/v1/moments" }, body: told(.northcombe)),
        Line(method: .post, route: "/api/v1/imports", marks: "ssfxxx", path: { _ in "/api/v1/imports" }),
        Line(method: .get, route: "/api/v1/imports/{id}", marks: "ssf+--", path: file(.amaly)),
        Line(method: .get, route: "/api/v1/imports/{id}", marks: "ssf--+", path: file(.partner)),
        Line(method: .get, route: "/api/v1/imports/{id}/errors.csv", marks: "ssf+--", path: { file(.amaly)($0) + "/errors.csv" }),
        Line(method: .post, route: "/api/v1/imports/{id}/undo", marks: "ssf+--", path: { file(.amaly)($0) + "/undo" }),
        Line(method: .post, route: "/api/v1/bookings", marks: "ssfxxx", path: { _ in "/api/v1/bookings" }),
        Line(method: .get, route: "/api/v1/bookings/{id}", marks: "ssf+--", path: bookings()),
        Line(method: .get, route: "/api/v1/bookings/{id}/errors.csv", marks: "ssf+--", path: bookings("/errors.csv")),
        Line(method: .post, route: "/api/v1/bookings/{id}/undo", marks: "ssf+--", path: bookings("/undo")),
        // None of these tokens may bring a rota in, or people.
        Line(method: .post, route: "/api/v1/shifts", marks: "ssffff", path: { _ in "/api/v1/shifts" }),
        Line(method: .get, route: "/api/v1/shifts/{id}", marks: "ssffff", path: rota()),
        Line(method: .get, route: "/api/v1/shifts/{id}/errors.csv", marks: "ssffff", path: rota("/errors.csv")),
        Line(method: .post, route: "/api/v1/shifts/{id}/undo", marks: "ssffff", path: rota("/undo")),
        Line(method: .post, route: "/api/v1/people/imports", marks: "ssffff", path: { _ in "/api/v1/people/imports" }),
        Line(method: .get, route: "/api/v1/people/imports/{id}", marks: "ssffff", path: people()),
        Line(method: .get, route: "/api/v1/people/imports/{id}/errors.csv", marks: "ssffff", path: people("/errors.csv")),
        Line(method: .post, route: "/api/v1/people/imports/{id}/undo", marks: "ssffff", path: people("/undo")),
    ]

    @Test func `every route for programs stands in the table`() async throws {
        let house = try await MatrixScene.shared.value.open()
        let routes = Set(house.app.routes.filter { $0.path.hasPrefix("/api/") }.map { "\($0.method.rawValue) \($0.path)" })
        #expect(routes == Set(Self.lines.map { "\($0.method.rawValue) \($0.route)" }))
    }

    @Test(arguments: lines.indices)
    func `each token gets what the table says`(index: Int) async throws {
        let line = Self.lines[index]
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        var got = ""
        for token in Self.tokens { got.append(Self.mark(try await ask(house, line.method, line.path(scene), token, line.body(scene)))) }
        #expect(got == line.marks, "\(line.method) \(line.route)")
    }

    @Test func `a session of a colleague opens nothing for programs`() async throws {
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        #expect(try await house.get("/api/v1/moments", cookie: scene.cookies[.serviceLead]).status == 401)
    }

    @Test func `a program reads no name of a colleague in words that are no praise`() async throws {
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        _ = try await house.store.write { try MomentQueries.indexWaiting(limit: 500, in: $0) }
        let list = try await ask(house, .get, "/api/v1/moments", "matrix-amaly").text
        let one = try await ask(house, .get, Self.moment(.amaly)(scene), "matrix-amaly").text
        #expect(list.contains(MatrixScene.rest) && one.contains(MatrixScene.rest))
        #expect(!list.contains("Quillfeather") && !one.contains("Quillfeather"))
        for query in ["q=Quillfeather", "q=Zebedee", "colleague=Zebedee", "named=Zebedee"] {
            #expect(!(try await ask(house, .get, "/api/v1/moments?\(query)", "matrix-amaly").text.contains(MatrixScene.rest)), "\(query)")
        }
    }

    @Test func `a token gives no more than its maker holds at that place`() async throws {
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        let root = try house.root()
        // Looks after Hearten everywhere, and reads moments at one place only.
        let id = try await house.person("Two Hats", .operator, at: root)
        let amaly = try #require(scene.units[.amaly])
        _ = try await house.store.write { try ColleagueQueries.give(Viewer.Assignment(role: .leader, unit: amaly), to: id, in: $0) }
        let cookie = try await house.cookie(for: id)
        _ = try await house.post("/settings/tokens", ["name": "Greedy", "unit": root.description, "may": "read"], cookie: cookie)
        let rights: String? = try await house.store.read { try $0.value("SELECT rights FROM api_token WHERE name = 'Greedy'") }
        #expect(rights?.contains("read-moments") != true)
    }

    private func ask(_ house: TestHouse, _ method: HTTPRequest.Method, _ path: String, _ token: String?, _ body: String? = nil) async throws
        -> TestReply
    {
        var headers = HTTPFields()
        if let token { headers[.authorization] = "Bearer \(token)" }
        if body != nil { headers[.contentType] = "application/json" }
        return try await house.send(method, path, body: body.map { Array($0.utf8) }, headers: headers)
    }

    private static func mark(_ reply: TestReply) -> Character {
        switch reply.status {
        case 401: "s"
        case 403: "f"
        case 404: "-"
        case 400, 422: "x"
        case 200..<300: "+"
        default: "?"
        }
    }
}
