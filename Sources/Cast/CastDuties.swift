import Hearten
import Storage

/// A month of duties at Kittiwake Air, half of them kept, and some commitments.
enum CastDuties {
    private static let promises:
        [(by: Cast.Person, of: String, to: Cast.Person, value: Hearten.Category, days: Int, isDone: Bool, isConfirmed: Bool)] = [
            (Cast.amina, "Bring the cabin’s list of tight connections to the gate before we land", Cast.ibrahim, .delivery, 3, false, false),
            (Cast.ibrahim, "Call the lounge when boarding begins, not when it ends", Cast.sunniva, .delivery, -2, true, false),
            (Cast.sunniva, "Keep a chair by the door for whoever comes off the night flight", Cast.mei, .mindset, -9, true, true),
            (Cast.jonas, "Tell the late crew the day’s one change in two lines", Cast.amina, .relationship, -5, true, true),
        ]

    static func fill(_ house: CastHouse, _ services: Services, _ tx: any Transaction) throws {
        let home = services.house.current
        let month = Month(of: LocalTime(tx.now, zone: home.zone).day)
        // The month began when it began: its duties are as old.
        let first = Instant(milliseconds: Int64(month.first.number) * 86_400_000 + 9 * 3_600_000)
        try KeepDuties(services).begin(in: MovedBack(tx, to: min(first, tx.now)))
        for person in [Cast.grace, Cast.priya, Cast.wanjiru] {
            guard let id = house.id(of: person) else { continue }
            try CastQueries.keepBrief(of: id, at: min(first + .seconds(2 * 86_400), tx.now), tx)
        }
        let today = LocalTime(tx.now, zone: "UTC").day.number
        for (number, person) in Cast.people.enumerated() {
            if let id = house.id(of: person) { try CastQueries.wasHere(id, on: Day(today - (number * 5) % 11), tx) }
        }
        for one in promises {
            guard let by = house.id(of: one.by), let to = house.id(of: one.to), let unit = house.units[one.by.spot] else { continue }
            let made = MovedBack(tx, to: tx.now - .seconds(12 * 86_400))
            let id: ID<Commitment> = services.newID(at: made.now)
            try CommitmentQueries.add(
                Commitment(
                    id: id, actor: by, unit: unit, action: one.of, beneficiary: to, category: one.value, madeAt: made.now,
                    dueAt: tx.now + .seconds(Int64(one.days) * 86_400)), in: made)
            let done = MovedBack(tx, to: tx.now - .seconds(Int64(1 - min(0, one.days)) * 43_200))
            if one.isDone { _ = try CommitmentQueries.setDone(id, in: done) }
            if one.isConfirmed { _ = try CommitmentQueries.confirm(id, in: done) }
        }
    }
}
