import Hearten
import Storage

/// The rota of Kittiwake Air, a week back and two ahead, and a compliment that names nobody but says where and when.
enum CastShifts {
    /// Somebody's usual day: hours of the wall, place and work.
    private struct Usual {
        let person: Cast.Person
        let from: Int
        let hours: Int
        var place: String?
        var work: String?
        /// Days of the week off, 1 Monday to 7 Sunday.
        var off: Set<Int> = []
    }

    private static let usual: [Usual] = [
        Usual(person: Cast.ibrahim, from: 5, hours: 8, place: "Gate 4"),
        Usual(person: Cast.sunniva, from: 6, hours: 8, place: "The lounge", off: [2, 3]),
        Usual(person: Cast.declan, from: 5, hours: 8, place: "Belt 2", off: [6, 7]),
        Usual(person: Cast.samuel, from: 22, hours: 8, work: "night line", off: [1, 2, 5]),
    ]

    /// The crew of one flight: today they are on it whatever the hour, so that the demo's *My day* greets them with it.
    private static let crew = [Cast.amina, Cast.jonas, Cast.mei]
    private static let flights = ["flight KA 214 to Northcombe", "flight KA 302 to Port Amaly"]

    static func lay(_ house: CastHouse, _ services: Services, now: Instant, _ tx: any Transaction) throws {
        let random = Randomness.seeded(2_211)
        for person in usual.map(\.person) + crew {
            guard let id = house.id(of: person), let unit = house.units[person.spot] else { continue }
            let zone = services.house.current.unit(unit)?.zone ?? "UTC"
            let today = LocalTime(now, zone: zone).day
            for day in (today.number - 7)...(today.number + 14) {
                guard let shift = shift(of: person, on: Day(day), today: today, now: now, zone: zone) else { continue }
                try CastQueries.addShift(
                    ID(at: now, random: random.next()), of: id, at: unit, from: shift.from, until: shift.until, place: shift.place,
                    work: shift.work, entry: "\(id)/\(day)", tx)
            }
        }
    }

    private static func shift(
        of person: Cast.Person, on day: Day, today: Day, now: Instant, zone: String
    ) -> (from: Instant, until: Instant, place: String?, work: String?)? {
        if let usual = usual.first(where: { $0.person.email == person.email }) {
            guard !usual.off.contains(day.weekday) else { return nil }
            let from = Instant(milliseconds: wall(day, hour: usual.from, near: now, zone: zone))
            return (from, from + .seconds(Int64(usual.hours) * 3600), usual.place, usual.work)
        }
        if day == today {
            let hour = now.milliseconds - now.milliseconds % 3_600_000
            return (Instant(milliseconds: hour - 3_600_000), Instant(milliseconds: hour + 6 * 3_600_000), "Gate 6", flights.first)
        }
        guard day.number % 3 != 0 else { return nil }
        let from = Instant(milliseconds: wall(day, hour: 6, near: now, zone: zone))
        return (from, from + .seconds(8 * 3600), "Gate 6", flights[abs(day.number) % flights.count])
    }

    /// The instant at which the wall of the zone reads the hour of that day, by the offset that holds now.
    private static func wall(_ day: Day, hour: Int, near now: Instant, zone: String) -> Int64 {
        Int64(day.number) * 86_400_000 + Int64(hour * 3_600 - LocalTime(now, zone: zone).offsetSeconds) * 1_000
    }

    /// Told half an hour after it happened, at the sign of the gates.
    static func tell(_ house: CastHouse, _ services: Services, now: Instant) async throws {
        guard let unit = house.units[.gates], house.points.indices.contains(5) else { return }
        let zone = services.house.current.unit(unit)?.zone ?? "UTC"
        let today = LocalTime(now, zone: zone).day
        var at = wall(today, hour: 7, near: now, zone: zone) + 1_800_000
        if at > now.milliseconds { at -= 86_400_000 }
        var new = NewMoment(receivedAt: Instant(milliseconds: at), unit: unit, touchpoint: house.points[5], channel: .sign, source: .form)
        new.level = 6
        new.words = "The man at gate 4 at seven saw that my father could not stand for so long, and had fetched a chair before I could ask."
        new.sharing = .team
        new.language = "en"
        let prepared = PreparedMoment(new, services)
        try await services.store.write { tx in
            try ReceiveMoments(services).one(prepared, in: MovedBack(tx, to: prepared.receivedAt))
        }
    }
}
