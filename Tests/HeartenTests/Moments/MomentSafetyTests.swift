import Cast
@testable import Hearten
import HTTPTypes
import Storage
import Testing

/// What must hold however somebody asks.
@Suite struct MomentSafetyTests {
    private func cookie(_ house: TestHouse, _ role: Role, at unit: String? = nil) async throws -> String {
        let place = try unit.map { try house.unit($0) } ?? #require(house.services.house.current.root)
        return try await house.cookie(for: try await house.person("Ines \(role.rawValue)", role, at: place))
    }

    private func setAside(_ house: TestHouse) async throws -> ID<Moment> {
        _ = try await house.post("/f/\(Cast.signCode)", ["key": "a-key-of-my-own", "level": "5", "words": "Warm soup", "website": "x"])
        return try #require(try await house.store.read { try $0.value("SELECT id FROM moment WHERE state = 'quarantined'") })
    }

    @Test func `leaving a moment out asks for the same right to it as keeping it`() async throws {
        let house = try await TestHouse.open()
        let id = try await setAside(house)
        let (lead, far) = (try await cookie(house, .serviceLead), try await cookie(house, .leader, at: "Northcombe"))
        for answer in ["yes", "no", ""] {
            for (moment, who) in [("0000000000000", lead), (id.description, far)] {
                #expect(try await house.post("/moments/\(moment)/keeping", ["keep": answer], cookie: who).status == 404)
            }
        }
        #expect(try await house.post("/moments/\(id)/keeping", ["keep": "no"], cookie: lead).status == 303)
        #expect(try await house.post("/moments/\(id)/keeping", ["keep": "yes"], cookie: lead).status == 303)
        #expect(try await house.post("/moments/\(id)/keeping", ["keep": "no"], cookie: lead).status == 404)
    }

    @Test func `what was set aside is seen only by those who decide about it`() async throws {
        let house = try await TestHouse.open()
        let id = try await setAside(house)
        for role in [Role.executive, .colleague] {
            let who = try await cookie(house, role)
            #expect(try await house.get("/moments/\(id)", cookie: who).status == 404)
            #expect(!(try await house.get("/moments?state=set-aside", cookie: who).text.contains("Warm soup")))
            #expect(!(try await house.get("/moments.csv?state=set-aside", cookie: who).text.contains("Warm soup")))
        }
        let lead = try await cookie(house, .serviceLead)
        #expect(try await house.get("/moments/\(id)", cookie: lead).status == 200)
        #expect(try await house.get("/moments.csv?state=set-aside", cookie: lead).text.contains("Warm soup"))
        let services = house.services
        let root = try #require(services.house.current.root)
        let token = try await house.store.write { try MakeToken(services).run(name: "T", unit: root, rights: [.readMoments], by: nil, in: $0) }
        #expect(try await house.send(.get, "/api/v1/moments/\(id)", headers: [.authorization: "Bearer \(token)"]).status == 404)
    }

    @Test func `the same page told again with other words keeps the words and makes no silent loss`() async throws {
        let house = try await TestHouse.open()
        let unit = try house.unit("Port Amaly")
        let who = try await cookie(house, .colleague, at: "Port Amaly")
        let form = ["key": "told-once", "unit": unit.description]
        #expect(try await house.post("/tell", form.merging(["words": "A guest missed his bus."]) { $1 }, cookie: who).status == 303)
        let again = try await house.post("/tell", form.merging(["words": "Another guest found a ring."]) { $1 }, cookie: who)
        #expect(again.status == 422)
        #expect(again.text.contains("Another guest found a ring."))
        let key = try #require(again.hidden("key"))
        #expect(key != "told-once")
        let last = try await house.post(
            "/tell", ["key": key, "unit": unit.description, "words": "Another guest found a ring."], cookie: who)
        #expect(last.status == 303)
        let told: Int? = try await house.store.read { try $0.value("SELECT COUNT(*) FROM moment WHERE source = 'tell' AND words LIKE '%guest%'") }
        #expect(told == 2)
    }

    @Test func `words that are too long come back with the form, for guests and for colleagues`() async throws {
        let house = try await TestHouse.open()
        let words = String(repeating: "long ", count: 900) + "the end of it"
        let guest = try await house.post("/f/\(Cast.signCode)", ["key": "a-key-of-my-own", "level": "2", "words": words, "contact": "a@b.example"])
        #expect(guest.status == 422)
        #expect(guest.text.contains("the end of it") && guest.text.contains("a@b.example") && guest.text.contains("Keep this under"))
        let who = try await cookie(house, .colleague, at: "Port Amaly")
        let told = try await house.post("/tell", ["key": "told-long", "unit": try house.unit("Port Amaly").description, "words": words], cookie: who)
        #expect(told.status == 422)
        #expect(told.text.contains("the end of it"))
    }

    @Test func `only somebody who may correct here is offered it`() async throws {
        let house = try await TestHouse.open()
        let place = try house.unit("Port Amaly")
        let person = try await house.person("Two Parts", .colleague, at: place)
        let other = try house.unit("Northcombe")
        try await house.store.write { try $0.run("INSERT INTO assignment (colleague_id, unit_id, role) VALUES (\(person), \(other), 'leader')") }
        let services = house.services
        func told(_ unit: ID<Unit>) async throws -> ID<Moment> {
            var new = NewMoment(receivedAt: house.clock.now, unit: unit, touchpoint: nil, channel: .other, source: .form)
            new.words = "The soup was warm"
            let moment = PreparedMoment(new, services)
            return try await house.store.write { try ReceiveMoments(services).one(moment, in: $0) }
        }
        let who = try await house.cookie(for: person)
        #expect(!(try await house.get("/moments/\(try await told(place))", cookie: who).text.contains("/reading\"")))
        #expect(try await house.get("/moments/\(try await told(other))", cookie: who).text.contains("/reading\""))
    }

    @Test func `a moment shows its way on: the case to those who may open it, and whom thanks have reached`() async throws {
        let house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        let token = try await house.store.write {
            try MakeToken(house.services).run(name: "T", unit: root, rights: [.tellMoments], by: nil, in: $0)
        }
        func tell(_ body: String) async throws -> String {
            let made = try await house.send(.post, "/api/v1/moments", body: Array(body.utf8), headers: [.authorization: "Bearer \(token)"])
            return try #require(try JSON.parse(made.bytes)["id"]?.string)
        }
        let complaint = try await tell(#"{"level":1,"words":"My bag is lost and nobody helps me"}"#)
        let praise = try await tell(#"{"level":6,"words":"Thank you all, the crew was wonderful and kind"}"#)
        let (lead, crew) = (try await cookie(house, .serviceLead), try await cookie(house, .executive))
        #expect(try await house.get("/moments/\(complaint)", cookie: lead).text.contains("Open the case"))
        let other = try await house.get("/moments/\(complaint)", cookie: crew).text
        #expect(other.contains("Somebody is putting it right.") && !other.contains("Open the case"))
        #expect(try await house.get("/moments/\(praise)", cookie: crew).text.contains("It has reached the team."))
    }

    @Test func `a moment shows what was answered beside its words, names masked`() async throws {
        let house = try await TestHouse.open()
        let services = house.services
        let root = try #require(services.house.current.root)
        _ = try await house.person("Benedikta Quillfeather", .colleague, at: root)
        try await services.house.reload(house.store)
        let token = try await house.store.write { try MakeToken(services).run(name: "T", unit: root, rights: [.tellMoments], by: nil, in: $0) }
        let body =
            #"{"words":"Fine","answers":[{"kind":"recommend","scale":10,"value":9},{"kind":"text","scale":0,"words":"Ask Benedikta Quillfeather"}]}"#
        let made = try await house.send(.post, "/api/v1/moments", body: Array(body.utf8), headers: [.authorization: "Bearer \(token)"])
        let id = try #require(try JSON.parse(made.bytes)["id"]?.string)
        let page = try await house.get("/moments/\(id)", cookie: try await cookie(house, .serviceLead)).text
        #expect(page.contains("Would recommend us") && page.contains("9 of 10"))
        #expect(!page.contains("Quillfeather"))
    }

    @Test(arguments: [
        "\"", "*", "NEAR", "NEAR(a b, 5)", "-", "-soup", "words:soup", "{words} : soup", "soup OR 1", "AND", "OR NOT", "^soup", "(", ")",
        "🙂", "🧑🏽‍🚀 soup", "'", "''; DROP TABLE moment", "\\", "%", "_", "soup\"*", "a*b", "\u{200F}soup", "+", "soup + soup", "\u{301}", "😀😀",
    ])
    func `a hostile search is never an error and never leaves the scope`(words: String) async throws {
        let house = try await TestHouse.open()
        let services = house.services
        let far = try house.unit("Northcombe")
        var new = NewMoment(receivedAt: house.clock.now, unit: far, touchpoint: nil, channel: .other, source: .file)
        new.words = "The soup in this far place was cold and near words or not"
        let moment = PreparedMoment(new, services)
        try await house.store.write { tx in
            try ReceiveMoments(services).one(moment, in: tx)
            while try MomentQueries.indexWaiting(limit: 500, in: tx) > 0 {}
        }
        let who = try await cookie(house, .leader, at: "Port Amaly")
        let query = "?q=\(Fields.encoded(words))"
        for path in ["/moments\(query)", "/moments.csv\(query)", "/moments\(query)&unit=\(far)"] {
            let reply = try await house.get(path, cookie: who)
            #expect(reply.status == 200, "\(path)")
            #expect(!reply.text.contains("this far place"))
        }
        #expect(try await house.get("/moments?q=soup", cookie: try await cookie(house, .serviceLead)).text.contains("this far place"))
    }

    @Test func `somebody who comes later, or changes the name, is hidden in what was told before`() async throws {
        let house = try await TestHouse.open()
        let services = house.services
        let root = try #require(services.house.current.root)
        for words in ["Benedikta Quillfeather was rude", "Benedikta Rowanberry was rude too", "A quill and a feather"] {
            var new = NewMoment(receivedAt: house.clock.now, unit: root, touchpoint: nil, channel: .other, source: .form)
            new.words = words
            let moment = PreparedMoment(new, services)
            try await house.store.write { _ = try ReceiveMoments(services).one(moment, in: $0) }
        }
        func settle() async throws {
            house.clock.advance(by: .seconds(11))
            await house.runJobs()
            try await house.store.write { while try MomentQueries.indexWaiting(limit: 500, in: $0) > 0 {} }
        }
        func count(_ words: String) async throws -> Int {
            try await house.store.read { try MomentQueries.count(MomentFilter(Fields([("q", words)])), Scope(roots: [root]), $0) }
        }
        try await house.store.write { while try MomentQueries.indexWaiting(limit: 500, in: $0) > 0 {} }
        #expect(try await count("Quillfeather") == 1)
        let lead = try await cookie(house, .serviceLead)
        let page = try await house.get("/settings/people", cookie: lead)
        let form = [
            "key": try #require(page.hidden("key")), "name": "Benedikta Quillfeather", "title": "Host", "role": "colleague", "unit": root.description,
        ]
        #expect(try await house.post("/settings/people/invitations", form, cookie: lead).status == 200)
        try await settle()
        #expect(try await count("Quillfeather") == 0)
        #expect(try await count("rude") == 2)
        #expect(try await count("feather") == 1)
        let id: ID<Colleague> = try #require(
            try await house.store.read { try $0.value("SELECT id FROM colleague WHERE name = 'Benedikta Quillfeather'") })
        let own = try await house.cookie(for: id)
        #expect(try await house.post("/me", ["name": "Benedikta Rowanberry"], cookie: own).status == 303)
        try await settle()
        #expect(try await count("Rowanberry") == 0)
        #expect(try await count("Quillfeather") == 0)
    }

    @Test func `a colleague cannot be found by name`() async throws {
        let house = try await TestHouse.open()
        let services = house.services
        let root = try #require(services.house.current.root)
        _ = try await house.person("Benedikta Quillfeather", .colleague, at: root)
        try await services.house.reload(house.store)
        for words in ["Benedikta Quillfeather was rude", "Thanks to Benedikta, QUILLFEATHER and benedikta's team"] {
            var new = NewMoment(receivedAt: house.clock.now, unit: root, touchpoint: nil, channel: .other, source: .form)
            new.words = words
            let moment = PreparedMoment(new, services)
            try await house.store.write { _ = try ReceiveMoments(services).one(moment, in: $0) }
        }
        try await house.store.write { while try MomentQueries.indexWaiting(limit: 500, in: $0) > 0 {} }
        let who = try await cookie(house, .serviceLead)
        for name in ["Benedikta", "quillfeather", "Quillf", "BENEDIKTA", "Benedikta Quillfeather", "bénédikta"] {
            let filter = MomentFilter(Fields([("q", name)]))
            let count = try await house.store.read { try MomentQueries.count(filter, Scope(roots: [root]), $0) }
            #expect(count == 0, "\(name)")
            #expect(!(try await house.get("/moments.csv?q=\(Fields.encoded(name))", cookie: who).text.contains("was rude")))
        }
    }
}
