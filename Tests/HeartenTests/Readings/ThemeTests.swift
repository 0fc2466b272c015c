import Storage
import Testing
import Understanding

@testable import Hearten

@Suite struct ThemeTests {
    private func theme(_ readings: ReadingsHouse, _ name: String, _ seeds: String) async throws -> ID<OwnTheme> {
        let reply = try await readings.house.post("/settings/reading/themes", ["name": name, "seeds": seeds], cookie: readings.lead)
        return try #require(reply.location.flatMap { $0.split(separator: "/").last }.flatMap { ID<OwnTheme>(String($0)) })
    }

    private func found(_ readings: ReadingsHouse, _ theme: ID<OwnTheme>) async throws -> Set<ID<Moment>> {
        Set(try await readings.house.store.read { try $0.values("SELECT moment_id FROM moment_theme WHERE theme_id = \(theme)") })
    }

    @Test func `a theme is found by its words, in what comes and in what was told before`() async throws {
        let readings = try await ReadingsHouse()
        let old = try await readings.tell(["The quiet room was locked", "A noisy corridor", "Showers were cold"])
        let id = try await theme(readings, "Lounge", "quiet room, shower\nlounge")
        try await readings.workOff()
        let new = try await readings.tell(["The lounge closed at six", "Gate 4 was fine"])
        #expect(try await found(readings, id) == [old[0], old[2], new[0]])
        let list = try await readings.house.get("/moments?theme=\(id)", cookie: readings.lead).text
        #expect(list.contains("lounge closed") && !list.contains("noisy corridor"))
        #expect(try await readings.house.get("/moments/\(new[0])", cookie: readings.lead).text.contains("Your themes"))
        #expect(try await readings.house.get("/settings/reading", cookie: readings.lead).text.contains("3 moments in 13 weeks"))
    }

    @Test func `yes and no hold, whatever is read, and examples teach`() async throws {
        let readings = try await ReadingsHouse()
        let about = try await readings.tell([
            "My bicycle stood in the rain", "No rack for bicycles at the door", "Where do I lock my bike?", "Somebody took my bicycle lamp",
            "The cycle shed is always full", "Cyclists need a pump here", "A safe place for bikes please", "bike racks, please",
            "Cycling in is not easy",
            "My bike was stolen by the gate",
        ])
        let others = try await readings.tell([
            "The soup was cold", "Kind people at the desk", "We waited two hours", "The room was warm", "Luggage came late", "Lovely garden",
        ])
        let id = try await theme(readings, "Bicycles", "bicycle")
        try await readings.workOff()
        let first = try await found(readings, id)
        #expect(first.isSubset(of: Set(about)) && !first.isEmpty)
        let page = try await readings.house.get("/settings/reading/themes/\(id)", cookie: readings.lead).text
        #expect(page.contains("name=\"m-") && page.contains("Found by its words"))
        var answers: [String: String] = [:]
        for one in about.prefix(8) { answers["m-\(one)"] = "yes" }
        for one in others.prefix(4) { answers["m-\(one)"] = "no" }
        _ = try await readings.house.post("/settings/reading/themes/\(id)/examples", answers, cookie: readings.lead)
        try await readings.workOff()
        let now = try await found(readings, id)
        #expect(now.isSuperset(of: about.prefix(8)) && now.isDisjoint(with: others.prefix(4)))
        let learnt = try await readings.house.get("/settings/reading/themes/\(id)", cookie: readings.lead).text
        #expect(learnt.contains("12 examples") && learnt.contains("Found by what your examples taught"))
    }

    @Test func `a theme needs a name and words of its own, and can be taken out`() async throws {
        let readings = try await ReadingsHouse()
        let empty = try await readings.house.post("/settings/reading/themes", ["name": " ", "seeds": ""], cookie: readings.lead)
        #expect(empty.status == 422 && empty.text.contains("Give it a name") && empty.text.contains("at least one word"))
        let many = (0..<60).map { "word\($0)" }.joined(separator: ",")
        let tooMany = try await readings.house.post("/settings/reading/themes", ["name": "Many", "seeds": many], cookie: readings.lead)
        #expect(tooMany.status == 422 && tooMany.text.contains("At most 50 words"))
        let moment = try await readings.tell(["The lounge closed at six"])[0]
        let id = try await theme(readings, "Lounge <b>", "lounge")
        let again = try await readings.house.post("/settings/reading/themes", ["name": "LOUNGE <B>", "seeds": "lounge"], cookie: readings.lead)
        #expect(again.status == 422 && again.text.contains("There is a theme of this name") && again.text.contains("Lounge &lt;b&gt;"))
        try await readings.workOff()
        #expect(try await found(readings, id) == [moment])
        _ = try await readings.house.post("/settings/reading/themes/\(id)/retire", [:], cookie: readings.lead)
        #expect(try await found(readings, id).isEmpty)
        #expect(try await readings.house.get("/settings/reading/themes/\(id)", cookie: readings.lead).status == 404)
        try await readings.tell(["The lounge again"])
        #expect(try await found(readings, id).isEmpty)
    }
}
