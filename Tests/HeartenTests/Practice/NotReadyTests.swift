import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct NotReadyTests {
    private static let alike = [
        "My cabin bag with my medicine was taken at the last second and put in the hold.",
        "They took my cabin bag at the gate. My medicine was in it, and it went into the hold.",
        "The bag with my medicine had to go into the hold at the gate, nobody asked what was in it.",
    ]
    private static let others = [
        "The showers in the lounge were cold all week.", "She woke me in time for my flight.",
        "The price changed between the list and the last page.", "Nobody looked up when I came in.",
        "The joystick of my wheelchair was snapped.",
    ]

    private func drafts(_ one: PracticeHouse) async throws -> [Situation] {
        try await one.house.store.read { try SituationQueries.all(.draft, $0) }
    }

    private func say(_ moment: Moment, by person: ID<Colleague>, words: String? = nil, _ one: PracticeHouse) async throws {
        let say = SayNotReady(one.house.services)
        try await one.house.store.write { try say.run(moment, words: words, by: person, in: $0) }
        await one.house.runJobs()
    }

    @Test func `texts that tell of the same thing are found, and others are not`() {
        let all = (Self.alike + Self.others).enumerated().map { NotReady(id: ID(Int64($0.offset)), moment: ID(Int64($0.offset)), text: $0.element) }
        let background = LanguagePack.named("airline")?.situations.map { "\($0.content.title) \($0.content.story)" } ?? []
        for (place, text) in Self.alike.enumerated() {
            let found = NotReady.alike(to: text, among: all.filter { $0.text != text }, background: background).map(\.id.value)
            #expect(Set(found) == Set((0..<3).map(Int64.init)).subtracting([Int64(place)]), "\(text)")
        }
        for text in Self.others {
            #expect(NotReady.alike(to: text, among: all.filter { $0.text != text }, background: background).isEmpty, "\(text)")
        }
        #expect(NotReady.alike(to: "", among: all).isEmpty)
        #expect(NotReady.alike(to: "medicine", among: []).isEmpty)
    }

    @Test func `the third that tells of the same thing makes one draft, and the fourth joins it`() async throws {
        let one = try await PracticeHouse.open()
        let mei = try #require(try await CastHouse(one.house.services)?.id(of: Cast.mei))
        for words in Self.others { try await say(try await one.tell(words), by: mei, one) }
        #expect(try await drafts(one).isEmpty)
        try await say(try await one.tell(Self.alike[0]), by: one.me, one)
        try await say(try await one.tell(Self.alike[1]), by: mei, words: "Nilufar Practising told me to wait", one)
        #expect(try await drafts(one).isEmpty)
        let third = try await one.tell(Self.alike[2])
        try await say(third, by: mei, one)
        let draft = try #require(try await drafts(one).first)
        #expect(try await drafts(one).count == 1)
        #expect(draft.content.title.lowercased().contains("medicine"))
        #expect(draft.madeFrom == NotReady.madeFrom)
        // The draft itself holds no customer's words.
        #expect(!draft.content.story.contains("last second"))

        try await say(try await one.tell("My medicine went into the hold with my cabin bag at the gate."), by: one.me, one)
        #expect(try await drafts(one).count == 1)
        let joined = try await one.house.store.read { tx in
            try tx.value("SELECT COUNT(*) FROM not_ready WHERE situation_id = \(draft.id)", as: Int.self)
        }
        #expect(joined == 4)
    }

    @Test func `the same moment three times, or the same colleague twice, is no third`() async throws {
        let one = try await PracticeHouse.open()
        let cast = try #require(try await CastHouse(one.house.services))
        let moment = try await one.tell(Self.alike[0])
        for person in [Cast.mei, Cast.jonas, Cast.tomas] { try await say(moment, by: try #require(cast.id(of: person)), one) }
        let mine = try await one.tell(Self.alike[1])
        for _ in 0..<3 { try await say(mine, by: one.me, one) }
        #expect(try await drafts(one).isEmpty)
        #expect(try await one.house.journal("not-ready.said") == 4)
    }

    @Test func `the service lead reads the moments with names masked, and never who said it`() async throws {
        let one = try await PracticeHouse.open()
        let mei = try #require(try await CastHouse(one.house.services)?.id(of: Cast.mei))
        for (place, words) in Self.alike.enumerated() {
            let moment = try await one.tell(words + " Grace Mbeki <i>saw</i> it.")
            try await say(moment, by: place == 0 ? one.me : mei, words: place == 1 ? "Jonas Lindqvist was there <u>too</u>" : nil, one)
        }
        let draft = try #require(try await drafts(one).first)
        let lead = try await one.house.cookie(for: Cast.ingrid)
        let page = try await one.house.get(LanguagePaths.situation(draft.id), cookie: lead).text
        let start = try #require(page.firstRange(of: "h-src"))
        let end = try #require(page[start.upperBound...].firstRange(of: "</section>"))
        let sources = String(page[start.lowerBound..<end.lowerBound])
        #expect(sources.contains("medicine") && sources.contains("&lt;i&gt;saw") && sources.contains("was there &lt;u&gt;too"))
        for name in ["Grace Mbeki", "Jonas Lindqvist", "Nilufar", "Mei Tanaka"] { #expect(!sources.contains(name), "\(name)") }
        #expect(try await one.house.get("/today", cookie: lead).text.contains("a situation waits for your words"))
        // The journal and the queue do not know who it was.
        let actors = try await one.house.store.read { tx in
            try tx.values(
                "SELECT COUNT(*) FROM journal_entry WHERE kind IN ('not-ready.said', 'situation.drafted') AND actor_id IS NOT NULL", as: Int.self)
        }
        #expect(actors == [0])
        // A moment that is withdrawn is gone from beside the draft at once.
        try await one.house.store.write { try $0.run("UPDATE moment SET state = 'withdrawn' WHERE words LIKE '%medicine%'") }
        #expect(try await one.house.get(LanguagePaths.situation(draft.id), cookie: lead).text.contains("may not be read any more"))
        // Nobody else reads the draft.
        #expect(try await one.house.get(LanguagePaths.situation(draft.id), cookie: one.cookie).status == 404)
    }

    @Test func `published, its card comes first to those who said it, and to others in its turn`() async throws {
        let one = try await PracticeHouse.open()
        let cast = try #require(try await CastHouse(one.house.services))
        let mei = try #require(cast.id(of: Cast.mei))
        for (place, words) in Self.alike.enumerated() { try await say(try await one.tell(words), by: place == 0 ? one.me : mei, one) }
        let draft = try #require(try await drafts(one).first)
        let before = try #require(try await one.offered())
        let lead = try await one.house.cookie(for: Cast.ingrid)
        let form = [
            "title": "Medicine in the cabin bag", "story": "The bag must go into the hold.", "good": "“What do you need from it before it goes?”",
            "owner": try #require(cast.id(of: Cast.ingrid)).description, "do": "publish",
        ]
        #expect(try await one.house.post(LanguagePaths.situation(draft.id), form, cookie: lead).status == 303)
        let card = try #require(try await one.offered())
        #expect(card != before)
        let page = try await one.house.get(PracticePaths.card(card), cookie: one.cookie).text
        #expect(page.contains("Medicine in the cabin bag") && page.contains("You said that you were not ready for this."))
        let jonas = try #require(cast.id(of: Cast.jonas))
        let theirs = try await one.house.store.read { [zone = one.zone] in try PracticeOnMyDay.offered(to: jonas, zone: zone, $0)?.card }
        #expect(theirs == before)
        // Published again, there is no second card.
        #expect(try await one.house.post(LanguagePaths.situation(draft.id), form, cookie: lead).status == 303)
        let cards = try await one.live().count { $0.content.title == "Medicine in the cabin bag" }
        #expect(cards == 1)
        try await one.practise(card)
        one.house.clock.advance(by: .seconds(86_400))
        #expect(try await one.offered() == before)
    }

    @Test func `a draft that was put aside does not come back for the same moments`() async throws {
        let one = try await PracticeHouse.open()
        for words in Self.alike { try await say(try await one.tell(words), by: one.me, one) }
        let draft = try #require(try await drafts(one).first)
        let lead = try await one.house.cookie(for: Cast.ingrid)
        #expect(try await one.house.post("\(LanguagePaths.situation(draft.id))/retire", [:], cookie: lead).status == 303)
        try await say(try await one.tell(Self.alike[0] + " Again."), by: one.me, one)
        #expect(try await drafts(one).isEmpty)
    }

    @Test func `it is said on a moment, on a case and when telling`() async throws {
        let one = try await PracticeHouse.open()
        let moment = try await one.tell(Self.alike[0])
        let path = MomentPaths.moment(moment.id)
        #expect(try await one.house.get(path, cookie: one.cookie).text.contains("I wasn’t ready for this"))
        let long = String(repeating: "x", count: 501)
        let bad = try await one.house.post("/learn/not-ready", ["moment": moment.id.description, "words": long], cookie: one.cookie)
        #expect(bad.status == 422 && bad.text.contains(long))
        let said = try await one.house.post("/learn/not-ready", ["moment": moment.id.description, "words": "I froze"], cookie: one.cookie)
        #expect(said.location == path)
        #expect(try await one.house.get(path, cookie: one.cookie).text.contains("You said that you weren’t."))
        // Somebody else of the same unit still finds the button.
        let sunniva = try await one.house.cookie(for: Cast.sunniva)
        #expect(try await !one.house.get(path, cookie: sunniva).text.contains("You said that you weren’t."))

        let told = try await one.house.post(
            "/tell", ["words": "Her bag with her medicine went into the hold", "unit": one.unit.description, "not-ready": "yes"], cookie: one.cookie)
        #expect(told.status == 303)
        let grace = try await one.house.cookie(for: Cast.grace)
        _ = try await one.tell("Left alone with a broken wheel", level: 1)
        let number = try #require(try await one.house.store.read { try $0.value("SELECT MAX(number) FROM recovery_case", as: Int.self) })
        #expect(try await one.house.get("/recover/\(number)", cookie: grace).text.contains("I wasn’t ready for this"))
        #expect(try await one.house.post("/learn/not-ready", ["case": String(number)], cookie: grace).location == "/recover/\(number)")
        #expect(try await one.house.post("/learn/not-ready", ["case": String(number)], cookie: one.cookie).status == 404)
        #expect(try await one.house.store.read { try $0.value("SELECT COUNT(*) FROM not_ready", as: Int.self) } == 3)
    }
}
