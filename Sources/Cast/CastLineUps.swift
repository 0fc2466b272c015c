import Hearten
import Storage

/// Two weeks of line-ups at Kittiwake Air, today's ready, one day left out, and promises on the boards.
enum CastLineUps {
    private static let promised: [(spot: Cast.Spot, words: String, person: Cast.Person?, daysAgo: Int, isKept: Bool)] = [
        (.lounge, "A second person at the desk from seven to nine", Cast.grace, 4, false),
        (.lounge, "Ask the cleaners for the blind poles by the quiet seats", Cast.sunniva, 2, true),
        (.lounge, "Say how long the wait is before anybody asks", nil, 1, false),
        (.heron, "Kneel down for the first word to a child", Cast.mei, 2, true),
        (.heron, "Tell the row when the trolley comes, not when it is there", Cast.amina, 1, false),
        (.calls, "Call the three oldest cases before noon", Cast.samuel, 2, false),
    ]
    private static let answers = [
        "Two of us had the same customer without knowing. We say the name at hand-over now.",
        "Most of what went wrong began with a wait that nobody explained.",
        "The quick thank-you at the door does more than we think.",
    ]

    /// The newest compliment was told on an early morning of the invented past: in the demo it is for today.
    private static func keepThanksForToday(_ unit: Unit, _ services: Services, _ tx: any Transaction) throws {
        let day = LocalTime(tx.now, zone: unit.zone).day.number
        let told = try tx.row(
            """
            SELECT l.id, l.thanks_id FROM line_up l JOIN moment m ON m.id = l.thanks_id
            WHERE l.unit_id = \(unit.id) AND l.day < \(day) ORDER BY m.happened_at DESC LIMIT 1
            """)
        guard let told,
            try tx.run(
                "UPDATE line_up SET thanks_id = \(try told.get(1, as: Int64.self)) WHERE unit_id = \(unit.id) AND day = \(day) AND thanks_id IS NULL")
                > 0
        else { return }
        try tx.run("UPDATE line_up SET thanks_id = NULL WHERE id = \(try told.get(0, as: Int64.self))")
    }

    static func fill(_ cast: CastHouse, _ services: Services, days: Int, _ tx: any Transaction) throws {
        let house = services.house.current
        let principles = try PrincipleQueries.live(tx)
        let teams = try LineUpQueries.teams(nil, tx).keys.sorted().compactMap { house.unit($0) }.filter { $0.kind == .own }
        for back in (0..<max(1, days)).reversed() {
            let morning = MovedBack(tx, to: tx.now - .seconds(Int64(back) * 86_400))
            for (number, unit) in teams.enumerated() {
                let day = LocalTime(morning.now, zone: unit.zone).day
                guard back == 0 || house.works(unit.id, on: day),
                    let one = try ComposeLineUp(unit: unit, day: day, house: house).run(principles: principles, services, in: morning)
                else { continue }
                // Today's is still to come, and one morning was too busy.
                guard back > 0, (back + number) % 6 != 3, let leader = cast.id(of: Cast.grace) else { continue }
                let people = try LineUpQueries.colleagues(of: unit.id, limit: 40, morning)
                try LineUpQueries.hold(one.id, present: people, answers: answers[(back + number) % answers.count], by: leader, in: morning)
            }
        }
        for unit in teams { try keepThanksForToday(unit, services, tx) }
        for one in promised {
            guard let unit = cast.units[one.spot], let maker = cast.id(of: one.person ?? Cast.grace) else { continue }
            let past = MovedBack(tx, to: tx.now - .seconds(Int64(one.daysAgo) * 86_400))
            let id: ID<LineUpPromise> = services.newID(at: past.now)
            try LineUpPromiseQueries.add(id, one.words, of: one.person.flatMap { cast.id(of: $0) }, at: unit, by: maker, in: past)
            if one.isKept { _ = try LineUpPromiseQueries.end(id, isKept: true, in: tx) }
        }
    }
}
