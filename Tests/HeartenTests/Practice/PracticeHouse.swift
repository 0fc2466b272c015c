import Cast
import Statistics
import Storage
import Testing

@testable import Hearten

/// A house with somebody who practises.
struct PracticeHouse {
    let house: TestHouse
    let me: ID<Colleague>
    let cookie: String
    let unit: ID<Unit>
    let zone: String

    static func open(at start: Instant = TestHouse.start) async throws -> PracticeHouse {
        let house = try await TestHouse.open(at: start)
        let unit = try house.unit("Lounge, Port Amaly")
        let me = try await house.person("Nilufar Practising", .colleague, at: unit)
        return PracticeHouse(
            house: house, me: me, cookie: try await house.cookie(for: me), unit: unit,
            zone: house.services.house.current.unit(unit)?.zone ?? "UTC")
    }

    func offered() async throws -> ID<PracticeCard>? {
        try await house.store.read { [me, zone] in try PracticeOnMyDay.offered(to: me, zone: zone, $0)?.card }
    }

    func day() async throws -> PracticeDay { try await house.store.read { [me, zone] in try PracticeDay.load(of: me, zone: zone, $0) } }

    /// Answers and rates the card whose turn it is.
    func practise(_ card: ID<PracticeCard>, _ rating: SpacedMemory.Rating = .good) async throws {
        let one = Practise(me, zone: zone)
        try await house.store.write { tx in
            try one.answer(card, .written("As I would say it"), in: tx)
            try one.rate(card, rating, in: tx)
        }
    }

    func live() async throws -> [PracticeCard] { try await house.store.read { try PracticeCardQueries.live($0) } }

    func tell(_ words: String, level: Int = 3, by colleague: ID<Colleague>? = nil, at unit: ID<Unit>? = nil, sharing: Moment.Sharing = .team)
        async throws
        -> Moment
    {
        var new = NewMoment(receivedAt: house.clock.now, unit: unit ?? self.unit, touchpoint: nil, channel: .web, source: .form)
        new.level = level
        new.words = words
        new.toldBy = colleague
        new.sharing = sharing
        let (services, prepared) = (house.services, PreparedMoment(new, house.services))
        return try await house.store.write { tx in
            let id = try ReceiveMoments(services).one(prepared, in: tx)
            return try #require(try MomentQueries.find(id, tx))
        }
    }
}
