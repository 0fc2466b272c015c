import Foundation
import Hearten
import Storage

/// What the cast's teams ask of each other, and four months of their pulse.
enum CastTeams {
    private static let asked: [(by: Cast.Person, to: Cast.Spot, words: String, hoursAgo: Int, state: String, owner: Cast.Person?, level: Int?)] = [
        (Cast.declan, .gates, "Please hold the last cart until 18:40 today. Two prams from KA 302 come from the far stand.", 2, "waiting", nil, nil),
        (
            Cast.sunniva, .bags, "A guest left a hearing aid case in seat 4A of KA 118. Could somebody look before the cabin is cleaned?", 20, "done",
            Cast.declan, nil
        ),
        (
            Cast.samuel, .lounge, "A family of five is rebooked and waits for three hours. Is there a quiet corner for the little ones?", 50,
            "closed",
            Cast.grace, 6
        ),
    ]

    static func ask(_ house: CastHouse, _ services: Services, now: Instant, _ tx: any Transaction) throws {
        for one in asked {
            let past = MovedBack(tx, to: now - .seconds(Int64(one.hoursAgo) * 3_600))
            guard let id = house.id(of: one.by), let viewer = try ViewerQueries.viewer(id, tx), let to = house.units[one.to] else { continue }
            let request = AskTeam(id: services.newID(at: past.now), to: to, words: one.words, wantedBy: nil)
            try request.run(services, by: viewer, in: past)
            guard let owner = one.owner.flatMap({ house.id(of: $0) }) else { continue }
            try CastQueries.finish(request.id, state: one.state, owner: owner, level: one.level, MovedBack(tx, to: past.now + .seconds(1_800)))
        }
    }

    /// Answers by place: how many, and around which value the months lie.
    private static let pulse: [(spot: Cast.Spot, people: Int, around: [Double])] = [
        (.lounge, 9, [3.6, 3.8, 4.1]), (.gates, 12, [3.2, 3.4, 3.1]), (.heron, 14, [3.9, 3.7, 3.5]), (.bags, 8, [3.1, 3.3, 2.6]),
        (.puffin, 3, [3.0, 3.0, 3.0]), (.calls, 16, [3.3, 3.0, 3.4]),
    ]

    static func countPulse(_ house: CastHouse, now: Instant, _ tx: any Transaction) throws {
        try CastQueries.switchPulseOn(tx)
        var maker = SeededDraw(seed: 77)
        let (year, month, _) = LocalTime(now, zone: "UTC").day.civil
        for back in 1...4 {
            let round = year * 12 + month - 1 - back
            for place in pulse {
                guard let unit = house.units[place.spot] else { continue }
                for question in 1...3 {
                    for _ in 0..<place.people {
                        let value = place.around[question - 1] + maker.next() * 2.6 - 1.3 + (back <= 1 && question == 3 ? 0.5 : 0)
                        try CastQueries.countPulse(round, unit, question, min(5, max(1, Int(value.rounded()))), tx)
                    }
                }
            }
        }
    }
}

/// Numbers from 0 to 1, the same every time.
private struct SeededDraw {
    private let random: Randomness
    init(seed: UInt64) { random = .seeded(seed) }
    mutating func next() -> Double { Double(random.next() >> 11) / Double(1 << 53) }
}
