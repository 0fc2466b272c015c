import HTTPTypes
import Storage
import Testing

@testable import Hearten

@Suite struct SignInTests {
    @Test func `somebody with a password comes in and goes on where they wanted`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let asked = try await house.get("/me")
        #expect(asked.status == 303)
        #expect(asked.location == "/sign-in?to=%2Fme")
        let reply = try await house.signIn(email, to: "/me")
        #expect(reply.status == 303)
        #expect(reply.location == "/me")
        let page = try await house.get("/me", cookie: reply.session)
        #expect(page.status == 200)
        #expect(page.text.contains("Rosa Lind"))
    }

    @Test(arguments: [
        "//evil.example/x", "https://evil.example", "/\\evil.example", "/sign-in", "javascript:alert(1)", "/me\u{0}", "/a b", "evil", "", "/",
        "/api/v1/moments",
        "/\t/evil.example",
    ])
    func `nobody is sent to a place that is not ours`(to: String) {
        #expect(ReturnPath(to).text == "/today")
    }

    @Test func `a filter in the address survives signing in`() {
        #expect(ReturnPath("/moments?level=1&q=bag%20lost").text == "/moments?level=1&q=bag%20lost")
    }

    @Test func `wrong, unknown, disabled and invited look alike, and the words are kept`() async throws {
        let house = try await TestHouse.open()
        let (id, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let (gone, goneEmail) = try await house.member("Ivo Marsh", .leader, at: try house.root())
        _ = id
        try await house.store.write { try ColleagueQueries.setDisabled($0.now, of: gone, in: $0) }
        let wrong = try await house.signIn(email, "gravel teapot marching purple")
        let unknown = try await house.signIn("nobody@kittiwake.example")
        let disabled = try await house.signIn(goneEmail)
        for reply in [wrong, unknown, disabled] {
            #expect(reply.status == 422)
            #expect(reply.session == nil)
            #expect(reply.text.contains("We don’t know this email and password together"))
        }
        #expect(wrong.text.contains("value=\"\(email)\""))
        #expect(!wrong.text.contains("purple"))
        #expect(wrong.text.replacing(email, with: "x") == unknown.text.replacing("nobody@kittiwake.example", with: "x"))
        #expect(try await house.journal("sign-in.failed") == 3)
        #expect(try await house.journal("colleague.signed-in") == 0)
    }

    @Test func `an address is the same in capitals`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        #expect(try await house.signIn(email.uppercased()).status == 303)
    }

    @Test func `guessing meets growing waits that always end`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        for _ in 0..<5 { #expect(try await house.signIn(email, "gravel teapot marching purple").status == 422) }
        let refused = try await house.signIn(email)
        #expect(refused.status == 429)
        #expect(refused.header("Retry-After") == "60")
        #expect(refused.text.contains("tried too often"))
        house.clock.advance(by: .seconds(61))
        #expect(try await house.signIn(email).status == 303)
    }

    @Test func `a stranger who tries an account does not keep its owner out`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let known = try await house.signIn(email)
        let device = "hearten-device=\(try #require(known.cookie("hearten-device")))"
        for _ in 0..<40 { _ = try await house.signIn(email, "gravel teapot marching purple") }
        #expect(try await house.signIn(email).status == 429)
        #expect(try await house.signIn(email, cookie: device).status == 303)
    }

    @Test func `each sign-in has a new token and the former one is worth nothing`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let first = try #require(try await house.signIn(email).session)
        let second = try #require(try await house.signIn(email, cookie: first).session)
        #expect(first != second)
        #expect(try await house.get("/me", cookie: first).status == 303)
        #expect(try await house.get("/me", cookie: second).status == 200)
    }

    @Test func `a planted token is not taken over`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let planted = "hearten=\(house.services.newToken().text)"
        let reply = try await house.signIn(email, cookie: planted)
        #expect(reply.session != planted)
        #expect(try await house.get("/me", cookie: planted).status == 303)
    }

    @Test func `only the digest of a token is kept`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let token = try #require(try await house.signIn(email).cookie("hearten"))
        let kept: [UInt8] = try #require(try await house.store.read { try $0.value("SELECT token_digest FROM session") })
        #expect(kept == sha256(Array(token.utf8)))
    }

    @Test func `the cookie is out of reach of scripts and other sites`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let reply = try await house.signIn(email)
        let line = try #require(reply.headers[values: .setCookie].first { $0.hasPrefix("hearten=") })
        #expect(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/") && !line.contains("Domain"))
        #expect(SessionCookie.name(secure: true).hasPrefix("__Host-"))
    }

    @Test func `a form of another site signs nobody in`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        var headers = HTTPFields()
        headers[.origin] = "https://evil.example"
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = Array("email=\(Fields.encoded(email))&password=\(Fields.encoded(TestHouse.password))".utf8)
        let reply = try await house.send(.post, "/sign-in", body: body, headers: headers)
        #expect(reply.status == 404)
        #expect(reply.session == nil)
    }

    @Test func `signing out ends the session on the server too`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let cookie = try #require(try await house.signIn(email).session)
        let reply = try await house.post("/sign-out", [:], cookie: cookie)
        #expect(reply.location == "/sign-in")
        #expect(reply.cookie("hearten") == "")
        #expect(try await house.get("/me", cookie: cookie).status == 303)
        #expect(try await house.journal("colleague.signed-out") == 1)
    }

    @Test func `a session ends when it is not used, and at the latest after ninety days`() async throws {
        let house = try await TestHouse.open()
        let (_, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let idle = try #require(try await house.signIn(email).session)
        let used = try #require(try await house.signIn(email).session)
        for day in stride(from: 10, through: 90, by: 10) {
            house.clock.advance(by: .seconds(10 * 24 * 3600 - 1))
            let status = try await house.get("/me", cookie: used).status
            #expect(status == 200, "day \(day)")
            if day == 20 { #expect(try await house.get("/me", cookie: idle).status == 303) }
        }
        house.clock.advance(by: .seconds(3600))
        #expect(try await house.get("/me", cookie: used).status == 303)
    }

    @Test func `a hash with older costs is made anew at the next sign-in`() async throws {
        let house = try await TestHouse.open()
        let (id, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        // The same password, made with one pass over 8 MiB.
        let old = try #require(OldHash.make(TestHouse.password))
        try await house.store.write { try SignInQueries.setHash(of: id, old, in: $0) }
        #expect(try await house.signIn(email).status == 303)
        let now = try #require(try await house.store.read { try SignInQueries.account(id, $0)?.passwordHash })
        #expect(now != old && !house.services.passwords.isOutdated(now))
        #expect(try await house.signIn(email).status == 303)
    }

    @Test func `without mail there is no link to ask for`() async throws {
        let house = try await TestHouse.open()
        #expect(try await house.get("/sign-in/link").status == 404)
        #expect(try await house.post("/sign-in/link", ["email": "a@b.example"]).status == 404)
        #expect(!(try await house.get("/sign-in").text.contains("/sign-in/link")))
    }

    @Test func `a link goes by mail, and nobody reads it in the outbox`() async throws {
        let house = try await TestHouse.open(settings: try Settings(database: ":memory:", smtp: "smtp://localhost:2525", isDemo: true))
        let (id, email) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let known = try await house.post("/sign-in/link", ["email": email])
        let unknown = try await house.post("/sign-in/link", ["email": "nobody@kittiwake.example"])
        #expect(known.location == unknown.location && known.status == unknown.status)
        let letters: [String] = try await house.store.read { try $0.values("SELECT body FROM mail WHERE recipient = \(email)") }
        let letter = try #require(letters.first)
        #expect(letters.count == 1)
        let path = "/sign-in/link/" + (letter.ranges(of: "/sign-in/link/").first.map { letter[$0.upperBound...].prefix(32) } ?? "")
        let operatorID = try await house.person("Oda Wick", .operator, at: try house.root())
        let outbox = try await house.get("/settings/mail", cookie: try await house.cookie(for: operatorID))
        #expect(outbox.status == 200 && outbox.text.contains(email) && !outbox.text.contains("/sign-in/link/"))
        let reply = try await house.post(path, [:])
        #expect(try await house.get("/me", cookie: reply.session).text.contains("Rosa Lind"))
        _ = id
    }

    @Test func `a link lets in once, and looking at it uses nothing up`() async throws {
        let house = try await TestHouse.open()
        let (id, _) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let token = house.services.newToken()
        try await house.store.write { try EntryLinkQueries.make(token, .signIn, for: id, by: nil, in: $0) }
        for _ in 0..<3 { #expect(try await house.get("/sign-in/link/\(token.text)").status == 200) }
        let replies = try await withThrowingTaskGroup(of: TestReply.self) { group in
            for _ in 0..<20 { group.addTask { try await house.post("/sign-in/link/\(token.text)", [:]) } }
            return try await group.reduce(into: [TestReply]()) { $0.append($1) }
        }
        #expect(replies.filter { $0.session != nil }.count == 1)
        #expect(replies.filter { $0.status == 410 }.count == 19)
    }

    @Test func `an old link and one of somebody who left let nobody in`() async throws {
        let house = try await TestHouse.open()
        let (id, _) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let old = house.services.newToken()
        try await house.store.write { try EntryLinkQueries.make(old, .signIn, for: id, by: nil, in: $0) }
        house.clock.advance(by: EntryLink.Kind.signIn.lasts)
        #expect(try await house.post("/sign-in/link/\(old.text)", [:]).status == 410)
        let new = house.services.newToken()
        try await house.store.write { tx in
            try EntryLinkQueries.make(new, .signIn, for: id, by: nil, in: tx)
            try ColleagueQueries.setDisabled(tx.now, of: id, in: tx)
        }
        #expect(try await house.post("/sign-in/link/\(new.text)", [:]).status == 410)
    }

    @Test func `an invitation is no link for signing in`() async throws {
        let house = try await TestHouse.open()
        let (id, _) = try await house.member("Rosa Lind", .leader, at: try house.root())
        let token = house.services.newToken()
        try await house.store.write { try EntryLinkQueries.make(token, .invitation, for: id, by: nil, in: $0) }
        #expect(try await house.post("/sign-in/link/\(token.text)", [:]).status == 410)
    }
}

/// A hash with costs of long ago.
private enum OldHash {
    static func make(_ password: String) -> String? { PasswordHashing.cheapHash(of: Password(password)) }
}
