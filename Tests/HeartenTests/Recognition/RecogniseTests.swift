import Cast
import Hearten
import Storage
import Testing

/// Compliments on their way: to the person first, no further than the customer and the person allow.
struct RecogniseTests {
    /// A house where Ragnfrid and Anna work at Port Amaly under Tomás; a second Anna works there too.
    struct Praised {
        let house: TestHouse
        let sunniva: ID<Colleague>, anna: ID<Colleague>, otherAnna: ID<Colleague>, leader: ID<Colleague>

        static func open() async throws -> Praised {
            let house = try await TestHouse.open()
            let unit = try house.unit("Port Amaly")
            let sunniva = try await house.person("Ragnfrid Zahl", .colleague, at: unit)
            let anna = try await house.person("Annelore Bergstrøm", .colleague, at: unit)
            let otherAnna = try await house.person("Annelore Okafor", .colleague, at: unit)
            let leader = try await house.person("Teodor Arreguin", .leader, at: unit)
            try await house.services.house.reload(house.store)
            // Later than whatever the cast has told.
            house.clock.advance(by: .seconds(3600))
            return Praised(house: house, sunniva: sunniva, anna: anna, otherAnna: otherAnna, leader: leader)
        }

        /// A customer writes; the answer is the path of the thanks page.
        func tell(_ words: String, level: Int = 6, named: String = "") async throws -> String {
            let page = try await house.get("/f/\(Cast.signCode)")
            let age = try #require(page.hidden("age")), key = try #require(page.hidden("key"))
            house.clock.advance(by: .seconds(8))
            let form = ["key": key, "age": age, "level": "\(level)", "words": words, "praised": named]
            return try #require(try await house.post("/f/\(Cast.signCode)", form).location)
        }

        func today(_ person: ID<Colleague>) async throws -> String { try await house.get("/today", cookie: house.cookie(for: person)).text }
        /// The wall without the form for thanks, which names the colleagues of one's team.
        func wall(_ person: ID<Colleague>, _ show: String = "all") async throws -> String {
            try await house.get("/recognise?show=\(show)", cookie: house.cookie(for: person)).text.withoutThanksForm
        }
        func post(_ path: String, _ form: [String: String], by person: ID<Colleague>) async throws -> TestReply {
            try await house.post(path, form, cookie: house.cookie(for: person))
        }
        /// The newest moment that a customer told.
        func moment() async throws -> ID<Moment> {
            try #require(
                try await house.store.read {
                    try $0.value("SELECT id FROM moment WHERE source = 'form' ORDER BY received_at DESC, id DESC LIMIT 1", as: ID<Moment>.self)
                })
        }
    }

    private let kind = "Ragnfrid asked before she moved my green coat."

    @Test func `a compliment reaches the person who is named, and nobody else`() async throws {
        let praised = try await Praised.open()
        let thanks = try await praised.tell(kind)
        #expect(try await praised.today(praised.sunniva).contains("card glow first"))
        #expect(try await praised.today(praised.sunniva).contains("asked before she moved my green coat"))
        #expect(try await !praised.today(praised.anna).contains("moved my green coat"))
        for person in [praised.anna, praised.leader] {
            let list = try await praised.house.get("/moments", cookie: praised.house.cookie(for: person)).text
            #expect(list.contains("only for the colleague it is for"))
            #expect(!list.contains("moved my green coat"))
        }
        #expect(try await !praised.wall(praised.anna).contains("moved my green coat"))
        #expect(try await !praised.wall(praised.leader).contains("moved my green coat"))
        #expect(try await praised.house.get(thanks).text.contains("read this today"))
    }

    @Test func `nobody named is praise for the team`() async throws {
        let praised = try await Praised.open()
        _ = try await praised.tell("You held the door so I could reach my father in time.")
        for person in [praised.sunniva, praised.anna, praised.leader] {
            #expect(try await praised.wall(person, "team").contains("reach my father in time"))
        }
    }

    @Test func `the person says thank you and the customer may read that`() async throws {
        let praised = try await Praised.open()
        let thanks = try await praised.tell(kind)
        #expect(try await praised.house.get(thanks).text.contains("We think you mean Ragnfrid."))
        let moment = try await praised.moment()
        #expect(try await praised.post("/recognise/\(moment)/thanks", ["act": "thank"], by: praised.anna).status == 404)
        #expect(try await praised.post("/recognise/\(moment)/thanks", ["act": "thank"], by: praised.sunniva).status == 303)
        let thankful = try await praised.house.store.read { try PraiseQueries.thankful(for: moment, $0) }
        #expect(thankful == ["Ragnfrid"])
        #expect(try await praised.house.get(thanks).text.contains("Ragnfrid: thank you for writing."))
        #expect(try await !praised.today(praised.sunniva).contains("moved my green coat"), "what was answered makes room")
        #expect(try await praised.wall(praised.sunniva, "me").contains("moved my green coat"))
    }

    @Test func `praise is shared only as far as the customer allows`() async throws {
        let praised = try await Praised.open()
        let thanks = try await praised.tell(kind)
        let moment = try await praised.moment()
        #expect(try await !praised.today(praised.sunniva).contains("value=\"share\""))
        #expect(try await praised.post("/recognise/\(moment)/thanks", ["act": "share"], by: praised.sunniva).status == 404)
        #expect(try await praised.house.post(thanks, ["share": "team"]).status == 303)
        #expect(try await !praised.wall(praised.anna, "team").contains("moved my green coat"), "the person decides too")
        #expect(try await praised.post("/recognise/\(moment)/thanks", ["act": "share"], by: praised.sunniva).status == 303)
        #expect(try await praised.wall(praised.anna, "team").contains("to Ragnfrid"))
        #expect(try await praised.house.post(thanks, ["share": "person"]).status == 303)
        #expect(try await !praised.wall(praised.anna, "team").contains("moved my green coat"), "the customer may change her mind")
    }

    @Test func `a name that two bear waits for one tap`() async throws {
        let praised = try await Praised.open()
        _ = try await praised.tell("Annelore was a lighthouse.")
        let moment = try await praised.moment()
        #expect(try await praised.today(praised.anna).contains("this may be you"))
        #expect(try await !praised.today(praised.anna).contains("card glow"))
        #expect(try await praised.today(praised.leader).contains("waits to hear who is meant"))
        #expect(try await praised.wall(praised.leader).contains("Annelore Bergstrøm, we think"))
        #expect(try await praised.post("/recognise/\(moment)", ["who": "\(praised.otherAnna)"], by: praised.anna).status == 404)
        #expect(try await praised.post("/recognise/\(moment)", ["who": "\(praised.otherAnna)"], by: praised.leader).status == 303)
        #expect(try await praised.today(praised.otherAnna).contains("card glow first"))
        #expect(try await !praised.today(praised.anna).contains("was a lighthouse"))
        #expect(try await !praised.wall(praised.leader).contains("Bergstrøm, we think"))
    }

    @Test func `not me moves it on, to the team in the end`() async throws {
        let praised = try await Praised.open()
        _ = try await praised.tell("Annelore was a lighthouse.")
        let moment = try await praised.moment()
        #expect(try await praised.post("/recognise/\(moment)/mine", ["answer": "other"], by: praised.anna).status == 303)
        #expect(try await praised.today(praised.otherAnna).contains("this may be you"))
        #expect(try await praised.post("/recognise/\(moment)/mine", ["answer": "other"], by: praised.otherAnna).status == 303)
        #expect(try await praised.wall(praised.sunniva, "team").contains("was a lighthouse"))
        #expect(try await !praised.wall(praised.sunniva, "team").contains("Annelore"), "nobody is named who has not agreed")
    }

    @Test func `a description instead of a name can be given to somebody`() async throws {
        let praised = try await Praised.open()
        _ = try await praised.tell("Purple kindness.", named: "the lady by the window")
        let moment = try await praised.moment()
        #expect(try await praised.wall(praised.leader).contains("the lady by the window"))
        #expect(try await praised.post("/recognise/\(moment)", ["who": "team"], by: praised.leader).status == 303)
        #expect(try await !praised.wall(praised.leader).contains("the lady by the window"))
        #expect(try await praised.post("/recognise/\(moment)", ["who": "nonsense"], by: praised.leader).status == 400)
    }

    @Test func `a name in other words is masked for everybody but the named`() async throws {
        let praised = try await Praised.open()
        _ = try await praised.tell("RAGNFRID ZAHL ignored me, and Annelore laughed.", level: 1)
        let moment = try await praised.moment()
        for person in [praised.anna, praised.leader] {
            let list = try await praised.house.get("/moments", cookie: praised.house.cookie(for: person)).text
            #expect(list.contains("ignored me"))
            #expect(!list.lowercased().contains("ragnfrid zahl"))
            #expect(!list.contains("Annelore laughed"))
            #expect(try await !praised.house.get("/moments?q=ragnfrid", cookie: praised.house.cookie(for: person)).text.contains("ignored me"))
            #expect(try await !praised.wall(person).contains("ignored me"))
        }
        let mine = try await praised.today(praised.sunniva)
        #expect(mine.contains("RAGNFRID ZAHL ignored me"))
        #expect(!mine.contains("Annelore"), "the other name is masked for her too")
        #expect(try await praised.post("/recognise/\(moment)/note", ["note": "We had 9 boarding at once"], by: praised.anna).status == 404)
        #expect(try await praised.post("/recognise/\(moment)/note", ["note": "We had 9 boarding at once"], by: praised.sunniva).status == 303)
        let notes = try await praised.house.store.read { try PraiseQueries.notes(on: moment, $0).map(\.note) }
        #expect(notes == ["We had 9 boarding at once"])
        #expect(try await praised.post("/recognise/\(moment)/thanks", ["act": "thank"], by: praised.sunniva).status == 404, "it is no praise")
    }

    @Test func `hostile words are text on every page of praise`() async throws {
        let praised = try await Praised.open()
        let attack = "<script>alert(1)</script>\"\u{301}onload=x Ragnfrid <img src=x onerror=alert(1)>"
        _ = try await praised.tell(attack, level: 5, named: "<b>Ragnfrid</b>")
        _ = try await praised.tell("<script>alert(2)</script> lovely", level: 5, named: "<i>tall</i>")
        for page in [try await praised.today(praised.sunniva), try await praised.wall(praised.leader), try await praised.wall(praised.anna, "team")] {
            #expect(page.contains("&lt;script&gt;"))
            #expect(!page.contains("<script>alert") && !page.contains("<img src=x") && !page.contains("<i>tall"))
        }
    }

    @Test func `reading a page records nothing`() async throws {
        let praised = try await Praised.open()
        _ = try await praised.tell(kind)
        func state() async throws -> [String] {
            try await praised.house.store.read { tx in
                try tx.rows("SELECT delivered_at, seen_at, thanked_at, shared_at, state FROM moment_person").map { row in
                    try (0..<5).map { "\(try row.value($0))" }.joined(separator: " ")
                }
            }
        }
        let before = try await state()
        _ = try await praised.today(praised.sunniva)
        _ = try await praised.wall(praised.sunniva, "me")
        #expect(try await state() == before)
    }

    @Test func `praise keeps the quarter of an hour of an anonymous moment`() async throws {
        let praised = try await Praised.open()
        praised.house.clock.advance(by: .seconds(421))
        _ = try await praised.tell(kind)
        _ = try await praised.tell("Purple kindness, all of you.")
        let since = TestHouse.start + .seconds(3600)
        let times = try await praised.house.store.read { tx in
            try tx.values(
                """
                SELECT p.delivered_at FROM moment_person p JOIN moment m ON m.id = p.moment_id WHERE m.received_at >= \(since)
                UNION SELECT t.delivered_at FROM team_praise t JOIN moment m ON m.id = t.moment_id WHERE m.received_at >= \(since)
                """, as: Int64.self)
        }
        #expect(!times.isEmpty)
        #expect(times.allSatisfy { $0 % 900_000 == 0 })
    }

    @Test func `a corrected reading takes praise back or delivers it`() async throws {
        let praised = try await Praised.open()
        _ = try await praised.tell("Purple kindness, all of you.")
        let moment = try await praised.moment()
        #expect(try await praised.post("/moments/\(moment)/reading", ["intent": "complaint"], by: praised.leader).status == 303)
        #expect(try await !praised.wall(praised.sunniva, "team").contains("Purple kindness"))
        #expect(try await praised.post("/moments/\(moment)/reading", ["intent": "compliment"], by: praised.leader).status == 303)
        #expect(try await praised.wall(praised.sunniva, "team").contains("Purple kindness"))
    }
}
