import Cast
import Storage
import Testing

@testable import Hearten

/// Praise that names nobody, and the rota that says who was there.
struct WhoWasThereTests {
    @Test(
        arguments: [
            ("The lady at gate 4 at seven was kind", true, [420, 1140]), ("He came at 7:30 this morning", true, [450]),
            ("the man in the lounge around 9pm", true, [1260]), ("She stayed until we left, about six in the evening", true, [1080]),
            ("Gate 4, 19.15 Uhr, die Dame", true, [1155]), ("a woman at noon", true, [720]), ("It cost 4 euros and took 20 minutes", false, []),
            ("Thank you all so much", false, []), ("at 99 she", true, []), ("row 12, he", true, []),
        ] as [(String, Bool, [Int])])
    func `words say of whom and when`(words: String, isSomebody: Bool, clocks: [Int]) {
        let said = WhenAndWhere(words)
        #expect(said.speaksOfSomebody == isSomebody)
        #expect(said.clocks == clocks)
    }

    @Test func `a place is known by its whole name, in digits or words`() {
        let said = WhenAndWhere("The lady at Gate four, by the window")
        #expect(said.names("Gate 4") && said.names("gate 4") && !said.names("Gate 14") && !said.names("Gate") == false)
        #expect(!said.names("4") && !said.names("") && !WhenAndWhere("gate 44").names("Gate 4"))
    }

    @Test func `hostile words are looked at quickly and without harm`() {
        var spoilt = Mutations(seed: 23, ["The lady at gate 4 at seven 7:30am 19.15", "at 7:::30:30am at at at", "９:３０ she é\u{301}"])
        for _ in 0..<SpoiltInputTests.count {
            let said = WhenAndWhere(String(decoding: spoilt.next(), as: UTF8.self))
            #expect(said.clocks.allSatisfy { (0..<1440).contains($0) })
            _ = said.names("Gate 4")
        }
        _ = WhenAndWhere(String(repeating: "at 7:", count: 200_000))
    }

    /// A customer writes at the sign of the gates at 08:00.
    private func tell(_ desk: ShiftHouse, _ words: String, level: Int = 6, sharing: Moment.Sharing = .team) async throws -> ID<Moment> {
        var new = NewMoment(receivedAt: desk.house.clock.now, unit: desk.unit, touchpoint: nil, channel: .sign, source: .form)
        (new.level, new.words, new.sharing) = (level, words, sharing)
        let services = desk.house.services
        let prepared = PreparedMoment(new, services)
        return try await services.store.write { try ReceiveMoments(services).one(prepared, in: $0) }
    }

    private func morning() async throws -> ShiftHouse {
        let desk = try await ShiftHouse.open(at: Instant(milliseconds: at("2026-11-23T08:00:00Z")))
        try await desk.add(desk.anna, "2026-11-23T05:00:00Z", hours: 8, place: "Gate 4")
        try await desk.add(desk.bo, "2026-11-23T05:00:00Z", hours: 8, place: "Gate 5")
        return desk
    }

    @Test func `the lady at gate 4 at seven is suggested to the leader, and to nobody else`() async throws {
        let desk = try await morning()
        let moment = try await tell(desk, "The lady at gate 4 at seven lent me her own scarf.")
        let wall = try await desk.house.get("/recognise", cookie: desk.cookie).text
        #expect(wall.contains("Annelore Zahl, on shift there then, we think") && wall.contains("lent me her own scarf"))
        let anna = try await desk.house.cookie(for: desk.anna)
        let day = try await desk.house.get("/today", cookie: anna).text
        #expect(!day.contains("We think this may be you"))
        #expect(try await desk.house.post("/recognise/\(moment)/mine", ["answer": "me"], cookie: anna).status == 404)
        // The team has it at once, as praise that names nobody always did.
        #expect(try await desk.house.get("/recognise?show=team", cookie: anna).text.contains("lent me her own scarf"))
        #expect(try await desk.house.store.read { try PraiseQueries.promise(of: moment, $0) } == .team)
        #expect(try await desk.house.post("/recognise/\(moment)", ["who": desk.anna.description], cookie: desk.cookie).status == 303)
        #expect(try await desk.house.get("/today", cookie: anna).text.contains("lent me her own scarf"))
        #expect(try await desk.house.store.read { try PraiseQueries.promise(of: moment, $0) } == .people(["Annelore"]))
    }

    @Test func `one tap says that the whole team is meant, and it waits no more`() async throws {
        let desk = try await morning()
        let moment = try await tell(desk, "The lady at gate 4 at seven lent me her own scarf.")
        #expect(try await desk.house.post("/recognise/\(moment)", ["who": "team"], cookie: desk.cookie).status == 303)
        #expect(try await !desk.house.get("/recognise", cookie: desk.cookie).text.contains("on shift there then"))
        #expect(try await desk.house.get("/recognise", cookie: desk.cookie).text.contains("lent me her own scarf"))
    }

    @Test func `nobody is suggested where many were there, nobody is spoken of, or it is no praise`() async throws {
        let desk = try await morning()
        for number in 0..<3 {
            let more = try await desk.house.person("More \(number)", .colleague, at: desk.unit)
            try await desk.add(more, "2026-11-23T05:00:00Z", hours: 8, place: "Gate 4")
        }
        try await desk.house.services.house.reload(desk.house.store)
        for (words, level) in [
            ("The lady at gate 4 at seven lent me her own scarf.", 6), ("Gate 5 was quick at seven.", 6), ("The man at gate 5 at seven shouted.", 1),
            ("She was kind.", 6),
        ] {
            let moment = try await tell(desk, words, level: level)
            let found = try await desk.house.store.read { try PraiseQueries.candidates(of: moment, $0) }
            #expect(found.isEmpty, "\(words)")
        }
        let moment = try await tell(desk, "The man at gate 5 at seven waited with us.")
        let bo = desk.bo
        #expect(try await desk.house.store.read { try PraiseQueries.candidates(of: moment, $0) } == [bo])
    }

    @Test func `a time later than now was yesterday's, and who was on leave is not meant`() async throws {
        let desk = try await morning()
        try await desk.add(desk.bo, "2026-11-22T14:00:00Z", hours: 8, place: "Gate 4")
        let late = try await tell(desk, "The man at gate 4 at nine in the evening walked us to the bus.")
        let (anna, bo) = (desk.anna, desk.bo)
        #expect(try await desk.house.store.read { try PraiseQueries.candidates(of: late, $0) } == [bo])
        try await desk.house.store.write {
            try AbsenceQueries.set(Absence(from: $0.now - .seconds(86_400), until: $0.now + .seconds(86_400)), of: anna, in: $0)
        }
        let early = try await tell(desk, "The lady at gate 4 at seven lent me her own scarf.")
        #expect(try await desk.house.store.read { try PraiseQueries.candidates(of: early, $0) } == [bo], "at seven the evening before")
    }

    @Test func `praise meant for one person only is read by the team as before, and never hidden by a guess`() async throws {
        let desk = try await morning()
        _ = try await tell(desk, "The lady at gate 4 at seven lent me her own scarf.", sharing: .person)
        #expect(try await desk.house.get("/recognise", cookie: desk.cookie).text.contains("lent me her own scarf"))
    }
}
