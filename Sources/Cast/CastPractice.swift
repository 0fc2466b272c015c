import Hearten
import Statistics
import Storage

/// Some weeks of practice at Kittiwake Air: who practises, how well they hear customers, and what they were not ready for.
enum CastPractice {
    private static let people: [Cast.Person] = [
        Cast.amina, Cast.mei, Cast.jonas, Cast.sunniva, Cast.ibrahim, Cast.tomas, Cast.priya, Cast.samuel, Cast.grace,
    ]
    private static let days = 33
    /// Words of three moments at the gates that tell of the same thing, and who was not ready for each.
    private static let unready: [(person: Cast.Person, words: String?)] = [
        (Cast.ibrahim, "I did not know whether I may take it out of the hold again."), (Cast.tomas, nil),
        (Cast.amina, "They asked me on board, and the door was closed."),
    ]

    static func fill(_ house: CastHouse, _ services: Services, _ tx: any Transaction) throws {
        let random = Randomness.seeded(2_026)
        for (number, person) in people.enumerated() {
            guard let id = house.id(of: person), let unit = house.units[person.spot] else { continue }
            let zone = services.house.current.unit(unit)?.zone ?? "UTC"
            for ago in stride(from: days, through: 1, by: -1) where (ago + number * 2) % 7 < 4 {
                let past = MovedBack(tx, to: tx.now - .seconds(Int64(ago) * 86_400))
                try practise(id, zone, random, past)
                if ago % 5 == 2 { try predict(id, zone, scope(of: person, house), random, past) }
            }
        }
        try sayUnready(house, services, tx)
    }

    private static func practise(_ id: ID<Colleague>, _ zone: String, _ random: Randomness, _ past: MovedBack) throws {
        guard let next = try PracticeDay.load(of: id, zone: zone, past).next, let card = try PracticeCardQueries.card(next, past) else { return }
        let one = Practise(id, zone: zone)
        let best = (card.content.options.firstIndex { $0.isBest } ?? 0) + 1
        let isGood = random.next() % 4 > 0
        switch card.kind {
        case .choose: try one.answer(next, .chosen(isGood ? best : 1 + Int(random.next() % 2)), in: past)
        case .compare: try one.answer(next, .written("I look at them, say what I can do, and by when. Then I do it."), in: past)
        }
        try one.rate(next, isGood ? .good : .hard, in: past)
    }

    private static func scope(of person: Cast.Person, _ house: CastHouse) -> Scope {
        Scope(roots: person.parts.filter { $0.role.rights.contains(.readMoments) }.compactMap { house.units[$0.within] })
    }

    private static func predict(
        _ id: ID<Colleague>, _ zone: String, _ scope: Scope, _ random: Randomness, _ past: MovedBack
    ) throws {
        let day = LocalTime(past.now, zone: zone).day
        for moment in try CastQueries.tapped(in: scope, before: past.now, limit: 2, past) {
            let off = [-1, 0, 0, 0, 1, 1][Int(random.next() % 6)]
            let predicted = min(6, max(1, moment.level + off))
            try AskFirstQueries.add(.init(moment: moment.id, predicted: predicted, told: moment.level), of: id, on: day, in: past)
        }
    }

    private static func sayUnready(_ house: CastHouse, _ services: Services, _ tx: any Transaction) throws {
        let moments = try CastQueries.moments(mentioning: "my medicine", limit: unready.count, tx)
        for (place, (one, moment)) in zip(unready, moments).enumerated() {
            guard let id = house.id(of: one.person) else { continue }
            let past = MovedBack(tx, to: tx.now - .seconds(Int64(unready.count - place) * 86_400))
            if let said = try SayNotReady(services).run(moment, words: one.words, by: id, in: past) {
                try FindAlike(services).run(said, in: past)
            }
        }
    }
}
