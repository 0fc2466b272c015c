import Storage
import Testing

@testable import Hearten

@Suite struct PeopleTests {
    private struct Scene {
        let house: TestHouse
        let root: ID<Unit>
        let unit: ID<Unit>

        init() async throws {
            house = try await TestHouse.open()
            root = try house.root()
            unit = try house.unit("Port Amaly")
        }

        func cookie(_ name: String, _ role: Role, at unit: ID<Unit>) async throws -> (ID<Colleague>, String) {
            let id = try await house.person(name, role, at: unit)
            return (id, try await house.cookie(for: id))
        }

        func roles(of id: ID<Colleague>) async throws -> Set<Role> {
            Set(try await house.store.read { try ColleagueQueries.assignments(of: id, $0) }.map(\.role))
        }

        func give(_ role: Role, to id: ID<Colleague>, at unit: ID<Unit>, _ cookie: String, take: Bool = false) async throws -> TestReply {
            try await house.post(
                "/settings/people/\(id)/roles\(take ? "/end" : "")", ["role": role.rawValue, "unit": unit.description], cookie: cookie)
        }
    }

    @Test func `a leader gives what a leader holds, within the own places, and nothing else`() async throws {
        let scene = try await Scene()
        let (_, leader) = try await scene.cookie("Rosa Lind", .leader, at: scene.unit)
        let (crew, _) = try await scene.cookie("Ivo Marsh", .colleague, at: scene.unit)
        #expect(try await scene.give(.desk, to: crew, at: scene.unit, leader).status == 303)
        #expect(try await scene.roles(of: crew) == [.colleague, .desk])
        #expect(try await scene.give(.serviceLead, to: crew, at: scene.unit, leader).status == 422)
        #expect(try await scene.give(.desk, to: crew, at: scene.root, leader).status == 422)
        #expect(try await scene.give(.operator, to: crew, at: scene.unit, leader).status == 422)
        #expect(try await scene.give(.desk, to: crew, at: scene.unit, leader, take: true).status == 303)
        #expect(try await scene.roles(of: crew) == [.colleague])
        #expect(try await scene.house.journal("role.given") == 1)
        #expect(try await scene.house.journal("role.taken") == 1)
    }

    @Test func `somebody with more parts, or from elsewhere, is simply not there`() async throws {
        let scene = try await Scene()
        let (_, leader) = try await scene.cookie("Rosa Lind", .leader, at: scene.unit)
        let (above, _) = try await scene.cookie("Ina Hold", .leader, at: scene.root)
        // Works in the leader's place, but holds a part that the leader does not.
        let (lead, _) = try await scene.cookie("Uma Crane", .serviceLead, at: scene.unit)
        let unknown: ID<Colleague> = scene.house.services.newID(at: scene.house.clock.now)
        for id in [above, lead, unknown] {
            #expect(try await scene.house.get("/settings/people/\(id)", cookie: leader).status == 404)
            #expect(try await scene.give(.colleague, to: id, at: scene.unit, leader).status == 404)
            for act in ["invitation", "invitation/end", "disable", "enable"] {
                #expect(try await scene.house.post("/settings/people/\(id)/\(act)", [:], cookie: leader).status == 404, "\(act)")
            }
            #expect(
                try await scene.house.post("/settings/people/\(id)/work", ["title": "x", "home": scene.unit.description], cookie: leader).status
                    == 404)
        }
    }

    @Test func `a change of parts counts at once and ends the former devices`() async throws {
        let scene = try await Scene()
        let (_, leader) = try await scene.cookie("Rosa Lind", .leader, at: scene.unit)
        let (crew, device) = try await scene.cookie("Ivo Marsh", .colleague, at: scene.unit)
        #expect(try await scene.house.get("/me", cookie: device).status == 200)
        _ = try await scene.give(.leader, to: crew, at: scene.unit, leader)
        #expect(try await scene.house.get("/me", cookie: device).status == 303)
    }

    @Test func `whoever changes their own parts goes on under a new token`() async throws {
        let scene = try await Scene()
        let (id, leader) = try await scene.cookie("Rosa Lind", .leader, at: scene.unit)
        let reply = try await scene.give(.desk, to: id, at: scene.unit, leader)
        let new = try #require(reply.session)
        #expect(new != leader)
        #expect(try await scene.house.get("/me", cookie: leader).status == 303)
        #expect(try await scene.house.get("/me", cookie: new).status == 200)
    }

    @Test func `the last who looks after the house cannot be taken away`() async throws {
        let scene = try await Scene()
        try await scene.house.store.write { tx in
            try tx.run("DELETE FROM assignment WHERE unit_id = \(scene.root) AND role IN ('operator', 'service-lead')")
        }
        let (id, _) = try await scene.house.member("Uma Crane", .serviceLead, at: scene.root)
        let cookie = try await scene.house.cookie(for: id)
        #expect(try await scene.give(.serviceLead, to: id, at: scene.root, cookie, take: true).status == 409)
        #expect(try await scene.roles(of: id) == [.serviceLead])
    }

    @Test func `a colleague who leaves loses devices, links and tokens in the same moment`() async throws {
        let scene = try await Scene()
        let (_, leader) = try await scene.cookie("Rosa Lind", .leader, at: scene.unit)
        let (gone, email) = try await scene.house.member("Ivo Marsh", .colleague, at: scene.unit)
        let device = try #require(try await scene.house.signIn(email).session)
        let link = scene.house.services.newToken()
        let program: ID<Program> = scene.house.services.newID(at: scene.house.clock.now)
        try await scene.house.store.write { tx in
            try EntryLinkQueries.make(link, .signIn, for: gone, by: nil, in: tx)
            try tx.run(
                """
                INSERT INTO api_token (id, name, token_digest, unit_id, rights, created_by, created_at)
                VALUES (\(program), 'Till', \(sha256(Array("till-token".utf8))), \(scene.unit), 'read-moments', \(gone), \(tx.now))
                """)
        }
        let reply = try await scene.house.post("/settings/people/\(gone)/disable", [:], cookie: leader)
        #expect(reply.status == 303)
        #expect(try await scene.house.get("/me", cookie: device).status == 303)
        #expect(try await scene.house.signIn(email).status == 422)
        #expect(try await scene.house.post("/sign-in/link/\(link.text)", [:]).status == 410)
        let open: Int? = try await scene.house.store.read {
            try $0.value("SELECT COUNT(*) FROM api_token WHERE ended_at IS NULL AND created_by = \(gone)")
        }
        #expect(open == 0)
        _ = try await scene.house.post("/settings/people/\(gone)/enable", [:], cookie: leader)
        #expect(try await scene.house.signIn(email).status == 303)
        #expect(try await scene.house.get("/me", cookie: device).status == 303)
    }

    @Test func `nobody lets themself go`() async throws {
        let scene = try await Scene()
        let (id, leader) = try await scene.cookie("Rosa Lind", .leader, at: scene.unit)
        #expect(try await scene.house.post("/settings/people/\(id)/disable", [:], cookie: leader).status == 409)
    }

    @Test func `a partner's place knows partners only`() async throws {
        let scene = try await Scene()
        let workshop: ID<Unit> = scene.house.services.newID(at: scene.house.clock.now)
        try await scene.house.store.write { tx in
            try UnitQueries.add(NewUnit(name: "Workshop", kind: .partner, place: .site, zone: "Europe/Lisbon"), id: workshop, below: scene.root, tx)
        }
        try await scene.house.services.house.reload(scene.house.store)
        let (_, lead) = try await scene.cookie("Uma Crane", .serviceLead, at: scene.root)
        let (smith, _) = try await scene.cookie("Ivo Marsh", .partner, at: workshop)
        #expect(try await scene.give(.leader, to: smith, at: workshop, lead).status == 422)
        #expect(try await scene.give(.partner, to: smith, at: scene.unit, lead).status == 422)
        #expect(try await scene.give(.partner, to: smith, at: workshop, lead).status == 303)
    }

    @Test func `the list is bounded, searched and within scope`() async throws {
        let scene = try await Scene()
        let (_, leader) = try await scene.cookie("Rosa Lind", .leader, at: scene.unit)
        _ = try await scene.house.person("Søren Ålund", .colleague, at: scene.unit)
        _ = try await scene.house.person("Hidden Above", .colleague, at: scene.root)
        let ids = try await scene.house.store.write { [house = scene.house, unit = scene.unit] tx in
            try (0..<120).map { number -> ID<Colleague> in
                let id: ID<Colleague> = house.services.newID(at: tx.now)
                let person = Colleague(id: id, name: "Zed \(number)", givenName: "Zed", title: "Porter", unit: unit, email: nil, disabledAt: nil)
                try ColleagueQueries.add(person, passwordHash: nil, in: tx)
                return id
            }
        }
        #expect(ids.count == 120)
        let found = try await scene.house.get("/settings/people?q=soren%20alund", cookie: leader).text
        #expect(found.contains("Søren Ålund") && !found.contains("dir=\"auto\">Rosa Lind</b>"))
        #expect(!(try await scene.house.get("/settings/people?q=hidden", cookie: leader).text.contains("Hidden Above")))
        #expect(try await scene.house.get("/settings/people?q=%25", cookie: leader).text.contains("Nobody here is called"))
        let page = try await scene.house.get("/settings/people", cookie: leader).text
        #expect(page.ranges(of: "/settings/people/0").count <= 50 && page.contains("page=2"))
        #expect(try await scene.house.get("/settings/people?page=99999999999999999999", cookie: leader).status == 200)
    }

    @Test func `one's own page changes name, look, password and devices, and only one's own`() async throws {
        let scene = try await Scene()
        let (_, email) = try await scene.house.member("Ivo Marsh", .colleague, at: scene.unit)
        let other = try #require(try await scene.house.signIn(email).session)
        let own = try #require(try await scene.house.signIn(email).session)
        #expect(try await scene.house.post("/me/look", ["theme": "dark", "density": "dense"], cookie: own).status == 303)
        let page = try await scene.house.get("/me", cookie: own).text
        #expect(page.contains("data-theme=\"dark\"") && page.contains("data-density=\"dense\"") && !page.contains("<hearten-keys>"))
        #expect(try await scene.house.post("/me", ["name": "Ivo M. Marsh"], cookie: own).status == 303)
        #expect(try await scene.house.post("/me", ["name": "  "], cookie: own).status == 422)
        let wrong = try await scene.house.post("/me/password", ["old": "no", "new": "violet teapot marching gravel"], cookie: own)
        #expect(wrong.status == 422)
        let changed = try await scene.house.post("/me/password", ["old": TestHouse.password, "new": "violet teapot marching gravel"], cookie: own)
        let rotated = try #require(changed.session)
        #expect(try await scene.house.get("/me", cookie: own).status == 303)
        #expect(try await scene.house.get("/me", cookie: other).status == 303)
        #expect(try await scene.house.get("/me", cookie: rotated).status == 200)
        #expect(try await scene.house.signIn(email).status == 422)
        #expect(try await scene.house.signIn(email, "violet teapot marching gravel").status == 303)
    }

    @Test func `another's device cannot be ended`() async throws {
        let scene = try await Scene()
        let (_, rosa) = try await scene.cookie("Rosa Lind", .leader, at: scene.unit)
        let (ivo, device) = try await scene.cookie("Ivo Marsh", .colleague, at: scene.unit)
        let session = try #require(try await scene.house.store.read { try SessionQueries.all(of: ivo, $0) }.first)
        #expect(try await scene.house.post("/me/sessions/\(session.id)/end", [:], cookie: rosa).status == 404)
        #expect(try await scene.house.get("/me", cookie: device).status == 200)
        let second = try await scene.house.cookie(for: ivo)
        #expect(try await scene.house.post("/me/sessions/\(session.id)/end", [:], cookie: second).status == 303)
        #expect(try await scene.house.get("/me", cookie: device).status == 303)
        let third = try await scene.house.cookie(for: ivo)
        #expect(try await scene.house.post("/me/sessions/end", [:], cookie: third).status == 303)
        #expect(try await scene.house.get("/me", cookie: second).status == 303)
        #expect(try await scene.house.get("/me", cookie: third).status == 200)
    }
}
