import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct PrincipleExampleTests {
    private struct Scene {
        let house: TestHouse
        let principle: ID<Principle>
        let unit: ID<Unit>
        let lead: ID<Colleague>
        let scope: Scope

        static func open() async throws -> Scene {
            let house = try await TestHouse.open()
            let principle = try #require(try await house.store.read { try PrincipleQueries.live($0) }.first).id
            let lead = try #require(try await CastHouse(house.services)?.id(of: Cast.ingrid))
            return Scene(
                house: house, principle: principle, unit: try house.unit("Lounge, Port Amaly"), lead: lead,
                scope: Hearten.Scope(roots: [try house.root()]))
        }

        /// A moment that is an example, unless something forbids it.
        func told(_ words: String, sharing: Moment.Sharing = .all, customer: String? = nil) async throws -> ID<Moment> {
            var new = NewMoment(receivedAt: house.clock.now, unit: unit, touchpoint: nil, channel: .web, source: .form)
            new.level = 6
            new.words = words
            new.sharing = sharing
            if let customer { new.contact = Contact(name: customer, email: EmailAddress("a@guests.example")) }
            let prepared = PreparedMoment(new, house.services)
            let id = try await house.store.write { [house] in try ReceiveMoments(house.services).one(prepared, in: $0) }
            try await house.store.write { tx in
                try PrincipleExampleQueries.set("shown", id, of: principle, by: lead, in: tx)
            }
            return id
        }

        func shown() async throws -> [String] {
            try await house.store.read { try PrincipleExamples.consented(for: principle, in: scope, $0).map(\.words) }
        }
    }

    @Test func `only what the customer lets anyone read becomes an example`() async throws {
        let scene = try await Scene.open()
        _ = try await scene.told("A warm welcome for anyone")
        for sharing in [Moment.Sharing.person, .team, .none] { _ = try await scene.told("Not for anyone \(sharing)", sharing: sharing) }
        #expect(try await scene.shown() == ["A warm welcome for anyone"])
    }

    @Test(arguments: [Moment.State.withdrawn, .quarantined])
    func `a moment that is withdrawn or set aside vanishes`(state: Moment.State) async throws {
        let scene = try await Scene.open()
        let moment = try await scene.told("They kept my seat")
        #expect(try await scene.shown().count == 1)
        try await scene.house.store.write { try $0.run("UPDATE moment SET state = \(state.rawValue) WHERE id = \(moment)") }
        #expect(try await scene.shown() == [])
        try await scene.house.store.write { try $0.run("UPDATE moment SET state = 'kept', sharing = 'team' WHERE id = \(moment)") }
        #expect(try await scene.shown() == [])
    }

    @Test func `praise is an example only once its receiver shares it, and then without the name`() async throws {
        let scene = try await Scene.open()
        let moment = try await scene.told("Sunniva Aasen asked before she touched the blind")
        #expect(try await scene.shown() == [])
        try await scene.house.store.write { tx in
            try tx.run("UPDATE moment_person SET state = 'confirmed', shared_at = \(tx.now) WHERE moment_id = \(moment)")
        }
        let words = try await scene.shown()
        #expect(words.count == 1)
        #expect(words.allSatisfy { !$0.contains("Sunniva") })
        try await scene.house.store.write { try $0.run("UPDATE moment_person SET is_praise = \(false) WHERE moment_id = \(moment)") }
        #expect(try await scene.shown() == [])
    }

    @Test func `words that hold the customer's own name stay out`() async throws {
        let scene = try await Scene.open()
        _ = try await scene.told("Thank you all, Dina", customer: "Dina Petrakis")
        _ = try await scene.told("Thank you all", customer: "Dina Petrakis")
        #expect(try await scene.shown() == ["Thank you all"])
    }

    @Test func `a partner reads only examples of its own, an operator none`() async throws {
        let scene = try await Scene.open()
        _ = try await scene.told("A warm welcome for anyone")
        let house = scene.house.services.house.current
        func count(_ person: Cast.Person) async throws -> Int {
            let id = try #require(try await CastHouse(scene.house.services)?.id(of: person))
            return try await scene.house.store.read { tx in
                let viewer = try #require(try ViewerQueries.viewer(id, tx))
                return try PrincipleExamples.consented(for: scene.principle, in: PrincipleExamples.scope(for: viewer, in: house), tx).count
            }
        }
        #expect(try await count(Cast.amina) == 1)
        #expect(try await count(Cast.priya) == 1)
        #expect(try await count(Cast.nuria) == 0)
        #expect(try await count(Cast.oskar) == 0)
    }
}
