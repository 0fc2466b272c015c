import Cast
import Statistics
import Storage
import Testing

@testable import Hearten

@Suite struct AskFirstTests {
    @Test func `the level is seen after it was predicted, and not before`() async throws {
        let one = try await PracticeHouse.open()
        let empty = try await one.house.get("/learn/ask-first", cookie: one.cookie).text
        #expect(empty.contains("Nothing to read at the moment"))
        _ = try await one.tell("They knew my name, said Grace Mbeki", level: 5)
        let page = try await one.house.get("/learn/ask-first", cookie: one.cookie)
        #expect(page.text.contains("They knew my name") && !page.text.contains("They tapped"))
        #expect(!page.text.contains("Grace Mbeki"))
        let moment = try #require(page.hidden("moment"))
        let none = try await one.house.post("/learn/ask-first", ["moment": moment], cookie: one.cookie)
        #expect(none.status == 422 && none.text.contains("Choose a level"))
        for wrong in ["0", "7", "x"] {
            #expect(try await one.house.post("/learn/ask-first", ["moment": moment, "level": wrong], cookie: one.cookie).status == 422)
        }
        #expect(try await one.house.get("/learn/ask-first/\(moment)", cookie: one.cookie).status == 404)
        let told = try await one.house.post("/learn/ask-first", ["moment": moment, "level": "3"], cookie: one.cookie)
        #expect(told.location == "/learn/ask-first/\(moment)")
        let seen = try await one.house.get("/learn/ask-first/\(moment)", cookie: one.cookie).text
        #expect(seen.contains("You thought it 2 levels worse than they did."))
        #expect(seen.contains("One so far."))
        // A second thought changes nothing.
        _ = try await one.house.post("/learn/ask-first", ["moment": moment, "level": "5"], cookie: one.cookie)
        #expect(try await one.house.get("/learn/ask-first/\(moment)", cookie: one.cookie).text.contains("2 levels worse"))
        // It is one's own: another colleague of the unit finds no prediction.
        let sunniva = try await one.house.cookie(for: Cast.sunniva)
        #expect(try await one.house.get("/learn/ask-first/\(moment)", cookie: sunniva).status == 404)
    }

    @Test func `only moments that one may read, with words and a tapped level, that one did not tell`() async throws {
        let one = try await PracticeHouse.open()
        let north = try one.house.unit("Bags, Northcombe")
        let elsewhere = try await one.tell("Elsewhere", level: 4, at: north)
        let own = try await one.tell("My own", level: 4, by: one.me)
        let good = try await one.tell("One to read", level: 4)
        let personal = try await one.tell("Grace Mbeki kept my seat", level: 6, sharing: .person)
        for moment in [elsewhere, own, personal] {
            let reply = try await one.house.post("/learn/ask-first", ["moment": moment.id.description, "level": "3"], cookie: one.cookie)
            #expect(reply.status == 404)
        }
        #expect(try await one.house.get("/learn/ask-first", cookie: one.cookie).hidden("moment") == good.id.description)
        try await one.house.store.write { try $0.run("UPDATE moment SET state = 'quarantined' WHERE id = \(good.id)") }
        #expect(try await one.house.get("/learn/ask-first", cookie: one.cookie).hidden("moment") == nil)
    }

    @Test func `looking again asks the same, and three a day are enough`() async throws {
        let one = try await PracticeHouse.open()
        for number in 1...6 { _ = try await one.tell("Words number \(number)", level: 3) }
        var asked: Set<String> = []
        for _ in 0..<AskFirst.most {
            let moment = try #require(try await one.house.get("/learn/ask-first", cookie: one.cookie).hidden("moment"))
            #expect(try await one.house.get("/learn/ask-first", cookie: one.cookie).hidden("moment") == moment)
            #expect(asked.insert(moment).inserted)
            _ = try await one.house.post("/learn/ask-first", ["moment": moment, "level": "4"], cookie: one.cookie)
        }
        let page = try await one.house.get("/learn/ask-first", cookie: one.cookie).text
        #expect(page.contains("That’s enough for today"))
        let fourth = try await one.tell("A fourth", level: 3)
        #expect(try await one.house.post("/learn/ask-first", ["moment": fourth.id.description, "level": "4"], cookie: one.cookie).status == 404)
        one.house.clock.advance(by: .seconds(86_400))
        #expect(try await one.house.get("/learn/ask-first", cookie: one.cookie).hidden("moment") != nil)
    }
}

/// What others read: how many, where there are enough.
@Suite struct PracticeCountTests {
    /// Colleagues at a unit, so many of whom practised in the last week, and predicted one level too high.
    private func people(_ count: Int, practising: Int, at name: String, _ one: PracticeHouse) async throws {
        let unit = try one.house.unit(name)
        let card = try #require(try await one.live().first).id
        let moments = [try await one.tell("Words one"), try await one.tell("Words two")]
        let day = LocalTime(one.house.clock.now, zone: "UTC").day.monday.number - 3
        for number in 0..<count {
            let person = try await one.house.person("Person \(name.prefix(5)) \(number)", .colleague, at: unit)
            guard number < practising else { continue }
            try await one.house.store.write { tx in
                try PracticeQueries.add(.chosen(1), to: card, of: person, on: Day(day), isNew: true, in: tx)
                for moment in moments { try AskFirstQueries.add(.init(moment: moment.id, predicted: 4, told: 3), of: person, on: Day(day), in: tx) }
            }
        }
    }

    private func line(_ name: String, _ one: PracticeHouse) async throws -> PracticeCounts.Line {
        let house = one.house.services.house.current
        let root = try #require(house.root)
        let counts = try await one.house.store.read { try PracticeCounts.load(Hearten.Scope(roots: [root]), in: house, $0) }
        return try #require(counts.lines.first { house.unit($0.unit)?.name == name })
    }

    @Test func `four are hidden, five are counted, and whatever would tell of the four is hidden with them`() async throws {
        let one = try await PracticeHouse.open()
        try await people(14, practising: 6, at: "Kittiwake Air", one)
        try await people(12, practising: 4, at: "Lounge, Port Amaly", one)
        #expect(try await line("Lounge, Port Amaly", one).practised == nil)
        #expect(try await line("Lounge, Port Amaly", one).gap == nil)
        try await people(40, practising: 20, at: "Gates, Port Amaly", one)
        #expect(try await line("Kittiwake Air", one).practised == 30)
        #expect(try await line("Port Amaly", one).practised == 24)
        #expect(try await line("Gates, Port Amaly", one).practised == nil, "subtracting it would tell of the four")
        try await people(12, practising: 6, at: "Port Amaly", one)
        #expect(try await line("Gates, Port Amaly", one).practised == 20)
        #expect(try await line("Lounge, Port Amaly", one).practised == nil)
        try await people(3, practising: 3, at: "Lounge, Port Amaly", one)
        #expect(try await line("Lounge, Port Amaly", one).practised == 7)
        let gap = try #require(try await line("Lounge, Port Amaly", one).gap)
        #expect(gap.value == 1 && gap.n == 7 && gap.interval.contains(1))
    }

    @Test func `this week is not counted before it is over`() async throws {
        let one = try await PracticeHouse.open()
        try await people(40, practising: 20, at: "Gates, Port Amaly", one)
        let card = try #require(try await one.live().first).id
        let me = one.me
        let today = LocalTime(one.house.clock.now, zone: one.zone).day
        try await one.house.store.write { try PracticeQueries.add(.chosen(1), to: card, of: me, on: today, isNew: true, in: $0) }
        #expect(try await line("Kittiwake Air", one).practised == 20)
        one.house.clock.advance(by: .seconds(7 * 86_400))
        #expect(try await line("Kittiwake Air", one).practised == nil)
    }

    @Test func `the page names units and figures, nobody and no card`() async throws {
        let one = try await PracticeHouse.open()
        try await people(14, practising: 6, at: "Kittiwake Air", one)
        try await people(12, practising: 6, at: "Port Amaly", one)
        try await people(40, practising: 20, at: "Gates, Port Amaly", one)
        let page = try await one.house.get("/learn/practice/counts", cookie: one.house.cookie(for: Cast.ingrid)).text
        #expect(page.contains("Gates, Port Amaly") && page.contains(">20<") && page.contains("hidden"))
        #expect(!page.contains("Person Gates"))
        // A leader sees the own units only.
        let tomas = try await one.house.get("/learn/practice/counts", cookie: one.house.cookie(for: Cast.tomas)).text
        #expect(!tomas.contains("Northcombe"))
    }
}
