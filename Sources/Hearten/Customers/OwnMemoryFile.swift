import Storage

/// All that is remembered of one customer, as a file for them: theirs, and nothing of whoever wrote it down.
///
/// Moments and cases are not in it: somebody typed this customer's address, and an address proves nobody to be its owner. What was told and
/// answered stands on the page of each case, whose link only went to whoever told it.
struct OwnMemoryFile: Sendable {
    struct Refused: Sendable {
        var kind: String
        var at: Instant
    }
    struct Promise: Sendable {
        var text: String
        var dueAt: Instant?
        var madeAt: Instant
        var keptAt: Instant?
    }

    var customer: Customer
    var knownSince: Instant
    var keyCount: Int
    var preferences: [Preference]
    var refused: [Refused]
    var promises: [Promise]
    var bookings: [Booking]

    /// More of one thing is not kept of one customer in any house that we know; where it is, the file says that it was cut.
    static let most = 1_000

    static func load(_ customer: Customer, _ tx: any ReadTransaction) throws -> OwnMemoryFile {
        let more = most + 1
        return OwnMemoryFile(
            customer: customer, knownSince: try OwnMemoryQueries.knownSince(customer.id, tx),
            keyCount: try OwnMemoryQueries.keyCount(customer.id, tx),
            preferences: try PreferenceQueries.kept(of: customer.id, limit: more, tx),
            refused: try OwnMemoryQueries.refused(by: customer.id, limit: more, tx),
            promises: try OwnMemoryQueries.promises(to: customer.id, limit: more, tx),
            bookings: try OwnMemoryQueries.bookings(of: customer.id, limit: more, tx))
    }

    func json(_ house: House, _ say: Say, now: Instant) -> JSON {
        let isCut = [preferences.count, refused.count, promises.count, bookings.count].contains { $0 > Self.most }
        return .object([
            .init("what", .string(say(.ownFileWhat(house.name)))), .init("elsewhere", .string(say(.ownFileElsewhere))),
            .init("made_at", .string(now.iso8601)), .init("is_cut", .bool(isCut)), .init("you", you(house)),
            .init("preferences", list(preferences, preference)), .init("not_to_be_assumed", list(refused, said)),
            .init("promises", list(promises, promise)), .init("bookings", list(bookings) { booking($0, house) }),
        ])
    }

    private func list<Each>(_ all: [Each], _ each: (Each) -> JSON) -> JSON { .array(all.prefix(Self.most).map(each)) }
    private func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    private func time(_ instant: Instant?) -> JSON { text(instant?.iso8601) }

    private func you(_ house: House) -> JSON {
        .object([
            .init("name", .string(customer.name)), .init("email", text(customer.email?.text)), .init("phone", text(customer.phone)),
            .init("known_at", text(house.unit(customer.unit)?.name)), .init("known_since", time(knownSince)),
            .init("digests_of_your_addresses_and_numbers", .int(Int64(keyCount))),
        ])
    }

    private func preference(_ one: Preference) -> JSON {
        .object([
            .init("kind", .string(one.kind.rawValue)), .init("text", .string(one.text)), .init("how_we_know", .string(one.source.rawValue)),
            .init("noted_at", time(one.madeAt)), .init("confirmed_at", time(one.confirmedAt)), .init("kept_until", time(one.expiresAt)),
        ])
    }

    private func said(_ one: Refused) -> JSON { .object([.init("kind", .string(one.kind)), .init("since", time(one.at))]) }

    private func promise(_ one: Promise) -> JSON {
        .object([
            .init("text", .string(one.text)), .init("made_at", time(one.madeAt)), .init("due_at", time(one.dueAt)),
            .init("kept_at", time(one.keptAt)),
        ])
    }

    private func booking(_ one: Booking, _ house: House) -> JSON {
        .object([
            .init("from", time(one.from)), .init("until", time(one.until)), .init("at", text(house.unit(one.unit)?.name)),
            .init("place", text(one.place)), .init("on", text(one.work)),
        ])
    }
}
