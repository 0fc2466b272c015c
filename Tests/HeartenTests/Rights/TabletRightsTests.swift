import HTTPTypes
import Storage
import Testing

@testable import Hearten

/// What a session at a shared tablet may do on every route of the house.
@Suite struct TabletRightsTests {
    private static let askers: [Asker] = [.colleague, .leader, .serviceLead, .operator]

    private func cookies(_ house: TestHouse, _ scene: MatrixScene) async throws -> [Asker: String] {
        var cookies: [Asker: String] = [:]
        let tablet: ID<Tablet> = try #require(scene.devices.tablets[.amaly])
        for asker in Self.askers {
            guard let id = scene.askers[asker] else { continue }
            let token = house.services.newToken()
            let session: ID<Session> = house.services.newID(at: house.clock.now)
            try await house.store.write {
                try SessionQueries.start(session, of: id, token: token, device: "Counter", as: .tablet, on: tablet, in: $0)
            }
            cookies[asker] = "hearten=\(token.text)"
        }
        return cookies
    }

    @Test func `exactly the routes of the table are open at a tablet`() async throws {
        let house = try await MatrixScene.shared.value.open()
        let open = Set(house.app.routes.filter(\.onTablet).map { "\($0.method.rawValue) \($0.path)" })
        #expect(open.symmetricDifference(TabletTable.may).sorted() == [])
        #expect(house.app.routes.allSatisfy { !$0.onTablet || $0.policy.isForColleagues })
    }

    @Test func `every other route of colleagues answers the same gentle refusal, to everybody and for every address`() async throws {
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        let cookies = try await cookies(house, scene)
        let colleagues = Set(house.app.routes.filter(\.policy.isForColleagues).map { "\($0.method.rawValue) \($0.path)" })
        let before = try await house.store.read { try $0.value("SELECT COUNT(*) FROM journal_entry", as: Int.self) }
        var asked = 0
        for line in RightsTable.lines
        where colleagues.contains("\(line.method) \(line.route)") && !TabletTable.may.contains("\(line.method) \(line.route)") {
            for asker in Self.askers {
                let form = line.method == "POST" ? line.form(scene, house) : nil
                let reply = try await house.send(line.method == "POST" ? .post : .get, line.path(scene), form: form, cookie: cookies[asker])
                #expect(reply.status == 404, "\(asker): \(line.method) \(line.path(scene))")
                #expect(reply.text.contains("This is for your own phone or desk"), "\(asker): \(line.method) \(line.path(scene))")
                asked += 1
            }
        }
        #expect(asked > 400)
        // Nothing happened.
        #expect(try await house.store.read { try $0.value("SELECT COUNT(*) FROM journal_entry", as: Int.self) } == before)
    }

    @Test func `what is open at a tablet is bounded there as everywhere`() async throws {
        let scene = try await MatrixScene.shared.value
        for line in RightsTable.lines where TabletTable.may.contains("\(line.method) \(line.route)") && !line.route.hasPrefix("/tablet/") {
            for asker in Self.askers {
                let house = try await scene.open()
                let cookie = try await cookies(house, scene)[asker]
                let form = line.method == "POST" ? line.form(scene, house) : nil
                let onTablet = try await house.send(line.method == "POST" ? .post : .get, line.path(scene), form: form, cookie: cookie)
                let fresh = try await scene.open()
                let atDesk = try await fresh.send(
                    line.method == "POST" ? .post : .get, line.path(scene), form: line.method == "POST" ? line.form(scene, fresh) : nil,
                    cookie: scene.cookies[asker])
                #expect(onTablet.status == atDesk.status, "\(asker): \(line.method) \(line.path(scene))")
            }
        }
    }

    @Test func `no page at a tablet leads to one that is closed there`() async throws {
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        let cookies = try await cookies(house, scene)
        for asker in Self.askers {
            let lines = RightsTable.lines.filter { $0.method == "GET" && TabletTable.may.contains("GET \($0.route)") }
            for path in lines.map({ $0.path(scene) }) + ["/guidance?q=wheelchair"] {
                let page = try await house.get(path, cookie: cookies[asker])
                guard page.status == 200 else { continue }
                for match in page.text.matches(of: /(?:href|action|src)="(\/[^"#?]*)/) {
                    let target = String(match.1)
                    guard !target.hasPrefix("/assets/") else { continue }
                    let isOpen = TabletTable.may.contains { entry in
                        let route = entry.split(separator: " ")[1].split(separator: "/")
                        let parts = target.split(separator: "/")
                        return route.count == parts.count && zip(route, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
                    }
                    #expect(isOpen, "\(asker): \(path) leads to \(target)")
                }
            }
        }
    }

    @Test func `ways in for one's own device are closed on a tablet`() async throws {
        let scene = try await MatrixScene.shared.value
        let house = try await scene.open()
        let token = house.services.newToken()
        let unit = try #require(scene.units[.amaly])
        let lead = try #require(scene.askers[.serviceLead])
        let id: ID<Tablet> = house.services.newID(at: house.clock.now)
        try await house.store.write { try TabletQueries.add(id, token: token, unit: unit, name: "Counter", by: lead, in: $0) }
        for line in RightsTable.lines where TabletTable.closed.contains("\(line.method) \(line.route)") {
            let reply = try await house.send(
                .post, line.path(scene), form: line.form(scene, house), cookie: "hearten-tablet=\(token.text)", from: "127.0.0.1")
            #expect(reply.status == 404 && reply.session == nil, "\(line.route)")
        }
    }
}
