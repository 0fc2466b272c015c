import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct LanguageRouteTests {
    private func principles(_ house: TestHouse) async throws -> [Principle] { try await house.store.read { try PrincipleQueries.live($0) } }

    @Test func `everybody reads the principles, only the service lead finds a form`() async throws {
        let house = try await TestHouse.open()
        let first = try #require(try await principles(house).first)
        for person in [Cast.amina, Cast.nuria, Cast.henrik, Cast.ingrid] {
            let cookie = try await house.cookie(for: person)
            let list = try await house.get("/learn/language", cookie: cookie).text
            #expect(try await principles(house).allSatisfy { list.contains($0.name) })
            let page = try await house.get(LanguagePaths.principle(first.id), cookie: cookie).text
            #expect(page.contains("Jonas Lindqvist looks after it"))
            #expect(page.contains("action=\"\(LanguagePaths.principle(first.id))\"") == (person.email == Cast.ingrid.email))
        }
    }

    @Test func `a principle is added, changed, moved, retired and brought back, each in the journal`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let grace = try #require(try await CastHouse(house.services)?.id(of: Cast.grace))
        let form = ["name": "Leave it better", "text": "As you would like to find it.", "value": "product", "owner": grace.description]
        let added = try await house.post("/learn/language/principles", form, cookie: cookie)
        #expect(added.status == 303)
        let new = try #require(try await principles(house).last)
        #expect(added.location == LanguagePaths.principle(new.id))
        #expect((new.name, new.category, new.owner) == ("Leave it better", .product, grace))

        var changed = form
        changed["text"] = "Two lines.\n\nAnd another."
        #expect(try await house.post(LanguagePaths.principle(new.id), changed, cookie: cookie).status == 303)
        #expect(try await house.post("\(LanguagePaths.principle(new.id))/move", ["to": "earlier"], cookie: cookie).status == 303)
        #expect(try await principles(house).map(\.id).firstIndex(of: new.id) == 9)

        #expect(try await house.post("\(LanguagePaths.principle(new.id))/retire", [:], cookie: cookie).status == 303)
        #expect(try await principles(house).count == 10)
        #expect(try await house.get(LanguagePaths.principle(new.id), cookie: try await house.cookie(for: Cast.amina)).status == 404)
        #expect(try await house.get("/learn/language", cookie: cookie).text.contains("Leave it better"))
        #expect(try await house.post("\(LanguagePaths.principle(new.id))/return", [:], cookie: cookie).status == 303)
        #expect(try await principles(house).last?.text == "Two lines.\n\nAnd another.")
        for kind in ["added", "changed", "moved", "retired", "returned"] { #expect(try await house.journal("principle.\(kind)") == 1) }
    }

    @Test func `a principle that cannot be taken comes back with everything that was written`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let taken = try #require(try await principles(house).first)
        let amina = try #require(try await CastHouse(house.services)?.id(of: Cast.amina))
        for (form, field) in [
            (["name": "", "text": "Kept <b>words</b>"], "name"), (["name": taken.name.uppercased(), "text": "Kept <b>words</b>"], "name"),
            (["name": "New", "text": "Kept <b>words</b>", "owner": amina.description], "owner"),
            (["name": String(repeating: "n", count: 81), "text": "Kept <b>words</b>"], "name"),
        ] {
            let reply = try await house.post("/learn/language/principles", form, cookie: cookie)
            #expect(reply.status == 422, "\(form)")
            #expect(reply.text.contains("id=\"\(field)-e\""))
            #expect(reply.text.contains("Kept &lt;b&gt;words&lt;/b&gt;"))
        }
        #expect(try await principles(house).count == 10)
    }

    @Test func `what is written is never code`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let ingrid = try #require(try await CastHouse(house.services)?.id(of: Cast.ingrid)).description
        let evil = "\"><script>alert(1)</script>"
        _ = try await house.post("/learn/language/principles", ["name": evil, "text": evil, "owner": ingrid], cookie: cookie)
        _ = try await house.post(
            "/learn/language/situations", ["title": evil, "story": evil, "good": evil, "may-decide": evil, "owner": ingrid, "do": "publish"],
            cookie: cookie)
        let id = try #require(try await principles(house).last).id
        let situation = try #require(try await house.store.read { try SituationQueries.live($0) }.last).id
        for path in [
            "/learn/language", LanguagePaths.principle(id), LanguagePaths.situations, LanguagePaths.situation(situation), "/guidance",
            "/guidance?q=\(Fields.encoded(evil))", "/learn/language/new-situation?title=\(Fields.encoded(evil))",
        ] {
            let text = try await house.get(path, cookie: cookie).text
            #expect(text.contains("&lt;script&gt;"), "\(path)")
            #expect(!text.contains("<script>alert"), "\(path)")
        }
        let file = try await house.get("/learn/language.csv", cookie: cookie)
        #expect(file.text.contains("\"\"><script>"))
    }

    @Test func `a card of each kind is made and changed; what is missing is said beside what was written`() async throws {
        let house = try await TestHouse.open()
        let cookie = try await house.cookie(for: Cast.ingrid)
        let principle = try #require(try await principles(house).first).id
        let ingrid = try #require(try await CastHouse(house.services)?.id(of: Cast.ingrid)).description
        var form = [
            "kind": "choose", "title": "Umbrella", "story": "It rains.", "question": "What now?", "why": "Because.", "owner": ingrid,
            "principle": principle.description, "answer-1": "Hold it", "reason-1": "Dry.", "answer-2": "Ask", "reason-2": "Kind.",
        ]
        let unmarked = try await house.post("/learn/language/cards", form, cookie: cookie)
        #expect(unmarked.status == 422)
        #expect(unmarked.text.contains("id=\"best-1-e\"") && unmarked.text.contains("value=\"Hold it\""))
        form["best"] = "2"
        let made = try await house.post("/learn/language/cards", form, cookie: cookie)
        #expect(made.status == 303)
        let id = try #require(made.location?.split(separator: "/").last.flatMap { ID<PracticeCard>(String($0)) })
        let card = try #require(try await house.store.read { try PracticeCardQueries.card(id, $0) })
        #expect(card.content.options == [.init("Hold it", "Dry."), .init("Ask", "Kind.", best: true)])
        form["reason-1"] = ""
        #expect(try await house.post(LanguagePaths.card(id), form, cookie: cookie).text.contains("id=\"reason-1-e\""))

        form["kind"] = "compare"
        #expect(try await house.post("/learn/language/cards", form, cookie: cookie).text.contains("id=\"strong-e\""))
        form["strong"] = "Like this"
        form["look"] = "One\r\n\r\nTwo"
        let compared = try await house.post("/learn/language/cards", form, cookie: cookie)
        let other = try #require(compared.location?.split(separator: "/").last.flatMap { ID<PracticeCard>(String($0)) })
        #expect(try await house.store.read { try PracticeCardQueries.card(other, $0) }?.content.look == ["One", "Two"])
        #expect(try await house.get(LanguagePaths.card(other), cookie: cookie).text.contains("Like this"))

        #expect(try await house.post("\(LanguagePaths.card(id))/retire", [:], cookie: cookie).status == 303)
        #expect(try await house.store.read { try PracticeCardQueries.live($0) }.contains { $0.id == id } == false)
        #expect(try await house.post("\(LanguagePaths.card(id))/return", [:], cookie: cookie).status == 303)
        #expect(try await house.store.read { try PracticeCardQueries.live($0) }.contains { $0.id == id })
    }

    @Test func `a draft is read by nobody else until it is published with how it goes well`() async throws {
        let house = try await TestHouse.open()
        let lead = try await house.cookie(for: Cast.ingrid)
        let crew = try await house.cookie(for: Cast.amina)
        let ingrid = try #require(try await CastHouse(house.services)?.id(of: Cast.ingrid)).description
        let id = ID<Situation>(4_711)
        try await house.store.write {
            try SituationQueries.addDraft(
                SituationContent(title: "A cello", story: "It is large."), id: id, principle: nil, madeFrom: "not-ready", in: $0)
        }
        #expect(try await house.get(LanguagePaths.situation(id), cookie: crew).status == 404)
        #expect(try await house.get(LanguagePaths.situations, cookie: crew).text.contains("A cello") == false)
        #expect(try await house.get(LanguagePaths.situations, cookie: lead).text.contains("A cello"))
        var form = ["title": "A cello", "story": "It is large.", "owner": ingrid, "do": "publish"]
        #expect(try await house.post(LanguagePaths.situation(id), form, cookie: lead).text.contains("id=\"good-e\""))
        form["good"] = "“It has its own seat.”"
        #expect(try await house.post(LanguagePaths.situation(id), form, cookie: lead).status == 303)
        #expect(try await house.get(LanguagePaths.situation(id), cookie: crew).text.contains("It has its own seat."))
        #expect(try await house.post("\(LanguagePaths.situation(id))/retire", [:], cookie: lead).status == 303)
        #expect(try await house.get(LanguagePaths.situation(id), cookie: crew).status == 404)
    }

    @Test func `a moment becomes an example from its own page, and only if anyone may read it`() async throws {
        let house = try await TestHouse.open(weeks: 1)
        let lead = try await house.cookie(for: Cast.ingrid)
        let first = try #require(try await principles(house).first).id
        func moment(_ start: String) async throws -> ID<Moment> {
            try #require(try await house.store.read { try $0.value("SELECT id FROM moment WHERE words LIKE \(start + "%")", as: ID<Moment>.self) })
        }
        let open = try await moment("Twelve minutes")
        #expect(try await house.get(MomentPaths.moment(open), cookie: lead).text.contains("action=\"/learn/language/examples\""))
        #expect(
            try await house.get(MomentPaths.moment(open), cookie: try await house.cookie(for: Cast.tomas)).text.contains("/learn/language/examples")
                == false)
        let form = ["principle": first.description, "moment": open.description, "from": "moment", "do": "show"]
        #expect(try await house.post("/learn/language/examples", form, cookie: lead).location == MomentPaths.moment(open))
        let page = try await house.get(LanguagePaths.principle(first), cookie: try await house.cookie(for: Cast.amina)).text
        #expect(page.contains("Twelve minutes. That is how long you held the door"))

        let team = try await moment("Amina came by three times")
        #expect(try await house.get(MomentPaths.moment(team), cookie: lead).text.contains("It cannot be an example"))
        let refused = ["principle": first.description, "moment": team.description, "do": "show"]
        #expect(try await house.post("/learn/language/examples", refused, cookie: lead).status == 409)
    }

    @Test func `suggestions are what anyone may read and speak of the principle; put aside they do not come back`() async throws {
        let house = try await TestHouse.open(weeks: 2)
        let lead = try await house.cookie(for: Cast.ingrid)
        let ask = try #require(try await principles(house).first)
        let unit = try house.unit("Lounge, Port Amaly")
        func tell(_ words: String, _ sharing: Moment.Sharing) async throws -> ID<Moment> {
            var new = NewMoment(receivedAt: house.clock.now, unit: unit, touchpoint: nil, channel: .web, source: .form)
            new.level = 6
            new.words = words
            new.sharing = sharing
            let prepared = PreparedMoment(new, house.services)
            return try await house.store.write { try ReceiveMoments(house.services).one(prepared, in: $0) }
        }
        let near = try await tell("You asked before you switched the lamp on, and let me sleep after that.", .all)
        _ = try await tell("You asked before you switched the lamp on; only for you.", .person)
        let suggested = try await house.get(LanguagePaths.principle(ask.id), cookie: lead).text
        #expect(suggested.contains("let me sleep after that"))
        #expect(!suggested.contains("only for you"))
        let aside = ["principle": ask.id.description, "moment": near.description, "do": "aside"]
        #expect(try await house.post("/learn/language/examples", aside, cookie: lead).status == 303)
        #expect(try await house.get(LanguagePaths.principle(ask.id), cookie: lead).text.contains("let me sleep after that") == false)
    }

    @Test func `an empty house begins with the pack of its sector, once`() async throws {
        let house = try await TestHouse.open()
        let lead = try await house.cookie(for: Cast.ingrid)
        try await house.store.write { tx in
            for table: StaticString in ["principle_example", "practice_card", "situation", "lack", "principle"] {
                try tx.run("DELETE FROM \(name: table)")
            }
        }
        #expect(try await house.get("/learn/language", cookie: try await house.cookie(for: Cast.amina)).text.contains("Begin with ours") == false)
        #expect(try await house.get("/guidance", cookie: lead).status == 200)
        #expect(try await house.get("/guidance?q=wheelchair", cookie: lead).status == 200)
        #expect(try await house.get("/learn/language", cookie: lead).text.contains("Begin with ours"))
        for _ in 1...2 { #expect(try await house.post("/learn/language/begin", [:], cookie: lead).status == 303) }
        #expect(try await principles(house).count == 10)
    }
}
