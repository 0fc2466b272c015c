import Cast
import Hearten
import Storage
import Testing

@Suite struct GuestTests {
    private func answer(_ house: TestHouse, key: String, level: String = "1", words: String = "Nobody told us anything.") async throws -> TestReply {
        let page = try await house.get("/f/\(Cast.signCode)")
        let age = try #require(page.hidden("age"))
        house.clock.advance(by: .seconds(8))
        return try await house.post("/f/\(Cast.signCode)", ["key": key, "age": age, "level": level, "words": words])
    }

    private func count(_ house: TestHouse, _ state: String = "kept") async throws -> Int {
        try await house.store.read { try $0.value("SELECT COUNT(*) FROM moment WHERE source = 'form' AND state = \(state)") } ?? 0
    }

    @Test func `an answer becomes a moment and gets its thanks`() async throws {
        let house = try await TestHouse.open()
        let reply = try await answer(house, key: "a-key-of-my-own")
        #expect(reply.status == 303)
        let thanks = try await house.get(try #require(reply.location))
        #expect(thanks.status == 200)
        #expect(thanks.text.contains("Nobody told us anything."))
        #expect(try await count(house) == 1)
    }

    @Test func `a second post is one moment and the same thanks`() async throws {
        let house = try await TestHouse.open()
        let first = try await answer(house, key: "a-key-of-my-own")
        let second = try await answer(house, key: "a-key-of-my-own")
        #expect(second.location == first.location)
        #expect(try await count(house) == 1)
    }

    @Test func `the same key with other words comes back with the words kept`() async throws {
        let house = try await TestHouse.open()
        _ = try await answer(house, key: "a-key-of-my-own")
        let second = try await answer(house, key: "a-key-of-my-own", words: "And the water was warm.")
        #expect(second.status == 422)
        #expect(second.text.contains("And the water was warm."))
        #expect(second.hidden("key") != "a-key-of-my-own")
        #expect(try await count(house) == 1)
    }

    @Test func `an empty answer is asked for once more with nothing lost`() async throws {
        let house = try await TestHouse.open()
        let reply = try await house.post("/f/\(Cast.signCode)", ["key": "a-key-of-my-own", "name": "Dina <b>", "contact": "nonsense"])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Dina &lt;b&gt;"))
        #expect(try await count(house) == 0)
    }

    @Test func `a filled trap is set aside, never dropped`() async throws {
        let house = try await TestHouse.open()
        let reply = try await house.post(
            "/f/\(Cast.signCode)", ["key": "a-key-of-my-own", "level": "5", "words": "Buy now", "website": "x"])
        #expect(reply.status == 303)
        #expect(try await count(house, "quarantined") == 1)
        #expect(try await count(house) == 0)
    }

    @Test func `an anonymous moment carries only its quarter of an hour`() async throws {
        let house = try await TestHouse.open()
        house.clock.advance(by: .seconds(437))
        _ = try await answer(house, key: "a-key-of-my-own")
        let times = try await house.store.read { tx in
            try tx.rows("SELECT received_at, happened_at FROM moment WHERE source = 'form'").map {
                [try $0.get(0, as: Int64.self), try $0.get(1, as: Int64.self)]
            }
        }
        #expect(times.flatMap { $0 }.allSatisfy { $0 % 900_000 == 0 })
        #expect(times.count == 1)
    }

    @Test func `a guest's page is small and says nothing to search engines`() async throws {
        let house = try await TestHouse.open()
        let page = try await house.get("/f/\(Cast.signCode.lowercased())")
        #expect(page.status == 200)
        #expect(page.bytes.count < 14_000)
        #expect(page.header("X-Robots-Tag") == "noindex")
        #expect(page.header("Referrer-Policy") == "same-origin")
    }

    @Test func `an unknown sign and a broken one look alike`() async throws {
        let house = try await TestHouse.open()
        #expect(try await house.get("/f/ZZZZ").status == 404)
        #expect(try await house.get("/f/%FF").status == 404)
        #expect(try await house.get("/f/\(Cast.signCode)/thanks/nothing").status == 404)
    }
}
