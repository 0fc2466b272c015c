package import Hearten
import Storage

/// The identities that the cast's places, points and people got in one database.
package struct CastHouse: Sendable {
    package private(set) var units: [Cast.Spot: ID<Unit>] = [:]
    package private(set) var points: [ID<Touchpoint>] = []
    package private(set) var people: [String: ID<Colleague>] = [:]
    private(set) var signs: [String: ID<QRSign>] = [:]

    init() {}

    /// The identities in a database that was seeded before; nil when it holds something else.
    package init?(_ services: Services) async throws {
        let house = services.house.current
        guard house.name == Cast.organisation else { return nil }
        for unit in house.units.values { if let spot = Cast.Spot(rawValue: unit.name) { units[spot] = unit.id } }
        points = house.journey.map(\.id)
        for sign in house.signs.values { signs[sign.code] = sign.id }
        people = try await services.store.read { try CastQueries.colleagues($0) }
    }

    package func id(of person: Cast.Person) -> ID<Colleague>? { people[person.email] }

    /// Lays the house: places with their hours, the journey, signs, people and the token.
    mutating func lay(random: Randomness, passwordHash: String?, _ tx: any Transaction) throws {
        try OrganisationQueries.found(
            Organisation(
                name: Cast.organisation, sector: "airline", zone: "Europe/Lisbon", language: "en", casePrefix: "KA", brandHue: 218,
                phone: "+351 21 000 00 00"),
            firstCase: 2310, tx)
        try layUnits(random, tx)
        try layJourney(random, tx)
        for person in Cast.people {
            guard let unit = units[person.spot] else { continue }
            let id = ID<Colleague>(at: tx.now, random: random.next())
            try CastQueries.add(person, id: id, unit: unit, passwordHash: passwordHash, tx)
            for part in person.parts {
                if let within = units[part.within] { try CastQueries.assign(part.role, to: id, within: within, tx) }
            }
            people[person.email] = id
        }
        if let root = units[.house] {
            try CastQueries.addToken(
                Cast.apiToken, name: "Booking system", rights: [.tellMoments, .readMoments, .importMoments], unit: root,
                id: ID(at: tx.now, random: random.next()), by: id(of: Cast.ingrid), tx)
        }
    }

    private mutating func layUnits(_ random: Randomness, _ tx: any Transaction) throws {
        let year = LocalTime(tx.now, zone: "UTC").day.civil.year
        for spot in Cast.Spot.allCases {
            let id = ID<Unit>(at: tx.now, random: random.next())
            try UnitQueries.add(spot.unit, id: id, below: spot.parent.flatMap { units[$0] }, tx)
            units[spot] = id
            let days = (year...year + 2).flatMap { year in
                spot.holidays.map { Holiday(unit: id, day: Day(year: year, month: $0.month, day: $0.day), name: $0.name, hours: $0.hours) }
            }
            try UnitQueries.setHolidays(days, of: id, tx)
        }
    }

    private mutating func layJourney(_ random: Randomness, _ tx: any Transaction) throws {
        guard let pack = SectorPack.named("airline") else { return }
        try OrganisationQueries.set(pack.words.mapValues { Optional($0) }, tx)
        for (place, point) in pack.journey.enumerated() {
            let heard = CastPoint.all.filter { $0.point == place }
            var point = point
            point.owner = heard.first.flatMap { units[$0.spot] }
            point.method = CastHouse.methods[place] ?? "sign"
            let id = ID<Touchpoint>(at: tx.now, random: random.next())
            try JourneyQueries.add(point, id: id, tx)
            points.append(id)
            for one in heard {
                guard let code = one.sign, let unit = units[one.spot] else { continue }
                let sign = ID<QRSign>(at: tx.now, random: random.next())
                try SignQueries.add(code: code, unit: unit, touchpoint: id, id: sign, tx)
                signs[code] = sign
            }
        }
    }

    /// How each point is listened to, where not by a sign.
    private static let methods: [Int: String] = [0: "api", 1: "tell", 8: "tell", 10: "tell", 11: "import"]
}
