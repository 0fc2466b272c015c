import Storage
import Testing

@testable import Hearten

@Suite struct InvitationTests {
    /// A house with a leader who is signed in, at the first place below the root.
    private struct Scene {
        let house: TestHouse
        let unit: ID<Unit>
        let leader: ID<Colleague>
        let cookie: String

        init() async throws {
            house = try await TestHouse.open()
            unit = try house.unit("Port Amaly")
            leader = try await house.person("Rosa Lind", .leader, at: unit)
            cookie = try await house.cookie(for: leader)
        }

        func invite(_ name: String = "Jonah Vale", email: String = "", role: Role = .colleague, unit: ID<Unit>? = nil, key: String? = nil)
            async throws -> TestReply
        {
            var sealed = key
            if sealed == nil { sealed = try await house.get("/settings/people", cookie: cookie).hidden("key") }
            return try await house.post(
                "/settings/people/invitations",
                [
                    "key": try #require(sealed), "name": name, "title": "Night porter", "email": email, "role": role.rawValue,
                    "unit": (unit ?? self.unit).description,
                ], cookie: cookie)
        }

        func link(_ reply: TestReply) throws -> String {
            let address = try #require(reply.link("\(house.services.settings.url)/invitations/"))
            return String(address.dropFirst(house.services.settings.url.count))
        }

        func colleague(_ name: String) async throws -> ID<Colleague> {
            try #require(try await house.store.read { try $0.value("SELECT id FROM colleague WHERE name = \(name)") })
        }
    }

    private let form = ["name": "Jonah Vale", "email": "jonah@kittiwake.example", "password": TestHouse.password]

    @Test func `an invited colleague comes in with the link, without any mail`() async throws {
        let scene = try await Scene()
        let made = try await scene.invite()
        #expect(made.status == 200)
        #expect(made.text.contains("Give Jonah Vale this link"))
        let link = try scene.link(made)
        for _ in 0..<3 { #expect(try await scene.house.get(link).text.contains("Welcome, Jonah")) }
        let entered = try await scene.house.post(link, form)
        #expect(entered.status == 303)
        #expect(try await scene.house.get("/me", cookie: entered.session).text.contains("Jonah Vale"))
        #expect(try await scene.house.signIn("jonah@kittiwake.example").status == 303)
        #expect(try await scene.house.journal("invitation.made") == 1)
        #expect(try await scene.house.journal("invitation.accepted") == 1)
    }

    @Test func `a link is shown once and only its digest is kept`() async throws {
        let scene = try await Scene()
        let link = try scene.link(try await scene.invite())
        let list = try await scene.house.get("/settings/people", cookie: scene.cookie)
        #expect(list.text.contains("Jonah Vale"))
        #expect(!list.text.contains(link))
        let person = try await scene.house.get("/settings/people/\(try await scene.colleague("Jonah Vale"))", cookie: scene.cookie)
        #expect(person.status == 200)
        #expect(!person.text.contains(link))
    }

    @Test func `a link lets in exactly one of many who use it at once`() async throws {
        let scene = try await Scene()
        let link = try scene.link(try await scene.invite())
        let house = scene.house
        let form = form
        let replies = try await withThrowingTaskGroup(of: TestReply.self) { group in
            for _ in 0..<12 { group.addTask { try await house.post(link, form) } }
            return try await group.reduce(into: [TestReply]()) { $0.append($1) }
        }
        #expect(replies.filter { $0.session != nil }.count == 1)
        #expect(replies.filter { $0.status == 410 }.count == 11)
    }

    @Test func `a link ends after seven days, when taken back and when a new one is made`() async throws {
        let scene = try await Scene()
        let old = try scene.link(try await scene.invite())
        let id = try await scene.colleague("Jonah Vale")
        let again = try await scene.house.post("/settings/people/\(id)/invitation", [:], cookie: scene.cookie)
        let new = try scene.link(again)
        #expect(try await scene.house.get(old).status == 410)
        #expect(try await scene.house.get(new).status == 200)
        _ = try await scene.house.post("/settings/people/\(id)/invitation/end", [:], cookie: scene.cookie)
        #expect(try await scene.house.get(new).status == 410)
        #expect(try await scene.house.post(new, form).status == 410)
        let third = try scene.link(try await scene.house.post("/settings/people/\(id)/invitation", [:], cookie: scene.cookie))
        scene.house.clock.advance(by: .seconds(7 * 24 * 3600))
        #expect(try await scene.house.post(third, form).status == 410)
    }

    @Test func `the same form twice is one colleague with one link`() async throws {
        let scene = try await Scene()
        let key = try #require(try await scene.house.get("/settings/people", cookie: scene.cookie).hidden("key"))
        let first = try scene.link(try await scene.invite(key: key))
        let second = try scene.link(try await scene.invite(key: key))
        let count: Int? = try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM colleague WHERE name = 'Jonah Vale'") }
        #expect(count == 1)
        #expect(try await scene.house.get(first).status == 410)
        #expect(try await scene.house.get(second).status == 200)
        // A key that we did not make, or one made over, is no key.
        #expect(try await scene.invite(key: "0000000000000.\(key)").status == 400)
    }

    @Test func `a weak password comes back with everything else kept`() async throws {
        let scene = try await Scene()
        let link = try scene.link(try await scene.invite())
        let reply = try await scene.house.post(link, ["name": "Jonah V.", "email": "jonah@kittiwake.example", "password": "short"])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Jonah V.") && reply.text.contains("jonah@kittiwake.example"))
        #expect(!reply.text.contains("value=\"short\""))
        #expect(try await scene.house.post(link, form).status == 303)
    }

    @Test func `two people cannot sign in with one address`() async throws {
        let scene = try await Scene()
        _ = try await scene.house.member("Ivo Marsh", .colleague, at: scene.unit)
        let link = try scene.link(try await scene.invite())
        var taken = form
        taken["email"] = "IVO.marsh@kittiwake.example"
        let reply = try await scene.house.post(link, taken)
        #expect(reply.status == 422)
        #expect(try await scene.house.get(link).status == 200)
        #expect(try await scene.invite("Somebody Else", email: "ivo.marsh@kittiwake.example").status == 422)
    }

    @Test func `nobody invites beyond their own places or parts`() async throws {
        let scene = try await Scene()
        let root = try scene.house.root()
        #expect(try await scene.invite(role: .colleague, unit: root).status == 422)
        #expect(try await scene.invite(role: .serviceLead).status == 422)
        #expect(try await scene.invite(role: .operator).status == 422)
        #expect(try await scene.invite(role: .partner).status == 422)
        #expect(try await scene.invite(role: .leader).status == 200)
        let count: Int? = try await scene.house.store.read { try $0.value("SELECT COUNT(*) FROM colleague WHERE name = 'Jonah Vale'") }
        #expect(count == 1)
    }

    @Test func `hostile names stay words on the page`() async throws {
        let scene = try await Scene()
        let reply = try await scene.invite("\"><script>alert(1)</script>")
        #expect(reply.status == 200)
        #expect(!reply.text.contains("<script>alert"))
        #expect(!(try await scene.house.get("/settings/people", cookie: scene.cookie).text.contains("<script>alert")))
        #expect(!(try await scene.house.get(try scene.link(reply)).text.contains("<script>alert")))
    }
}
