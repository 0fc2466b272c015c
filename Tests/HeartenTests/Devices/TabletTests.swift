import Cast
import HTTPTypes
import Storage
import Testing

@testable import Hearten

@Suite struct TabletTests {
    @Test func `enrolling ends one's own session and leaves a strict cookie of which only the digest is kept`() async throws {
        let house = try await TestHouse.open()
        let grace = try await house.cookie(for: Cast.grace)
        let unit = try house.unit("Lounge, Port Amaly")
        let reply = try await house.post("/settings/devices/tablets", ["unit": "\(unit)", "name": "Lounge 1"], cookie: grace)
        #expect(reply.status == 303 && reply.location == "/tablet" && reply.cookie("hearten") == "")
        let line = try #require(reply.headers[values: .setCookie].first { $0.hasPrefix("hearten-tablet=") })
        #expect(line.contains("HttpOnly") && line.contains("SameSite=Strict") && !line.contains("Domain"))
        #expect(try await house.get("/today", cookie: grace).location?.hasPrefix("/sign-in") == true)
        let token = try #require(reply.cookie("hearten-tablet"))
        let kept: [UInt8] = try #require(try await house.store.read { try $0.value("SELECT token_digest FROM tablet WHERE name = 'Lounge 1'") })
        #expect(kept == sha256(Array(token.utf8)))
        #expect(TabletCookie.name(secure: true).hasPrefix("__Host-"))
        #expect(try await house.journal("tablet.enrolled") == 1)
    }

    @Test func `the locked screen shows the names of those who have a PIN and a part there, and nothing else`() async throws {
        let made = try await TabletHouse.open()
        try await made.setPin(TabletHouse.wrong, of: try await made.id(Cast.tomas))
        try await made.setPin(TabletHouse.wrong, of: try await made.id(Cast.declan))
        let page = try await made.house.get("/tablet", cookie: made.tablet)
        #expect(page.status == 200)
        #expect(page.text.contains("Sunniva Aasen") && page.text.contains("Tomás Arregui"))
        // No PIN; another place; and nothing of the house.
        #expect(!page.text.contains("Grace Mbeki") && !page.text.contains("Declan Moore"))
        #expect(!page.text.contains("Lounge host") && !page.text.contains("@kittiwake.example"))
        for place in ["/today", "/moments", "/me", "/recover"] { #expect(!page.text.contains("href=\"\(place)")) }
        #expect(page.header("Cache-Control") == "no-store")
    }

    @Test func `a tablet of many shows nobody before somebody has written part of a name`() async throws {
        let made = try await TabletHouse.open()
        let lounge = try made.house.unit("Lounge, Port Amaly")
        for number in 0..<60 {
            let id = try await made.house.person("Porter No\(number)", .colleague, at: lounge)
            try await made.house.store.write { try $0.run("INSERT INTO pin (colleague_id, hash, set_at) VALUES (\(id), 'x', \($0.now))") }
        }
        let page = try await made.house.get("/tablet", cookie: made.tablet).text
        #expect(!page.contains("Porter No1") && !page.contains("Sunniva") && page.contains("role=\"search\""))
        #expect(try await made.house.get("/tablet?q=sunn", cookie: made.tablet).text.contains("Sunniva Aasen"))
        let nobody = try await made.house.get("/tablet?q=%3Cb%3Ezz", cookie: made.tablet).text
        #expect(nobody.contains("&lt;b&gt;zz") && !nobody.contains("<b>zz"))
    }

    @Test func `the right PIN opens my day, and nothing but what a tablet is for`() async throws {
        let made = try await TabletHouse.open()
        let reply = try await made.enter(TabletHouse.pin)
        #expect(reply.status == 303 && reply.location == "/today")
        #expect(reply.cookie("hearten-device") == nil)
        let on = try await made.onTablet()
        let day = try await made.house.get("/today", cookie: on)
        #expect(day.status == 200 && day.text.contains("hearten-lock") && day.text.contains("action=\"/tablet/lock\""))
        for place in ["/moments", "/recover", "/recognise", "/me", "/journey", "/learn", "/settings", "/live"] {
            // Of Learn only what is for tablets: practice.
            let link = place == "/learn" ? "\"/learn\"" : "\"\(place)"
            #expect(!day.text.contains(link), "\(place) is on the page")
            let refused = try await made.house.get(place, cookie: on)
            #expect(refused.status == 404 && refused.text.contains("This is for your own phone or desk"), "\(place)")
        }
        #expect(try await made.house.get("/guidance", cookie: on).status == 200)
        #expect(try await made.house.post("/tell", ["words": "She smiled", "level": "5"], cookie: on).status != 404)
        #expect(try await made.house.get("/tablet", cookie: on).location == "/today")
        #expect(try await made.sessions(.tablet) == 1)
    }

    @Test func `five minutes without a request lock it, and a request within them keeps it open`() async throws {
        let made = try await TabletHouse.open()
        let on = try await made.onTablet()
        for _ in 0..<5 {
            made.house.clock.advance(by: .seconds(280))
            #expect(try await made.house.get("/today", cookie: on).status == 200)
        }
        made.house.clock.advance(by: .seconds(150))
        #expect(try await made.house.post("/tablet/here", [:], cookie: on).status == 204)
        made.house.clock.advance(by: .seconds(301))
        let late = try await made.house.get("/today", cookie: on)
        #expect(late.status == 303 && late.location == "/tablet")
        #expect(try await made.house.get("/tablet", cookie: on).text.contains("Who are you?"))
        #expect(try await made.house.post("/tell", ["words": "Too late"], cookie: on).location == "/tablet")
    }

    @Test func `locking ends the session, and the next person starts anew`() async throws {
        let made = try await TabletHouse.open()
        let grace = try await made.id(Cast.grace)
        try await made.setPin(TabletHouse.wrong, of: grace)
        let first = try await made.onTablet()
        let locked = try await made.house.post("/tablet/lock", [:], cookie: first)
        #expect(locked.status == 303 && locked.location == "/tablet" && locked.cookie("hearten") == "")
        #expect(try await made.house.get("/today", cookie: first).location == "/tablet")
        // Somebody who does not lock is out when the next one comes in.
        let left = try await made.onTablet()
        let next = try await made.onTablet(grace, pin: TabletHouse.wrong)
        #expect(try await made.house.get("/today", cookie: left).location == "/tablet")
        #expect(try await made.house.get("/today", cookie: next).text.contains("Grace"))
        #expect(try await made.sessions(.tablet) == 1)
    }

    @Test func `a PIN opens only tablets of places in which its owner has a part`() async throws {
        let made = try await TabletHouse.open()
        let declan = try await made.id(Cast.declan)
        try await made.setPin(TabletHouse.wrong, of: declan)
        let reply = try await made.enter(TabletHouse.wrong, as: declan)
        #expect(reply.status == 303 && reply.location == "/tablet" && reply.session == nil)
        for who in ["", "x", "000000000zzzz", "\(declan)' OR 1=1"] {
            #expect(try await made.house.post("/tablet/enter", ["who": who, "pin": TabletHouse.wrong], cookie: made.tablet).session == nil)
        }
        // With her part her way in is gone at once.
        let on = try await made.onTablet()
        let ingrid = try await made.house.cookie(for: Cast.ingrid)
        let lounge = try made.house.unit("Lounge, Port Amaly")
        let taken = try await made.house.post(
            "/settings/people/\(made.sunniva)/roles/end", ["role": "colleague", "unit": "\(lounge)"], cookie: ingrid)
        #expect(taken.status == 303)
        #expect(try await made.house.get("/today", cookie: on).location == "/tablet")
        #expect(try await made.enter(TabletHouse.pin).session == nil)
    }

    @Test func `a tablet that was stolen is ended in one tap, and everything on it with it`() async throws {
        let made = try await TabletHouse.open()
        let on = try await made.onTablet()
        let oskar = try await made.house.cookie(for: Cast.oskar)
        let page = try await made.house.get("/settings/devices", cookie: oskar).text
        #expect(page.contains("Lounge 1") && page.contains("enrolled by Grace Mbeki"))
        let id: ID<Tablet> = try #require(try await made.house.store.read { try $0.value("SELECT id FROM tablet") })
        #expect(try await made.house.post("/settings/devices/tablets/\(id)/end", [:], cookie: oskar).status == 303)
        #expect(try await made.house.get("/today", cookie: on).status == 303)
        #expect(try await made.sessions(.tablet) == 0)
        #expect(try await made.enter(TabletHouse.pin).session == nil)
        let there = try await made.house.get("/tablet", cookie: made.tablet)
        #expect(there.status == 303 && there.location == "/sign-in" && there.cookie("hearten-tablet") == "")
        #expect(try await made.house.journal("tablet.ended") == 1)
        #expect(try await made.house.post("/settings/devices/tablets/\(id)/end", [:], cookie: oskar).status == 404)
    }

    @Test func `nobody signs in with a password or a link on a shared tablet`() async throws {
        let made = try await TabletHouse.open()
        let (_, email) = try await made.house.member("Rosa Lind", .leader, at: try made.house.root())
        #expect(try await made.house.get("/sign-in", cookie: made.tablet).location == "/tablet")
        let password = try await made.house.signIn(email, cookie: made.tablet)
        #expect(password.status == 404 && password.session == nil && password.text.contains("your own phone or desk"))
        let link = try await made.house.get("/me", cookie: try await made.house.cookie(for: Cast.sunniva))
        #expect(link.status == 200)
        let sheet = try await made.house.post("/me/devices", [:], cookie: try await made.house.cookie(for: Cast.sunniva))
        let path = try #require(sheet.link("/devices/"))
        #expect(try await made.house.post(path, [:], cookie: made.tablet).status == 404)
        // It was not used up by that.
        #expect(try await made.house.post(path, [:]).status == 303)
    }

    @Test func `without the cookie there is no such page`() async throws {
        let made = try await TabletHouse.open()
        let planted = "hearten-tablet=\(made.house.services.newToken().text)"
        #expect(try await made.house.get("/tablet").status == 404)
        #expect(try await made.house.get("/tablet/enter?who=\(made.sunniva)").status == 404)
        #expect(try await made.enter(TabletHouse.pin, tablet: "other=1").status == 404)
        #expect(try await made.enter(TabletHouse.pin, tablet: planted).session == nil)
        let desk = try await made.house.cookie(for: Cast.sunniva)
        #expect(try await made.house.post("/tablet/lock", [:], cookie: desk).status == 404)
        #expect(try await made.house.get("/today", cookie: desk).status == 200)
    }

    @Test func `a form of another site types no PIN`() async throws {
        let made = try await TabletHouse.open()
        let body = Array("who=\(made.sunniva)&pin=\(TabletHouse.pin)".utf8)
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .origin: "https://evil.example"]
        #expect(try await made.house.send(.post, "/tablet/enter", body: body, headers: headers, cookie: made.tablet).status == 404)
        headers[.origin] = nil
        #expect(try await made.house.send(.post, "/tablet/enter", body: body, headers: headers, cookie: made.tablet).status == 404)
    }

    @Test func `a hostile name of a tablet is words, and an empty one comes back`() async throws {
        let house = try await TestHouse.open()
        let unit = try house.unit("Lounge, Port Amaly")
        let grace = try await house.cookie(for: Cast.grace)
        let empty = try await house.post("/settings/devices/tablets", ["unit": "\(unit)", "name": " "], cookie: grace)
        #expect(empty.status == 422 && empty.text.contains("Write what the tablet is called"))
        let elsewhere = try await house.post(
            "/settings/devices/tablets", ["unit": "\(try house.unit("Bags, Northcombe"))", "name": "Kept <b>"], cookie: grace)
        #expect(elsewhere.status == 422 && elsewhere.text.contains("value=\"Kept &lt;b&gt;\""))
        #expect(try await house.post("/settings/devices/tablets", ["unit": "\(unit)", "name": "<script>x</script>"], cookie: grace).status == 303)
        let page = try await house.get("/settings/devices", cookie: try await house.cookie(for: Cast.grace)).text
        #expect(page.contains("&lt;script&gt;x&lt;/script&gt;") && !page.contains("<script>x"))
    }
}
