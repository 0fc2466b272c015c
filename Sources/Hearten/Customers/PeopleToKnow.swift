import Storage

/// Customers whom somebody on shift meets today and of whom something is remembered or promised.
struct PeopleToKnow: Sendable {
    struct Person: Sendable {
        var customer: Customer
        var booking: Booking
        var preferences: [Preference]
        var promises: [OpenPromise]
    }

    var people: [Person] = []
    var count = 0

    static let mostShown = 5
    private static let mostOfOne = 3
    private static let mostLooked = 300
    /// Whoever begins within this time prepares for it.
    private static let soon: Duration = .seconds(12 * 3600)

    /// Nobody without a shift, and nobody on leave, sees anybody.
    static func load(_ viewer: Viewer, _ services: Services, _ tx: any ReadTransaction) throws -> PeopleToKnow {
        guard let shift = try shift(of: viewer.id, tx) else { return PeopleToKnow() }
        return try told(try matching(shift, services.house.current, tx), services, tx)
    }

    /// For the line-up of a unit on a day: who comes there, or is on what its people work on. It is read aloud and hangs on a wall, so that
    /// health, diet and belief are left out.
    static func load(at unit: Unit, on day: Day, _ services: Services, _ tx: any ReadTransaction) throws -> PeopleToKnow {
        let zone = TimeZoneRules.named(unit.zone) ?? .utc
        let from = Instant(milliseconds: zone.instant(wall: Int64(day.number) * millisecondsPerDay))
        let until = Instant(milliseconds: zone.instant(wall: Int64(day.number + 1) * millisecondsPerDay))
        let house = services.house.current
        let works = Set(try ShiftQueries.touching(from, until, in: [unit.id], limit: mostLooked, tx).compactMap(\.work))
        let below = Set(house.below(unit.id).map(\.id))
        let bookings = try of(unit.id, from, until, house, tx) { booking in
            below.contains(booking.unit) || booking.work.map { booked in works.contains { isSame($0, booked) } } ?? false
        }
        return try told(bookings, services, tx, isPublic: true)
    }

    private static func told(
        _ bookings: [Booking], _ services: Services, _ tx: any ReadTransaction, isPublic: Bool = false
    ) throws -> PeopleToKnow {
        var found = PeopleToKnow()
        found.count = bookings.count
        let shown = bookings.prefix(mostShown)
        let ids = shown.map(\.customer)
        let live = try PreferenceQueries.live(of: ids, limit: Preference.most * mostShown, tx).filter { !isPublic || !$0.kind.isSensitive }
        let preferences = Dictionary(grouping: live.map { CustomerDesk.shown($0, services) }, by: \.customer)
        let open = try PreferenceQueries.open(of: ids, limit: Preference.most * mostShown, tx)
        let promises = Dictionary(grouping: open.map { CustomerDesk.shown($0, services) }, by: \.customer)
        found.people = try shown.compactMap { booking in
            guard let customer = try CustomerQueries.find(booking.customer, tx) else { return nil }
            if preferences[customer.id] == nil, promises[customer.id] == nil { return nil }
            return Person(
                customer: customer, booking: booking, preferences: Array((preferences[booking.customer] ?? []).prefix(mostOfOne)),
                promises: Array((promises[booking.customer] ?? []).prefix(mostOfOne)))
        }
        return found
    }

    /// Whether the viewer meets this customer on the shift that lasts or comes.
    static func holds(_ customer: ID<Customer>, for viewer: Viewer, _ house: House, _ tx: any ReadTransaction) throws -> Bool {
        guard let shift = try shift(of: viewer.id, tx) else { return false }
        return try matching(shift, house, tx).contains { $0.customer == customer }
    }

    private static func shift(of colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> RotaShift? {
        if case .onLeave = try Shifts.presence(of: [colleague], at: tx.now, tx)[colleague] { return nil }
        if let current = try Shifts.current(of: colleague, at: tx.now, tx) { return current }
        return try Shifts.next(of: colleague, at: tx.now, tx).flatMap { $0.from - tx.now <= soon ? $0 : nil }
    }

    /// Each customer once: those booked on the shift's work where both name one, else in its unit or below.
    private static func matching(_ shift: RotaShift, _ house: House, _ tx: any ReadTransaction) throws -> [Booking] {
        let below = Set(house.below(shift.unit).map(\.id))
        return try of(shift.unit, shift.from, shift.until, house, tx) { booking in
            guard let work = shift.work, let booked = booking.work else { return below.contains(booking.unit) }
            return isSame(work, booked)
        }
    }

    /// Bookings around a unit, of its own circle, each customer once.
    private static func of(
        _ unit: ID<Unit>, _ from: Instant, _ until: Instant, _ house: House, _ tx: any ReadTransaction, where isMet: (Booking) -> Bool
    ) throws -> [Booking] {
        let circle = house.circle(of: unit)
        let related = (house.below(unit) + house.ancestors(of: unit)).map(\.id).filter { house.circle(of: $0) == circle }
        var seen: Set<ID<Customer>> = []
        return try BookingQueries.remembered(from, until, in: related, limit: mostLooked, tx).filter(isMet).filter {
            seen.insert($0.customer).inserted
        }
    }

    /// "flight KA 214 to Northcombe" is "KA214".
    static func isSame(_ work: String, _ booked: String) -> Bool {
        let (one, other) = (squeezed(work), squeezed(booked))
        guard other.utf8.count >= 2, one.utf8.count >= 2 else { return one == other }
        return parts(work, hold: other) || parts(booked, hold: one)
    }

    private static func squeezed(_ text: String) -> String { ColumnProfile.folded(text).replacing(" ", with: "") }

    /// Whether whole words in a row, written together, are `wanted`: "ka 21" is not in "ka 214".
    private static func parts(_ text: String, hold wanted: String) -> Bool {
        let words = ColumnProfile.folded(text).split(separator: " ")
        for start in words.indices {
            var joined = ""
            for word in words[start...] {
                joined += word
                if joined == wanted { return true }
                if joined.utf8.count > wanted.utf8.count { break }
            }
        }
        return false
    }
}
