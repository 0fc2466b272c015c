import Cast
import Hearten
import Storage
import Testing

/// A house whose moments are told by the test, and what its readings came to.
struct ReadingsHouse {
    let house: TestHouse
    let lead: String

    init() async throws {
        house = try await TestHouse.open()
        let root = try #require(house.services.house.current.root)
        lead = try await house.cookie(for: try await house.person("Ines Lead", .serviceLead, at: root))
    }

    /// Stores moments as a file would: no case opens for them.
    @discardableResult
    func tell(_ words: [String], level: Int? = nil, question: String? = nil, answers: [Answer] = []) async throws -> [ID<Moment>] {
        let unit = try house.unit("Port Amaly"), services = house.services, now = house.clock.now
        let moments = words.map { text in
            var new = NewMoment(receivedAt: now, unit: unit, touchpoint: nil, channel: .web, source: .tell)
            (new.words, new.level, new.question, new.answers, new.isQuiet) = (text, level, question, answers, true)
            return PreparedMoment(new, services)
        }
        try await house.store.write { try ReceiveMoments(services).many(moments, in: $0) }
        return moments.map(\.id)
    }

    func moment(_ id: ID<Moment>) async throws -> Moment { try #require(try await house.store.read { try MomentQueries.find(id, $0) }) }

    func correct(_ id: ID<Moment>, _ form: [String: String]) async throws {
        let reply = try await house.post("/moments/\(id)/reading", form, cookie: lead)
        #expect(reply.status == 303)
    }

    /// Lets what waits come due, and does it.
    func workOff() async throws {
        for _ in 0..<40 {
            house.clock.advance(by: .seconds(700))
            await house.runJobs()
            let waiting: Int? = try await house.store.read {
                try $0.value("SELECT COUNT(*) FROM job WHERE kind IN ('learn-reading', 'read-again', 'learn-theme') AND state < 2")
            }
            if waiting == 0 { return }
        }
        Issue.record("the work does not come to an end")
    }

    func disagreements() async throws -> Int { try await house.store.read { try Tally.disagreements($0) } }
}
