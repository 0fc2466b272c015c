import HTTPTypes
import Storage
import Testing
import Understanding

@testable import Hearten

@Suite struct CorrectionTests {
    @Test func `aspects are kept in one number`() {
        let read = [
            AspectReading(.waiting, 0.9, feeling: Guess(.negative, 0.8)), AspectReading(.service, 0.6, feeling: Guess(.positive, 0.7)),
            AspectReading(.food, 0.76, feeling: Guess(.neutral, 0.5)),
        ]
        let stored = StoredAspects(read)
        #expect(stored.all.map(\.aspect) == [.waiting, .food, .service])
        #expect(stored.all.map(\.feeling) == [.negative, .neutral, .positive] && stored.all.map(\.isSure) == [true, true, false])
        #expect(!stored.isChosen && stored.bits > 0)
        let all = StoredAspects(chosen: Aspect.allCases.map { (aspect: $0, feeling: .positive) })
        #expect(all.isChosen && all.all.count == 18 && all.bits > 0 && StoredAspects(bits: all.bits) == all)
    }

    @Test func `every field can be corrected, and the page says so`() async throws {
        let readings = try await ReadingsHouse()
        let id = try await readings.tell(["The printer on the second floor smokes when it is warm"])[0]
        try await readings.correct(id, ["urgency": "safety", "level": "2", "category": "product"])
        try await readings.correct(id, ["aspects": "yes", "aspect-facilities": "negative"])
        let moment = try await readings.moment(id)
        #expect(moment.reading.urgency == Guess(.safety, 1) && moment.reading.level == Guess(2, 1))
        #expect(moment.reading.aspects.all == [.init(aspect: .facilities, feeling: .negative, isSure: true)])
        let page = try await readings.house.get("/moments/\(id)", cookie: readings.lead).text
        #expect(page.contains("Danger <small>corrected by a") && page.contains("Rooms and facilities: hurt"))
        #expect(
            try await readings.house.get("/moments?aspect=facilities&mood=negative", cookie: readings.lead).text.contains("smokes when it is warm"))
        #expect(
            !(try await readings.house.get("/moments?aspect=facilities&mood=positive", cookie: readings.lead).text.contains("smokes when it is warm"))
        )
        #expect(try await readings.disagreements() == 0)
        let measured = try await readings.house.get("/measure", cookie: readings.lead).text
        #expect(measured.contains("aspect=facilities&amp;mood=negative"))
        #expect(try await readings.house.get("/measure/aspects.csv", cookie: readings.lead).text.contains("Rooms and facilities,1,0,0"))
    }

    @Test func `a tapped level is no reading, and bad values change nothing`() async throws {
        let readings = try await ReadingsHouse()
        let id = try await readings.tell(["It was as it should be"], level: 4)[0]
        try await readings.correct(id, ["level": "1", "feeling": "furious", "urgency": "war", "category": "weather"])
        let moment = try await readings.moment(id)
        #expect(moment.level == 4 && moment.reading.level == nil && moment.reading.correctedAt == nil && moment.reading.urgency == nil)
    }

    @Test func `a reading says which words made it, and a correction says that no longer`() async throws {
        let readings = try await ReadingsHouse()
        let id = try await readings.tell(["The receptionist was wonderful but the lift is broken and disgusting"])[0]
        let before = try await readings.house.get("/moments/\(id)", cookie: readings.lead).text
        #expect(before.contains("Because of: “"))
        try await readings.correct(id, ["feeling": "negative", "intent": "complaint"])
        #expect(!(try await readings.house.get("/moments/\(id)", cookie: readings.lead).text.contains("Because of:")))
    }

    @Test func `several moments are corrected at once, within the corrector's own places`() async throws {
        let readings = try await ReadingsHouse()
        let ids = try await readings.tell(["First thing told", "Second thing told", "Third thing told"])
        let list = try await readings.house.get("/moments?correct=yes", cookie: readings.lead).text
        #expect(list.contains("name=\"moment\" value=\"\(ids[0])\"") && list.contains("action=\"/moments/corrections\""))
        let body = "moment=\(ids[0])&moment=\(ids[2])&moment=nonsense&feeling=negative&intent=&list-level=any"
        func send(_ cookie: String) async throws -> TestReply {
            try await readings.house.send(
                .post, "/moments/corrections", body: Array(body.utf8),
                headers: [.contentType: "application/x-www-form-urlencoded", .origin: "http://127.0.0.1:8080"], cookie: cookie)
        }
        let elsewhere = try await readings.house.cookie(
            for: try await readings.house.person("Far Away", .leader, at: try readings.house.unit("Northcombe")))
        _ = try await send(elsewhere)
        #expect(try await readings.moment(ids[0]).reading.correctedAt == nil)
        #expect(try await send(readings.lead).location == "/moments?level=any")
        #expect(try await readings.moment(ids[0]).reading.sentiment == Guess(.negative, 1))
        #expect(try await readings.moment(ids[1]).reading.correctedAt == nil)
        #expect(try await readings.moment(ids[2]).reading.sentiment == Guess(.negative, 1))
        #expect(try await readings.disagreements() == 0)
    }

    @Test func `the least sure wait to be read by somebody, and leave once they are`() async throws {
        let readings = try await ReadingsHouse()
        let sure = "Wonderful, kind, perfect service, thank you so much", unsure = "The thing went as the thing goes, so they say"
        let ids = try await readings.tell([sure, unsure])
        let page = try await readings.house.get("/moments/unsure", cookie: readings.lead).text
        try #require(try await readings.moment(ids[1]).reading.sentiment?.confidence ?? 1 < 0.6)
        #expect(page.contains(unsure) && !page.contains(sure))
        _ = try await readings.house.post("/moments/unsure", ["f-\(ids[1])": "neutral", "f-\(ids[0])": ""], cookie: readings.lead)
        #expect(try await readings.moment(ids[1]).reading.sentiment == Guess(.neutral, 1))
        #expect(try await readings.moment(ids[0]).reading.correctedAt == nil)
        #expect(!(try await readings.house.get("/moments/unsure", cookie: readings.lead).text.contains(unsure)))
    }

    @Test func `whoever cannot tell sees others`() async throws {
        let readings = try await ReadingsHouse()
        try await readings.tell((0..<9).map { "The thing \($0) went as the thing goes, so they say" })
        let first = try await readings.house.get("/moments/unsure", cookie: readings.lead).text
        let next = try await readings.house.get("/moments/unsure?skip=6", cookie: readings.lead).text
        func asked(_ page: String) -> Set<Substring> { Set(page.split(separator: "name=\"f-").dropFirst().map { $0.prefix(13) }) }
        #expect(first.contains("/moments/unsure?skip=6") && asked(first).count == 6)
        #expect(!asked(next).isEmpty && asked(next).isDisjoint(with: asked(first)))
        #expect(try await readings.house.get("/moments/unsure?skip=-5", cookie: readings.lead).status == 200)
    }

    @Test func `a language that is not read is said to be one, and is no language of the page`() async throws {
        let readings = try await ReadingsHouse()
        let id = try await readings.tell(["我们等了三个小时，没有人帮助我们"])[0]
        let german = try await readings.tell(["Das Zimmer war sehr schmutzig und niemand hat uns geholfen"])[0]
        let page = try await readings.house.get("/moments/\(id)", cookie: readings.lead).text
        #expect(page.contains("We cannot read this language yet") && !page.contains("lang=\"other\""))
        let (unknown, known) = (try await readings.moment(id).language, try await readings.moment(german).language)
        #expect(unknown == nil && known == "de")
        #expect(!(try await readings.house.get("/moments/\(german)", cookie: readings.lead).text.contains("We cannot read this language")))
    }

    @Test func `a question and a rating help to read an answer`() async throws {
        let readings = try await ReadingsHouse()
        let asked = try await readings.tell(["Parking"], question: "What could we do better, Ingrid?")[0]
        let plain = try await readings.tell(["Parking"])[0]
        let (answer, alone) = (try await readings.moment(asked), try await readings.moment(plain))
        #expect(answer.reading.intent != alone.reading.intent)
        #expect(answer.question == "What could we do better, Ingrid?" || answer.question?.contains("[a") == true)
        let stars = Answer(kind: "stars", scale: 5, value: 1)
        let low = try await readings.tell(["The room was on the second floor"], answers: [stars])[0]
        let none = try await readings.tell(["The room was on the second floor."])[0]
        func hurt(_ id: ID<Moment>) async throws -> Double {
            let guess = try await readings.moment(id).reading.sentiment
            return guess?.value == .negative ? guess?.confidence ?? 0 : 0
        }
        let (sure, unsure) = (try await hurt(low), try await hurt(none))
        #expect(sure > 0.5 && unsure < 0.5)
        #expect(Answer(kind: "recommend", scale: 10, value: 0).rating == 0 && Answer(kind: "stars", scale: 5, value: 5).rating == 1)
        #expect(Answer(kind: "effort", scale: 7, value: 7).rating == nil)
    }

    @Test func `a case shows how it was read, and a correction there leads back to it`() async throws {
        let readings = try await ReadingsHouse()
        let unit = try readings.house.unit("Port Amaly")
        _ = try await readings.house.post(
            "/recover", ["words": "The heating is off in all rooms", "unit": unit.description, "level": "1"], cookie: readings.lead)
        let found = try await readings.house.store.read {
            try $0.row("SELECT number, moment_id FROM recovery_case WHERE title LIKE 'The heating%'").map {
                (number: try $0.get(0, as: Int.self), moment: try $0.get(1, as: ID<Moment>.self))
            }
        }
        let one = try #require(found)
        #expect(try await readings.house.get("/recover/\(one.number)", cookie: readings.lead).text.contains("How we read it"))
        let reply = try await readings.house.post(
            "/moments/\(one.moment)/reading", ["feeling": "negative", "back": "/recover/\(one.number)"], cookie: readings.lead)
        #expect(reply.location == "/recover/\(one.number)")
        let away = try await readings.house.post(
            "/moments/\(one.moment)/reading", ["feeling": "negative", "back": "//evil.example/recover/1"], cookie: readings.lead)
        #expect(away.location == "/moments/\(one.moment)")
    }

    @Test func `what reads as urgent opens a case, whatever was tapped`() {
        let rules = OpeningRules.usual
        #expect(rules.reason(for: .init(tappedLevel: 4, urgentSure: 0.9)) == .urgent)
        #expect(rules.reason(for: .init(tappedLevel: 4, urgentSure: 0.6)) == nil)
        var off = rules
        off.urgentAtLeast = nil
        #expect(off.reason(for: .init(tappedLevel: 4, urgentSure: 0.9)) == nil)
        #expect(OpeningRuleText.rules(OpeningRuleText.texts(rules)) == rules && OpeningRuleText.rules(OpeningRuleText.texts(off)) == off)
    }
}
