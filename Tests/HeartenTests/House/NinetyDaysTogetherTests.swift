import Cast
import Statistics
import Storage
import Testing

@testable import Hearten

/// Ninety days of everything that comes by itself, by one clock: cards, line-ups, duties, commitments, requests and the pulse.
@Suite struct NinetyDaysTogetherTests {
    /// Sunday 20 September 2026 in Lisbon; clocks go back on 25 October.
    private static let start = Day(year: 2026, month: 9, day: 20)
    private static let zone = "Europe/Lisbon"
    private static let leave = 30...43
    private static let downtime = 60...67
    /// Early, in the morning, after noon, late.
    private static let hours = [2, 9, 14, 22]

    private static func at(_ day: Int, _ hour: Int) -> Instant {
        let rules = TimeZoneRules.named(zone) ?? .utc
        return Instant(milliseconds: rules.instant(wall: Int64(start.number + day) * millisecondsPerDay + Int64(hour) * 3_600_000))
    }

    private struct Scene {
        let house: TestHouse
        let grace: ID<Colleague>
        let sunniva: ID<Colleague>
        let lounge: ID<Hearten.Unit>

        init() async throws {
            house = try await TestHouse.open(at: NinetyDaysTogetherTests.at(0, 1))
            let cast = try #require(try await CastHouse(house.services))
            (grace, sunniva) = (try #require(cast.id(of: Cast.grace)), try #require(cast.id(of: Cast.sunniva)))
            lounge = try #require(cast.units[.lounge])
            let leave = Absence(from: NinetyDaysTogetherTests.at(30, 0), until: NinetyDaysTogetherTests.at(44, 0))
            try await house.store.write { [grace] tx in
                try AbsenceQueries.set(leave, of: grace, in: tx)
                try PulseQueries.set(isOn: true, in: tx)
            }
        }

        func commit(day: Int) async throws {
            let id: ID<Commitment> = house.services.newID(at: house.clock.now)
            try await house.store.write { [grace, sunniva, lounge] tx in
                // One that Grace makes falls due while she is away.
                let (actor, other) = day == 28 ? (grace, sunniva) : (sunniva, grace)
                let due = PracticeDay.end(of: Day(NinetyDaysTogetherTests.start.number + day + 5), zone: NinetyDaysTogetherTests.zone)
                try CommitmentQueries.add(
                    Commitment(
                        id: id, actor: actor, unit: lounge, action: "Say how long the wait is", beneficiary: other, category: .delivery,
                        madeAt: tx.now, dueAt: due), in: tx)
            }
        }

        func ask(by asker: ID<Colleague>, _ number: Int) async throws {
            let services = house.services
            let id: ID<TeamRequest> = services.newID(at: house.clock.now)
            try await house.store.write { [lounge] tx in
                guard let viewer = try ViewerQueries.viewer(asker, tx) else { return }
                try AskTeam(id: id, to: lounge, words: "A chair at gate \(number)", wantedBy: tx.now + .seconds(3 * 86_400)).run(
                    services, by: viewer, in: tx)
            }
        }

        /// Lines of news that came at this very moment: whose, of which kind, how many.
        func news() async throws -> [(person: ID<Colleague>, kind: String, count: Int)] {
            try await house.store.read { tx in
                try tx.rows("SELECT colleague_id, kind, COUNT(*) FROM news WHERE at = \(tx.now) GROUP BY colleague_id, kind").map {
                    (person: try $0.get(0), kind: try $0.get(1), count: try $0.get(2))
                }
            }
        }

        func read() async throws {
            try await house.store.write { try $0.run("UPDATE news SET read_at = \($0.now) WHERE read_at IS NULL") }
        }
    }

    private static let own: Set<String> = [
        News.Kind.dutiesDue.rawValue, News.Kind.dutiesLate.rawValue, News.Kind.commitmentsDue.rawValue,
    ]

    @Test func `caps, quiet hours, leave, skipped days, and no burst after downtime`() async throws {
        let scene = try await Scene()
        let declan = try #require(try await CastHouse(scene.house.services)?.id(of: Cast.declan))
        var cards: [Int: Int] = [:]
        var asked: Set<Int> = []
        var told = 0
        for day in 0..<90 {
            if Self.downtime.contains(day) {
                // Ten teams' needs come due while nothing looks.
                if day == Self.downtime.lowerBound {
                    scene.house.clock.set(Self.at(day, 9))
                    for number in 0..<10 { try await scene.ask(by: declan, number) }
                    try await scene.read()
                }
                continue
            }
            for hour in Self.hours {
                scene.house.clock.set(Self.at(day, hour))
                if hour == 9, day % 12 == 4 { try await scene.commit(day: day) }
                await scene.house.runJobs()
                let isQuiet = !DutyClock.hours.contains(hour)
                for line in try await scene.news() {
                    #expect(line.count <= 3, "day \(day), \(hour) o’clock: \(line.count) of \(line.kind) at once")
                    guard Self.own.contains(line.kind) else { continue }
                    told += line.count
                    #expect(line.count == 1 && !isQuiet, "day \(day), \(hour) o’clock: \(line.kind)")
                    #expect(line.person != scene.grace || !Self.leave.contains(day), "on leave, day \(day): \(line.kind)")
                }
                try await look(scene, day, hour, &cards, &asked)
            }
            // They read it every other day, so that what follows is a line of its own.
            if day % 2 == 1 { try await scene.read() }
        }
        try await check(scene, cards: cards, asked: asked)
        #expect(told > 8, "nothing was ever told")
    }

    /// A card a day and none at night, line-ups never of the night before, the pulse in its two weeks.
    private func look(_ scene: Scene, _ day: Int, _ hour: Int, _ cards: inout [Int: Int], _ asked: inout Set<Int>) async throws {
        let (sunniva, services) = (scene.sunniva, scene.house.services)
        let offered = try await scene.house.store.read { try PracticeOnMyDay.offered(to: sunniva, zone: Self.zone, $0) }
        if hour == 2 || hour == 22 {
            #expect(offered == nil, "a card on day \(day), \(hour) o’clock")
        } else if let offered {
            cards[day, default: 0] += 1
            let practise = Practise(sunniva, zone: Self.zone)
            try await scene.house.store.write { tx in
                try practise.answer(offered.card, .written("As I would say it"), in: tx)
                try practise.rate(offered.card, .good, in: tx)
            }
        }
        let house = services.house.current
        let isAsked = try await scene.house.store.read { tx in
            guard let viewer = try ViewerQueries.viewer(sunniva, tx) else { return false }
            return try PulseOnMyDay.isOpen(for: viewer, house, tx)
        }
        if isAsked { asked.insert(Self.start.number + day) }
    }

    private func check(_ scene: Scene, cards: [Int: Int], asked: Set<Int>) async throws {
        #expect(cards.values.allSatisfy { $0 == 1 })
        #expect(cards.count > 60)
        // Two weeks from the first Monday of a month, and never else.
        #expect(asked.allSatisfy { PulseRound.open(on: Day($0)) != nil } && asked.count > 30)
        let lounge = scene.lounge
        let (lineUps, mail, steps, early, duties) = try await scene.house.store.read { tx in
            (
                try tx.values("SELECT day FROM line_up WHERE unit_id = \(lounge)", as: Int.self).map { $0 - Self.start.number },
                try tx.value("SELECT COUNT(*) FROM mail", as: Int.self),
                try tx.value("SELECT COUNT(*) FROM month_duty_step WHERE escalated_at IS NOT NULL AND reminded_at IS NULL", as: Int.self),
                try tx.value("SELECT COUNT(*) FROM month_duty_step WHERE escalated_at < reminded_at + 86400000", as: Int.self),
                try tx.values("SELECT COUNT(*) FROM month_duty GROUP BY colleague_id, month", as: Int.self)
            )
        }
        // What was slept through stays a gap.
        #expect(Set(lineUps).count == lineUps.count && !lineUps.contains { Self.downtime.contains($0) } && lineUps.count > 60)
        #expect(mail == 0)
        #expect((steps, early) == (0, 0))
        #expect(duties.allSatisfy { $0 == 1 } && !duties.isEmpty)
    }
}
