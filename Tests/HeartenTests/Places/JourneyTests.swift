import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct JourneyTests {
    @Test func `the map shows each touchpoint with its average and opens to exactly its answers`() async throws {
        let house = try await TestHouse.open(weeks: 6)
        let cookie = try await house.cookie(for: Cast.ingrid)
        let bags = try point("Waiting for my bag", house)
        let page = try await house.get("/journey?point=\(bags)", cookie: cookie)
        #expect(page.status == 200)
        #expect(page.text.contains("The lowest point of the journey."))
        for point in house.services.house.current.journey { #expect(page.text.contains(point.name)) }
        let answers: Int? = try await house.store.read {
            try $0.value("SELECT COUNT(*) FROM moment WHERE touchpoint_id = \(bags) AND level IS NOT NULL")
        }
        #expect(page.text.contains("from \(try #require(answers)) answers in the last twelve weeks"))
    }

    @Test func `figures are those of the viewer's part only`() async throws {
        let house = try await TestHouse.open(weeks: 6)
        let bags = try point("Waiting for my bag", house)
        let north = try house.unit("Bags, Northcombe")
        let page = try await house.get("/journey?point=\(bags)", cookie: try await house.cookie(for: Cast.priya))
        let answers: Int? = try await house.store.read { tx in
            try tx.value("SELECT COUNT(*) FROM moment WHERE touchpoint_id = \(bags) AND unit_id = \(north) AND level IS NOT NULL")
        }
        #expect(page.text.contains("from \(try #require(answers)) answers"))
    }

    @Test func `a point is renamed, promised, moved, retired and brought back`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let lounge = try point("Lounge", house)
        let form = [
            "name": "Quiet room", "phase": "At the airport", "channel": "face", "value": "mindset", "listening": "sign",
            "promise": "Nobody has to ask twice.", "owner": try house.unit("Lounge, Port Amaly").description,
        ]
        #expect(try await house.post("/journey/points/\(lounge)", form, cookie: cookie).status == 303)
        #expect(try await house.get("/f/\(Cast.signCode)").text.contains("Quiet room"))
        #expect(house.services.house.current.touchpoint(lounge)?.promise == "Nobody has to ask twice.")

        let before = house.services.house.current.journey.map(\.id)
        #expect(try await house.post("/journey/points/\(lounge)/move", ["to": "earlier"], cookie: cookie).status == 303)
        let after = house.services.house.current.journey.map(\.id)
        let place = try #require(before.firstIndex(of: lounge))
        #expect(after.firstIndex(of: lounge) == place - 1)
        #expect(Set(after) == Set(before))

        #expect(try await house.post("/journey/points/\(lounge)/retire", [:], cookie: cookie).status == 303)
        #expect(!house.services.house.current.journey.contains { $0.id == lounge })
        #expect(try await house.get("/f/\(Cast.signCode)").status == 404)
        #expect(try await house.post("/journey/points/\(lounge)/return", [:], cookie: cookie).status == 303)
        #expect(house.services.house.current.journey.last?.id == lounge)
    }

    @Test func `the ends of the journey have nowhere further to go`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let first = try #require(house.services.house.current.journey.first)
        #expect(try await house.post("/journey/points/\(first.id)/move", ["to": "earlier"], cookie: cookie).status == 303)
        #expect(house.services.house.current.journey.first?.id == first.id)
    }

    @Test func `a point without name keeps what was written`() async throws {
        let house = try await TestHouse.open()
        let lounge = try point("Lounge", house)
        let reply = try await house.post(
            "/journey/points/\(lounge)", ["name": "", "phase": "", "promise": "Kept <b>words</b>"], cookie: try await house.cookie(for: Cast.ingrid))
        #expect(reply.status == 422)
        #expect(reply.text.contains("Kept &lt;b&gt;words&lt;/b&gt;"))
        #expect(reply.text.contains("id=\"name-e\""))
        #expect(reply.text.contains("id=\"phase-e\""))
    }

    @Test func `who may look sees the promise and no form`() async throws {
        let house = try await TestHouse.open()
        let lounge = try point("Lounge", house)
        let cookie = try await house.cookie(for: Cast.amina)
        let page = try await house.get("/journey?point=\(lounge)", cookie: cookie)
        #expect(page.text.contains("Somebody notices you before you have to ask."))
        #expect(!page.text.contains("/journey/points/\(lounge)"))
        #expect(try await house.post("/journey/points/\(lounge)", ["name": "x", "phase": "y"], cookie: cookie).status == 404)
        #expect(try await house.get("/journey", cookie: try await house.cookie(for: Cast.nuria)).status == 404)
    }

    @Test func `coverage turns amber without a way to listen and after three weeks of silence`() {
        let now = Instant(seconds: 1_800_000_000)
        func point(_ method: String, heard daysAgo: Int64?) -> Touchpoint {
            Touchpoint(
                id: ID(1), position: 1, phase: "p", name: "n", channel: "web", category: nil, promise: nil, owner: nil, method: method,
                lastHeardAt: daysAgo.map { now - .seconds($0 * 86_400) }, retiredAt: nil)
        }
        #expect(Coverage(point("sign", heard: 20), now: now) == .heard)
        #expect(Coverage(point("sign", heard: 21), now: now) == .silent(days: 21))
        #expect(Coverage(point("sign", heard: nil), now: now) == .neverHeard)
        #expect(Coverage(point("none", heard: 1), now: now) == .noWay)
        #expect(Say()(Coverage.silent(days: 36).phrase ?? "") == "silent for 5 weeks")
    }

    private func point(_ name: String, _ house: TestHouse) throws -> ID<Touchpoint> {
        try #require(house.services.house.current.touchpoints.first { $0.name == name }).id
    }
}
