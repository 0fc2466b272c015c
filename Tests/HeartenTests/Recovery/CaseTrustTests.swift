import Storage
import Testing

@testable import Hearten

/// What keeps a case honest: its page is the customer's alone, and nobody closes it in their name.
struct CaseTrustTests {
    @Test func `whoever types a customer's address reads nothing of hers`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell(email: "dina@example.org"))
        try await desk.reply(number)
        #expect(try await desk.tell(level: 2, "A stranger wrote this.", email: "dina@example.org") == number)
        let one = try await desk.find(number)
        #expect(one.state == .inHand)
        let joined = try await desk.house.store.read { try CaseQueries.moments(of: one.id, $0) }.first { $0 != one.moment }
        let path = desk.house.services.casePath(one, toldIn: try #require(joined))
        let page = try await desk.house.get(path)
        #expect(page.status == 200)
        #expect(page.text.contains("A stranger wrote this.") && page.text.contains("We have heard you"))
        for secret in ["We sat for three hours", "Dina", "brought none", "Tomás", "Delete my details"] { #expect(!page.text.contains(secret)) }
        #expect(try await desk.house.post("\(path)/messages", ["key": "m", "words": "Pay me instead."]).status == 404)
        #expect(try await desk.house.post("\(path)/verdict", ["key": "v", "verdict": "yes"]).status == 404)
        #expect(try await desk.house.get("\(path)/forget").status == 404)
        #expect(try await desk.house.post("\(path)/forget", [:]).status == 404)
        let hers = try await desk.house.get(try await desk.page(of: number)).text
        #expect(hers.contains("We sat for three hours") && hers.contains("You told us again"))
        #expect(!hers.contains("A stranger wrote this."))
        #expect(try await desk.news(of: desk.leader).contains(.toldAgain))
    }

    @Test func `whoever works on a case sees the customer's page and cannot answer for her`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell(email: "dina@example.org"))
        try await desk.reply(number)
        let link = try await desk.page(of: number)
        let own = try await desk.house.get("/recover/\(number)", cookie: desk.cookie).text
        #expect(!own.contains(link) && own.contains("/recover/\(number)/page"))
        let page = try await desk.house.get("/recover/\(number)/page", cookie: desk.cookie).text
        #expect(page.contains("Only they can answer here") && page.contains("You asked for water"))
        #expect(!page.contains(link) && !page.contains("name=\"verdict\"") && !page.contains("<textarea"))
    }

    @Test func `what a named colleague adds is read by those who work on the case, and nowhere else`() async throws {
        let desk = try await CaseHouse.open()
        let named = try await desk.house.person("Ragnfrid Zahl", .colleague, at: desk.unit)
        try await desk.house.services.house.reload(desk.house.store)
        let number = try #require(try await desk.tell("Ragnfrid Zahl walked away from us."))
        let moment = try await desk.find(number).moment
        let hers = try await desk.house.cookie(for: named)
        let note = ["note": "The fire bell rang, I had to go."]
        #expect(try await desk.house.post("/recognise/\(moment)/note", note, cookie: hers).status == 303)
        #expect(try await desk.house.get("/recover/\(number)", cookie: desk.cookie).text.contains("The fire bell rang"))
        for path in ["/moments/\(moment)", "/recover", "/moments", "/recover/\(number)/page"] {
            #expect(try await !desk.house.get(path, cookie: desk.cookie).text.contains("The fire bell rang"))
        }
    }

    @Test func `a question by hand is asked once, the second comes days later`() async throws {
        let desk = try await CaseHouse.open(at: Instant(milliseconds: at("2026-11-23T09:00:00Z")))
        let number = try #require(try await desk.tell())
        try await desk.reply(number)
        for _ in 1...3 { _ = try await desk.act(number, "question") }
        let one = try await desk.find(number)
        #expect(one.askedCount == 1)
        #expect(one.askAt?.milliseconds == at("2026-11-26T09:00:00Z"))
        #expect(try await !desk.house.get("/recover/\(number)", cookie: desk.cookie).text.contains("ask them"))
    }

    @Test(arguments: [
        "Thanks for nothing", "Great, and when does my bag come", "Thank you, but it is still missing", "Perfect! Nobody phoned.",
        "Thank you so much for the lovely answer, the crew were wonderful. My suitcase has not come yet though.",
    ])
    func `thanks that ask for more open the case again`(words: String) async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        try await desk.reply(number)
        _ = try await desk.house.post("\(try await desk.page(of: number))/messages", ["key": "m1", "words": words])
        #expect(try await desk.find(number).state == .inHand)
    }

    @Test func `who wants nothing more is not promised more`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        try await desk.reply(number)
        let path = try await desk.page(of: number)
        _ = try await desk.house.post("\(path)/verdict", ["key": "v1", "verdict": "partly", "enough": "yes"])
        #expect(try await desk.find(number).state == .closed)
        #expect(try await desk.clock(.followUp, of: number).nextAt == nil)
        #expect(try await !desk.house.get(path).text.contains("We follow up"))
        _ = try await desk.house.post("\(path)/messages", ["key": "m1", "words": "It broke again."])
        #expect(try await desk.clock(.followUp, of: number).isRunning)
    }

    @Test func `a verdict without a choice keeps its words`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        try await desk.reply(number)
        let path = try await desk.page(of: number)
        let back = try await desk.house.post("\(path)/verdict", ["key": "v1", "words": "The wheel still squeaks.", "enough": "yes"])
        #expect(back.status == 422)
        #expect(back.text.contains("The wheel still squeaks.") && back.text.contains("value=\"yes\" checked"))
        let long = try await desk.house.post("\(path)/messages", ["key": "m", "words": String(repeating: "again ", count: 900)])
        #expect(long.status == 422)
        #expect(long.text.contains("Keep it to 4000 letters") && long.text.contains("again again again"))
    }

    @Test func `earlier answers stay on her page`() async throws {
        let desk = try await CaseHouse.open()
        let number = try #require(try await desk.tell())
        try await desk.reply(number)
        let path = try await desk.page(of: number)
        _ = try await desk.house.post("\(path)/verdict", ["key": "v1", "verdict": "no"])
        try await desk.reply(number, key: "second", with: ["apology": "I am sorry. I did not phone.", "anyway": "yes"])
        let page = try await desk.house.get(path).text
        #expect(page.contains("You asked for water") && page.contains("I did not phone") && page.contains("An earlier answer"))
    }
}
