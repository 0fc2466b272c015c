import Hearten
import Storage

/// The devices of Kittiwake Air: a shared tablet in the lounge, known phones, and PINs for those who work on the floor.
enum CastDevices {
    /// With this PIN everybody below comes in at a shared tablet of the demo.
    static let pin = "482915"
    /// Its argon2id hash, made once, so that filling a house takes no time for it.
    private static let pinHash = "$argon2id$v=19$m=19456,t=2,p=1$Mh0U76/QnGDifgH3EqrFAQ$FFIdR6uGdLZ0mnVl+ll1+o4eET246Vo5mOtRhsYWrvU"
    private static let onTheFloor: [Cast.Person] = [
        Cast.sunniva, Cast.grace, Cast.ibrahim, Cast.tomas, Cast.amina, Cast.mei, Cast.jonas, Cast.declan,
    ]
    private static let phones: [(person: Cast.Person, daysAgo: Int)] = [(Cast.sunniva, 9), (Cast.amina, 30), (Cast.declan, 3)]

    static func fill(_ house: CastHouse, random: Randomness, _ tx: any Transaction) throws {
        for person in onTheFloor {
            guard let id = house.id(of: person) else { continue }
            try tx.run("INSERT INTO pin (colleague_id, hash, set_at) VALUES (\(id), \(pinHash), \(tx.now))")
        }
        for phone in phones {
            guard let id = house.id(of: phone.person) else { continue }
            let past = MovedBack(tx, to: tx.now - .seconds(Int64(phone.daysAgo) * 86_400))
            let session: ID<Session> = ID(at: past.now, random: random.next())
            // Nobody holds their tokens: they stand in the list, and can be ended there.
            try SessionQueries.start(
                session, of: id, token: Token(random: random), device: "\(phone.person.givenName)’s phone", as: .device, in: past)
        }
        if let lounge = house.units[.lounge], let grace = house.id(of: Cast.grace) {
            try TabletQueries.add(
                ID(at: tx.now, random: random.next()), token: Token(random: random), unit: lounge, name: "Lounge 1", by: grace,
                in: MovedBack(tx, to: tx.now - .seconds(12 * 86_400)))
        }
    }
}
