import Hummingbird
import Storage
import Testing

@testable import Hearten

@Suite struct RightsMatrixTests {
    @Test func `every route stands in the table, and every line of the table is a route`() async throws {
        let house = try await MatrixScene.shared.value.open()
        let routes = Set(house.app.routes.filter { !$0.path.hasPrefix("/api/") }.map { "\($0.method.rawValue) \($0.path)" })
        let table = Set(RightsTable.lines.map { "\($0.method) \($0.route)" })
        #expect(routes.subtracting(table).sorted() == [], "routes that nobody has thought about")
        #expect(table.subtracting(routes).sorted() == [], "lines without a route")
        #expect(RightsTable.lines.allSatisfy { $0.marks.count == Asker.allCases.count })
    }

    @Test(arguments: RightsTable.lines.indices)
    func `each asker gets what the table says`(index: Int) async throws {
        let line = RightsTable.lines[index]
        let scene = try await MatrixScene.shared.value
        var got = ""
        var refused: [String: String] = [:]
        // Whoever is refused changes nothing, so they share one house; whoever is let in gets a fresh one.
        var shared = try await scene.open()
        for (asker, mark) in zip(Asker.allCases, line.marks) {
            if line.route == "/live", asker != .nobody {
                got.append(mark)
                continue
            }
            let reply = try await ask(line, asker, scene, shared)
            let came = RightsMatrixTests.mark(reply)
            got.append(came)
            if came == "-" { refused["\(asker)"] = reply.text }
            if mark != "-", mark != "s", line.method == "POST" { shared = try await scene.open() }
        }
        #expect(got == line.marks, "\(line.method) \(line.route) \(line.spot.map { "at \($0)" } ?? "")")
        try await looksUnknown(line, refused, scene)
    }

    /// What is forbidden looks exactly like what does not exist.
    private func looksUnknown(_ line: RightsLine, _ refused: [String: String], _ scene: MatrixScene) async throws {
        guard line.route.contains("{"), !refused.isEmpty else { return }
        let house = try await scene.open()
        let unknown = line.route.replacing("{id}", with: "000000000zzzz").replacing("{code}", with: "ZZZZ").replacing("{number}", with: "99999999")
            .replacing("{token}", with: String(repeating: "0", count: 32)).replacing("{name}", with: "x").replacing("{task}", with: "000000000zzzz")
            .replacing("{session}", with: "000000000zzzz").replacing("{unit}", with: "000000000zzzz")
            .replacing("{promise}", with: "000000000zzzz").replacing("{date}", with: "2026-11-21")
        for (name, text) in refused {
            guard let asker = Asker(rawValue: name) else { continue }
            let path = RightsLine(method: line.method, route: line.route, spot: nil, marks: "", path: { _ in unknown }, form: line.form)
            let reply = try await ask(path, asker, scene, house)
            #expect(reply.status == 404 || reply.status == 410)
            #expect(reply.text == text, "\(line.method) \(line.route): \(name) can tell the forbidden from the unknown")
        }
    }

    private func ask(_ line: RightsLine, _ asker: Asker, _ scene: MatrixScene, _ house: TestHouse) async throws -> TestReply {
        let form: [String: String]? = line.method == "POST" ? line.form(scene, house) : nil
        return try await house.send(line.method == "POST" ? .post : .get, line.path(scene), form: form, cookie: scene.cookies[asker])
    }

    private static func mark(_ reply: TestReply) -> Character {
        switch reply.status {
        case 303 where reply.location?.hasPrefix("/sign-in?") == true, 401: "s"
        case 303 where reply.location == "/sign-in" && reply.cookie("notice") == nil: "s"
        case 200..<400: "+"
        case 404, 410: "-"
        case 422: "x"
        case 400, 409: "!"
        default: "?"
        }
    }
}

/// Words about a named colleague that are no praise: the name is masked everywhere but in the case itself and for the colleague.
@Suite struct NamedColleagueTests {
    @Test(arguments: Asker.allCases)
    func `nobody reads a name in words that are no praise, on any page that they may open`(asker: Asker) async throws {
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        var shown = 0
        for line in RightsTable.lines where line.method == "GET" && line.route != "/live" && !RightsTable.mayShowNames.contains(line.route) {
            let reply = try await house.send(.get, line.path(scene), cookie: scene.cookies[asker])
            let text = reply.text
            #expect(!text.contains("Quillfeather ignored"), "\(asker) reads the name at \(line.path(scene))")
            if text.contains(MatrixScene.rest) { shown += 1 }
        }
        // The test has teeth only if the words themselves are there for those who may read them.
        #expect(asker == .nobody || asker == .operator || shown > 0)
    }

    @Test(arguments: Asker.allCases)
    func `nobody finds words by the name of a colleague`(asker: Asker) async throws {
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        try await house.store.write { _ = try MomentQueries.indexWaiting(limit: 500, in: $0) }
        let person = try #require(
            try await house.store.read { try $0.value("SELECT id FROM colleague WHERE name = \(MatrixScene.named)", as: ID<Colleague>.self) })
        for query in ["q=Quillfeather", "q=Zebedee", "q=quill*", "q=%22Zebedee+Quillfeather%22"] {
            let text = try await house.send(.get, "/moments?\(query)", cookie: scene.cookies[asker]).text
            #expect(!text.contains(MatrixScene.rest), "\(asker) finds them with \(query)")
        }
        // A filter that does not exist filters nothing: it must not quietly become one.
        for query in ["colleague=\(person)", "person=\(person)", "named=Zebedee", "owner=\(person)"] {
            let with = try await house.send(.get, "/moments?\(query)", cookie: scene.cookies[asker]).text
            let without = try await house.send(.get, "/moments", cookie: scene.cookies[asker]).text
            #expect(with.ranges(of: MatrixScene.rest).count == without.ranges(of: MatrixScene.rest).count, "\(asker): \(query)")
        }
    }
}
