import Cast
import HTTPTypes
import Storage
import Testing

@testable import Hearten

@Suite struct DeviceLinkTests {
    private func link(_ house: TestHouse, by cookie: String) async throws -> String {
        let reply = try await house.post("/me/devices", [:], cookie: cookie)
        #expect(reply.status == 200)
        return try #require(reply.link("/devices/"))
    }

    private func sheet(_ house: TestHouse, for person: Cast.Person, by leader: Cast.Person) async throws -> String {
        let id = try #require(try await CastHouse(house.services)?.id(of: person))
        let reply = try await house.post("/settings/people/\(id)/device", [:], cookie: try await house.cookie(for: leader))
        #expect(reply.status == 200)
        return try #require(reply.link("/devices/"))
    }

    @Test func `looking at a link uses nothing up, and taking it works once`() async throws {
        let house = try await TestHouse.open()
        let path = try await link(house, by: try await house.cookie(for: Cast.sunniva))
        for _ in 0..<10 {
            let page = try await house.get(path)
            #expect(page.status == 200 && page.text.contains("Are you Sunniva Aasen?") && page.session == nil)
        }
        #expect(try await house.send(.head, path).status != 303)
        let taken = try await house.post(path, ["name": "The blue one"])
        #expect(taken.status == 303 && taken.location == "/me/pin")
        let phone = try #require(taken.session)
        #expect(try await house.get("/today", cookie: phone).text.contains("Sunniva"))
        let again = try await house.post(path, [:])
        #expect(again.status == 410 && again.session == nil && again.text.contains("Was it not you?"))
        #expect(try await house.get(path).status == 410)
        #expect(try await house.journal("device.added") == 1)
    }

    @Test func `of two hundred who open a link at once, one comes in`() async throws {
        let house = try await TestHouse.open()
        let path = try await link(house, by: try await house.cookie(for: Cast.sunniva))
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<100 { group.addTask { try await house.send(.post, path, form: [:], from: "10.0.0.\(number)").status } }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 303 } == 1 && statuses.count { $0 == 410 } == 99)
    }

    @Test func `one's own link holds for fifteen minutes, a printed one for a day, and a new one ends the old`() async throws {
        let house = try await TestHouse.open()
        let sunniva = try await house.cookie(for: Cast.sunniva)
        let early = try await link(house, by: sunniva)
        let own = try await link(house, by: sunniva)
        #expect(try await house.get(early).status == 410)
        house.clock.advance(by: .seconds(14 * 60))
        #expect(try await house.get(own).status == 200)
        house.clock.advance(by: .seconds(61))
        #expect(try await house.post(own, [:]).status == 410)
        let printed = try await sheet(house, for: Cast.sunniva, by: Cast.grace)
        house.clock.advance(by: .seconds(23 * 3600))
        #expect(try await house.get(printed).status == 200)
        house.clock.advance(by: .seconds(3601))
        #expect(try await house.post(printed, [:]).status == 410)
    }

    @Test func `a known phone needs no password for half a year, and its cookie is given anew`() async throws {
        let house = try await TestHouse.open()
        let path = try await link(house, by: try await house.cookie(for: Cast.sunniva))
        let phone = try #require(try await house.post(path, [:]).session)
        for _ in 0..<5 {
            house.clock.advance(by: .seconds(100 * 86_400))
            let day = try await house.get("/today", cookie: phone)
            #expect(day.status == 200)
            #expect(day.session == phone, "a browser forgets a cookie after 400 days")
        }
        #expect(try await house.get("/today", cookie: phone).session == nil)
        house.clock.advance(by: .seconds(181 * 86_400))
        #expect(try await house.get("/today", cookie: phone).status == 303)
    }

    @Test func `a link that was forwarded is seen by its owner and ended with one tap, and cannot be hidden by who took it`() async throws {
        let house = try await TestHouse.open()
        let desk = try await house.cookie(for: Cast.sunniva)
        let path = try await link(house, by: desk)
        house.clock.advance(by: .seconds(60))
        let stranger = try #require(try await house.post(path, ["name": "Sunniva’s phone"]).session)
        // From the phone itself, and from a second one that it lets in, the news is not put away.
        house.clock.advance(by: .seconds(60))
        let second = try #require(try await house.post(try await link(house, by: stranger), [:]).session)
        for cookie in [stranger, second] {
            let sunniva = try #require(try await CastHouse(house.services)?.id(of: Cast.sunniva))
            let all = try await house.store.read { try $0.values("SELECT id FROM news WHERE colleague_id = \(sunniva)", as: ID<News>.self) }
            for id in all { _ = try await house.post("/today/news", ["id": "\(id)"], cookie: cookie) }
        }
        let day = try await house.get("/today", cookie: desk).text
        #expect(day.contains("A phone was added to your name") && day.contains("End “Sunniva’s phone”"))
        let end = try #require(day.ranges(of: "/me/sessions/").first.map { String(day[$0.lowerBound...].prefix { $0 != "\"" }) })
        #expect(try await house.post(end, [:], cookie: desk).status == 303)
        let left = [try await house.get("/today", cookie: stranger).status, try await house.get("/today", cookie: second).status]
        #expect(left.contains(303))
        let me = try await house.get("/me", cookie: desk).text
        #expect(me.contains("Known phone"))
        #expect(try await house.post("/me/sessions/end", [:], cookie: desk).status == 303)
        #expect(try await house.get("/today", cookie: stranger).status == 303)
        #expect(try await house.get("/today", cookie: second).status == 303)
        #expect(try await house.get("/today", cookie: desk).text.contains("It has ended."))
    }

    @Test func `a phone is ended by its owner's leader and by whoever runs the house, and by nobody else`() async throws {
        let house = try await TestHouse.open()
        let sunniva = try #require(try await CastHouse(house.services)?.id(of: Cast.sunniva))
        for person in [Cast.grace, Cast.oskar] {
            let phone = try #require(try await house.post(try await sheet(house, for: Cast.sunniva, by: Cast.grace), ["name": "Night <i>"]).session)
            let session: ID<Session> = try #require(
                try await house.store.read { try $0.value("SELECT id FROM session WHERE colleague_id = \(sunniva) AND kind = 'device'") })
            let byLeader = "/settings/people/\(sunniva)/devices/\(session)/end"
            let byOperator = "/settings/devices/phones/\(session)/end"
            for stranger in [Cast.priya, Cast.ibrahim, Cast.nuria] {
                let cookie = try await house.cookie(for: stranger)
                #expect(try await house.post(byLeader, [:], cookie: cookie).status == 404)
                #expect(try await house.post(byOperator, [:], cookie: cookie).status == 404)
                #expect(try await house.post("/me/sessions/\(session)/end", [:], cookie: cookie).status == 404)
            }
            let cookie = try await house.cookie(for: person)
            let list = try await house.get(person.name == Cast.oskar.name ? "/settings/devices" : "/settings/people/\(sunniva)", cookie: cookie).text
            #expect(list.contains("Night &lt;i&gt;"))
            #expect(try await house.post(person.name == Cast.oskar.name ? byOperator : byLeader, [:], cookie: cookie).status == 303)
            #expect(try await house.get("/today", cookie: phone).status == 303)
        }
    }

    @Test func `a new password and a new invitation end every phone, and leaving ends its links`() async throws {
        let house = try await TestHouse.open()
        let phone = try #require(try await house.post(try await sheet(house, for: Cast.sunniva, by: Cast.grace), [:]).session)
        let desk = try #require(try await house.signIn("sunniva@kittiwake.example", Cast.password).session)
        let changed = try await house.post("/me/password", ["old": Cast.password, "new": TestHouse.password], cookie: desk)
        #expect(changed.status == 303)
        #expect(try await house.get("/today", cookie: phone).status == 303)
        let waiting = try await sheet(house, for: Cast.sunniva, by: Cast.grace)
        let sunniva = try #require(try await CastHouse(house.services)?.id(of: Cast.sunniva))
        #expect(try await house.post("/settings/people/\(sunniva)/disable", [:], cookie: try await house.cookie(for: Cast.ingrid)).status == 303)
        #expect(try await house.post(waiting, [:]).status == 410)
    }

    @Test func `a phone stays known when its owner moves, and is let in anew when its owner may do more`() async throws {
        let house = try await TestHouse.open()
        let sunniva = try #require(try await CastHouse(house.services)?.id(of: Cast.sunniva))
        let phone = try #require(try await house.post(try await sheet(house, for: Cast.sunniva, by: Cast.grace), [:]).session)
        let desk = try await house.cookie(for: Cast.sunniva)
        let ingrid = try await house.cookie(for: Cast.ingrid)
        let gates = try house.unit("Gates, Port Amaly")
        let given = try await house.post("/settings/people/\(sunniva)/roles", ["role": "colleague", "unit": "\(gates)"], cookie: ingrid)
        #expect(given.status == 303)
        #expect(try await house.get("/today", cookie: desk).status == 303)
        #expect(try await house.get("/today", cookie: phone).status == 200)
        #expect(try await house.post("/settings/people/\(sunniva)/roles", ["role": "leader", "unit": "\(gates)"], cookie: ingrid).status == 303)
        #expect(try await house.get("/today", cookie: phone).status == 303)
    }

    @Test func `a hostile name of a phone is words, and one that is too long comes back`() async throws {
        let house = try await TestHouse.open()
        let desk = try await house.cookie(for: Cast.sunniva)
        let path = try await link(house, by: desk)
        let long = try await house.post(path, ["name": String(repeating: "x", count: 300)])
        #expect(long.status == 422 && long.text.contains("xxxx"))
        #expect(try await house.post(path, ["name": "<img src=x onerror=alert(1)>"]).status == 303)
        let me = try await house.get("/me", cookie: desk).text
        #expect(me.contains("&lt;img src=x") && !me.contains("<img src=x"))
    }
}
