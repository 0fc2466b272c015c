import Cast
import Storage
import Testing

@testable import Hearten

/// Who is expected at a line-up.
@Suite struct LineUpPeopleTests {
    /// Monday 23 November 2026, ten to seven in the morning in Lisbon.
    private static let early = Instant(milliseconds: at("2026-11-23T06:50:00Z"))

    private struct Scene {
        let rota: ShiftHouse
        let lena: ID<Colleague>

        init() async throws {
            rota = try await ShiftHouse.open(at: LineUpPeopleTests.early)
            // She works at the gates and leads there; no rota speaks of her.
            lena = try await rota.house.member("Lena Gates", .leader, at: rota.unit).id
        }

        func people(on day: String = "2026-11-23") async throws -> LineUpPeople {
            let unit = try #require(rota.house.services.house.current.unit(rota.unit))
            return try await rota.house.store.read { try LineUpPeople.load(unit, on: Day(iso: day) ?? Day(0), $0) }
        }
    }

    @Test func `without a rota all of the team is expected`() async throws {
        let people = try await Scene().people()
        #expect(!people.hasRota && people.others.isEmpty)
        #expect(Set(people.expected.map(\.name)).isSuperset(of: ["Annelore Zahl", "Bo Quist", "Lena Gates", "Ibrahim Sayed"]))
    }

    @Test func `by the rota those who work now or begin soon, who stands in, and those of whom it says nothing`() async throws {
        let scene = try await Scene()
        let guest = try await scene.rota.house.member("Standa Inna", .colleague, at: try scene.rota.house.unit("Lounge, Port Amaly")).id
        try await scene.rota.add(scene.rota.anna, "2026-11-23T07:00:00Z", hours: 8)
        try await scene.rota.add(scene.rota.bo, "2026-11-23T15:00:00Z", hours: 8)
        try await scene.rota.add(guest, "2026-11-23T06:00:00Z", hours: 8)
        let people = try await scene.people()
        #expect(people.hasRota)
        #expect(people.expected.map(\.name) == ["Annelore Zahl", "Ibrahim Sayed", "Lena Gates", "Standa Inna"])
        #expect(people.others.map(\.name) == ["Bo Quist"])
        // Whoever is on leave is expected by nobody.
        let leave = Absence(from: Self.early - .seconds(60), until: Self.early + .seconds(86_400))
        try await scene.rota.house.store.write { try AbsenceQueries.set(leave, of: guest, in: $0) }
        #expect(try await !scene.people().all.contains { $0.id == guest })
        // On the day after, all who worked on that day.
        scene.rota.house.clock.advance(by: .seconds(86_400))
        #expect(try await scene.people().expected.map(\.name).contains("Bo Quist"))
    }

    @Test func `the page ticks those, and whoever came all the same is found below`() async throws {
        let scene = try await Scene()
        try await scene.rota.add(scene.rota.anna, "2026-11-23T07:00:00Z", hours: 8)
        try await scene.rota.add(scene.rota.bo, "2026-11-23T15:00:00Z", hours: 8)
        try await ComposeLineUps(scene.rota.house.services).run()
        let path = "/lead/\(scene.rota.unit)/line-up/2026-11-23"
        let cookie = try await scene.rota.house.cookie(for: scene.lena)
        let page = try await scene.rota.house.get(path, cookie: cookie).text
        #expect(page.contains("value=\"\(scene.rota.anna)\" checked") && page.contains("Ticked by the rota"))
        #expect(page.contains("value=\"\(scene.rota.bo)\"") && !page.contains("value=\"\(scene.rota.bo)\" checked"))
        #expect(try await scene.rota.house.get("/lead/\(scene.rota.unit)", cookie: cookie).text.contains("on the rota now"))
        #expect(try await scene.rota.house.post("\(path)/held", ["here": "\(scene.rota.bo)"], cookie: cookie).status == 303)
        let again = try await scene.rota.house.get(path, cookie: cookie).text
        #expect(again.contains("value=\"\(scene.rota.bo)\" checked") && !again.contains("value=\"\(scene.rota.anna)\" checked"))
    }

    @Test func `whoever was invited and has never come in is listed last, and never said to be here by itself`() async throws {
        let scene = try await Scene()
        let house = scene.rota.house
        let invited = try await house.person("Aadi Newly", .colleague, at: scene.rota.unit)
        #expect(try await scene.people().invited.map(\.id) == [invited])
        #expect(try await !scene.people().expected.contains { $0.id == invited })
        // A rota that names her changes nothing about it.
        try await scene.rota.add(invited, "2026-11-23T07:00:00Z", hours: 8)
        #expect(try await scene.people().invited.map(\.id) == [invited])
        try await ComposeLineUps(house.services).run()
        let path = "/lead/\(scene.rota.unit)/line-up/2026-11-23"
        let cookie = try await house.cookie(for: scene.lena)
        let page = try await house.get(path, cookie: cookie).text
        #expect(page.contains("value=\"\(invited)\"") && !page.contains("value=\"\(invited)\" checked"))
        #expect(page.contains("Invited, and not come in yet"))
        // She stands there: one tick says so, and it stays said.
        #expect(try await house.post("\(path)/held", ["here": "\(invited)"], cookie: cookie).status == 303)
        #expect(try await house.get(path, cookie: cookie).text.contains("value=\"\(invited)\" checked"))
        // From the first time that she comes in, by a tablet without a password, she is one of the team.
        try await house.store.write { [token = house.services.newToken(), id = house.services.newID(at: house.clock.now, of: Session.self)] in
            try SessionQueries.start(id, of: invited, token: token, device: "Tablet", as: .tablet, in: $0)
        }
        #expect(try await scene.people().expected.contains { $0.id == invited })
        #expect(try await scene.people().invited.isEmpty)
    }
}
