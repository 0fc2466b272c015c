import Cast
import Markup
import Statistics
import Storage
import Testing

@testable import Hearten

@Suite struct PracticeRouteTests {
    private func path(_ one: PracticeHouse) async throws -> (PracticeCard, String) {
        let id = try #require(try await one.offered())
        let card = try #require(try await one.live().first { $0.id == id })
        return (card, PracticePaths.card(id))
    }

    /// Practises cards, a day each, until one of this kind has its turn.
    private func until(_ kind: PracticeCard.Kind, _ one: PracticeHouse) async throws -> (PracticeCard, String) {
        for _ in 0..<60 {
            if let next = try await one.day().next, let card = try await one.live().first(where: { $0.id == next }) {
                if card.kind == kind { return (card, PracticePaths.card(next)) }
                try await one.practise(next, .easy)
            }
            one.house.clock.advance(by: .seconds(86_400))
        }
        throw Refusal.notFound
    }

    @Test func `choose, see why, say how it went, and hear when it comes again`() async throws {
        let one = try await PracticeHouse.open()
        let (card, path) = try await until(.choose, one)
        let best = try #require(card.content.options.firstIndex { $0.isBest }) + 1
        let other = best == 1 ? 2 : 1
        #expect(try await one.house.get("/today", cookie: one.cookie).text.contains(path))
        let question = try await one.house.get(path, cookie: one.cookie).text
        #expect(card.content.options.allSatisfy { question.contains(HTML($0.words).text) })
        #expect(card.content.options.allSatisfy { !question.contains(HTML($0.reason).text) })

        let nothing = try await one.house.post(path, [:], cookie: one.cookie)
        #expect(nothing.status == 422 && nothing.text.contains("Choose one of the answers"))
        for wrong in ["0", "9", "x", "-1", "99999999999999999999"] {
            #expect(try await one.house.post(path, ["choice": wrong], cookie: one.cookie).status == 422)
        }
        #expect(try await one.house.post(path, ["choice": String(other)], cookie: one.cookie).location == path)
        let why = try await one.house.get(path, cookie: one.cookie).text
        #expect(card.content.options.allSatisfy { why.contains(HTML($0.reason).text) })
        #expect(why.contains("Your answer.") && why.contains("How did it go?"))
        // Once the reasons are seen, the answer stays.
        _ = try await one.house.post(path, ["choice": String(best)], cookie: one.cookie)
        #expect(try await !one.house.get(path, cookie: one.cookie).text.contains("Your answer, and the best one"))
        #expect(try await one.house.get("/today", cookie: one.cookie).text.contains("Go on with it"))

        #expect(try await one.house.post(path + "/rating", ["rating": "nonsense"], cookie: one.cookie).status == 400)
        #expect(try await one.house.post(path + "/rating", ["rating": "good"], cookie: one.cookie).location == path)
        let done = try await one.house.get(path, cookie: one.cookie).text
        #expect(done.contains("You’ll meet this one again in 2 days."))
        #expect(!done.contains("How did it go?"))
        // Said again, it counts once.
        _ = try await one.house.post(path + "/rating", ["rating": "easy"], cookie: one.cookie)
        #expect(try await one.house.get(path, cookie: one.cookie).text.contains("again in 2 days"))
        #expect(try await !one.house.get("/today", cookie: one.cookie).text.contains("h-practice"))
        #expect(try await one.house.get("/learn/practice", cookie: one.cookie).text.contains("That’s practice for today"))
    }

    @Test func `one's own words are kept for oneself, compared, and shown to nobody else`() async throws {
        let one = try await PracticeHouse.open()
        let (card, path) = try await until(.compare, one)
        let long = String(repeating: "word ", count: 500)
        let tooLong = try await one.house.post(path, ["words": long], cookie: one.cookie)
        #expect(tooLong.status == 422 && tooLong.text.contains(long))
        #expect(try await one.house.post(path, ["words": "  \n "], cookie: one.cookie).status == 422)
        let words = "I kneel & ask <b>first</b>"
        #expect(try await one.house.post(path, ["words": words], cookie: one.cookie).status == 303)
        let mine = try await one.house.get(path, cookie: one.cookie).text
        #expect(mine.contains("I kneel &amp; ask &lt;b&gt;first&lt;/b&gt;"))
        #expect(mine.contains(HTML(card.content.strong.split(separator: "\n").first ?? "").text))
        #expect(try await one.house.post(path + "/rating", ["rating": "again"], cookie: one.cookie).status == 303)
        // Next time she sees what she wrote last, after she has answered.
        one.house.clock.advance(by: .seconds(86_400))
        let again = try await one.house.get(path, cookie: one.cookie).text
        #expect(!again.contains("I kneel"))

        for person in [Cast.ingrid, Cast.tomas, Cast.grace, Cast.oskar] {
            let cookie = try await one.house.cookie(for: person)
            for page in [path, "/learn/practice", "/learn/practice/counts", "/today"] {
                #expect(try await !one.house.get(page, cookie: cookie).text.contains("I kneel"), "\(person.name) at \(page)")
            }
        }
        let written = try await one.house.store.read { tx in
            try tx.value("SELECT COUNT(*) FROM journal_entry WHERE kind LIKE 'practice.%' OR kind LIKE 'prediction%'", as: Int.self)
        }
        #expect(written == 0)
    }

    @Test func `a card that is not one's turn is not there, and one that was met can be read again`() async throws {
        let one = try await PracticeHouse.open()
        let (card, path) = try await path(one)
        let other = try #require(try await one.live().first { $0.id != card.id })
        #expect(try await one.house.get(PracticePaths.card(other.id), cookie: one.cookie).status == 404)
        #expect(try await one.house.post(PracticePaths.card(other.id), ["choice": "1", "words": "x"], cookie: one.cookie).status == 404)
        #expect(try await one.house.post(path + "/rating", ["rating": "good"], cookie: one.cookie).status == 409)
        try await one.practise(card.id, .good)
        one.house.clock.advance(by: .seconds(86_400))
        let between = try await one.house.get(path, cookie: one.cookie).text
        #expect(between.contains("You’ll meet this one again tomorrow."))
        #expect(!between.contains("How did it go?") && !between.contains("name=\"choice\""))
        // Taken out of use, it is gone.
        try await one.house.store.write { _ = try PracticeCardQueries.setRetired(true, card.id, in: $0) }
        #expect(try await one.house.get(path, cookie: one.cookie).status == 404)
    }

    @Test func `an answer of yesterday is not rated today`() async throws {
        let one = try await PracticeHouse.open()
        let (card, path) = try await path(one)
        let practise = Practise(one.me, zone: one.zone)
        try await one.house.store.write { try practise.answer(card.id, .chosen(1), in: $0) }
        one.house.clock.advance(by: .seconds(86_400))
        #expect(try await one.house.post(path + "/rating", ["rating": "good"], cookie: one.cookie).status == 409)
        #expect(try await one.offered() == card.id)
    }

    @Test func `when it may come is chosen, and bad times come back as they were written`() async throws {
        let one = try await PracticeHouse.open()
        let bad = try await one.house.post("/learn/practice/when", ["quiet-from": "25:00", "quiet-until": "06:00"], cookie: one.cookie)
        #expect(bad.status == 422 && bad.text.contains("value=\"25:00\"") && bad.text.contains("id=\"quiet-from-e\""))
        #expect(try await one.offered() != nil)
        let form = ["quiet-from": "08:00", "quiet-until": "18:00"]
        #expect(try await one.house.post("/learn/practice/when", form, cookie: one.cookie).status == 303)
        #expect(try await one.offered() == nil)
        let page = try await one.house.get("/learn/practice", cookie: one.cookie).text
        #expect(page.contains("It is quiet time for you") && page.contains("value=\"08:00\""))
    }

    @Test func `whoever forgets it all begins anew`() async throws {
        let one = try await PracticeHouse.open()
        let first = try #require(try await one.offered())
        try await one.practise(first)
        #expect(try await one.house.post("/learn/practice/forget", [:], cookie: one.cookie).status == 422)
        #expect(try await one.house.get("/learn/practice", cookie: one.cookie).text.contains("You have met these"))
        #expect(try await one.house.post("/learn/practice/forget", ["sure": "yes"], cookie: one.cookie).status == 303)
        #expect(try await one.offered() == first)
        #expect(try await !one.house.get("/learn/practice", cookie: one.cookie).text.contains("You have met these"))
    }

    @Test func `a house without cards says so`() async throws {
        let house = try await TestHouse.open()
        try await house.store.write { try $0.run("UPDATE principle SET retired_at = \($0.now)") }
        let page = try await house.get("/learn/practice", cookie: house.cookie(for: Cast.amina)).text
        #expect(page.contains("There are no cards yet"))
        #expect(try await !house.get("/today", cookie: house.cookie(for: Cast.amina)).text.contains("h-practice"))
    }
}
