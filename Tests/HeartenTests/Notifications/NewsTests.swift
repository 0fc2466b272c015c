import Storage
import Testing

@testable import Hearten

/// News: bounded, never lost unread, never a burst.
struct NewsTests {
    @Test func `only news that was shown is read`() async throws {
        let house = try await TestHouse.open()
        let person = try await house.person("Amina Testing", .leader, at: try house.unit("Port Amaly"))
        try await house.store.write { tx in
            for n in 1...10 {
                try NewsQueries.insert(ID(Int64(n)), for: person, .manyLate, subject: Int64(n + 20), key: "n\(n)", in: tx)
            }
        }
        let cookie = try await house.cookie(for: person)
        let page = try await house.get("/today", cookie: cookie).text
        #expect(page.contains("2 more wait behind these."))
        let shown = page.matches(of: /name="id" value="([^"]+)"/).map { String($0.1) }
        #expect(shown.count == 8)
        for id in shown { _ = try await house.post("/today/news", ["id": id], cookie: cookie) }
        let left = try await house.store.read { try NewsQueries.unread(of: person, $0).map(\.count).sorted() }
        #expect(left == [21, 22])
        let other = try await house.cookie(for: try await house.person("Jonas Testing", .colleague, at: try house.unit("Port Amaly")))
        _ = try await house.post("/today/news", ["id": ID<News>(1).description], cookie: other)
        #expect(try await house.store.read { try NewsQueries.unreadCount(of: person, $0) } == 2)
    }

    @Test func `several that come one after the other are one line`() async throws {
        let house = try await TestHouse.open()
        let person = try await house.person("Amina Testing", .leader, at: try house.unit("Port Amaly"))
        let services = house.services
        for batch in 1...3 {
            try await house.store.write { try News.tellMany(person, .caseLate, count: 200, key: "batch\(batch)", services, in: $0) }
        }
        let news = try await house.store.read { try NewsQueries.unread(of: person, $0) }
        #expect(news.map(\.kind) == [.manyLate] && news.first?.count == 600)
    }

    @Test func `a compliment that waits a day to hear who is meant is brought up, in one line`() async throws {
        let house = try await TestHouse.open()
        let unit = try house.unit("Port Amaly")
        for name in ["Annelore Bergstrøm", "Annelore Okafor"] { _ = try await house.person(name, .colleague, at: unit) }
        let leader = try await house.person("Teodor Arreguin", .leader, at: unit)
        try await house.store.write { tx in
            try tx.run("DELETE FROM team_praise")
            try tx.run("DELETE FROM moment_person")
        }
        try await house.services.house.reload(house.store)
        var praise = NewMoment(receivedAt: house.clock.now, unit: unit, touchpoint: nil, channel: .sign, source: .form)
        praise.level = 6
        praise.words = "Annelore was a lighthouse."
        let moment = PreparedMoment(praise, house.services)
        let services = house.services
        _ = try await house.store.write { try ReceiveMoments(services).one(moment, in: $0) }
        await house.runJobs()
        let news = { try await house.store.read { try NewsQueries.unread(of: leader, $0).filter { $0.kind == .praiseWaits }.map(\.count) } }
        #expect(try await news() == [])
        for _ in 1...3 {
            house.clock.advance(by: .seconds(25 * 3600))
            await house.runJobs()
        }
        #expect(try await news() == [1])
        let cookie = try await house.cookie(for: leader)
        let page = try await house.get("/today", cookie: cookie).text
        #expect(page.contains("A compliment has waited for more than a day to hear who is meant"))
        // Written for one person only: whoever says who is meant reads the name, and not the words.
        let wall = try await house.get("/recognise", cookie: cookie).text
        #expect(wall.contains("Annelore Bergstrøm, we think") && !wall.contains("lighthouse"))
        #expect(try await house.post("/recognise/\(moment.id)", ["who": "team"], cookie: cookie).status == 303)
        try await house.store.write { try $0.run("UPDATE news SET read_at = 1 WHERE colleague_id = \(leader)") }
        house.clock.advance(by: .seconds(25 * 3600))
        await house.runJobs()
        #expect(try await news() == [])
    }
}
