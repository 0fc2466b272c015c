import Foundation
import Storage

/// Brings a file of bookings in, or only looks at it: bookings of people of whom something is remembered are kept, no others.
struct TakeBookings {
    let services: Services
    let file: ID<BookingImport>
    let unit: ID<Unit>
    static let batch = 200

    /// The file is no list of bookings that we can read.
    struct Unreadable: Error {}
    struct TooMany: Error {}

    func run(_ path: String, name: String, isDry: Bool) async throws -> BookingSummary {
        guard let source = try ReadBookings(path: path, name: name) else { throw Unreadable() }
        let house = services.house.current
        let feed = "\(unit)\u{1F}\(source.feed)"
        let places = Places(unit, house)
        let counted = Counted()
        counted.summary.columns = source.columns
        try await source.eachBatch(of: Self.batch, path: path) { rows in
            guard counted.summary.read + rows.count <= BookingImport.mostRows else { throw TooMany() }
            let (before, take) = (counted.summary, self)
            if isDry {
                counted.summary = try await services.store.read { try take.look(rows, before, feed, places, $0) }
            } else {
                counted.summary = try await services.store.write(priority: .low) { try take.store(rows, before, feed, places, in: $0) }
            }
        }
        return counted.summary
    }

    /// Carries the counts from batch to batch.
    private final class Counted { var summary = BookingSummary() }

    struct Places: Sendable {
        let unit: ID<Unit>
        /// Whose customers these are.
        let circle: ID<Unit>
        let byName: [String: ID<Unit>]
        let zones: [ID<Unit>: TimeZoneRules]

        init(_ unit: ID<Unit>, _ house: House) {
            self.unit = unit
            circle = house.circle(of: unit)
            // A partner's people are not the house's, though its units lie below.
            let circle = circle
            byName = Dictionary(
                house.within(Scope(roots: [unit])).filter { house.circle(of: $0.id) == circle }.map { (ColumnProfile.folded($0.name), $0.id) }
            ) { first, _ in first }
            zones = house.units.mapValues { TimeZoneRules.named($0.zone) ?? .utc }
        }
    }

    /// One row whose time and place are sound.
    private struct Ready {
        var row: ReadBookings.Row
        var digests: [String]
        var unit: ID<Unit>
        var from: Instant
        var until: Instant
        func entry(_ customer: ID<Customer>) -> String { row.read.sourceID.map { "=\($0)" } ?? "@\(customer)/\(from.milliseconds)" }
    }

    private func ready(_ row: ReadBookings.Row, _ places: Places, now: Instant) throws(ShiftRefusal) -> Ready {
        var unit = places.unit
        if let name = row.read.unit {
            guard let found = places.byName[ColumnProfile.folded(name)] else { throw .unknownUnit(name) }
            unit = found
        }
        let zone = places.zones[unit] ?? .utc
        let from = row.read.starts.instant(in: zone), until = row.read.ends.instant(in: zone)
        guard until > from else { throw .endsBeforeItBegins }
        guard until - from <= Int64(Booking.longestDays) * millisecondsPerDay else { throw .tooLong }
        guard abs(from - now.milliseconds) <= Int64(RotaShift.reach) * millisecondsPerDay else { throw .tooFar }
        return Ready(
            row: row, digests: row.keys.digests(services.key), unit: unit, from: Instant(milliseconds: from), until: Instant(milliseconds: until))
    }

    typealias Rows = [(row: Int, read: Result<ReadBookings.Row, ShiftRefusal>)]

    private func sound(_ rows: Rows, _ summary: inout BookingSummary, _ places: Places, now: Instant) -> [(row: Int, ready: Ready)] {
        rows.compactMap { number, read in
            summary.read += 1
            do throws(ShiftRefusal) { return (number, try ready(try read.get(), places, now: now)) } catch {
                summary.refuse(number, error.code)
                return nil
            }
        }
    }

    private func look(_ rows: Rows, _ before: BookingSummary, _ feed: String, _ places: Places, _ tx: any ReadTransaction) throws -> BookingSummary {
        var summary = before
        for (number, one) in sound(rows, &summary, places, now: tx.now) {
            let owners = try CustomerQueries.owners(of: one.digests, in: places.circle, tx)
            if let known = one.digests.lazy.compactMap({ owners[$0] }).first {
                try count(one, of: known, feed, &summary, tx)
            } else if try !CustomerQueries.forgotten(one.digests, in: places.circle, tx).isEmpty {
                summary.refuse(number, "forgotten")
            } else if one.row.preference != nil, !one.row.read.isCancelled {
                summary.new += 1
                summary.preferences += 1
            } else if !one.row.read.isCancelled, try CustomerQueries.isPromised(one.row.keys.email, in: places.circle, tx) {
                summary.new += 1
            } else {
                summary.unknown += 1
            }
        }
        return summary
    }

    private func store(_ rows: Rows, _ before: BookingSummary, _ feed: String, _ places: Places, in tx: any Transaction) throws -> BookingSummary {
        var summary = before
        let remember = RememberCustomer(services: services)
        for (number, one) in sound(rows, &summary, places, now: tx.now) {
            do {
                let owners = try CustomerQueries.owners(of: one.digests, in: places.circle, tx)
                let isKnown = one.digests.contains { owners[$0] != nil }
                let isWanted =
                    try isKnown
                    || !one.row.read.isCancelled
                        && (one.row.preference != nil || CustomerQueries.isPromised(one.row.keys.email, in: places.circle, tx))
                guard isWanted else {
                    if try CustomerQueries.forgotten(one.digests, in: places.circle, tx).isEmpty {
                        summary.unknown += 1
                    } else {
                        summary.refuse(number, "forgotten")
                    }
                    continue
                }
                let person = RememberCustomer.Person(name: one.row.name, keys: one.row.keys, unit: one.unit)
                let customer = try remember.customer(person, by: file, in: tx)
                try put(one, of: customer, feed, &summary, in: tx)
                guard let text = one.row.preference, !one.row.read.isCancelled else { continue }
                // A booking system knows what was said there; what kind it is, it does not say.
                try remember.add(.other, text, .stated, hasConsent: false, to: customer, by: nil, file: file, in: tx)
                summary.preferences += 1
            } catch let refused as RememberCustomer.Refused {
                summary.refuse(number, refused == .forgotten ? "forgotten" : refused == .saidNo ? "said-no" : "too-many")
            }
        }
        return summary
    }

    private func count(_ one: Ready, of customer: ID<Customer>, _ feed: String, _ summary: inout BookingSummary, _ tx: any ReadTransaction) throws {
        let entry = one.entry(customer)
        switch (try BookingQueries.entries([entry], of: feed, tx)[entry], one.row.read.isCancelled) {
        case (nil, true): summary.unknown += 1
        case (.some, true): summary.gone += 1
        case (nil, false): summary.new += 1
        case (.some(let was), false): if isSame(was, one, customer) { summary.same += 1 } else { summary.changed += 1 }
        }
        if one.row.preference != nil, !one.row.read.isCancelled { summary.preferences += 1 }
    }

    private func put(_ one: Ready, of customer: ID<Customer>, _ feed: String, _ summary: inout BookingSummary, in tx: any Transaction) throws {
        let entry = one.entry(customer)
        let was = try BookingQueries.entries([entry], of: feed, tx)[entry]
        if one.row.read.isCancelled {
            guard let was else { return summary.unknown += 1 }
            summary.gone += 1
            return try BookingQueries.remove([was.id], in: tx)
        }
        if let was, isSame(was, one, customer) { summary.same += 1 } else if was == nil { summary.new += 1 } else { summary.changed += 1 }
        let booking = Booking(
            id: was?.id ?? services.newID(at: tx.now), customer: customer, unit: one.unit, from: one.from, until: one.until,
            place: one.row.read.place,
            work: one.row.read.work)
        try BookingQueries.put(booking, feed: feed, entry: entry, by: file, in: tx)
    }

    private func isSame(_ was: Booking, _ one: Ready, _ customer: ID<Customer>) -> Bool {
        was.customer == customer && was.unit == one.unit && was.from == one.from && was.until == one.until && was.place == one.row.read.place
            && was.work == one.row.read.work
    }
}

/// Forgets bookings that are long over, preferences that nobody confirmed, and files that nobody brought in.
struct TidyCustomers: Sendable {
    let services: Services
    init(_ services: Services) { self.services = services }

    func run() async throws {
        while try await services.store.write(priority: .low, { try BookingQueries.forgetOld(limit: 1_000, in: $0) }) == 1_000 {
            try Task.checkCancellation()
        }
        while try await services.store.write(priority: .low, { try PreferenceQueries.forgetExpired(limit: 1_000, in: $0) }) == 1_000 {
            try Task.checkCancellation()
        }
        let paths = try await services.store.write(priority: .low) { try BookingQueries.abandon(before: $0.now - .seconds(7 * 86_400), in: $0) }
        services.discard(paths)
    }
}
